DROP FUNCTION up2k_post(int, uuid[], jsonb, timestamptz, uuid, bigint, text);

CREATE OR REPLACE FUNCTION up2k_entries_arrive() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE r record; b record; before int;
BEGIN
    FOR r IN
        SELECT kota_id, group_id, min(kelurahan_id) AS low, max(kelurahan_id) AS high,
               min(seq) AS first, max(seq) AS last, count(*) AS n
        FROM new_rows GROUP BY kota_id, group_id ORDER BY kota_id, group_id
    LOOP
        UPDATE bookkeeping_book SET last_seq = r.last
            WHERE kota_id = r.kota_id AND group_id = r.group_id AND kelurahan_id = r.low
              AND r.low = r.high AND last_seq = r.first - 1 AND sealed_seq = last_seq
              AND r.last - r.first + 1 = r.n;
        IF NOT FOUND THEN
            PERFORM up2k_refuse('23U02', 'ledger_sequence', jsonb_build_object('group', r.group_id, 'seq', r.first));
        END IF;
    END LOOP;
    FOR r IN
        SELECT kota_id, group_id, kelurahan_id, voucher_year AS year,
               min(voucher_no) AS first, max(voucher_no) AS last, count(*) AS n
        FROM new_rows GROUP BY kota_id, group_id, kelurahan_id, voucher_year ORDER BY kota_id, group_id, voucher_year
    LOOP
        UPDATE bookkeeping_voucherrun SET last = r.last
            WHERE kota_id = r.kota_id AND group_id = r.group_id AND year = r.year AND last = r.first - 1
              AND r.last - r.first + 1 = r.n;
        IF NOT FOUND THEN
            SELECT last INTO before FROM bookkeeping_voucherrun
                WHERE kota_id = r.kota_id AND group_id = r.group_id AND year = r.year;
            IF before IS NOT NULL OR r.first <> 1 OR r.last <> r.n THEN
                PERFORM up2k_refuse('23U03', 'ledger_voucher',
                    jsonb_build_object('group', r.group_id, 'year', r.year, 'number', r.first));
            END IF;
            INSERT INTO bookkeeping_voucherrun (kota_id, kelurahan_id, group_id, year, last)
                VALUES (r.kota_id, r.kelurahan_id, r.group_id, r.year, r.last);
        END IF;
    END LOOP;
    FOR r IN
        SELECT n.id, n.group_id, n.period FROM new_rows n JOIN bookkeeping_month m
            ON m.kota_id = n.kota_id AND m.group_id = n.group_id AND m.period >= n.period AND m.state = 'sealed'
        ORDER BY n.seq LIMIT 1
    LOOP
        PERFORM up2k_refuse('23U04', 'ledger_sealed_month',
            jsonb_build_object('entry', r.id, 'group', r.group_id, 'period', r.period));
    END LOOP;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION up2k_legs_arrive() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
    waiting CURSOR (of_kota int, of_group uuid, after bigint) FOR SELECT * FROM bookkeeping_entry
        WHERE kota_id = of_kota AND group_id = of_group AND seq > after ORDER BY seq;
    r record; e bookkeeping_entry; book bookkeeping_book; digest bytea; cash int[]; account int; i int;
    watched uuid[] := '{}'; purse int[] := '{}'; since date[] := '{}'; undoing uuid[] := '{}';
    of_loans bigint := 0;
