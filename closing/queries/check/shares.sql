-- Proofs of year-end. Each reads one city (%(kota)s) and answers a row for every place that is wrong:
-- group, place, what is kept, what it should be. The name after "proof:" is told with it.

-- proof: shu_rules
SELECT r.group_id, 'pembagian SHU sejak ' || r.starts_on, coalesce(i.total, 0)::text, '10000'
FROM closing_shurulesrow r
LEFT JOIN (SELECT rules_id, sum(bps) AS total FROM closing_shuitemrow WHERE kota_id = %(kota)s GROUP BY 1) i
    ON i.rules_id = r.id
WHERE r.kota_id = %(kota)s AND i.total IS DISTINCT FROM 10000;

-- proof: share_amount
SELECT s.group_id, 'SHU ' || s.year || '/' || s.no,
    s.amount || ', bagian ' || i.total || ', asal ' || a.total, coalesce(l.taken, 0)::text
FROM closing_yearshare s
CROSS JOIN LATERAL (SELECT coalesce(sum((x->>'amount')::bigint), 0) AS total FROM jsonb_array_elements(s.split->'items') x) i
CROSS JOIN LATERAL (SELECT coalesce(sum((x->>'amount')::bigint), 0) AS total FROM jsonb_array_elements(s.sources) x) a
LEFT JOIN (SELECT entry_id, sum(debit) AS taken FROM bookkeeping_leg
    WHERE kota_id = %(kota)s AND account_id = 3401 GROUP BY 1) l ON l.entry_id = s.entry_id
WHERE s.kota_id = %(kota)s
    AND NOT (s.amount = i.total AND s.amount = a.total AND s.amount IS NOT DISTINCT FROM l.taken);

-- proof: share_members
SELECT s.group_id, 'SHU ' || s.year || '/' || s.no || ' anggota ' || coalesce(m.member_id, l.member_id),
    coalesce(m.total, 0)::text, coalesce(l.total, 0)::text
FROM closing_yearshare s
CROSS JOIN LATERAL (
    SELECT (x->>'member_id')::uuid AS member_id, (x->>'by_capital')::bigint + (x->>'by_use')::bigint AS total
    FROM jsonb_array_elements(s.split->'members') x
) m
FULL JOIN (SELECT entry_id, member_id, sum(credit) AS total FROM bookkeeping_leg
    WHERE kota_id = %(kota)s AND account_id = 2202 GROUP BY 1, 2) l
    ON l.entry_id = s.entry_id AND l.member_id = m.member_id
WHERE s.kota_id = %(kota)s AND coalesce(m.total, 0) <> coalesce(l.total, 0);

-- proof: share_kept
SELECT e.group_id, 'bukti ' || e.voucher_no || '/' || e.voucher_year, 'tanpa pembagian', 'satu pembagian kelompok ini'
FROM bookkeeping_entry e
LEFT JOIN closing_yearshare s ON s.kota_id = e.kota_id AND s.entry_id = e.id AND s.group_id = e.group_id
WHERE e.kota_id = %(kota)s AND e.kind = 'pembagian_shu' AND s.id IS NULL;
