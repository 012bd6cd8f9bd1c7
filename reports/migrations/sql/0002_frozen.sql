-- A report is seen by those who may see every kelurahan it counts.
CREATE POLICY areas ON reports_reportrun AS RESTRICTIVE USING (
    0 = ANY (string_to_array(nullif(current_setting('up2k.kelurahan', true), ''), ',')::bigint[])
    OR counts <@ string_to_array(nullif(current_setting('up2k.kelurahan', true), ''), ',')::bigint[]
);

-- What is issued stays, byte for byte; what is frozen may only be printed.
CREATE FUNCTION up2k_report_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF OLD.state = 'issued' OR (OLD.state = 'frozen' AND
        (NEW.data, NEW.sha256, NEW.number, NEW.frozen_at, NEW.period, NEW.area_id)
        IS DISTINCT FROM (OLD.data, OLD.sha256, OLD.number, OLD.frozen_at, OLD.period, OLD.area_id))
    THEN
        PERFORM up2k_refuse('23U20', 'report_frozen', jsonb_build_object('run', OLD.id, 'number', OLD.number));
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER report_stays BEFORE UPDATE ON reports_reportrun
    FOR EACH ROW EXECUTE FUNCTION up2k_report_stays();
