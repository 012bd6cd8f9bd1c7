"""The scope: open a city, see its rows; otherwise see none and be told so."""

from contextlib import suppress

import pytest
from django.db import DatabaseError, connection

from regions.models import Kecamatan, Kota
from regions.tenancy.scope import BrokenTransaction, NestedScope, NoScope, scope

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_kota() -> None:
    Kota.objects.create(id=3576, code="35.76", name="Kota Mojokerto", zone="Asia/Jakarta")
    Kota.objects.create(id=3375, code="33.75", name="Kota Pekalongan", zone="Asia/Jakarta")
    with scope(3576):
        Kecamatan.objects.create(id=357601, code="35.76.01", name="Prajurit Kulon")
    with scope(3375):
        Kecamatan.objects.create(id=337501, code="33.75.01", name="Pekalongan Barat")


@pytest.mark.usefixtures("two_kota")
def test_one_city_at_a_time() -> None:
    with scope(3576):
        assert list(Kecamatan.objects.values_list("name", flat=True)) == ["Prajurit Kulon"]
    with scope(3375):
        assert Kecamatan.objects.count() == 1
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM regions_kecamatan")
            assert cursor.fetchall() == [("Pekalongan Barat",)]


@pytest.mark.usefixtures("two_kota")
def test_without_a_city_the_orm_refuses_and_the_database_shows_nothing() -> None:
    with pytest.raises(NoScope):
        Kecamatan.objects.count()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM regions_kecamatan")
        assert cursor.fetchone() == (0,)


@pytest.mark.usefixtures("two_kota")
def test_a_row_of_another_city_is_refused_by_the_database() -> None:
    with pytest.raises(DatabaseError, match="row-level security"), scope(3576):
        Kecamatan.objects.create(id=337502, kota_id=3375, code="33.75.02", name="Pekalongan Timur")


def test_no_scope_inside_a_scope() -> None:
    with scope(3576), pytest.raises(NestedScope), scope(3375):
        pass


def test_a_swallowed_error_is_not_lost() -> None:
    with (
        pytest.raises(BrokenTransaction),
        scope(3576),
        connection.cursor() as cursor,
        suppress(DatabaseError),
    ):
        cursor.execute("SELECT 1/0")
