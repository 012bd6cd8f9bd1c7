"""Migrations: complete, and the same walls after going forward, all the way back, and forward again."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from tests.tenancy import catalogue

SPARE = "test_spare_migrations"


@pytest.fixture
def spare_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """The alias `owner` on a copy of the test database, which has gone forward already."""
    owner = connections["owner"]
    with django_db_blocker.unblock():
        used = owner.settings_dict["NAME"]
        name = f"{SPARE}_{used}"[:63]
        connections.close_all()  # nobody may be in a database that is copied
        _send_away(used)
        _beside(owner, f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}" TEMPLATE "{used}"')
        owner.settings_dict["NAME"] = name
        try:
            yield owner
        finally:
            owner.close()
            owner.settings_dict["NAME"] = used
            _beside(owner, f'DROP DATABASE "{name}"')


def _send_away(database: str) -> None:
    """End the sessions that threads of earlier tests hold, each as the role that opened it."""
    for alias in ("default", "owner"):
        with connections[alias]._nodb_cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = %s AND usename = current_user AND pid <> pg_backend_pid()",
                [database],
            )


def _beside(connection: Any, *statements: str) -> None:
    with connection._nodb_cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)


@pytest.mark.django_db
def test_no_change_of_a_model_waits_for_its_migration() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_forward_back_and_forward_again(spare_database: Any) -> None:
    once = _schema(spare_database)
    assert once["policies"]
    _back(spare_database)
    left = set(spare_database.introspection.table_names())
    assert left <= {"django_migrations"}, f"left behind on the way back: {left}"
    assert _functions(spare_database) == []
    _forward(spare_database)
    assert _schema(spare_database) == once


def _forward(connection: Any) -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def _back(connection: Any) -> None:
    executor = MigrationExecutor(connection)
    labels = {label for label, _ in executor.loader.applied_migrations}
    executor.migrate([(label, None) for label in sorted(labels)])


def _functions(connection: Any) -> list[Any]:
    return catalogue.rows(
        "SELECT p.proname, pg_get_functiondef(p.oid) FROM pg_proc p"
        f" JOIN pg_namespace n ON n.oid = p.pronamespace WHERE {catalogue.OURS}"
        " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY 1",
        using=connection,
    )


def _schema(connection: Any) -> dict[str, list[Any]]:
    """Everything a migration can make: columns, keys, indexes, policies, triggers, rights, functions."""
    asked = {
        "columns": "SELECT table_name, column_name, data_type, is_nullable, column_default"
        " FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2",
        "constraints": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)"
        " FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2",
        "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes"
        " WHERE schemaname = 'public' ORDER BY 1, 2",
        "policies": "SELECT tablename, policyname, qual, with_check FROM pg_policies ORDER BY 1, 2",
        "triggers": "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger"
        " WHERE NOT tgisinternal ORDER BY 1, 2",
        "walls": "SELECT relname, relrowsecurity, relforcerowsecurity, relacl::text FROM pg_class"
        " WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1",
        "column rights": "SELECT attrelid::regclass::text, attname, attacl::text FROM pg_attribute"
        " WHERE attacl IS NOT NULL AND attrelid::regclass::text NOT LIKE 'pg_%' ORDER BY 1, 2",
    }
    found = {what: catalogue.rows(sql, using=connection) for what, sql in asked.items()}
    return found | {"functions": _functions(connection)}
