-- Nobody is paid more of SHU than was shared to her, on no day and whoever writes. Looked at only when something
-- leaves the account of members' parts, and with all legs of a posting there: a correction moves both at once.
-- What a journal taken over says is excused, as its names are.
CREATE FUNCTION up2k_parts_paid() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE r record; lowest bigint;
BEGIN
    FOR r IN
        SELECT kota_id, group_id, member_id, min(date) AS since, (array_agg(entry_id))[1] AS entry_id
        FROM new_rows WHERE account_id = 2202 AND debit > 0 AND member_id IS NOT NULL
        GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    LOOP
        CONTINUE WHEN EXISTS (SELECT FROM bookkeeping_entry e
            WHERE e.kota_id = r.kota_id AND e.id = r.entry_id AND e.kind = 'impor');
        SELECT min(d.held) INTO lowest FROM (
            SELECT l.date, sum(sum(l.credit) - sum(l.debit)) OVER (ORDER BY l.date) AS held
            FROM bookkeeping_leg l
            WHERE l.kota_id = r.kota_id AND l.member_id = r.member_id AND l.account_id = 2202
              AND l.group_id = r.group_id
            GROUP BY l.date
        ) d WHERE d.date >= r.since;
        IF lowest < 0 THEN
            PERFORM up2k_refuse('23U71', 'shu_parts_paid',
                jsonb_build_object('member', r.member_id, 'saldo', lowest));
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE TRIGGER shu_parts_paid AFTER INSERT ON bookkeeping_leg
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION up2k_parts_paid();
