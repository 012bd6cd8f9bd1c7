-- The percentages of a group's SHU sum to 100, whoever writes. All items of a decision arrive in one INSERT.
CREATE FUNCTION up2k_shu_percentages() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE r record; total bigint;
BEGIN
    FOR r IN SELECT DISTINCT kota_id, rules_id FROM new_rows LOOP
        SELECT sum(bps) INTO total FROM closing_shuitemrow
            WHERE kota_id = r.kota_id AND rules_id = r.rules_id;
        IF total <> 10000 THEN
            RAISE EXCEPTION 'the percentages of SHU sum to 10000, not %', total
                USING ERRCODE = '23U70', CONSTRAINT = 'shu_percentages';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE TRIGGER shu_percentages AFTER INSERT ON closing_shuitemrow
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION up2k_shu_percentages();
