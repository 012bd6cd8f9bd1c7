DROP TRIGGER seals ON bookkeeping_month;
DROP TRIGGER sealed_stays ON bookkeeping_month;
DROP FUNCTION up2k_month_seals();

-- Entries arrive: in the group's kelurahan, numbered without gaps, in a month that no issued report counts.
-- A report counts every month up to its own, so a sealed month seals all months before it.
-- The book counts them when their legs have come: until then nothing follows them.
CREATE OR REPLACE FUNCTION up2k_entries_arrive() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE r record; early record; book bookkeeping_book; before int;
BEGIN
    FOR r IN
        SELECT kota_id, group_id, kelurahan_id, voucher_year AS year, min(period) AS month,
               min(voucher_no) AS first, max(voucher_no) AS last, count(*) AS n,
               min(min(seq)) OVER of_book AS first_seq, max(max(seq)) OVER of_book AS last_seq,
               sum(count(*)) OVER of_book AS entries
        FROM new_rows GROUP BY 1, 2, 3, 4 WINDOW of_book AS (PARTITION BY kota_id, group_id)
        ORDER BY 1, 2, 3, 4
    LOOP
        IF book.group_id IS DISTINCT FROM r.group_id THEN
            SELECT * INTO book FROM bookkeeping_book
                WHERE kota_id = r.kota_id AND group_id = r.group_id FOR UPDATE;
            IF book.last_seq IS DISTINCT FROM r.first_seq - 1 OR book.sealed_seq <> book.last_seq
                    OR r.last_seq - book.last_seq <> r.entries THEN
                PERFORM up2k_refuse('23U02', 'ledger_sequence',
                    jsonb_build_object('group', r.group_id, 'seq', r.first_seq));
            END IF;
        END IF;
        IF book.kelurahan_id <> r.kelurahan_id THEN
            PERFORM up2k_refuse('23U02', 'ledger_sequence',
                jsonb_build_object('group', r.group_id, 'seq', r.first_seq));
        END IF;
        UPDATE bookkeeping_voucherrun v SET last = r.last
            WHERE v.kota_id = r.kota_id AND v.group_id = r.group_id AND v.year = r.year AND v.last = r.first - 1
              AND r.last - r.first + 1 = r.n
              AND NOT EXISTS (SELECT FROM bookkeeping_month m WHERE m.kota_id = r.kota_id
                  AND m.group_id = r.group_id AND m.period >= r.month AND m.state = 'sealed');
        CONTINUE WHEN FOUND;
        -- A year begins, or something is wrong: which?
        SELECT n.id, n.period INTO early FROM new_rows n JOIN bookkeeping_month m
            ON m.kota_id = n.kota_id AND m.group_id = n.group_id AND m.period >= n.period AND m.state = 'sealed'
            WHERE n.kota_id = r.kota_id AND n.group_id = r.group_id ORDER BY n.seq LIMIT 1;
        IF FOUND THEN
            PERFORM up2k_refuse('23U04', 'ledger_sealed_month',
                jsonb_build_object('entry', early.id, 'group', r.group_id, 'period', early.period));
        END IF;
        SELECT last INTO before FROM bookkeeping_voucherrun
            WHERE kota_id = r.kota_id AND group_id = r.group_id AND year = r.year;
        IF FOUND OR r.first <> 1 OR r.last <> r.n THEN
            PERFORM up2k_refuse('23U03', 'ledger_voucher',
                jsonb_build_object('group', r.group_id, 'year', r.year, 'number', r.first));
        END IF;
        INSERT INTO bookkeeping_voucherrun (kota_id, kelurahan_id, group_id, year, last)
            VALUES (r.kota_id, r.kelurahan_id, r.group_id, r.year, r.last);
    END LOOP;
    RETURN NULL;
END $$;

