-- A meeting is corrected by the next revision of it, and only after the revision that ends was kept, whoever writes.
DROP TRIGGER append_only ON meetings_meeting;

CREATE FUNCTION up2k_meeting_revised() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NOT OLD.is_cancelled AND NEW.revision = OLD.revision + 1
        AND (NEW.kota_id, NEW.id, NEW.kelurahan_id, NEW.group_id, NEW.posted_at, NEW.posted_name)
            = (OLD.kota_id, OLD.id, OLD.kelurahan_id, OLD.group_id, OLD.posted_at, OLD.posted_name)
        AND EXISTS (
            SELECT 1 FROM meetings_revision r
            WHERE r.kota_id = OLD.kota_id AND r.meeting_id = OLD.id AND r.no = OLD.revision
        )
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a meeting changes only together with the revision that keeps what it said'
        USING ERRCODE = '23U20', CONSTRAINT = 'meeting_keeps_what_it_said';
END
$$;

CREATE TRIGGER meeting_revised BEFORE UPDATE OR DELETE ON meetings_meeting
    FOR EACH ROW EXECUTE FUNCTION up2k_meeting_revised();
