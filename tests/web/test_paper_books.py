"""Every book in each form that paper knows: the same figures on the screen, as PDF and as xlsx."""

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from bookkeeping.commands.months import CloseMonth, close_month
from bookkeeping.queries.year_sheet import Paid, year_sheet
from bookkeeping.tasks import print_order
from common.ids import uuid7
from common.pdf.paper import A4_PORTRAIT, F4_LANDSCAPE, F4_PORTRAIT
from common.period import Period
from members.commands import ChangeMember, change_member
from members.domain.words import Sex
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO
from tests.web.browse import sign_in
from tests.web.test_bookkeeping_books import a_month
from tests.web.test_bookkeeping_prints import printed
from tests.web.treasurer import IURAN, Treasurer, open_books

pytestmark = pytest.mark.django_db
OKT = datetime(2026, 10, 12)  # a day in a spreadsheet has no zone


@pytest.fixture
def ani() -> Iterator[Treasurer]:
    with open_books() as treasurer:
        a_month(treasurer)
        yield treasurer


def rows_of(ani: Treasurer, address: str) -> list[tuple[Any, ...]]:
    answer = ani.client.get(address)
    assert answer.status_code == 200
    return list(load_workbook(io.BytesIO(answer.content)).worksheets[0].iter_rows(values_only=True))


def iuran(ani: Treasurer, who: int, amount: int, **more: Any) -> Any:
    member = ani.built.people[who].member_id
    given = {"account": IURAN, "amount": f"{amount}", "memo": "Iuran", "date": "2026-10-12", "bank": "kas"}
    return ani.fill(ani.shelf + "masuk/", member_id=str(member), **(given | more))


def test_buku_kas_pembantu_of_both_purses(ani: Treasurer) -> None:
    page = printed(ani, ani.shelf + "kas/?unduh=pdf&bentuk=pembantu", F4_PORTRAIT)
    for shown in (
        "BUKU KAS PEMBANTU TUNAI POKSUS MELATI",
        "1 Okt 2026 Saldo awal 9.000.000",
        "1 12 Okt 2026 2/2026 Simpanan wajib dan sukarela Bu Sulastri 50.000 9.050.000",
        "JUMLAH 168.000 562.000 8.606.000",
    ):
        assert shown in page
    assert "Iuran ganda" not in page
    bank = rows_of(ani, ani.shelf + "kas/?unduh=xlsx&bentuk=pembantu&tempat=bank")
    assert bank[0] == ("No.", "Tanggal", "No. bukti", "Uraian", "Penerimaan", "Pengeluaran", "Saldo")
    assert bank[2] == (1, OKT, "9/2026", "Setor kas ke bank", 500_000, None, 500_000)
    assert bank[3] == (None, None, None, "Jumlah", 500_000, 0, 500_000)


def test_which_block_of_buku_keuangan_stands_left_is_the_choice_of_the_kota(ani: Treasurer) -> None:
    page = printed(ani, ani.shelf + "kas/?unduh=pdf&bentuk=keuangan", F4_LANDSCAPE)
    assert "NO TANGGAL, BULAN, TAHUN SUMBER DANA URAIAN NOMOR BUKTI KAS JUMLAH (Rp)" in page
    assert page.index("PENERIMAAN") < page.index("PENGELUARAN")
    assert "JUMLAH 9.668.000 JUMLAH 562.000" in page
    assert "penerimaan di kiri" in ani.see(ani.shelf + "cetak/")
    admin = sign_in(ani.cast["ida"])
    data = {"command_id": str(uuid7()), "receipts_left": "keluar"}
    assert admin.post("/laporan/bentuk-buku/", data).status_code == 302
    assert "pengeluaran di kiri" in ani.see(ani.shelf + "cetak/")
    other = printed(ani, ani.shelf + "kas/?unduh=pdf&bentuk=keuangan", F4_LANDSCAPE)
    assert other.index("PENGELUARAN") < other.index("PENERIMAAN")
    assert "JUMLAH 562.000 JUMLAH 9.668.000" in other
    rows = rows_of(ani, ani.shelf + "kas/?unduh=xlsx&bentuk=keuangan")
    assert (rows[0][5], rows[0][11]) == ("Pengeluaran (Rp)", "Penerimaan (Rp)")
    assert rows[1][:6] == (1, OKT, None, "Konsumsi rapat (dibetulkan)", "7/2026", 52_000)
    assert (rows[-1][5], rows[-1][11]) == (562_000, 9_668_000)


