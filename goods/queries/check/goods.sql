-- Proofs of goods. Each reads one city (%(kota)s) and answers a row for every place that is wrong:
-- group, place, what is kept, what it should be. The name after "proof:" is told with it.

-- proof: stock_of_entry
SELECT e.group_id, 'bukti ' || e.voucher_no || '/' || e.voucher_year, coalesce(m.value, 0)::text, coalesce(l.value, 0)::text
FROM bookkeeping_entry e
LEFT JOIN (SELECT entry_id, sum(value) AS value FROM goods_stockmovement WHERE kota_id = %(kota)s GROUP BY 1) m
    ON m.entry_id = e.id
LEFT JOIN (SELECT entry_id, sum(debit - credit) AS value FROM bookkeeping_leg
    WHERE kota_id = %(kota)s AND account_id = 1301 GROUP BY 1) l ON l.entry_id = e.id
LEFT JOIN bookkeeping_entry r ON r.kota_id = e.kota_id AND r.id = e.reverses_id
WHERE e.kota_id = %(kota)s AND coalesce(m.value, 0) <> coalesce(l.value, 0)
    AND (m.entry_id IS NOT NULL OR coalesce(r.kind, e.kind) IN
        ('pembelian', 'penjualan', 'produksi', 'susut_barang', 'bantuan'));

-- proof: stock_note
SELECT m.group_id, 'gerak barang ' || m.id, m.date || ' ' || m.entry_id, coalesce(n.date || ' ' || n.entry_id, 'catatannya ada')
FROM goods_stockmovement m
LEFT JOIN goods_stocknote n ON n.kota_id = m.kota_id AND n.id = m.note_id
LEFT JOIN bookkeeping_entry e ON e.kota_id = m.kota_id AND e.id = m.entry_id
WHERE m.kota_id = %(kota)s AND ((n.group_id, n.entry_id, n.date) IS DISTINCT FROM (m.group_id, m.entry_id, m.date)
    OR (e.group_id, e.date) IS DISTINCT FROM (m.group_id, m.date));

-- proof: stock_below_zero
SELECT s.group_id, p.name || ' ' || s.date, s.held::text, 'paling sedikit nol'
FROM (
    SELECT group_id, product_id, date, sum(sum(quantity)) OVER (PARTITION BY product_id ORDER BY date) AS held
    FROM goods_stockmovement WHERE kota_id = %(kota)s GROUP BY group_id, product_id, date
) s
JOIN goods_product p ON p.kota_id = %(kota)s AND p.id = s.product_id
WHERE s.held < 0;

-- proof: stock_value
SELECT p.group_id, p.name, s.quantity || ' seharga ' || s.value, 'tidak kurang dari nol, dan nol bila habis'
FROM (
    SELECT product_id, sum(quantity) AS quantity, sum(value) AS value
    FROM goods_stockmovement WHERE kota_id = %(kota)s GROUP BY product_id
) s
JOIN goods_product p ON p.kota_id = %(kota)s AND p.id = s.product_id
WHERE s.value < 0 OR (s.quantity = 0 AND s.value <> 0);

-- proof: item_of_entry
SELECT e.group_id, 'bukti ' || e.voucher_no || '/' || e.voucher_year,
    coalesce(f.cost, 0) || ' susut ' || coalesce(f.worn, 0), coalesce(l.cost, 0) || ' susut ' || coalesce(l.worn, 0)
FROM bookkeeping_entry e
LEFT JOIN (SELECT entry_id, sum(cost) AS cost, sum(depreciated) AS worn FROM goods_itemfact
    WHERE kota_id = %(kota)s AND entry_id IS NOT NULL GROUP BY 1) f ON f.entry_id = e.id
LEFT JOIN (
    SELECT entry_id, coalesce(sum(debit - credit) FILTER (WHERE account_id = 1401), 0) AS cost,
        coalesce(sum(credit - debit) FILTER (WHERE account_id = 1402), 0) AS worn
    FROM bookkeeping_leg WHERE kota_id = %(kota)s AND account_id IN (1401, 1402) GROUP BY 1
) l ON l.entry_id = e.id
LEFT JOIN bookkeeping_entry r ON r.kota_id = e.kota_id AND r.id = e.reverses_id
WHERE e.kota_id = %(kota)s
    AND (coalesce(f.cost, 0), coalesce(f.worn, 0)) IS DISTINCT FROM (coalesce(l.cost, 0), coalesce(l.worn, 0))
    AND (f.entry_id IS NOT NULL OR coalesce(r.kind, e.kind) IN ('inventaris', 'penyusutan', 'bantuan'));

-- proof: item_value
SELECT i.group_id, i.name, f.count || ' seharga ' || f.cost || ' susut ' || f.worn,
    'paling banyak ' || i.first_count || ', nilai sisa ' || i.residual
FROM (
    SELECT item_id, sum(count) AS count, sum(cost) AS cost, sum(depreciated) AS worn
    FROM goods_itemfact WHERE kota_id = %(kota)s GROUP BY item_id
) f
JOIN goods_item i ON i.kota_id = %(kota)s AND i.id = f.item_id
WHERE f.count NOT BETWEEN 0 AND i.first_count OR f.cost < 0 OR f.worn < 0 OR (f.count = 0 AND f.cost <> 0)
    OR f.worn > greatest(f.cost - i.residual * f.count / i.first_count, 0);

-- proof: goods_go_back
SELECT e.group_id, 'bukti ' || e.voucher_no || '/' || e.voucher_year, g.what || ' tinggal ' || g.moved, 'kembali semua'
FROM bookkeeping_entry e
JOIN bookkeeping_entry r ON r.kota_id = e.kota_id AND r.reverses_id = e.id
JOIN LATERAL (
    SELECT product_id::text AS what, sum(quantity) AS moved FROM goods_stockmovement
    WHERE kota_id = e.kota_id AND entry_id IN (e.id, r.id) GROUP BY product_id HAVING sum(quantity) <> 0
    UNION ALL
    SELECT item_id::text, sum(count) FROM goods_itemfact
    WHERE kota_id = e.kota_id AND entry_id IN (e.id, r.id) GROUP BY item_id
    HAVING sum(count) <> 0 OR sum(cost) <> 0 OR sum(depreciated) <> 0
) g ON true
WHERE e.kota_id = %(kota)s;

-- proof: aid
SELECT a.group_id, 'bantuan ' || a.source || ' ' || a.date, (a.money + a.worth)::text, coalesce(l.given, 0)::text
FROM goods_aid a
LEFT JOIN (SELECT entry_id, date, sum(credit) AS given FROM bookkeeping_leg
    WHERE kota_id = %(kota)s AND account_id = 3201 GROUP BY 1, 2) l ON l.entry_id = a.entry_id AND l.date = a.date
WHERE a.kota_id = %(kota)s AND a.money + a.worth <> coalesce(l.given, 0);