BEGIN
    SELECT array_agg(id) INTO cash FROM bookkeeping_account
        WHERE kota_id = nullif(current_setting('up2k.kota_id', true), '')::int AND is_cash;
    FOR r IN
        SELECT kota_id, kelurahan_id, group_id, entry_id, date,
               sum(debit) AS debit, sum(credit) AS credit, count(*) AS n, count(loan_id) AS of_loans,
               array_agg(account_id) FILTER (WHERE credit > 0 AND account_id = ANY (cash)) AS paying,
               '[' || string_agg(json_build_array(account_id, debit, credit, member_id, loan_id, fund)::text, ', '
                   ORDER BY id) || ']' AS legs
        FROM new_rows GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 3, min(id)
    LOOP
        IF book.group_id IS DISTINCT FROM r.group_id THEN
            IF book.group_id IS NOT NULL THEN
                CLOSE waiting;
                UPDATE bookkeeping_book SET sealed_seq = book.sealed_seq, head_hash = book.head_hash
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
        INSERT INTO bookkeeping_seal (kota_id, kelurahan_id, entry_id, group_id, seq, prev_hash, hash)
            VALUES (e.kota_id, e.kelurahan_id, e.id, e.group_id, e.seq, book.head_hash, digest);
        book.sealed_seq := e.seq;
        book.head_hash := digest;
        of_loans := of_loans + r.of_loans;
        IF e.reverses_id IS NOT NULL THEN
            undoing := undoing || e.id;
        END IF;
        IF r.paying IS NOT NULL AND e.cash_reason = '' THEN
            FOREACH account IN ARRAY r.paying LOOP
                i := cardinality(watched);
                WHILE i > 0 AND watched[i] = e.group_id AND purse[i] <> account LOOP
                    i := i - 1;
                END LOOP;
                IF i > 0 AND watched[i] = e.group_id THEN
                    since[i] := least(since[i], e.date);
                ELSE
                    watched := watched || e.group_id;
                    purse := purse || account;
                    since := since || e.date;
                END IF;
            END LOOP;
        END IF;
    END LOOP;
    UPDATE bookkeeping_book SET sealed_seq = book.sealed_seq, head_hash = book.head_hash
        WHERE kota_id = book.kota_id AND group_id = book.group_id;

    FOR r IN
        SELECT kota_id, kelurahan_id, group_id, account_id,
               extract(year FROM date)::int * 100 + extract(month FROM date)::int AS period,
               sum(debit) AS debit, sum(credit) AS credit
        FROM new_rows GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 3, 4, 5
    LOOP
        INSERT INTO bookkeeping_monthlymovement AS m
            (kota_id, kelurahan_id, group_id, account_id, period, debit, credit)
            VALUES (r.kota_id, r.kelurahan_id, r.group_id, r.account_id, r.period, r.debit, r.credit)
            ON CONFLICT (kota_id, group_id, account_id, period)
            DO UPDATE SET debit = m.debit + excluded.debit, credit = m.credit + excluded.credit;
    END LOOP;

    -- A reversal takes back on the side it mirrors: an undone instalment lends nothing, it was never paid.
    IF of_loans > 0 THEN
        FOR r IN
            SELECT kota_id, kelurahan_id, group_id, loan_id,
                   extract(year FROM date)::int * 100 + extract(month FROM date)::int AS period,
                   coalesce(sum(CASE WHEN entry_id = ANY (undoing) THEN -credit ELSE debit END)
                       FILTER (WHERE account_id = 1201), 0) AS lent,
                   coalesce(sum(CASE WHEN entry_id = ANY (undoing) THEN -debit ELSE credit END)
                       FILTER (WHERE account_id = 1201), 0) AS principal,
                   coalesce(sum(credit - debit) FILTER (WHERE account_id = 4101), 0) AS interest,
                   coalesce(sum(credit - debit) FILTER (WHERE account_id = 4102), 0) AS penalty
            FROM new_rows WHERE loan_id IS NOT NULL GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 3, 4, 5
        LOOP
            INSERT INTO bookkeeping_loanmovement AS m
                (kota_id, kelurahan_id, group_id, loan_id, period, due_principal, due_interest,
                 lent, paid_principal, paid_interest, paid_penalty)
                VALUES (r.kota_id, r.kelurahan_id, r.group_id, r.loan_id, r.period, 0, 0,
                        r.lent, r.principal, r.interest, r.penalty)
                ON CONFLICT (kota_id, group_id, loan_id, period)
                DO UPDATE SET lent = m.lent + excluded.lent,
                    paid_principal = m.paid_principal + excluded.paid_principal,
                    paid_interest = m.paid_interest + excluded.paid_interest,
                    paid_penalty = m.paid_penalty + excluded.paid_penalty;
        END LOOP;
    END IF;

    -- Cash: what takes money out without a written reason must leave every later day at zero or above.
    FOR i IN 1 .. cardinality(watched) LOOP
        PERFORM up2k_cash_holds(nullif(current_setting('up2k.kota_id', true), '')::int,
            watched[i], purse[i], since[i]);
    END LOOP;
    RETURN NULL;
