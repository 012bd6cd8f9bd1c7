"""The books on screen: what stands in them, to the last rupiah, and what each number opens to."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from bookkeeping.commands.cash import Transfer, transfer
from bookkeeping.commands.correcting import CorrectEntry, ReverseEntry, correct_entry, reverse_entry
from bookkeeping.commands.loans.paying import PayInstalment, pay_instalment
from bookkeeping.commands.replacing import CorrectedLine
from bookkeeping.commands.savings.paying import SaveMoney, WithdrawSavings, save_money, withdraw_savings
from bookkeeping.domain.occasion import Person
from common.ids import uuid7
from members.commands.add import AddMembers, add_members
from members.commands.entering import NewMember
from members.domain.words import Sex
from regions.tenancy.scope import scope
from tests.builders import SYSTEM
from tests.builders import loan as a_loan
from tests.cast import MOJOKERTO, TODAY
from tests.web.browse import sign_in
from tests.web.treasurer import KONSUMSI, Treasurer, open_books, words, yesterday

pytestmark = pytest.mark.django_db


@pytest.fixture
def ani() -> Iterator[Treasurer]:
    with open_books() as treasurer:
        yield treasurer


def a_month(ani: Treasurer) -> None:
    """Savings, an instalment, iuran, konsumsi put right, an iuran cancelled, and money to the bank."""
    member, day = ani.built.people[3].member_id, TODAY
    with scope(MOJOKERTO):
        save_money(
            SaveMoney(uuid7(), ani.built.id, member, day, wajib=20_000, sukarela=30_000), actor=ani.actor
        )
        pay_instalment(
            PayInstalment(uuid7(), ani.built.loans[0], day, 100_000, 15_000, 0, 3_000), actor=ani.actor
        )
    wrong = ani.spend(25_000, "Konsumsi")
    double = ani.earn(10_000, "Iuran ganda")
    with scope(MOJOKERTO):
        right = CorrectEntry(
            uuid7(), wrong, day, (CorrectedLine(KONSUMSI, 52_000),), "Salah ketik", "Konsumsi rapat"
        )
        correct_entry(right, actor=ani.actor)
        reverse_entry(ReverseEntry(uuid7(), double, "Tercatat dua kali"), actor=ani.actor)
        transfer(Transfer(uuid7(), ani.built.id, day, 500_000, to_bank=True), actor=ani.actor)
        withdraw_savings(WithdrawSavings(uuid7(), ani.built.id, member, day, 10_000), actor=ani.actor)


def test_the_shelf_says_what_the_group_has(ani: Treasurer) -> None:
    a_month(ani)
    page = ani.see(ani.shelf)
    for shown in (
        "Kas (Rp) 8.606.000 12 Okt 2026",
        "Bank (Rp) 500.000 12 Okt 2026",
        "Simpanan (Rp) 43.000 12 Okt 2026",
        "Sisa pinjaman (Rp) 900.000 12 Okt 2026",
        "Oktober 2026 Terbuka",
    ):
        assert shown in page
    assert "Uang masuk" in page


def test_buku_kas_adds_up_and_folds_corrections(ani: Treasurer) -> None:
    a_month(ani)
    page = ani.see(ani.shelf + "kas/")
    for line in (
        "1 Okt 2026 Saldo awal 9.000.000",
        "Simpanan wajib dan sukarela Bu Sulastri 2/2026 + 50.000 masuk 9.050.000",
        "Angsuran ke-1 Bu Sulastri 3/2026 + 118.000 masuk 9.168.000",
        "Iuran ganda Dibatalkan 5/2026 9.168.000",
        "Konsumsi rapat Dibetulkan 7/2026 − 52.000 keluar 9.116.000",
        "Setor kas ke bank 9/2026 − 500.000 keluar 8.616.000",
        "Penarikan simpanan sukarela Bu Sulastri 10/2026 − 10.000 keluar 8.606.000",
        "Jumlah + 168.000 masuk − 562.000 keluar 8.606.000",
    ):
        assert line in page
    assert "25.000" not in page  # the wrong entry is folded into the right one
    bank = ani.see(ani.shelf + "kas/?tempat=bank")
    assert "Saldo awal 0" in bank
    assert "Jumlah + 500.000 masuk − 0 keluar 500.000" in bank


def test_the_sums_of_buku_kas_open_to_the_entries_they_are_made_of(ani: Treasurer) -> None:
    a_month(ani)
    october = "&sejak=2026-10-01&sampai=2026-10-31"
    page = ani.client.get(ani.shelf + "kas/").content.decode()
    address = f"{ani.shelf}catatan/?pos=1101&amp;arah=masuk{october.replace('&', '&amp;')}"
    assert address in page
    coming = ani.see(f"{ani.shelf}catatan/?pos=1101&arah=masuk{october}")
    assert "2 catatan kas" in coming
    assert "Jumlah seluruhnya + 168.000 masuk − 0 keluar" in coming
    assert "− 562.000 keluar" in ani.see(f"{ani.shelf}catatan/?pos=1101&arah=keluar{october}")


def test_months_are_turned_in_the_address(ani: Treasurer) -> None:
    september = ani.see(ani.shelf + "kas/?bulan=2026-09")
    assert "Buku Kas September 2026" in september
    assert "1 Sep 2026 Saldo awal 10.000.000" in september
    assert "Pinjaman Bu Sulastri untuk Modal usaha 1/2026 − 1.000.000 keluar 9.000.000" in september
    page = ani.client.get(ani.shelf + "kas/?bulan=2026-09").content.decode()
    assert 'rel="prev" href="?bulan=2026-08"' in page
    assert 'rel="next" href="?bulan=2026-10"' in page
    for odd in ("2026-13", "1999-01", "x"):
        assert "Buku Kas Oktober 2026" in ani.see(ani.shelf + f"kas/?bulan={odd}")


def test_buku_simpanan_carries_and_opens_to_the_member(ani: Treasurer) -> None:
    a_month(ani)
    page = ani.see(ani.shelf + "simpanan/")
    assert "4 Sulastri 20.000 20.000 3.000 43.000 43.000" in page
    assert "Jumlah 0 20.000 20.000 3.000 43.000 43.000" in page
    assert "Simpanan bulan lalu Rp 0 Bertambah bulan ini Rp 43.000 Simpanan akhir bulan Rp 43.000" in page
    member = ani.built.people[3].member_id
    card = ani.see(f"{ani.shelf}simpanan/{member}/")
    assert "Kartu Simpanan, anggota nomor 4" in card
    assert "Simpanan sukarela Rp 20.000" in card
    assert "Angsuran ke-1 Bu Sulastri 3/2026 + 3.000 masuk 53.000" in card
    assert "10/2026 − 10.000 keluar 43.000" in card
    assert "Bertambah dikurangi berkurang: Rp 20.000" in ani.see(
        f"{ani.shelf}catatan/?pos=2101&anggota={member}"
    )
    stranger = ani.cast.groups["Mawar"]
    assert ani.client.get(f"{ani.shelf}simpanan/{stranger}/").status_code == 404


def test_loans_with_sisa_and_tunggakan(ani: Treasurer) -> None:
    late = ani.see(ani.shelf + "pinjaman/?per=2026-10-12")
    assert "1 pinjaman berjalan per 12 Oktober 2026" in late
    assert "1 Sulastri Berjalan Modal usaha 12 Sep 2026 1.000.000 0 1.000.000" in late
    a_month(ani)
    page = ani.see(ani.shelf + "pinjaman/")
    assert "1 Sulastri Berjalan Modal usaha 12 Sep 2026 1.000.000 100.000 900.000" in page
    assert "Jumlah 1.000.000 0 900.000" in page
    card = ani.see(f"/pinjaman/{ani.built.loans[0]}/")
    assert "1,5 % tetap sebulan" in card
    assert "Sisa pinjaman Rp 900.000" in card
    assert "Angsuran ke-1 Bu Sulastri 3/2026 1 + 100.000 masuk 900.000 15.000" in card
    assert "1. 12 Okt 2026 Lunas 100.000 15.000" in card
    assert "2. 12 Nov 2026 100.000 15.000" in card


def test_neraca_saldo_balances(ani: Treasurer) -> None:
    a_month(ani)
    page = ani.see(ani.shelf + "neraca/")
    assert "1101 Kas 8.606.000" in page
    assert "5102 Biaya rapat dan konsumsi 52.000" in page
    assert "Jumlah 10.058.000 10.058.000" in page
    assert "Jumlah 10.000.000 10.000.000" in ani.see(ani.shelf + "neraca/?per=2026-10-11")


def test_an_entry_tells_everything(ani: Treasurer) -> None:
    entry = ani.spend(75_000, "Konsumsi rapat", yesterday())
    page = ani.see(f"/bukti/{entry}/")
    for shown in (
        "− 75.000 keluar",
        "Nomor bukti kas 2/2026",
        "Tanggal kejadian Minggu, 11 Oktober 2026",
        "Dicatat pada 12 Okt 2026, 12.00 WIB",
        "Dicatat oleh Ani Lestari",
        "Biaya rapat dan konsumsi bertambah 75.000",
        "Kas berkurang 75.000",
        "Betulkan",
        "Batalkan",
    ):
        assert shown in page
    assert "debit" not in page.lower()
    assert "kredit" not in page.lower()


def sheet(file: bytes) -> list[tuple[Any, ...]]:
    """The rows of an xlsx file."""
    page = load_workbook(io.BytesIO(file)).worksheets[0]
    return list(page.iter_rows(values_only=True))


def test_the_list_of_entries_is_filtered_paged_and_exported(ani: Treasurer) -> None:
    a_month(ani)
    for number in range(26):
        ani.earn(1_000 + number, f"Iuran ke-{number}", yesterday(number % 3))
    page = ani.see(ani.shelf + "catatan/")
    assert "33 catatan" in page
    assert "Baris 1–25 dari 33" in page
    assert "Baris 26–33 dari 33" in ani.see(ani.shelf + "catatan/?halaman=2")
    expected = {
        "cari=ganda": 0,
        "cari=ganda&koreksi=semua": 2,
        "cari=3/2026": 1,
        "cari=IURAN": 26,
        "jenis=angsuran": 1,
        "pos=4103&arah=masuk": 26,
        "sejak=2026-10-11&sampai=2026-10-11": 9,
        f"anggota={ani.built.people[3].member_id}": 4,
        "koreksi=semua": 37,
    }
    for question, count in expected.items():
        assert f"{count} catatan" in ani.see(f"{ani.shelf}catatan/?{question}"), question
    oldest = ani.see(ani.shelf + "catatan/?urut=tanggal")
    assert oldest.index("Modal awal") < oldest.index("Iuran ke-25")
    answer = ani.client.get(f"{ani.shelf}catatan/?unduh=xlsx&cari=iuran&sejak=2026-10-12")
    rows = sheet(answer.content)
    assert rows[0][:5] == ("Tanggal", "No. bukti", "Uraian", "Jenis", "Masuk atau bertambah")
    assert len(rows) == 10
    assert rows[1][0] == datetime(2026, 10, 12)
    assert sum(row[4] for row in rows[1:]) == sum(1_000 + n for n in range(26) if n % 3 == 0)


def test_books_are_exported_with_real_dates_and_numbers(ani: Treasurer) -> None:
    a_month(ani)
    answer = ani.client.get(ani.shelf + "kas/?unduh=xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="buku-kas-2026-10.xlsx"'
    rows = sheet(answer.content)
    assert rows[0] == ("Tanggal", "Uraian", "No. bukti", "Uang masuk", "Uang keluar", "Saldo", "Keterangan")
    assert rows[1][:6] == (datetime(2026, 10, 1), "Saldo awal", None, None, None, 9_000_000)
    assert rows[-1][:6] == (datetime(2026, 10, 31), "Jumlah", None, 168_000, 562_000, 8_606_000)
    totals = {
        "simpanan/": (None, "Jumlah", 0, 20_000, 20_000, 3_000, 43_000),
        "pinjaman/": (1, "Sulastri", "Modal usaha", datetime(2026, 9, 12), 1_000_000, 10),
        "neraca/": (5102, "Biaya rapat dan konsumsi", 52_000, 0),
    }
    for book, last in totals.items():
        file = ani.client.get(f"{ani.shelf}{book}?unduh=xlsx").content
        rows = sheet(file)
        assert rows[-1][: len(last)] == last
    member = ani.built.people[3].member_id
    for card in (f"/pinjaman/{ani.built.loans[0]}/", f"{ani.shelf}simpanan/{member}/"):
        file = ani.client.get(f"{card}?unduh=xlsx").content
        rows = sheet(file)
        assert rows[1][0] in (datetime(2026, 9, 12), datetime(2026, 10, 12))


def test_strangers_see_no_book(ani: Treasurer) -> None:
    entry, loan = ani.earn(5_000, "Iuran"), ani.built.loans[0]
    pages = [ani.shelf + name for name in ("", "kas/", "simpanan/", "pinjaman/", "neraca/", "catatan/")]
    pages += [f"/bukti/{entry}/", f"/pinjaman/{loan}/"]
    for name, status in {"dewi": 404, "tuti": 404, "wati": 200, "rini": 200, "joko": 200}.items():
        client = sign_in(ani.cast[name])
        for page in pages:
            assert client.get(page).status_code == status, f"{name} {page}"


def queries(ani: Treasurer, address: str) -> int:
    """How many queries a page needs."""
    with CaptureQueriesContext(connection) as seen:
        assert ani.client.get(address).status_code == 200
    return len(seen)


def pages_of(ani: Treasurer) -> list[str]:
    """Every page of the books, and the forms that list people."""
    member, loan = ani.built.people[3].member_id, ani.built.loans[0]
    names = ("", "kas/", "simpanan/", "pinjaman/", "neraca/", "catatan/")
    lists = ("setoran/", "penarikan/", "pinjaman/baru/", "saldo-awal/")
    cards = [f"{ani.shelf}simpanan/{member}/", f"/pinjaman/{loan}/", f"/pinjaman/{loan}/angsuran/"]
    return [ani.shelf + name for name in (*names, *lists)] + cards


def grow(ani: Treasurer, names: Sequence[str]) -> None:
    """As many members, savers, borrowers and entries again."""
    new = tuple(NewMember(uuid7(), name, Sex.WOMAN, "Gang 9", yesterday(60)) for name in names)
    with scope(MOJOKERTO):
        add_members(AddMembers(uuid7(), ani.built.id, new), actor=SYSTEM)
        for person in new:
            saved = SaveMoney(uuid7(), ani.built.id, person.id, TODAY, sukarela=5_000)
            save_money(saved, actor=ani.actor)
        a_loan(ani.built.id, Person(new[0].id, new[0].name), 500_000, yesterday(20))
    for number in range(8):
        ani.earn(1_000, f"Iuran ke-{number}", yesterday(number))


def test_no_page_asks_more_when_the_books_grow(ani: Treasurer) -> None:
    a_month(ani)
    pages = pages_of(ani)
    ani.see(ani.shelf)  # the first page notes the device
    before = {page: queries(ani, page) for page in pages}
    grow(ani, ("Bibit", "Cicik", "Dami", "Esti"))
    assert {page: queries(ani, page) for page in pages} == before
    assert max(before.values()) <= 25


def test_every_page_says_its_words(ani: Treasurer) -> None:
    a_month(ani)
    for name in ("", "kas/", "simpanan/", "pinjaman/", "neraca/", "catatan/", "masuk/", "pinjaman/baru/"):
        page = words(ani.client.get(ani.shelf + name).content).lower()
        for word in ("debit", "debet", "kredit", "jurnal", "submit", "sync", "!"):
            assert word not in page, f"{name}: {word}"
