-- Every key begins with the kota. A city that came after the last count looks empty to the planner, any index that
-- shares the kota looks as good as the right one, and each look-up reads the whole city: loading a new city beside
-- analysed ones took minutes for what takes milliseconds. So the kota is not counted any more, and taken for half
-- of each table. New tables get the same from the schema editor (regions/tenancy/backend/wall.py).
DO $$
DECLARE r record;
BEGIN
    FOR r IN
        SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'kota_id'
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY c.relname
    LOOP
        EXECUTE format('ALTER TABLE %I ALTER COLUMN kota_id SET STATISTICS 0', r.relname);
        IF current_setting('server_version_num')::int >= 180000 THEN
            PERFORM pg_clear_attribute_stats('public', r.relname::text, 'kota_id', false);
            PERFORM pg_restore_attribute_stats('schemaname', 'public', 'relname', r.relname::text, 'attname', 'kota_id',
                'inherited', false, 'null_frac', 0::real, 'avg_width', 4, 'n_distinct', 2::real);
        END IF;
    END LOOP;
END $$;