def test_a_closed_buku_keuangan_tells_both_purses_in_words(ani: Treasurer) -> None:
    with scope(MOJOKERTO):
        close_month(CloseMonth(uuid7(), ani.built.id, Period(2026, 10)), actor=ani.actor)
    page = printed(ani, ani.shelf + "kas/?unduh=pdf&bentuk=keuangan", F4_LANDSCAPE)
    for shown in (
        "Pada hari ini Sabtu tanggal 31 Oktober 2026 Buku Kas Umum ditutup",
        "a. Sisa Bank Rp 500.000 lima ratus ribu rupiah",
        "b. Sisa Kas/Tunai Rp 8.606.000 delapan juta enam ratus enam ribu rupiah",
    ):
        assert shown in page


def test_buku_kas_umum_as_xlsx_has_the_columns_of_the_print(ani: Treasurer) -> None:
    rows = rows_of(ani, ani.shelf + "kas/?unduh=xlsx&bentuk=umum")
    assert rows[0] == (
        "Tanggal", "Uraian", "Penerimaan", "Tanggal", "No. kuitansi", "Uraian", "Pengeluaran",
    )  # fmt: skip
    assert rows[1][:3] == (datetime(2026, 10, 1), "Saldo Awal", 9_000_000)
    assert rows[-2] == (None, "Jumlah", 9_668_000, None, None, "Jumlah", 562_000)
    assert rows[-1][-2:] == ("Saldo Akhir", 9_106_000)


def test_buku_iuran_names_the_members(ani: Treasurer) -> None:
    assert iuran(ani, 1, 5_000).status_code == 302
    ani.earn(7_000, "Iuran tanpa nama")
    page = ani.see(ani.shelf + "iuran/")
    assert "Endang Puji Rahayu" in page
    assert "Jumlah 12.000" in page
    assert "Iuran ganda" not in page
    paper = printed(ani, ani.shelf + "iuran/?unduh=pdf&kertas=a4", A4_PORTRAIT)
    assert "NO TANGGAL NAMA ANGGOTA KELOMPOK JUMLAH IURAN (Rp)" in paper
    assert "1 12 Okt 2026 Endang Puji Rahayu Poksus Melati 5.000" in paper
    assert "2 12 Okt 2026 Iuran tanpa nama Poksus Melati 7.000" in paper
    assert "Rp 12.000 (dua belas ribu rupiah)" in paper
    assert rows_of(ani, ani.shelf + "iuran/?unduh=xlsx")[1] == (
        1, OKT, "Endang Puji Rahayu", "Poksus Melati", 5_000,
    )  # fmt: skip


def test_a_member_for_other_money_is_refused_at_her_field(ani: Treasurer) -> None:
    before = ani.ledger()
    page = iuran(ani, 1, 5_000, account=4109).content.decode()
    assert "Nama anggota hanya untuk iuran. Kosongkan." in page
    assert ani.ledger() == before


def test_betulkan_keeps_whose_iuran_it_is(ani: Treasurer) -> None:
    iuran(ani, 1, 5_000)
    ani.fill(
        f"/bukti/{ani.newest().id}/betulkan/",
        **{"date": "2026-10-12", "lines.0.account": IURAN, "lines.0.amount": "6.000", "memo": "Iuran",
           "bank": "kas", "reason": "Salah hitung"},
    )  # fmt: skip
    assert "1 12 Okt 2026 Endang Puji Rahayu Poksus Melati 6.000" in printed(
        ani, ani.shelf + "iuran/?unduh=pdf", F4_PORTRAIT
    )


def test_the_year_on_one_wide_sheet(ani: Treasurer) -> None:
    iuran(ani, 3, 5_000)
    page = ani.see(ani.shelf + "tahunan/")
    assert "4. Sulastri 12 Sep 2026 Modal usaha 1.000.000 115.000 5.000 53.000" in page
    assert "Jumlah total 1.000.000" in page
    paper = printed(ani, ani.shelf + "tahunan/?unduh=pdf", F4_LANDSCAPE)
    assert "BUKU DAFTAR PINJAMAN, ANGSURAN, IURAN DAN SIMPANAN POKSUS MELATI" in paper
    assert "4 12 Sep 2026 Sulastri Modal usaha 1.000.000" in paper
    assert paper.count("Sulastri") == 2  # names stand on both halves of the year
    assert "4 Sulastri 115.000 5.000 53.000" in paper
    rows = rows_of(ani, ani.shelf + "tahunan/?unduh=xlsx")
    assert (len(rows[0]), rows[0][6], rows[0][-1]) == (42, "Januari angsuran", "Desember simpanan")
    sulastri = rows[4]
    assert sulastri[2:5] == ("Sulastri", "Modal usaha", 1_000_000)
    assert sulastri[33:36] == (115_000, 5_000, 53_000)
    assert rows[-1][2:5] == ("Jumlah total", None, 1_000_000)