END $$;

CREATE FUNCTION up2k_post(p_kota int, p_entries jsonb, p_now timestamptz, p_command uuid, p_user bigint, p_name text)
RETURNS TABLE (id uuid, seq bigint, voucher_year smallint, voucher_no int)
LANGUAGE plpgsql SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE g uuid; books jsonb := '{}'; b record;
BEGIN
    FOR g IN SELECT DISTINCT (x ->> 'group')::uuid AS grp FROM jsonb_array_elements(p_entries) x ORDER BY grp LOOP
        SELECT * INTO b FROM up2k_lock_book(p_kota, g);
        books := books || jsonb_build_object(g::text, jsonb_build_array(b.last_seq, b.kelurahan_id));
    END LOOP;

    RETURN QUERY
    INSERT INTO bookkeeping_entry AS made (kota_id, kelurahan_id, id, group_id, seq, date, period, voucher_year, voucher_no,
        kind, memo, meeting_id, command_id, reverses_id, replaces_id, reason, cash_reason,
        recorded_at, recorded_by_id, recorded_name)
    SELECT p_kota, (books -> x.grp ->> 1)::bigint, x.id, x.grp::uuid,
        (books -> x.grp ->> 0)::bigint + row_number() OVER (PARTITION BY x.grp ORDER BY x.ord),
        x.date, extract(year FROM x.date)::int * 100 + extract(month FROM x.date)::int,
        extract(year FROM x.date)::smallint,
        coalesce((SELECT v.last FROM bookkeeping_voucherrun v WHERE v.kota_id = p_kota
            AND v.group_id = x.grp::uuid AND v.year = extract(year FROM x.date)::smallint), 0)
            + row_number() OVER (PARTITION BY x.grp, extract(year FROM x.date) ORDER BY x.ord)::int,
        x.kind, x.memo, x.meeting, p_command, x.reverses, x.replaces, x.reason, x.cash_reason,
        p_now, p_user, p_name
    FROM (
        SELECT (e ->> 'id')::uuid AS id, e ->> 'group' AS grp, (e ->> 'date')::date AS date, e ->> 'kind' AS kind,
            e ->> 'memo' AS memo, (e ->> 'meeting')::uuid AS meeting, (e ->> 'reverses')::uuid AS reverses,
            (e ->> 'replaces')::uuid AS replaces, e ->> 'reason' AS reason, e ->> 'cash_reason' AS cash_reason, ord
        FROM jsonb_array_elements(p_entries) WITH ORDINALITY AS t (e, ord)
    ) x
    ORDER BY x.ord
    RETURNING made.id, made.seq, made.voucher_year, made.voucher_no;

    INSERT INTO bookkeeping_leg (kota_id, kelurahan_id, entry_id, group_id, date, account_id, debit, credit,
        member_id, loan_id, fund)
    SELECT p_kota, (books -> (e ->> 'group') ->> 1)::bigint, (e ->> 'id')::uuid, (e ->> 'group')::uuid,
        (e ->> 'date')::date, l.account, l.debit, l.credit, l.member, l.loan, coalesce(l.fund, '')
    FROM jsonb_array_elements(p_entries) WITH ORDINALITY AS t (e, ord),
        LATERAL ROWS FROM (jsonb_to_recordset(e -> 'legs')
            AS (account int, debit bigint, credit bigint, member uuid, loan uuid, fund text)) WITH ORDINALITY
            AS l (account, debit, credit, member, loan, fund, nr)
    ORDER BY t.ord, l.nr;
END $$;

ALTER TABLE bookkeeping_monthlymovement RESET (fillfactor);
ALTER TABLE bookkeeping_loanmovement RESET (fillfactor);
