"""The SQL of the wall around a tenant table (docs/tenancy.md)."""

from django.conf import settings
from django.db.models import Model

from regions.tenancy.fields import KotaField

KOTA = "kota_id = nullif(current_setting('up2k.kota_id', true), '')::int"
_LIST = "string_to_array(nullif(current_setting('up2k.kelurahan', true), ''), ',')::bigint[]"
KELURAHAN = f"(0 = ANY ({_LIST}) OR kelurahan_id = ANY ({_LIST}))"

# Written by migrations alone.
FRAMEWORK = {
    "django_migrations",
    "django_content_type",
    "auth_permission",
    "auth_group",
    "auth_group_permissions",
}


def is_tenant(model: type[Model]) -> bool:
    """Whether rows of this model belong to one city; true for historical models as well."""
    return any(isinstance(field, KotaField) for field in model._meta.local_fields)


def condition(model: type[Model]) -> str:
    """What a row must fulfil to be seen or written: the city, and the kelurahan where the table has one."""
    columns = {field.column for field in model._meta.local_fields}
    return f"{KOTA} AND {KELURAHAN}" if "kelurahan_id" in columns else KOTA


def application_role() -> str:
    """The database role the application signs in as."""
    return str(settings.DATABASES["default"]["USER"])


def policy_sql(table: str, rule: str) -> str:
    """(Re)write the policy of one table; the table name comes quoted."""
    return (
        f"DROP POLICY IF EXISTS tenant ON {table};"
        f" CREATE POLICY tenant ON {table} USING ({rule}) WITH CHECK ({rule})"
    )


def wall_sql(table: str, rule: str) -> str:
    """Row-level security, forced, and what the application role may do: look and append."""
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f" ALTER TABLE {table} FORCE ROW LEVEL SECURITY; {policy_sql(table, rule)};"
        f' GRANT SELECT, INSERT ON {table} TO "{application_role()}"'
    )


def steady_sql(table: str) -> str:
    """Have the planner take every city for half of the table, whatever was counted; the name comes bare.

    Every key begins with the city. A city that came after the last count looks empty to the planner, so any
    index that shares the city looks as good as the right one, and each look-up reads all of it. Therefore the
    city is not counted. The assumption is written from PostgreSQL 18 on; older ones take a two-hundredth.
    """
    return (
        f"ALTER TABLE {table} ALTER COLUMN kota_id SET STATISTICS 0;"
        " DO $$ BEGIN IF current_setting('server_version_num')::int >= 180000 THEN"
        f" PERFORM pg_restore_attribute_stats('schemaname', 'public', 'relname', '{table}', 'attname',"
        " 'kota_id', 'inherited', false, 'null_frac', 0::real, 'avg_width', 4, 'n_distinct', 2::real);"
        " END IF; END $$"
    )


def shared_sql(model: type[Model], table: str) -> str:
    """Rights on a table outside the tenants (sign-in, sessions, reference data); the name comes quoted."""
    rights = "SELECT" if model._meta.db_table in FRAMEWORK else "SELECT, INSERT, UPDATE, DELETE"
    return f'GRANT {rights} ON {table} TO "{application_role()}"'
