-- The same rule as in 0013_seals.sql, without a join that looks for what each entry takes back: on a long file
-- taken out of the books it read the journal for every entry. A look-up by key in the list of columns stays one.
CREATE OR REPLACE FUNCTION up2k_lead_in(p_kota int, p_group uuid, p_from int, p_entries uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE r record; stated uuid[];
BEGIN
    SELECT coalesce(array_agg(id), '{}') INTO stated FROM (
        SELECT e.id, e.kind, (
            SELECT u.kind FROM bookkeeping_entry u WHERE u.kota_id = p_kota AND u.id = e.reverses_id
        ) AS undone
        FROM bookkeeping_entry e WHERE e.kota_id = p_kota AND e.id = ANY (p_entries)
    ) x WHERE 'saldo_awal' IN (x.kind, x.undone);
    FOR r IN
        SELECT account_id, sum(debit - credit) AS moved FROM bookkeeping_leg
        WHERE kota_id = p_kota AND entry_id = ANY (p_entries) AND entry_id <> ALL (stated)
            AND account_id < 4000 AND account_id NOT IN (3401, 3501)
        GROUP BY 1 HAVING sum(debit - credit) <> 0 ORDER BY 1
    LOOP
        PERFORM up2k_refuse('23U13', 'ledger_lead_in', jsonb_build_object(
            'group', p_group, 'period', p_from, 'account', r.account_id, 'moved', r.moved));
    END LOOP;
END $$;
