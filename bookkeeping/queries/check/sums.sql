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
    concat_ws(' ', m.due_principal, m.due_interest, m.lent, m.paid_principal, m.paid_interest, m.paid_penalty, m.written_off),
    concat_ws(' ', t.due_principal, t.due_interest, t.lent, t.paid_principal, t.paid_interest, t.paid_penalty, t.written_off)
FROM (SELECT * FROM bookkeeping_loanmovement WHERE kota_id = %(kota)s) m
FULL JOIN (
    SELECT group_id, loan_id, period, sum(due_principal) AS due_principal, sum(due_interest) AS due_interest,
        sum(lent) AS lent, sum(paid_principal) AS paid_principal, sum(paid_interest) AS paid_interest,
        sum(paid_penalty) AS paid_penalty, sum(written_off) AS written_off
    FROM (
        SELECT group_id, loan_id, period, due_principal, due_interest, 0 AS lent, 0 AS paid_principal, 0 AS paid_interest, 0 AS paid_penalty, 0 AS written_off
        FROM (
            SELECT group_id, loan_id, to_char(due_on, 'YYYYMM')::int AS period, principal AS due_principal,
                interest AS due_interest
            FROM bookkeeping_instalment WHERE kota_id = %(kota)s AND loan_id NOT IN (
                SELECT loan_id FROM bookkeeping_instalment WHERE kota_id = %(kota)s AND plan > 1
            )
            UNION ALL
            SELECT group_id, loan_id, period, principal - lag(principal, 1, 0::numeric) OVER months,
                interest - lag(interest, 1, 0::numeric) OVER months
            FROM (
                SELECT q.group_id, q.loan_id, q.period, coalesce(sum(i.principal), 0) AS principal,
                    coalesce(sum(i.interest), 0) AS interest
                FROM (
                    SELECT DISTINCT i.group_id, i.loan_id, to_char(i.due_on, 'YYYYMM')::int AS period
                    FROM bookkeeping_instalment i WHERE i.kota_id = %(kota)s AND i.loan_id IN (
                        SELECT loan_id FROM bookkeeping_instalment WHERE kota_id = %(kota)s AND plan > 1
                    )
                ) q
                LEFT JOIN bookkeeping_instalment i ON i.kota_id = %(kota)s AND i.loan_id = q.loan_id
                    AND to_char(i.due_on, 'YYYYMM')::int <= q.period AND i.plan = (
                        SELECT coalesce(max(b.plan), 1) FROM bookkeeping_instalment b
                        WHERE b.kota_id = %(kota)s AND b.loan_id = q.loan_id AND b.no = 0
                            AND to_char(b.due_on, 'YYYYMM')::int <= q.period
                    )
                GROUP BY q.group_id, q.loan_id, q.period
            ) reached
            WINDOW months AS (PARTITION BY group_id, loan_id ORDER BY period)
        ) dues
        UNION ALL
        SELECT l.group_id, l.loan_id, to_char(l.date, 'YYYYMM')::int, 0, 0,
            CASE WHEN account_id <> 1201 THEN 0 WHEN e.reverses_id IS NULL THEN debit ELSE -credit END,
            CASE WHEN account_id <> 1201 OR given_up THEN 0 WHEN e.reverses_id IS NULL THEN credit ELSE -debit END,
            CASE WHEN account_id = 4101 THEN credit - debit ELSE 0 END,
            CASE WHEN account_id = 4102 THEN credit - debit ELSE 0 END,
            CASE WHEN account_id <> 1201 OR NOT given_up THEN 0 WHEN e.reverses_id IS NULL THEN credit ELSE -debit END
        FROM bookkeeping_leg l JOIN bookkeeping_entry e ON e.kota_id = l.kota_id AND e.id = l.entry_id
        LEFT JOIN bookkeeping_entry undone ON undone.kota_id = e.kota_id AND undone.id = e.reverses_id
        CROSS JOIN LATERAL (SELECT coalesce(undone.kind, e.kind) = 'hapus_pinjaman' AS given_up) why
        WHERE l.kota_id = %(kota)s AND l.loan_id IS NOT NULL
    ) parts
    GROUP BY group_id, loan_id, period
) t USING (group_id, loan_id, period)
WHERE (m.due_principal, m.due_interest, m.lent, m.paid_principal, m.paid_interest, m.paid_penalty, m.written_off)
    IS DISTINCT FROM (t.due_principal, t.due_interest, t.lent, t.paid_principal, t.paid_interest, t.paid_penalty, t.written_off);

-- Every plan of a loan sums to it, the first in as many instalments as were agreed.
-- proof: schedule
SELECT l.group_id, 'pinjaman ' || l.number || CASE WHEN n.plan > 1 THEN ' rencana ' || n.plan ELSE '' END,
    coalesce(n.parts, 0) || ' dalam ' || coalesce(n.lines, 0) || ' angsuran',
    l.principal || ' dalam ' || l.count || ' angsuran'