def test_the_year_counts_what_was_paid_in_and_nothing_else(ani: Treasurer) -> None:
    """Not the withdrawal of 10.000, nor what was put right; the cost of a reversal is in its own month."""
    with scope(MOJOKERTO):
        sheet = year_sheet(ani.built.id, 2026)
        before = year_sheet(ani.built.id, 2025)
    assert sheet.months[9] == Paid(115_000, 0, 53_000)
    assert sum(paid.angsuran + paid.iuran + paid.simpanan for paid in sheet.months) == 168_000
    assert [row.name for row in sheet.rows] == [person.name for person in ani.built.people]
    assert before.principal == 0


def test_the_year_asks_four_times_however_many_members() -> None:
    with open_books(9, 6) as treasurer, scope(MOJOKERTO), CaptureQueriesContext(connection) as asked:
        assert len(year_sheet(treasurer.built.id, 2026).rows) == 9
    assert len([query for query in asked if "FROM" in query["sql"]]) == 4


@pytest.mark.parametrize(
    ("form", "head"),
    [
        ("", "NO NAMA TEMPAT, TANGGAL LAHIR L/P PEKERJAAN ALAMAT TANGGAL MASUK"),
        ("&bentuk=koperasi", "SEBAB BERHENTI"),
    ],
)
def test_buku_daftar_anggota(ani: Treasurer, form: str, head: str) -> None:
    with scope(MOJOKERTO):
        known = ChangeMember(
            uuid7(), ani.built.people[3].member_id, "Sulastri", Sex.WOMAN, "RT 2 RW 1", date(1980, 5, 6),
            birth_place="Kab. Jombang", occupation="Menjahit",
        )  # fmt: skip
        change_member(known, actor=ani.actor)
    page = printed(ani, f"{ani.shelf}anggota/?unduh=pdf{form}", F4_LANDSCAPE)
    assert "BUKU DAFTAR ANGGOTA POKSUS MELATI" in page
    assert head in page
    assert "4 Sulastri " + ("46 Menjahit" if form else "Kab. Jombang, 6 Mei 1980 P Menjahit") in page
    rows = rows_of(ani, f"{ani.shelf}anggota/?unduh=xlsx{form}")
    assert rows[4][:2] == (4, "Sulastri")
    born = ("Kab. Jombang", datetime(1980, 5, 6), "P", "Menjahit")
    assert rows[4][2:6] == (born if not form else (46, "Menjahit", "RT 2 RW 1", rows[4][5]))
    assert isinstance(rows[4][7 if not form else 5], datetime)


def test_who_may_look_at_books_may_not_carry_the_members_away(ani: Treasurer) -> None:
    juror = sign_in(ani.cast["joko"])
    assert juror.get(f"{ani.shelf}tahunan/").status_code == 200
    assert juror.get(f"{ani.shelf}anggota/?unduh=pdf").status_code == 403
    assert "Buku Daftar Anggota" not in juror.get(f"{ani.shelf}cetak/").content.decode()


def test_every_book_is_printed_from_one_page(ani: Treasurer) -> None:
    page = ani.client.get(f"{ani.shelf}cetak/?bulan=2026-09").content.decode()
    assert page.count("unduh=pdf&amp;kertas=a4") == 11
    assert page.count("unduh=xlsx") == 11
    assert "bulan=2026-09" in page


def test_a_long_print_is_made_by_the_worker_and_found_again(
    ani: Treasurer, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.PRINT_CELLS_AT_ONCE = 20
    address = ani.shelf + "kas/?unduh=pdf"
    with django_capture_on_commit_callbacks(using="default") as sent:
        assert "Menunggu giliran" in ani.see(address)
        assert "Menunggu giliran" in ani.see(address)
    (asked,) = [one.args for one in sent]  # once is enough
    state = ani.client.get(address + "&kemajuan=1").json()
    assert state == {"state": "running", "text": "Menunggu giliran", "url": address}
    print_order.on_failure(ValueError("tinta habis"), "", (), {"key": asked[1]}, None)
    assert ani.client.get(address + "&kemajuan=1").json()["state"] == "failed"
    assert "Cetak sekali lagi" in ani.see(address)
    assert "Menunggu giliran" in ani.see(address)
    print_order(kota_id=asked[0], key=asked[1])
    assert ani.client.get(address + "&kemajuan=1").json()["state"] == "done"
    assert "Saldo Akhir 9.106.000" in printed(ani, address, F4_LANDSCAPE)
    assert "Menunggu giliran" in ani.see(address + "&kertas=a4")
    ani.spend(1_000, "Materai")
    assert "Menunggu giliran" in ani.see(address)
