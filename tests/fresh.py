"""The test database of each worker: migrated by the first that needs it, copied by all."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test.utils import setup_databases

BOTH = ("default", "owner")
# A test leaves its tables empty, and autovacuum counts them so: to the planner any index is then as good as
# the right one, and a proof over two thousand legs reads them all for each of them. Of a table that was never
# counted it looks at the size.
UNCOUNTED = """
DO $$
DECLARE r record;
BEGIN
    FOR r IN SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    LOOP
        EXECUTE format('ALTER TABLE %I SET (autovacuum_enabled = false)', r.relname);
        IF current_setting('server_version_num')::int >= 180000 THEN
            PERFORM pg_clear_relation_stats('public', r.relname);
        END IF;
    END LOOP;
END $$
"""


def migrated(*, keep: bool) -> Any:
    """Make the test database by its migrations, as the owner; what teardown_databases wants to know."""
    made = setup_databases(
        verbosity=0, interactive=False, keepdb=keep, aliases=dict.fromkeys(BOTH), serialized_aliases=set()
    )
    with connections["owner"].cursor() as cursor:
        cursor.execute(UNCOUNTED)
    return made


def copied(run: str, worker: str) -> Any:
    """A copy of the database that this run has migrated; what teardown_databases wants to know."""
    owner = connections["owner"]
    before, plain = owner.settings_dict["NAME"], owner.settings_dict["TEST"]["NAME"]
    pattern, name = f"{plain}_made", f"{plain}_{worker}"
    with _alone(owner, pattern) as cursor:
        if _said_of(cursor, pattern) != run:
            _make(pattern)
            cursor.execute(f"COMMENT ON DATABASE \"{pattern}\" IS '{run}'")
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{pattern}"')
    _turn_to(name)
    return [(owner, before, True)]


def drop_pattern(run: str) -> None:
    """Leave no database behind that only copies were made of."""
    owner = connections["owner"]
    pattern = f"{owner.settings_dict['TEST']['NAME']}_made"
    with _alone(owner, pattern) as cursor:
        if _said_of(cursor, pattern) == run:
            cursor.execute(f'DROP DATABASE "{pattern}"')


def _make(pattern: str) -> None:
    test = connections["owner"].settings_dict["TEST"]
    names = {alias: connections[alias].settings_dict["NAME"] for alias in BOTH}
    plain, test["NAME"] = test["NAME"], pattern
    migrated(keep=False)
    connections.close_all()  # nobody may be in a database that is copied
    test["NAME"] = plain
    for alias in BOTH:
        connections[alias].settings_dict["NAME"] = names[alias]


def _turn_to(name: str) -> None:
    for alias in BOTH:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


@contextmanager
def _alone(owner: BaseDatabaseWrapper, pattern: str) -> Iterator[Any]:
    """A cursor beside all databases, while the other workers wait."""
    with owner._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [pattern])
        yield cursor


def _said_of(cursor: Any, database: str) -> str | None:
    cursor.execute(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [database]
    )
    found = cursor.fetchone()
    return None if found is None else found[0]
