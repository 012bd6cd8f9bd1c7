"""The group that the tests of the books are about, and a planner that knows nothing of tables left empty."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections

from regions.tenancy.scope import scope
from tests.ledger.books import KOTA, Melati, a_city, a_group, an_area, october_noon

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


@pytest.fixture(scope="session", autouse=True)
def uncounted(django_db_setup: None, django_db_blocker: Any) -> None:
    """No table of the test database is counted while the books are tested."""
    with django_db_blocker.unblock(), connections["owner"].cursor() as cursor:
        cursor.execute(UNCOUNTED)


@pytest.fixture
def melati(db: None) -> Iterator[Melati]:
    """Melati with four members and an empty book, in an open city, at the end of October 2026."""
    a_city()
    with october_noon(), scope(KOTA):
        an_area()
        yield a_group()
