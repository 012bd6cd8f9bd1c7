"""What the database itself says about our tables, from pg_catalog."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection

from regions.tenancy.backend.wall import is_tenant

OURS = "n.nspname = 'public'"


@dataclass(frozen=True)
class Constraint:
    """One constraint: kind is p, u, f, x or c; columns in their order."""

    table: str
    name: str
    kind: str
    columns: tuple[str, ...]
    to_table: str | None
    to_columns: tuple[str, ...]
    deferrable: bool
    validated: bool
    on_delete: str


def rows(sql: str, params: list[Any] | None = None, using: Any = connection) -> list[tuple[Any, ...]]:
    """All rows of a query of the catalogue."""
    with using.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def tenant_tables() -> set[str]:
    """The tables of all tenant models."""
    return {model._meta.db_table for model in apps.get_models(include_auto_created=True) if is_tenant(model)}


def tables() -> set[str]:
    """Every table of the database."""
    return {
        name
        for (name,) in rows(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            f" WHERE {OURS} AND c.relkind IN ('r', 'p', 'm', 'v')"
        )
    }


def columns() -> dict[str, dict[str, tuple[str, bool, bool]]]:
    """Table -> column -> (type, not null?, computed by the database?)."""
    found: dict[str, dict[str, tuple[str, bool, bool]]] = {}
    for table, column, kind, required, computed in rows(
        "SELECT c.relname, a.attname, format_type(a.atttypid, NULL), a.attnotnull,"
        " a.attgenerated <> '' OR a.attidentity <> ''"
        " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
        " JOIN pg_namespace n ON n.oid = c.relnamespace"
        f" WHERE {OURS} AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped"
    ):
        found.setdefault(table, {})[column] = (kind, required, computed)
    return found


def constraints() -> list[Constraint]:
    """Every constraint of every table."""
    named = (
        "(SELECT array_agg(a.attname::text ORDER BY k.at) FROM unnest({keys}) WITH ORDINALITY k(attnum, at)"
        " LEFT JOIN pg_attribute a ON a.attrelid = {table} AND a.attnum = k.attnum)"
    )
    return [
        Constraint(t, n, k, tuple(c or ()), to, tuple(tc or ()), d, v, od)
        for t, n, k, c, to, tc, d, v, od in rows(
            "SELECT c.relname, o.conname, o.contype::text,"
            f" {named.format(keys='o.conkey', table='o.conrelid')}, f.relname,"
            f" {named.format(keys='o.confkey', table='o.confrelid')},"
            " o.condeferrable, o.convalidated, o.confdeltype::text"
            " FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid"
            " JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_class f ON f.oid = o.confrelid"
            f" WHERE {OURS} AND o.contype IN ('p', 'u', 'f', 'x')"
        )
    ]


def first_columns_of_indexes() -> list[tuple[str, str, str | None]]:
    """(table, index, first column; None for an expression) of every index."""
    return [
        (t, i, c)
        for t, i, c in rows(
            "SELECT c.relname, i.relname, a.attname FROM pg_index x"
            " JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid"
            " JOIN pg_namespace n ON n.oid = c.relnamespace"
            " LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0] AND x.indkey[0] > 0"
            f" WHERE {OURS}"
        )
    ]


def rights(role: str) -> dict[str, str]:
    """Table -> what the role may do: "INSERT SELECT UPDATE(ends_on name)", if there is any right."""
    whole: dict[str, set[str]] = {}
    for table, right in rows(
        "SELECT c.relname, x.privilege_type FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,"
        " aclexplode(c.relacl) x JOIN pg_roles r ON r.oid = x.grantee"
        f" WHERE {OURS} AND c.relkind = 'r' AND r.rolname = %s",
        [role],
    ):
        whole.setdefault(table, set()).add(right)
    for table, right, names in rows(
        "SELECT c.relname, x.privilege_type, string_agg(a.attname, ' ' ORDER BY a.attname)"
        " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
        " JOIN pg_namespace n ON n.oid = c.relnamespace,"
        " aclexplode(a.attacl) x JOIN pg_roles r ON r.oid = x.grantee"
        f" WHERE {OURS} AND r.rolname = %s GROUP BY 1, 2",
        [role],
    ):
        whole.setdefault(table, set()).add(f"{right}({names})")
    return {table: " ".join(sorted(found)) for table, found in whole.items()}
