"""BEGIN, SET LOCAL, SAVEPOINT and RELEASE travel with the next statement, and nothing is lost on the way."""

from typing import Any, cast

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from regions.models import Kecamatan, Kota
from regions.tenancy.backend.base import DatabaseWrapper
from regions.tenancy.scope import scope

pytestmark = pytest.mark.django_db(transaction=True)
KOTA = 3576


@pytest.fixture(autouse=True)
def mojokerto() -> None:
    Kota.objects.create(id=KOTA, code="35.76", name="Kota Mojokerto", zone="Asia/Jakarta")


def held() -> list[str]:
    return cast(DatabaseWrapper, connection).held


def make(number: int) -> Kecamatan:
    made: Kecamatan = Kecamatan.objects.create(id=number, code=f"{number}", name=f"{number}")
    return made


def kept() -> list[int]:
    with scope(KOTA):
        return list(Kecamatan.objects.order_by("id").values_list("id", flat=True))


def backend_time() -> Any:
    """When the transaction of the server began; it stands still inside of one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT now(), current_setting('up2k.kota_id', true)")
        return cursor.fetchone()


def test_a_city_that_nobody_asks_sends_nothing() -> None:
    with scope(KOTA):
        assert held()[0] == "BEGIN;"
    assert held() == []
    with scope(KOTA):
        assert backend_time() == backend_time()
        assert backend_time()[1] == str(KOTA)
        assert held() == []


def test_a_savepoint_keeps_what_was_before_it() -> None:
    with scope(KOTA):
        make(1)
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            make(2)
            raise ZeroDivisionError
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            raise ZeroDivisionError  # before anything was sent
        with transaction.atomic(), transaction.atomic():
            make(3)
    assert kept() == [1, 3]


def test_an_outer_savepoint_takes_back_an_inner_one() -> None:
    with scope(KOTA):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            with transaction.atomic():
                make(1)
            raise ZeroDivisionError
        make(2)
    assert kept() == [2]


def test_a_refused_statement_takes_back_its_savepoint_alone() -> None:
    with scope(KOTA):
        make(1)
        with pytest.raises(DatabaseError), transaction.atomic():
            make(1)
        make(2)
    assert kept() == [1, 2]


@pytest.mark.parametrize("sql", ["SELECT 1; SELECT nonsense(", "SELECT %s::text"])
def test_a_statement_the_server_never_began_leaves_a_transaction(sql: str) -> None:
    """The first is no SQL, so that not even its BEGIN runs; the second has a sign that is never sent."""
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        with pytest.raises((ProgrammingError, DatabaseError)), transaction.atomic():
            connection.cursor().execute(sql, ["\0"] if "%s" in sql else None)
        Kota.objects.filter(id=KOTA).update(name="Lain")
        raise ZeroDivisionError
    assert Kota.objects.get(id=KOTA).name == "Kota Mojokerto"


def test_copies_and_cursors_on_the_server_are_in_the_transaction() -> None:
    with scope(KOTA):
        assert [row.id for row in Kecamatan.objects.iterator()] == []
    with pytest.raises(ZeroDivisionError), scope(KOTA):
        with connection.cursor() as cursor:
            with cursor.copy("COPY (SELECT current_setting('up2k.kota_id')) TO STDOUT") as copy:
                assert list(copy.rows()) == [(str(KOTA),)]
            cursor.executemany(
                "INSERT INTO regions_kecamatan (kota_id, id, code, name) VALUES (%s, %s, %s, 'x')",
                [(KOTA, 1, "1"), (KOTA, 2, "2")],
            )
        assert Kecamatan.objects.count() == 2
        raise ZeroDivisionError
    assert kept() == []
