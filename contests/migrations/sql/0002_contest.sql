-- What the database keeps true of a lomba, whoever writes. Functions run as the caller, under his city.
-- Each refusal carries the name of its rule.

-- The weights of a rubric sum to 100. All aspects arrive in one INSERT.
CREATE FUNCTION up2k_rubric_weights() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE r record; total bigint;
BEGIN
    FOR r IN SELECT DISTINCT kota_id, rubric_id FROM new_rows LOOP
        SELECT sum(weight) INTO total FROM contests_aspect
            WHERE kota_id = r.kota_id AND rubric_id = r.rubric_id;
        IF total <> 100 THEN
            RAISE EXCEPTION 'the weights of a rubric sum to 100, not %', total
                USING ERRCODE = '23U50', CONSTRAINT = 'rubric_weights';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE TRIGGER rubric_weights AFTER INSERT ON contests_aspect
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION up2k_rubric_weights();

-- A closed edition stands still: neither its row nor a score or mark under it changes any more.
CREATE FUNCTION up2k_edition_stands() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF OLD.state = 'ditutup' THEN
        RAISE EXCEPTION 'a closed edition is never changed'
            USING ERRCODE = '23U51', CONSTRAINT = 'edition_closed';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER edition_stands BEFORE UPDATE ON contests_edition
    FOR EACH ROW EXECUTE FUNCTION up2k_edition_stands();

CREATE FUNCTION up2k_judged_while_open() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM contests_aspect a
        JOIN contests_rubric r ON r.kota_id = a.kota_id AND r.id = a.rubric_id
        JOIN contests_edition e ON e.kota_id = r.kota_id AND e.id = r.edition_id
        WHERE a.kota_id = NEW.kota_id AND a.id = NEW.aspect_id AND e.state = 'dibuka'
        FOR SHARE OF e;  -- closing waits for whoever is writing, and the next one finds it closed
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a closed edition is never changed'
            USING ERRCODE = '23U51', CONSTRAINT = 'edition_closed';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER judged_while_open BEFORE INSERT OR UPDATE ON contests_score
    FOR EACH ROW EXECUTE FUNCTION up2k_judged_while_open();
CREATE TRIGGER judged_while_open BEFORE INSERT OR UPDATE ON contests_mark
    FOR EACH ROW EXECUTE FUNCTION up2k_judged_while_open();
