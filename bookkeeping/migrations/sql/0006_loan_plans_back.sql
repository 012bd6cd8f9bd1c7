DROP FUNCTION up2k_plan_follows(int, uuid, bigint, uuid, int, date, bigint, bigint);
CREATE OR REPLACE FUNCTION up2k_schedule_arrives() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE r record;
BEGIN
    FOR r IN
        SELECT l.id, l.principal, l.count, sum(n.principal) AS parts, count(*) AS n
        FROM new_rows n JOIN bookkeeping_loan l
            ON l.kota_id = n.kota_id AND l.id = n.loan_id AND l.group_id = n.group_id
        GROUP BY l.kota_id, l.id HAVING sum(n.principal) <> l.principal OR count(*) <> l.count
    LOOP
        PERFORM up2k_refuse('23U10', 'schedule_sums',
            jsonb_build_object('loan', r.id, 'principal', r.principal, 'parts', r.parts, 'lines', r.n));
    END LOOP;
    FOR r IN
        SELECT kota_id, kelurahan_id, group_id, loan_id,
               extract(year FROM due_on)::int * 100 + extract(month FROM due_on)::int AS period,
               sum(principal) AS principal, sum(interest) AS interest
        FROM new_rows GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 3, 4, 5
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
