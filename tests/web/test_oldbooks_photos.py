"""The pages of old books in the browser of the treasurer."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oldbooks.models import Page
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO
from tests.photos import a_photo
from tests.web.browse import sign_in
from tests.web.treasurer import Treasurer, open_books, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def ani() -> Iterator[Treasurer]:
    with open_books() as treasurer:
        yield treasurer


def folder(ani: Treasurer) -> str:
    return f"/kelompok/{ani.built.id}/buku-lama/"


def upload(ani: Treasurer, *colours: str, month: int = 10, year: int = 2026, **more: Any) -> Any:
    files = [SimpleUploadedFile(f"{colour}.jpg", a_photo(colour), "image/jpeg") for colour in colours]
    given = {"book": "kas", "month": month, "year": year, "photos": files} | more
    return ani.fill(folder(ani) + "foto/tambah/", **given)


def pages() -> list[Any]:
    with scope(MOJOKERTO):
        return list(Page.objects.order_by("added_at", "id").values_list("id", flat=True))


def test_from_the_bar_to_a_compared_row(ani: Treasurer) -> None:
    tea = ani.spend(25_000, "Konsumsi rapat")
    assert "3 dari 92 bulan sejak kelompok berdiri sudah tercatat (3 %)." in ani.see(folder(ani))
    answer = upload(ani, "ivory", "wheat", note="Halaman 1")
    assert (answer.status_code, answer.url) == (302, folder(ani) + "foto/?bulan=202610")
    assert "2 foto" in ani.see(folder(ani) + "foto/?bulan=202610")
    first = pages()[0]
    page = ani.see(f"/foto/{first}/")
    assert "Konsumsi rapat" in page
    assert "− 25.000 keluar" in page
    assert ani.fill(f"/foto/{first}/cocokkan/", cocok=[str(tea)]).status_code == 302
    assert "1 baris cocok" in ani.see(folder(ani) + "foto/")
    assert "Oktober 2026: Sudah dicocokkan dengan foto, 2 foto, 1 catatan" in ani.see(folder(ani))


def test_the_picture_is_for_those_who_may_see_it(ani: Treasurer) -> None:
    upload(ani, "ivory")
    address = f"/foto/{pages()[0]}/gambar/"
    answer = ani.client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["Cache-Control"] == "private, max-age=3600"
    assert b"Telepon Rahasia" not in answer.content
    for name, status in (("wati", 200), ("joko", 200), ("lina", 403), ("dewi", 404)):
        assert sign_in(ani.cast[name]).get(address).status_code == status, name


def test_what_is_wrong_stands_at_its_field(ani: Treasurer) -> None:
    answer = upload(ani, month=11, note="Halaman 9")
    assert answer.status_code == 422
    said = words(answer.content)
    assert "Pilih paling sedikit satu foto." in said
    assert "Pilih sekali lagi fotonya sebelum menyimpan." in said
    answer = upload(ani, "ivory", month=11, note="Halaman 9")
    assert "Bulan ini belum mulai." in words(answer.content)
    assert b'value="Halaman 9"' in answer.content
    assert pages() == []


def test_a_photo_can_be_taken_away(ani: Treasurer) -> None:
    upload(ani, "ivory")
    address = f"/foto/{pages()[0]}/"
    assert ani.fill(address + "hapus/", reason="").status_code == 422
    assert ani.fill(address + "hapus/", reason="Terpotret KTP").status_code == 302
    ani.see(address, 404)
    ani.see(address + "gambar/", 404)
    assert "Belum ada foto" in ani.see(folder(ani) + "foto/")


def test_lists_filter_and_cost_the_same(ani: Treasurer) -> None:
    upload(ani, "ivory", note="Sampul")
    upload(ani, "wheat", month=5, year=2019, book="simpanan")
    assert "1 foto" in ani.see(folder(ani) + "foto/?buku=simpanan")
    assert "1 foto" in ani.see(folder(ani) + "foto/?tahun=2019")
    assert "1 foto" in ani.see(folder(ani) + "foto/?cari=sampul")
    assert "Tidak ada foto yang cocok" in ani.see(folder(ani) + "foto/?cocok=sudah")
    file = ani.client.get(folder(ani) + "foto/?unduh=xlsx")
    assert file["Content-Type"].endswith("spreadsheetml.sheet")

    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            ani.see(folder(ani) + "foto/")
            ani.see(folder(ani))
        return len(seen)

    before = cost()
    upload(ani, "tan", "linen", "beige", "khaki")
    ani.earn(10_000, "Iuran")
    assert cost() == before
