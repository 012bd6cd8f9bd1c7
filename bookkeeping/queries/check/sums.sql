-- Proofs of the ledger. Each reads one city (%(kota)s) and answers a row for every place that is wrong:
-- group, place, what is kept, what it should be. The name after "proof:" is told with it.

-- proof: entry_balance
SELECT e.group_id, 'bukti ' || e.voucher_no || '/' || e.voucher_year,
    coalesce(l.debit, 0) || ' dan ' || coalesce(l.credit, 0) || ' dalam ' || coalesce(l.n, 0) || ' baris',
    'dua sisi yang sama'
FROM bookkeeping_entry e
LEFT JOIN (
    SELECT entry_id, sum(debit) AS debit, sum(credit) AS credit, count(*) AS n
    FROM bookkeeping_leg WHERE kota_id = %(kota)s GROUP BY entry_id
) l ON l.entry_id = e.id
WHERE e.kota_id = %(kota)s AND (l.n IS NULL OR l.n < 2 OR l.debit <> l.credit);

-- proof: leg_of_entry
SELECT l.group_id, 'baris ' || l.id, l.date || ' ' || l.kelurahan_id, coalesce(e.date || ' ' || e.kelurahan_id, 'catatannya ada')
FROM bookkeeping_leg l
LEFT JOIN bookkeeping_entry e ON e.kota_id = l.kota_id AND e.id = l.entry_id
WHERE l.kota_id = %(kota)s
    AND (e.group_id, e.date, e.kelurahan_id) IS DISTINCT FROM (l.group_id, l.date, l.kelurahan_id);

-- proof: sequence
SELECT group_id, 'bukti ' || voucher_no || '/' || voucher_year, seq::text, place::text
FROM (
    SELECT group_id, voucher_no, voucher_year, seq, row_number() OVER (PARTITION BY group_id ORDER BY seq) AS place
    FROM bookkeeping_entry WHERE kota_id = %(kota)s
) s
WHERE seq <> place;

-- proof: book
SELECT group_id, 'buku', b.last_seq || ' dan ' || b.sealed_seq, coalesce(e.n, 0)::text
FROM (SELECT * FROM bookkeeping_book WHERE kota_id = %(kota)s) b
FULL JOIN (
    SELECT group_id, count(*) AS n FROM bookkeeping_entry WHERE kota_id = %(kota)s GROUP BY group_id
) e USING (group_id)
WHERE b.last_seq IS DISTINCT FROM coalesce(e.n, 0) OR b.sealed_seq IS DISTINCT FROM coalesce(e.n, 0);

-- proof: voucher
SELECT group_id, 'bukti ' || voucher_no || '/' || voucher_year, voucher_no::text, place::text
FROM (
    SELECT group_id, voucher_no, voucher_year,
        row_number() OVER (PARTITION BY group_id, voucher_year ORDER BY voucher_no) AS place
    FROM bookkeeping_entry WHERE kota_id = %(kota)s
) s
WHERE voucher_no <> place;

-- proof: voucher_run
SELECT group_id, 'tahun ' || year, coalesce(r.last, 0)::text, coalesce(e.n, 0)::text
FROM (SELECT group_id, year, last FROM bookkeeping_voucherrun WHERE kota_id = %(kota)s) r
FULL JOIN (
    SELECT group_id, voucher_year AS year, count(*) AS n
    FROM bookkeeping_entry WHERE kota_id = %(kota)s GROUP BY group_id, voucher_year
) e USING (group_id, year)
WHERE r.last IS DISTINCT FROM e.n;

-- proof: monthly_movement
SELECT group_id, 'pos ' || account_id || ' bulan ' || period,
    coalesce(m.debit, 0) || ' dan ' || coalesce(m.credit, 0), coalesce(l.debit, 0) || ' dan ' || coalesce(l.credit, 0)
FROM (
    SELECT group_id, account_id, period, debit, credit FROM bookkeeping_monthlymovement WHERE kota_id = %(kota)s
) m
FULL JOIN (
    SELECT group_id, account_id, to_char(date, 'YYYYMM')::int AS period, sum(debit) AS debit, sum(credit) AS credit
    FROM bookkeeping_leg WHERE kota_id = %(kota)s GROUP BY 1, 2, 3
) l USING (group_id, account_id, period)
WHERE (m.debit, m.credit) IS DISTINCT FROM (l.debit, l.credit);

-- proof: loan_movement
SELECT group_id, 'pinjaman ' || loan_id || ' bulan ' || period,
    concat_ws(' ', m.due_principal, m.due_interest, m.lent, m.paid_principal, m.paid_interest, m.paid_penalty),
    concat_ws(' ', t.due_principal, t.due_interest, t.lent, t.paid_principal, t.paid_interest, t.paid_penalty)
