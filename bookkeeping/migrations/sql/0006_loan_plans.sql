-- A schedule arrives whole: the parts of each plan sum to the loan, and fall due in their months.
-- A plan after the first begins with a line 0 that holds what was settled by its day. From there on it stands
-- in place of the plan before: what is due by the end of that month is its line 0 and its own lines.
CREATE OR REPLACE FUNCTION up2k_schedule_arrives() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE r record;
BEGIN
    FOR r IN
        SELECT n.kota_id, n.kelurahan_id, n.group_id, n.loan_id, n.plan::int AS plan, l.principal, l.count,
               sum(n.principal) AS parts, count(*) AS n, min(n.due_on) FILTER (WHERE n.no = 0) AS starts,
               (sum(n.principal) FILTER (WHERE n.no = 0))::bigint AS settled,
               (sum(n.interest) FILTER (WHERE n.no = 0))::bigint AS settled_interest
        FROM new_rows n JOIN bookkeeping_loan l
            ON l.kota_id = n.kota_id AND l.id = n.loan_id AND l.group_id = n.group_id
        GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 3, 4, 5
    LOOP
        IF r.parts <> r.principal OR (r.plan = 1 AND (r.n <> r.count OR r.starts IS NOT NULL)) THEN
            PERFORM up2k_refuse('23U10', 'schedule_sums',
                jsonb_build_object('loan', r.loan_id, 'principal', r.principal, 'parts', r.parts, 'lines', r.n));
        ELSIF r.plan <> 1 THEN
            PERFORM up2k_plan_follows(r.kota_id, r.group_id, r.kelurahan_id, r.loan_id, r.plan, r.starts,
                r.settled, r.settled_interest);
        END IF;
    END LOOP;
    FOR r IN
        SELECT kota_id, kelurahan_id, group_id, loan_id, period,
               sum(principal) AS principal, sum(interest) AS interest
        FROM (
            SELECT n.*, greatest(to_char(n.due_on, 'YYYYMM')::int,
                max(to_char(n.due_on, 'YYYYMM')::int) FILTER (WHERE n.no = 0)
                    OVER (PARTITION BY n.kota_id, n.loan_id, n.plan)) AS period
            FROM new_rows n
        ) lines
        GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 3, 4, 5
    LOOP
        INSERT INTO bookkeeping_loanmovement AS m
            (kota_id, kelurahan_id, group_id, loan_id, period, due_principal, due_interest,
             lent, paid_principal, paid_interest, paid_penalty)
            VALUES (r.kota_id, r.kelurahan_id, r.group_id, r.loan_id, r.period, r.principal, r.interest, 0, 0, 0, 0)
            ON CONFLICT (kota_id, group_id, loan_id, period)
            DO UPDATE SET due_principal = m.due_principal + excluded.due_principal,
                due_interest = m.due_interest + excluded.due_interest;
    END LOOP;
    RETURN NULL;
END $$;

-- A plan follows the one before: it takes up exactly what was settled, on a day not before the last plan and in
-- a month after which nothing was paid. What the old plan asked for is cleared from that month on.
CREATE FUNCTION up2k_plan_follows(p_kota int, p_group uuid, p_kelurahan bigint, p_loan uuid, p_plan int, p_starts date,
    p_principal bigint, p_interest bigint)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE paid record; before record; since int := to_char(p_starts, 'YYYYMM')::int;
BEGIN
    SELECT coalesce(sum(paid_principal + written_off), 0) AS principal,
           coalesce(sum(paid_interest), 0) AS interest,
           coalesce(bool_or(period > since AND (paid_principal, paid_interest, written_off) <> (0, 0, 0)), false) AS later,
           coalesce(sum(due_principal) FILTER (WHERE period < since), 0) AS due_principal,
           coalesce(sum(due_interest) FILTER (WHERE period < since), 0) AS due_interest
        INTO paid FROM bookkeeping_loanmovement
        WHERE kota_id = p_kota AND group_id = p_group AND loan_id = p_loan;
    SELECT coalesce(max(plan), 0) AS plan, coalesce(max(due_on) FILTER (WHERE no = 0), '-infinity') AS starts
        INTO before FROM bookkeeping_instalment
        WHERE kota_id = p_kota AND loan_id = p_loan AND plan < p_plan;
    IF p_starts IS NULL OR paid.later OR paid.principal <> p_principal OR paid.interest <> p_interest
            OR before.plan <> p_plan - 1 OR before.starts > p_starts THEN
        PERFORM up2k_refuse('23U12', 'plan_follows', jsonb_build_object('loan', p_loan, 'plan', p_plan,
            'settled', paid.principal, 'settled_interest', paid.interest, 'line', p_principal));
    END IF;
    UPDATE bookkeeping_loanmovement SET due_principal = 0, due_interest = 0
        WHERE kota_id = p_kota AND group_id = p_group AND loan_id = p_loan AND period > since;
    INSERT INTO bookkeeping_loanmovement AS m
        (kota_id, kelurahan_id, group_id, loan_id, period, due_principal, due_interest,
         lent, paid_principal, paid_interest, paid_penalty)
        VALUES (p_kota, p_kelurahan, p_group, p_loan, since, -paid.due_principal, -paid.due_interest, 0, 0, 0, 0)
        ON CONFLICT (kota_id, group_id, loan_id, period)
        DO UPDATE SET due_principal = excluded.due_principal, due_interest = excluded.due_interest;
END $$;
