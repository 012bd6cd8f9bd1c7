-- What the database keeps true of stock and inventory, whoever writes (docs/ledger.md, section 9).
-- Written as the ledger's rules are: search_path named, rows read by their keys, refusals with SQLSTATE 23Uxx.

-- Movements of stock arrive: all of an entry in one INSERT, of its group and day, worth what the entry moves on
-- Persediaan; and no product is ever at less than nothing, in number at the end of any day, in value at the end.
CREATE FUNCTION up2k_stock_arrives() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE r record; d record; moved bigint; n bigint; held bigint; worth bigint;
BEGIN
    FOR r IN
        SELECT kota_id, group_id, entry_id, note_id, date, sum(value) AS value, count(*) AS n
        FROM new_rows GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3
    LOOP
        PERFORM up2k_lock_book(r.kota_id, r.group_id);
        SELECT coalesce(sum(l.debit - l.credit) FILTER (WHERE l.account_id = 1301), 0) INTO moved
            FROM bookkeeping_leg l
            WHERE l.kota_id = r.kota_id AND l.entry_id = r.entry_id AND l.group_id = r.group_id AND l.date = r.date;
        SELECT count(*) INTO n FROM goods_stockmovement m WHERE m.kota_id = r.kota_id AND m.entry_id = r.entry_id;
        PERFORM 1 FROM goods_stocknote s JOIN bookkeeping_entry e ON e.kota_id = s.kota_id AND e.id = s.entry_id
            WHERE s.kota_id = r.kota_id AND s.id = r.note_id AND s.entry_id = r.entry_id
              AND s.group_id = r.group_id AND s.date = r.date AND e.group_id = r.group_id AND e.date = r.date;
        IF NOT FOUND OR moved <> r.value OR n <> r.n THEN
            PERFORM up2k_refuse('23U21', 'stock_of_entry', jsonb_build_object(
                'entry', r.entry_id, 'persediaan', moved, 'movements', r.value));
        END IF;
    END LOOP;
    FOR r IN
        SELECT n.kota_id, n.product_id, min(n.date) AS since, p.name, p.unit
        FROM new_rows n JOIN goods_product p ON p.kota_id = n.kota_id AND p.id = n.product_id
        GROUP BY 1, 2, 4, 5 ORDER BY 1, 2
    LOOP
        SELECT coalesce(sum(quantity), 0), coalesce(sum(value), 0) INTO held, worth
            FROM goods_stockmovement WHERE kota_id = r.kota_id AND product_id = r.product_id;
        IF held < 0 OR worth < 0 OR (held = 0 AND worth <> 0) THEN
            PERFORM up2k_refuse('23U22', 'stock_value', jsonb_build_object(
                'product', r.product_id, 'name', r.name, 'unit', r.unit, 'quantity', held, 'value', worth));
        END IF;
        SELECT coalesce(sum(quantity), 0) INTO held FROM goods_stockmovement
            WHERE kota_id = r.kota_id AND product_id = r.product_id AND date < r.since;
        FOR d IN
            SELECT date, sum(quantity) AS moved FROM goods_stockmovement
            WHERE kota_id = r.kota_id AND product_id = r.product_id AND date >= r.since GROUP BY date ORDER BY date
        LOOP
            held := held + d.moved;
            IF held < 0 THEN
                PERFORM up2k_refuse('23U23', 'stock_below_zero', jsonb_build_object(
                    'product', r.product_id, 'name', r.name, 'unit', r.unit, 'date', d.date, 'quantity', held));
            END IF;
        END LOOP;
    END LOOP;
    RETURN NULL;
END $$;

-- Facts about things arrive: worth what their entry moves on Inventaris and Akumulasi penyusutan; a thing never
-- counts less than nothing and is never written down below the residual value of those still there.
CREATE FUNCTION up2k_item_facts_arrive() RETURNS trigger
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

-- An entry that moved goods is taken back together with them: whoever reverses it must say so first.
CREATE FUNCTION up2k_goods_go_back() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
    IF current_setting('up2k.goods_back', true) IS DISTINCT FROM NEW.reverses_id::text AND (
        EXISTS (SELECT 1 FROM goods_stockmovement WHERE kota_id = NEW.kota_id AND entry_id = NEW.reverses_id)
        OR EXISTS (SELECT 1 FROM goods_itemfact WHERE kota_id = NEW.kota_id AND entry_id = NEW.reverses_id)
    ) THEN
        PERFORM up2k_refuse('23U26', 'goods_go_back', jsonb_build_object('entry', NEW.reverses_id));
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER stock_arrives AFTER INSERT ON goods_stockmovement
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION up2k_stock_arrives();
CREATE TRIGGER item_facts_arrive AFTER INSERT ON goods_itemfact
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION up2k_item_facts_arrive();
CREATE TRIGGER goods_go_back AFTER INSERT ON bookkeeping_entry
    FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL) EXECUTE FUNCTION up2k_goods_go_back();
