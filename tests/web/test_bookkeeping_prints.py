"""The books on paper: PDFs of the right sheet, with the amounts of the books and the officers of that day."""

from collections.abc import Iterator

import pytest

from bookkeeping.commands.months import CloseMonth, close_month
from bookkeeping.models import Entry
from common.ids import uuid7
from common.pdf.paper import A4_LANDSCAPE, A4_PORTRAIT, F4_LANDSCAPE, F4_PORTRAIT, Paper
from common.period import Period
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO
from tests.reports.sheet import read
from tests.web.test_bookkeeping_books import a_month
from tests.web.treasurer import Treasurer, open_books

pytestmark = pytest.mark.django_db
OFFICERS = ("Sari Wulandari", "Wahyuni")  # ketua and bendahara of the builders


@pytest.fixture
def ani() -> Iterator[Treasurer]:
    with open_books() as treasurer:
        a_month(treasurer)
        yield treasurer


def printed(ani: Treasurer, address: str, sheet: Paper) -> str:
    """The words of a print, which must be a PDF on this sheet."""
    answer = ani.client.get(address)
    assert answer["Content-Type"] == "application/pdf", answer.status_code
    assert answer.content.startswith(b"%PDF")
    pages = read(answer.content)
    assert (pages[0].width, pages[0].height) == pytest.approx(sheet.points, abs=1)
    return " ".join(page.text for page in pages)


def test_buku_kas_umum_of_a_month(ani: Treasurer) -> None:
    page = printed(ani, ani.shelf + "kas/?unduh=pdf", F4_LANDSCAPE)
    for shown in (
        "BUKU KAS UMUM (BKU) UP2K PKK POKSUS MELATI",
        "Kelurahan Gedongan, Kecamatan Magersari, Kota Mojokerto BULAN OKTOBER 2026",
        "Saldo Awal 9.000.000",
        "Simpanan wajib dan sukarela Bu Sulastri 50.000",
        "7/2026 Konsumsi rapat (dibetulkan) 52.000",
        "Jumlah 9.668.000 Jumlah 562.000",  # 500.000 carried to the bank is on both sides
        "Saldo Akhir 9.106.000",
        "Mojokerto, 12 Oktober 2026 Bendahara",
        *OFFICERS,
    ):
        assert shown in page
    assert "Iuran ganda" not in page
    assert "ditutup" not in page


def test_a_closed_month_says_how_it_was_closed(ani: Treasurer) -> None:
    with scope(MOJOKERTO):
        close_month(CloseMonth(uuid7(), ani.built.id, Period(2026, 9)), actor=ani.actor)
    page = printed(ani, ani.shelf + "kas/?unduh=pdf&kertas=a4&bulan=2026-09", A4_LANDSCAPE)
    assert "Pada hari ini Rabu tanggal 30 September 2026 Buku Kas Umum ditutup" in page
    assert "Sisa Kas/Tunai Rp 9.000.000" in page
    assert "Terbilang: sembilan juta rupiah." in page


def test_buku_simpanan_of_a_month(ani: Treasurer) -> None:
    page = printed(ani, ani.shelf + "simpanan/?unduh=pdf", F4_PORTRAIT)
    for shown in (
        "4 004 Sulastri 0 20.000 20.000 3.000 43.000",
        "JUMLAH 0 20.000 20.000 3.000 43.000",
        "Setoran bulan ini 0 20.000 30.000 3.000 53.000",
        "Pengambilan bulan ini 0 0 10.000 0 10.000",
        *OFFICERS,
    ):
        assert shown in page


def test_daftar_and_kartu_pinjaman(ani: Treasurer) -> None:
    page = printed(ani, ani.shelf + "pinjaman/?unduh=pdf", F4_LANDSCAPE)
    assert "1 Sulastri Modal usaha Gang 4 12 Sep 2026 1.000.000 10 1,5 % tetap 100.000 900.000 0" in page
    card = printed(ani, f"/pinjaman/{ani.built.loans[0]}/?unduh=pdf&kertas=a4", A4_PORTRAIT)
    for shown in (
        "Jangka waktu : 10 kali, tiap bulan",
        "12 Okt 2026 3/2026 1 100.000 900.000 15.000 0",
        "Terbilang: satu juta rupiah",
        "2 12 Nov 2026 100.000 15.000 115.000",
    ):
        assert shown in card


def test_a_kuitansi_names_who_paid_and_who_received(ani: Treasurer) -> None:
    with scope(MOJOKERTO):
        kinds = {
            entry.kind: entry.id for entry in Entry.objects.filter(group_id=ani.built.id).order_by("seq")
        }
    paid = printed(ani, f"/bukti/{kinds['angsuran']}/?unduh=pdf", F4_PORTRAIT)
    for shown in (
        "Nomor : 3/2026",
        "Sudah terima dari : Sulastri",
        "Uang sejumlah : seratus delapan belas ribu rupiah",
        "Untuk pembayaran : Angsuran ke-1 Bu Sulastri",
        "Bendahara Wahyuni",
    ):
        assert shown in paid
    taken = printed(ani, f"/bukti/{kinds['penarikan']}/?unduh=pdf", F4_PORTRAIT)
    assert "Sudah terima dari : Bendahara Poksus Melati" in taken
    assert "Yang menerima Sulastri" in taken
    for kind in ("pindah", "pembalik"):
        assert "Cetak kuitansi" not in ani.see(f"/bukti/{kinds[kind]}/")
        assert ani.client.get(f"/bukti/{kinds[kind]}/?unduh=pdf").status_code == 404


def test_neraca_saldo(ani: Treasurer) -> None:
    page = printed(ani, ani.shelf + "neraca/?unduh=pdf", F4_PORTRAIT)
    assert "JUMLAH 10.058.000 10.058.000" in page


def test_an_odd_sheet_is_f4(ani: Treasurer) -> None:
    printed(ani, ani.shelf + "neraca/?unduh=pdf&kertas=koran", F4_PORTRAIT)