FROM bookkeeping_loan l
LEFT JOIN (
    SELECT loan_id, plan, sum(principal) AS parts, count(*) AS lines
    FROM bookkeeping_instalment WHERE kota_id = %(kota)s GROUP BY loan_id, plan
) n ON n.loan_id = l.id
WHERE l.kota_id = %(kota)s
    AND (n.parts IS DISTINCT FROM l.principal OR (n.plan = 1 AND n.lines <> l.count));

-- Every plan after the first was decided, on the day it begins.
-- proof: decision
SELECT group_id, 'pinjaman ' || loan_id || ' rencana ' || plan, n.starts::text, d.date::text
FROM (
    SELECT group_id, loan_id, plan, min(due_on) FILTER (WHERE no = 0) AS starts
    FROM bookkeeping_instalment WHERE kota_id = %(kota)s AND plan > 1 GROUP BY group_id, loan_id, plan
) n
FULL JOIN (
    SELECT group_id, loan_id, plan, date FROM bookkeeping_loandecision
    WHERE kota_id = %(kota)s AND plan IS NOT NULL
) d USING (group_id, loan_id, plan)
WHERE n.starts IS DISTINCT FROM d.date;

-- What is open on the loans of a group is what stands on its piutang; a journal taken over names no loans.
-- proof: piutang
SELECT group_id, 'pos 1201', coalesce(p.saldo, 0)::text, coalesce(l.open, 0)::text
FROM (
    SELECT group_id, sum(debit - credit) AS saldo FROM bookkeeping_monthlymovement
    WHERE kota_id = %(kota)s AND account_id = 1201 GROUP BY group_id
) p
FULL JOIN (
    SELECT group_id, sum(open) AS open FROM (
        SELECT group_id, sum(lent - paid_principal - written_off) AS open FROM bookkeeping_loanmovement
        WHERE kota_id = %(kota)s GROUP BY group_id
        UNION ALL
        SELECT g.group_id, sum(g.debit - g.credit) FROM bookkeeping_leg g
        JOIN bookkeeping_entry e ON e.kota_id = g.kota_id AND e.id = g.entry_id
        LEFT JOIN bookkeeping_entry u ON u.kota_id = e.kota_id AND u.id = e.reverses_id
        WHERE g.kota_id = %(kota)s AND g.account_id = 1201 AND g.loan_id IS NULL
            AND 'impor' IN (e.kind, u.kind)
        GROUP BY g.group_id
    ) parts GROUP BY group_id
) l USING (group_id)
WHERE coalesce(p.saldo, 0) <> coalesce(l.open, 0);

-- Of a loan that was written off no more is paid back than was given up.
-- proof: written_off
SELECT group_id, 'pinjaman ' || loan_id, sum(credit - debit) FILTER (WHERE account_id = 4105)::text,
    'paling banyak ' || coalesce(sum(debit - credit) FILTER (WHERE account_id = 5110), 0)
FROM bookkeeping_leg
WHERE kota_id = %(kota)s AND loan_id IS NOT NULL AND account_id IN (4105, 5110)
GROUP BY group_id, loan_id
HAVING coalesce(sum(credit - debit) FILTER (WHERE account_id = 4105), 0)
    > coalesce(sum(debit - credit) FILTER (WHERE account_id = 5110), 0);

-- Tanggung renteng: nobody gave back more than was covered, nobody got back more than she laid out, and what was
-- passed on had been given back before.
-- proof: cover
SELECT group_id, 'pinjaman ' || loan_id, 
    'belum kembali ' || coalesce(lent, 0) || ', belum diteruskan ' || coalesce(owed, 0), 'tidak di bawah nol, tidak lebih'
FROM (
    SELECT group_id, loan_id, sum(own) FILTER (WHERE account_id = 1202) AS lent,
        sum(own) FILTER (WHERE account_id = 2302) AS owed, min(own) AS least
    FROM (
        SELECT group_id, loan_id, account_id, member_id,
            sum(CASE WHEN account_id = 1202 THEN debit - credit ELSE credit - debit END) AS own
        FROM bookkeeping_leg
        WHERE kota_id = %(kota)s AND loan_id IS NOT NULL AND account_id IN (1202, 2302)
        GROUP BY group_id, loan_id, account_id, member_id
    ) members
    GROUP BY group_id, loan_id
) loans
WHERE least < 0 OR coalesce(lent, 0) > coalesce(owed, 0);

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

-- Whose money it is stands on every leg of an account that needs it; a journal taken over names nobody.
-- proof: names
SELECT l.group_id, 'bukti ' || e.voucher_no || '/' || e.voucher_year || ' pos ' || l.account_id,
    'tanpa nama', CASE WHEN a.needs_loan THEN 'anggota dan pinjaman' ELSE 'anggota' END