FROM (SELECT * FROM bookkeeping_loanmovement WHERE kota_id = %(kota)s) m
FULL JOIN (
    SELECT group_id, loan_id, period, sum(due_principal) AS due_principal, sum(due_interest) AS due_interest,
        sum(lent) AS lent, sum(paid_principal) AS paid_principal, sum(paid_interest) AS paid_interest,
        sum(paid_penalty) AS paid_penalty
    FROM (
        SELECT group_id, loan_id, to_char(due_on, 'YYYYMM')::int AS period, principal AS due_principal,
            interest AS due_interest, 0 AS lent, 0 AS paid_principal, 0 AS paid_interest, 0 AS paid_penalty
        FROM bookkeeping_instalment WHERE kota_id = %(kota)s
        UNION ALL
        SELECT l.group_id, l.loan_id, to_char(l.date, 'YYYYMM')::int, 0, 0,
            CASE WHEN account_id <> 1201 THEN 0 WHEN e.reverses_id IS NULL THEN debit ELSE -credit END,
            CASE WHEN account_id <> 1201 THEN 0 WHEN e.reverses_id IS NULL THEN credit ELSE -debit END,
            CASE WHEN account_id = 4101 THEN credit - debit ELSE 0 END,
            CASE WHEN account_id = 4102 THEN credit - debit ELSE 0 END
        FROM bookkeeping_leg l JOIN bookkeeping_entry e ON e.kota_id = l.kota_id AND e.id = l.entry_id
        WHERE l.kota_id = %(kota)s AND l.loan_id IS NOT NULL
    ) parts
    GROUP BY group_id, loan_id, period
) t USING (group_id, loan_id, period)
WHERE (m.due_principal, m.due_interest, m.lent, m.paid_principal, m.paid_interest, m.paid_penalty)
    IS DISTINCT FROM (t.due_principal, t.due_interest, t.lent, t.paid_principal, t.paid_interest, t.paid_penalty);

-- proof: schedule
SELECT l.group_id, 'pinjaman ' || l.number, coalesce(n.parts, 0) || ' dalam ' || coalesce(n.lines, 0) || ' angsuran',
    l.principal || ' dalam ' || l.count || ' angsuran'
FROM bookkeeping_loan l
LEFT JOIN (
    SELECT loan_id, sum(principal) AS parts, count(*) AS lines
    FROM bookkeeping_instalment WHERE kota_id = %(kota)s GROUP BY loan_id
) n ON n.loan_id = l.id
WHERE l.kota_id = %(kota)s AND (n.parts, n.lines) IS DISTINCT FROM (l.principal, l.count::bigint);

-- proof: loan_number
SELECT group_id, 'pinjaman ' || number, number::text, place::text
FROM (
    SELECT group_id, number, row_number() OVER (PARTITION BY group_id ORDER BY number) AS place
    FROM bookkeeping_loan WHERE kota_id = %(kota)s
) s
WHERE number <> place;

-- A loan was paid out once, or its disbursal was taken back and it is marked so.
-- proof: disbursal
SELECT l.group_id, 'pinjaman ' || l.number,
    coalesce(p.lent, 0) || CASE WHEN l.cancelled_on IS NULL THEN ' berjalan' ELSE ' batal' END,
    CASE WHEN l.cancelled_on IS NULL THEN l.principal ELSE 0 END::text
FROM bookkeeping_loan l
LEFT JOIN (
    SELECT g.loan_id,
        sum(CASE WHEN e.reverses_id IS NULL THEN g.debit ELSE -g.credit END) AS lent
    FROM bookkeeping_leg g JOIN bookkeeping_entry e ON e.kota_id = g.kota_id AND e.id = g.entry_id
    WHERE g.kota_id = %(kota)s AND g.account_id = 1201 AND g.loan_id IS NOT NULL GROUP BY g.loan_id
) p ON p.loan_id = l.id
WHERE l.kota_id = %(kota)s
    AND coalesce(p.lent, 0) <> CASE WHEN l.cancelled_on IS NULL THEN l.principal ELSE 0 END;

-- A reversal and what it takes back leave nothing on any account, member or loan.
-- proof: reversal
SELECT group_id, place, string_agg(rest, ', '), 'nol'
FROM (
    SELECT r.group_id, 'bukti ' || r.voucher_no || '/' || r.voucher_year AS place,
        l.account_id || ' ' || sum(l.debit - l.credit) AS rest
    FROM bookkeeping_entry r
    JOIN bookkeeping_leg l ON l.kota_id = r.kota_id AND l.entry_id IN (r.id, r.reverses_id)
    WHERE r.kota_id = %(kota)s AND r.reverses_id IS NOT NULL
    GROUP BY r.group_id, r.voucher_no, r.voucher_year, l.account_id, l.member_id, l.loan_id, l.fund
    HAVING sum(l.debit) <> sum(l.credit)
) rests
GROUP BY group_id, place;

-- Kas and bank below zero at the end of a day, where nobody wrote why on that day or before.
-- proof: cash
SELECT s.group_id, 'pos ' || s.account_id || ' tanggal ' || s.date, s.saldo::text, 'nol atau lebih'
FROM (
    SELECT l.group_id, l.account_id, l.date,
        sum(sum(l.debit - l.credit)) OVER (PARTITION BY l.group_id, l.account_id ORDER BY l.date) AS saldo
    FROM bookkeeping_leg l
    JOIN bookkeeping_account a ON a.kota_id = l.kota_id AND a.id = l.account_id AND a.is_cash
    WHERE l.kota_id = %(kota)s GROUP BY l.group_id, l.account_id, l.date
) s
WHERE s.saldo < 0 AND NOT EXISTS (
    SELECT FROM bookkeeping_entry e
    WHERE e.kota_id = %(kota)s AND e.group_id = s.group_id AND e.date <= s.date AND e.cash_reason <> ''
);

-- Nothing was written into a month after a report that counts it was issued.
-- proof: sealed_month
SELECT e.group_id, 'bukti ' || e.voucher_no || '/' || e.voucher_year, e.recorded_at::text,
    'sebelum bulan ' || m.period || ' disegel'
FROM bookkeeping_entry e
JOIN bookkeeping_month m ON m.kota_id = e.kota_id AND m.group_id = e.group_id
    AND m.period >= e.period AND m.state = 'sealed' AND e.recorded_at > m.changed_at
WHERE e.kota_id = %(kota)s;
