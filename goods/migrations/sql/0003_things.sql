-- A thing is put right together with what brought it: the row says what holds now, and what it said before is kept
-- by the database itself, whoever writes (docs/ledger.md, section 9).
DROP TRIGGER append_only ON goods_item;

CREATE FUNCTION up2k_item_keeps_what_it_said() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.revision <> OLD.revision + 1
        OR (NEW.kota_id, NEW.id, NEW.kelurahan_id, NEW.group_id, NEW.origin)
            <> (OLD.kota_id, OLD.id, OLD.kelurahan_id, OLD.group_id, OLD.origin)
    THEN
        PERFORM up2k_refuse('23U27', 'item_keeps_what_it_said', jsonb_build_object('item', OLD.id, 'name', OLD.name));
    END IF;
    INSERT INTO goods_itemformer (kota_id, kelurahan_id, item_id, revision, name, giver, acquired_on, unit,
            first_count, life_months, residual, remark)
        VALUES (OLD.kota_id, OLD.kelurahan_id, OLD.id, OLD.revision, OLD.name, OLD.giver, OLD.acquired_on, OLD.unit,
            OLD.first_count, OLD.life_months, OLD.residual, OLD.remark);
    RETURN NEW;
END $$;

CREATE TRIGGER item_keeps_what_it_said BEFORE UPDATE OR DELETE ON goods_item
    FOR EACH ROW EXECUTE FUNCTION up2k_item_keeps_what_it_said();

-- Facts about things arrive: worth what their entry moves on Inventaris and Akumulasi penyusutan; a thing never
-- counts less than nothing and is never written down below the residual value of those still there. A fact without
-- an entry is taken back by one that counts the other way.
CREATE OR REPLACE FUNCTION up2k_item_facts_arrive() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE r record; t record; cost_moved bigint; worn_moved bigint; n bigint; since date;
BEGIN
    FOR r IN SELECT * FROM new_rows WHERE undoes_id IS NOT NULL ORDER BY kota_id, id
    LOOP
        PERFORM 1 FROM goods_itemfact f WHERE f.kota_id = r.kota_id AND f.id = r.undoes_id AND f.item_id = r.item_id
            AND f.entry_id IS NULL AND r.entry_id IS NULL AND f.undoes_id IS NULL AND f.count = -r.count;
        IF NOT FOUND THEN
            PERFORM up2k_refuse('23U24', 'item_of_entry', jsonb_build_object('fact', r.id, 'undoes', r.undoes_id));
        END IF;
    END LOOP;
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
        SELECT sum(count) AS count, sum(cost) AS cost, sum(depreciated) AS worn INTO t
            FROM goods_itemfact WHERE kota_id = r.kota_id AND item_id = r.id;
        -- What was taken back may have stood on a day on which the thing, as it is said now, was not there yet.
        SELECT min(f.date) INTO since FROM goods_itemfact f
            WHERE f.kota_id = r.kota_id AND f.item_id = r.id AND f.event <> 'batal'
              AND NOT EXISTS (SELECT 1 FROM goods_itemfact u WHERE u.kota_id = f.kota_id AND u.undoes_id = f.id)
              AND NOT EXISTS (SELECT 1 FROM bookkeeping_entry e
                  WHERE e.kota_id = f.kota_id AND e.reverses_id = f.entry_id);
        IF t.count < 0 OR t.count > r.first_count OR t.cost < 0 OR t.worn < 0 OR since < r.acquired_on
                OR t.worn > greatest(t.cost - r.residual * t.count / r.first_count, 0)
                OR (t.count = 0 AND t.cost <> 0) THEN
            PERFORM up2k_refuse('23U25', 'item_value', jsonb_build_object(
                'item', r.id, 'name', r.name, 'count', t.count, 'cost', t.cost, 'depreciated', t.worn));
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