-- Legs arrive: all of an entry in one INSERT, balanced, dated as the entry; then the chain and the rollups.
-- The entries that still lack their legs are read beside them, book by book in the order of the chain: a join
-- would be planned as a read of the whole journal, and so may a look-up by key while a table is young.
CREATE OR REPLACE FUNCTION up2k_legs_arrive() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
    waiting CURSOR (of_kota int, of_group uuid, after bigint) FOR SELECT * FROM bookkeeping_entry
        WHERE kota_id = of_kota AND group_id = of_group AND seq > after ORDER BY seq;
    r record; e bookkeeping_entry; book bookkeeping_book; digest bytea; account int; about text;
    areas bigint[] := '{}'; groups uuid[] := '{}'; entries uuid[] := '{}'; seqs bigint[] := '{}';
    befores bytea[] := '{}'; digests bytea[] := '{}';
    watched uuid[] := '{}'; purses int[] := '{}'; since date[] := '{}';
    of_loans bigint := 0; undoing uuid[] := '{}'; forgiving uuid[] := '{}';
BEGIN
    FOR r IN
        SELECT * FROM (
            SELECT entry_id, group_id, kelurahan_id, date, kota_id, min(id) AS first,
                   sum(debit) AS debit, sum(credit) AS credit, count(*) AS n, count(loan_id) AS of_loans,
                   array_agg(account_id) FILTER (WHERE credit > 0) AS giving,
                   '[' || string_agg(json_build_array(account_id, debit, credit, member_id, loan_id, fund)::text,
                       ', ' ORDER BY id) || ']' AS legs
            FROM new_rows GROUP BY 1, 2, 3, 4, 5 OFFSET 0
        ) entries ORDER BY group_id, first
    LOOP
        IF book.group_id IS DISTINCT FROM r.group_id THEN
            IF book.group_id IS NOT NULL THEN
                CLOSE waiting;
                UPDATE bookkeeping_book
                    SET last_seq = book.sealed_seq, sealed_seq = book.sealed_seq, head_hash = book.head_hash
                    WHERE kota_id = book.kota_id AND group_id = book.group_id;
            END IF;
            SELECT * INTO book FROM bookkeeping_book
                WHERE kota_id = r.kota_id AND group_id = r.group_id FOR UPDATE;
            OPEN waiting (r.kota_id, r.group_id, book.sealed_seq);
        END IF;
        FETCH waiting INTO e;
        IF e.id IS DISTINCT FROM r.entry_id OR e.date <> r.date OR e.kelurahan_id <> r.kelurahan_id
                OR r.debit <> r.credit OR r.n < 2 THEN
            PERFORM up2k_refuse_legs(r.kota_id, r.group_id, r.entry_id, r.date, r.kelurahan_id,
                jsonb_build_object('entry', r.entry_id, 'debit', r.debit, 'credit', r.credit, 'legs', r.n));
        END IF;
        digest := sha256(book.head_hash || convert_to(up2k_entry_text(e) || r.legs, 'UTF8'));
        areas := areas || e.kelurahan_id;
        groups := groups || e.group_id;
        entries := entries || e.id;
        seqs := seqs || e.seq;
        befores := befores || book.head_hash;
        digests := digests || digest;
        book.sealed_seq := e.seq;
        book.head_hash := digest;
        IF r.of_loans > 0 THEN
            of_loans := of_loans + r.of_loans;
            about := e.kind;
            IF e.reverses_id IS NOT NULL THEN
                undoing := undoing || e.id;
                SELECT kind INTO about FROM bookkeeping_entry WHERE kota_id = e.kota_id AND id = e.reverses_id;
            END IF;
            IF about = 'hapus_pinjaman' THEN
                forgiving := forgiving || e.id;
            END IF;
        END IF;
        IF e.cash_reason = '' THEN
            FOREACH account IN ARRAY r.giving LOOP
                watched := watched || e.group_id;
                purses := purses || account;
                since := since || e.date;
            END LOOP;
        END IF;
    END LOOP;
    UPDATE bookkeeping_book
        SET last_seq = book.sealed_seq, sealed_seq = book.sealed_seq, head_hash = book.head_hash
        WHERE kota_id = book.kota_id AND group_id = book.group_id;
    INSERT INTO bookkeeping_seal (kota_id, kelurahan_id, group_id, entry_id, seq, prev_hash, hash)
        SELECT book.kota_id, s.* FROM unnest(areas, groups, entries, seqs, befores, digests) s;

    -- What moved in a month, by account.
    SELECT array_agg(kelurahan_id) AS areas, array_agg(group_id) AS groups, array_agg(account_id) AS accounts,
           array_agg(period) AS periods, array_agg(debit) AS debits, array_agg(credit) AS credits
        INTO r FROM (
            SELECT kelurahan_id, group_id, account_id,
                   extract(year FROM date)::int * 100 + extract(month FROM date)::int AS period,
                   sum(debit)::bigint AS debit, sum(credit)::bigint AS credit
            FROM new_rows GROUP BY 1, 2, 3, 4
        ) moved;
    INSERT INTO bookkeeping_monthlymovement AS m
        (kota_id, kelurahan_id, group_id, account_id, period, debit, credit)
        SELECT book.kota_id, x.* FROM unnest(r.areas, r.groups, r.accounts, r.periods, r.debits, r.credits) x
        ON CONFLICT (kota_id, group_id, account_id, period)
        DO UPDATE SET debit = m.debit + excluded.debit, credit = m.credit + excluded.credit;

    -- What moved on a loan. A reversal takes back on the side it mirrors: an undone instalment lends nothing, it
    -- was never paid. Pokok that is given up was not paid either.
    IF of_loans > 0 THEN
        SELECT array_agg(kelurahan_id) AS areas, array_agg(group_id) AS groups, array_agg(loan_id) AS loans,
               array_agg(period) AS periods, array_agg(lent) AS lent, array_agg(principal) AS principal,
               array_agg(interest) AS interest, array_agg(penalty) AS penalty, array_agg(forgiven) AS forgiven
            INTO r FROM (
                SELECT kelurahan_id, group_id, loan_id,
                       extract(year FROM date)::int * 100 + extract(month FROM date)::int AS period,
                       coalesce(sum(CASE WHEN entry_id = ANY (undoing) THEN -credit ELSE debit END)
                           FILTER (WHERE account_id = 1201), 0)::bigint AS lent,
                       coalesce(sum(CASE WHEN entry_id = ANY (undoing) THEN -debit ELSE credit END)
                           FILTER (WHERE account_id = 1201 AND entry_id <> ALL (forgiving)), 0)::bigint AS principal,
                       coalesce(sum(credit - debit) FILTER (WHERE account_id = 4101), 0)::bigint AS interest,
                       coalesce(sum(credit - debit) FILTER (WHERE account_id = 4102), 0)::bigint AS penalty,
                       coalesce(sum(CASE WHEN entry_id = ANY (undoing) THEN -debit ELSE credit END)
                           FILTER (WHERE account_id = 1201 AND entry_id = ANY (forgiving)), 0)::bigint AS forgiven
                FROM new_rows WHERE loan_id IS NOT NULL GROUP BY 1, 2, 3, 4 ORDER BY 2, 3, 4
            ) moved;
        INSERT INTO bookkeeping_loanmovement AS m
            (kota_id, kelurahan_id, group_id, loan_id, period, due_principal, due_interest,
             lent, paid_principal, paid_interest, paid_penalty, written_off)
            SELECT book.kota_id, x.area, x.grp, x.loan, x.period, 0, 0,
                   x.lent, x.principal, x.interest, x.penalty, x.forgiven
            FROM unnest(r.areas, r.groups, r.loans, r.periods, r.lent, r.principal, r.interest, r.penalty, r.forgiven)
                AS x (area, grp, loan, period, lent, principal, interest, penalty, forgiven)
            ON CONFLICT (kota_id, group_id, loan_id, period)
            DO UPDATE SET lent = m.lent + excluded.lent,
                paid_principal = m.paid_principal + excluded.paid_principal,
                paid_interest = m.paid_interest + excluded.paid_interest,
                paid_penalty = m.paid_penalty + excluded.paid_penalty,
                written_off = m.written_off + excluded.written_off;
    END IF;

    -- Cash: what takes money out without a written reason must leave every later day at zero or above.
    IF cardinality(watched) > 0 THEN
        FOR r IN
            SELECT w.grp, w.purse, min(w.since) AS since FROM unnest(watched, purses, since) AS w (grp, purse, since)
            WHERE w.purse IN (SELECT id FROM bookkeeping_account WHERE kota_id = book.kota_id AND is_cash)
            GROUP BY 1, 2 ORDER BY 1, 2
        LOOP
            PERFORM up2k_cash_holds(book.kota_id, r.grp, r.purse, r.since);
        END LOOP;
    END IF;
    RETURN NULL;
END $$;

DROP FUNCTION up2k_lead_in(int, uuid, int, uuid[]);
