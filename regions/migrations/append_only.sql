-- Refuses every change of a row: for records that are only ever added (docs/tenancy.md).
CREATE FUNCTION up2k_keep_row() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME
        USING ERRCODE = '23U10', CONSTRAINT = 'append_only';
END
$$;
