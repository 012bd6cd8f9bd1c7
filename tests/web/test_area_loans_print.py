"""Daftar pinjaman kelurahan on paper: named by its area, acknowledged; and what its page costs."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bookkeeping.views.loans import area
from common.pdf.paper import A4_LANDSCAPE, F4_LANDSCAPE
from regions.tenancy.scope import scope
from tests.builders import loan
from tests.cast import MOJOKERTO, TODAY
from tests.web.browse import sign_in
from tests.web.test_bookkeeping_prints import printed
from tests.web.treasurer import Treasurer, open_books, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def ani() -> Iterator[Treasurer]:
    with open_books(5, 2) as treasurer:
        yield treasurer


def test_the_list_of_a_kelurahan_on_paper(ani: Treasurer) -> None:
    page = printed(ani, "/pinjaman/?unduh=pdf", F4_LANDSCAPE)
    for shown in (
        "DAFTAR PINJAMAN UP2K PKK KELURAHAN GEDONGAN Kecamatan Magersari, Kota Mojokerto",
        "KEADAAN TANGGAL 12 OKTOBER 2026",
        "Modal usaha Gang 4 12 Sep 2026 1.000.000 10 kali",
        "JUMLAH 2.000.000",
        "dua juta rupiah",
        "Mojokerto, 12 Oktober 2026 Mengetahui, Ketua TP PKK Kelurahan Gedongan",
    ):
        assert shown in page
    ani.client = sign_in(ani.cast["rini"])
    assert "KELURAHAN GEDONGAN" in printed(ani, "/pinjaman/?unduh=pdf&kertas=a4", A4_LANDSCAPE)


def test_too_many_loans_are_not_printed_at_once(ani: Treasurer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(area, "MOST_PRINTED", 1)
    answer = ani.client.get("/pinjaman/?unduh=pdf", follow=True)
    assert "Daftar ini memuat 2 pinjaman. Pilih satu kelurahan" in words(answer.content)


def test_without_loans_the_list_is_of_the_city(ani: Treasurer) -> None:
    page = printed(ani, "/pinjaman/?unduh=pdf&keadaan=lunas", F4_LANDSCAPE)
    assert "KOTA MOJOKERTO" in page
    assert "Belum ada pinjaman." in page


def test_the_page_asks_the_same_whatever_its_length() -> None:
    with open_books(15, 3) as ani:

        def cost() -> int:
            with CaptureQueriesContext(connection) as seen:
                ani.see("/pinjaman/")
            return len(seen)

        ani.see("/pinjaman/")
        before = cost()
        with scope(MOJOKERTO):
            for person in ani.built.people[6:15]:
                loan(ani.built.id, person, 100_000, TODAY)
        assert "12 pinjaman" in ani.see("/pinjaman/")
        assert cost() == before