FROM bookkeeping_leg l
JOIN bookkeeping_account a ON a.kota_id = l.kota_id AND a.id = l.account_id
JOIN bookkeeping_entry e ON e.kota_id = l.kota_id AND e.id = l.entry_id
LEFT JOIN bookkeeping_entry u ON u.kota_id = e.kota_id AND u.id = e.reverses_id
WHERE l.kota_id = %(kota)s AND 'impor' NOT IN (e.kind, coalesce(u.kind, ''))
    AND ((a.needs_member AND l.member_id IS NULL) OR (a.needs_loan AND l.loan_id IS NULL));

-- Nobody took out more than was hers, at the end of any day: each simpanan, and SHU not yet taken.
-- proof: savings
SELECT group_id, 'pos ' || account_id || ' anggota ' || member_id || ' tanggal ' || date, saldo::text,
    'nol atau lebih'
FROM (
    SELECT group_id, account_id, member_id, date,
        sum(sum(credit - debit)) OVER (PARTITION BY group_id, account_id, member_id ORDER BY date) AS saldo
    FROM bookkeeping_leg
    WHERE kota_id = %(kota)s AND account_id IN (2101, 2102, 2202, 3101, 3102) AND member_id IS NOT NULL
    GROUP BY group_id, account_id, member_id, date
) s
WHERE saldo < 0;

-- Jasa simpanan was written as the group decided it: member by member, and so much in all.
-- proof: savings_interest
SELECT i.group_id, 'jasa simpanan ' || i.first_period || ' sampai ' || i.last_period, i.total::text,
    coalesce(w.written, 0)::text
FROM bookkeeping_savingsinterest i
LEFT JOIN (
    SELECT e.command_id, sum(l.debit) AS written
    FROM bookkeeping_entry e
    JOIN bookkeeping_leg l ON l.kota_id = e.kota_id AND l.entry_id = e.id AND l.account_id = 5112
    WHERE e.kota_id = %(kota)s AND e.kind = 'jasa_simpanan' GROUP BY e.command_id
) w ON w.command_id = i.id
WHERE i.kota_id = %(kota)s AND i.total <> coalesce(w.written, 0);

-- Nothing was written into a month after a report that counts it was issued, from the first month it counts on.
-- proof: sealed_month
SELECT e.group_id, 'bukti ' || e.voucher_no || '/' || e.voucher_year, e.recorded_at::text,
    'sebelum bulan ' || m.period || ' disegel'
FROM bookkeeping_entry e
JOIN bookkeeping_month m ON m.kota_id = e.kota_id AND m.group_id = e.group_id
    AND e.period BETWEEN coalesce(m.counts_from, 0) AND m.period AND m.state = 'sealed'
    AND e.recorded_at > m.changed_at
WHERE e.kota_id = %(kota)s;

-- A report counts a group from its first month in the books, and the book knows the span of all its reports.
-- proof: counted
SELECT s.group_id, 'segel sampai ' || s.until, concat_ws(' ', s.since, b.counts_from, b.counts_until),
    concat_ws(' ', s.first, s.since, s.until)
FROM (
    SELECT m.group_id, min(m.counts_from) AS since, max(m.period) AS until, (
        SELECT min(e.period) FROM bookkeeping_entry e WHERE e.kota_id = %(kota)s AND e.group_id = m.group_id
            AND e.period <= max(m.period) AND e.recorded_at < max(m.changed_at)
    ) AS first
    FROM bookkeeping_month m WHERE m.kota_id = %(kota)s AND m.state = 'sealed' GROUP BY m.group_id
) s
FULL JOIN (
    SELECT * FROM bookkeeping_book WHERE kota_id = %(kota)s AND counts_from IS NOT NULL
) b USING (group_id)
WHERE (b.counts_from, b.counts_until) IS DISTINCT FROM (s.since, s.until) OR s.since > s.first;

-- Old books lead into what the reports counted: what was written before it, after a report, changes no balance.
-- proof: lead_in
SELECT group_id, 'pos ' || account_id || ' sebelum ' || since, sum(moved)::text, '0'
FROM (
    SELECT DISTINCT e.id, e.group_id, l.id AS leg, l.account_id, l.debit - l.credit AS moved, b.counts_from AS since
    FROM bookkeeping_entry e
    JOIN bookkeeping_month m ON m.kota_id = e.kota_id AND m.group_id = e.group_id AND m.state = 'sealed'
        AND e.period < m.counts_from AND e.recorded_at > m.changed_at
    JOIN bookkeeping_book b ON b.kota_id = e.kota_id AND b.group_id = e.group_id
    JOIN bookkeeping_leg l ON l.kota_id = e.kota_id AND l.entry_id = e.id
    LEFT JOIN bookkeeping_entry u ON u.kota_id = e.kota_id AND u.id = e.reverses_id
    WHERE e.kota_id = %(kota)s AND 'saldo_awal' NOT IN (e.kind, coalesce(u.kind, ''))
        AND l.account_id < 4000 AND l.account_id NOT IN (3401, 3501)
) early
GROUP BY group_id, account_id, since HAVING sum(moved) <> 0;
