"""The cast that is written again is the cast the commands made, in every table of the database."""

import pytest
from django.db import connection, transaction

from common import clock
from regions.tenancy.scope import scope
from tests import replay
from tests.cast import MOJOKERTO, NOON, PEKALONGAN, open_cast
from tests.tenancy.catalogue import tables, tenant_tables

pytestmark = pytest.mark.django_db


def everything() -> dict[tuple[int, str], str]:
    ours = tenant_tables()
    found = {(0, table): replay.rows_of(table) for table in sorted(tables() - ours)}
    for kota_id in (MOJOKERTO, PEKALONGAN):
        with scope(kota_id):
            found |= {(kota_id, table): replay.rows_of(table) for table in sorted(ours)}
    return found


def test_what_is_written_again_is_what_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "_kept", {})
    with clock.at(NOON):
        before = transaction.savepoint()
        made = open_cast()
        by_commands = everything()
        transaction.savepoint_rollback(before)
        assert everything() != by_commands
        again = open_cast()
    assert again == made
    assert everything() == by_commands
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
