DROP TRIGGER item_keeps_what_it_said ON goods_item;
DROP FUNCTION up2k_item_keeps_what_it_said();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON goods_item FOR EACH ROW EXECUTE FUNCTION up2k_keep_row();

-- Facts about things arrive: worth what their entry moves on Inventaris and Akumulasi penyusutan; a thing never
-- counts less than nothing and is never written down below the residual value of those still there.
CREATE OR REPLACE FUNCTION up2k_item_facts_arrive() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE r record; t record; cost_moved bigint; worn_moved bigint; n bigint;
BEGIN
    FOR r IN
        SELECT kota_id, group_id, entry_id, date, sum(cost) AS cost, sum(depreciated) AS worn, count(*) AS n
        FROM new_rows WHERE entry_id IS NOT NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3
    LOOP
        PERFORM up2k_lock_book(r.kota_id, r.group_id);
        SELECT coalesce(sum(l.debit - l.credit) FILTER (WHERE l.account_id = 1401), 0),
               coalesce(sum(l.credit - l.debit) FILTER (WHERE l.account_id = 1402), 0)
            INTO cost_moved, worn_moved FROM bookkeeping_leg l
            WHERE l.kota_id = r.kota_id AND l.entry_id = r.entry_id AND l.group_id = r.group_id AND l.date = r.date;
        SELECT count(*) INTO n FROM goods_itemfact f WHERE f.kota_id = r.kota_id AND f.entry_id = r.entry_id;
        PERFORM 1 FROM bookkeeping_entry e WHERE e.kota_id = r.kota_id AND e.id = r.entry_id
            AND e.group_id = r.group_id AND e.date = r.date;
        IF NOT FOUND OR cost_moved <> r.cost OR worn_moved <> r.worn OR n <> r.n THEN
            PERFORM up2k_refuse('23U24', 'item_of_entry', jsonb_build_object(
                'entry', r.entry_id, 'inventaris', cost_moved, 'facts', r.cost, 'penyusutan', worn_moved));
        END IF;
    END LOOP;
    FOR r IN
        SELECT DISTINCT i.kota_id, i.id, i.name, i.first_count, i.residual, i.acquired_on
        FROM new_rows n JOIN goods_item i ON i.kota_id = n.kota_id AND i.id = n.item_id ORDER BY 1, 2
    LOOP
        SELECT sum(count) AS count, sum(cost) AS cost, sum(depreciated) AS worn, min(date) AS since INTO t
            FROM goods_itemfact WHERE kota_id = r.kota_id AND item_id = r.id;
        IF t.count < 0 OR t.count > r.first_count OR t.cost < 0 OR t.worn < 0 OR t.since < r.acquired_on
                OR t.worn > greatest(t.cost - r.residual * t.count / r.first_count, 0)
                OR (t.count = 0 AND t.cost <> 0) THEN
            PERFORM up2k_refuse('23U25', 'item_value', jsonb_build_object(
                'item', r.id, 'name', r.name, 'count', t.count, 'cost', t.cost, 'depreciated', t.worn));
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
