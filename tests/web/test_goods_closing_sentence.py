"""Both balances stand at the end of Buku Kas, in figures and in words; one source is followed in the list."""

from collections.abc import Iterator
from typing import Any

import pytest

from bookkeeping.commands.cash import Transfer, transfer
from bookkeeping.commands.months import CloseMonth, close_month
from common.ids import uuid7
from common.period import Period
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO, TODAY
from tests.web.treasurer import IURAN, KONSUMSI, Treasurer, open_books

pytestmark = pytest.mark.django_db


@pytest.fixture
def ani() -> Iterator[Treasurer]:
    with open_books() as treasurer:
        yield treasurer


def test_kas_and_bank_are_both_told(ani: Treasurer) -> None:
    with scope(MOJOKERTO):
        transfer(Transfer(uuid7(), ani.built.id, TODAY, 1_250_000, to_bank=True), actor=ani.actor)
    for purse in ("kas", "bank"):
        page = ani.see(f"{ani.shelf}kas/?tempat={purse}")
        assert "Keadaan sampai Senin, 12 Oktober 2026. Buku bulan ini belum ditutup." in page
        assert "a. Sisa bank Rp 1.250.000 satu juta dua ratus lima puluh ribu rupiah" in page
        assert "b. Sisa kas/tunai Rp 7.750.000 tujuh juta tujuh ratus lima puluh ribu rupiah" in page
        assert "Total Rp 9.000.000 sembilan juta rupiah" in page


def test_a_closed_month_says_so(ani: Treasurer) -> None:
    ani.spend(50_000, "Konsumsi", TODAY.replace(month=9))
    with scope(MOJOKERTO):
        close_month(CloseMonth(uuid7(), ani.built.id, Period(2026, 9)), actor=ani.actor)
    page = ani.see(ani.shelf + "kas/?bulan=2026-09")
    assert "Pada hari ini Rabu tanggal 30 September 2026 Buku Kas Umum ditutup" in page


def cash(ani: Treasurer, way: str, account: int, amount: str, memo: str, fund: str) -> Any:
    given = {"date": TODAY.isoformat(), "amount": amount, "account": account, "memo": memo, "bank": "kas"}
    return ani.fill(f"{ani.shelf}{way}/", **given, fund=fund)


def test_entries_of_one_source(ani: Treasurer) -> None:
    cash(ani, "masuk", IURAN, "500.000", "Dari kelurahan", "APBD 2026")
    cash(ani, "keluar", KONSUMSI, "120.000", "Konsumsi pelatihan", "APBD 2026")
    cash(ani, "keluar", KONSUMSI, "30.000", "Konsumsi rapat", "")
    page = ani.see(ani.shelf + "catatan/?dana=APBD+2026")
    assert "2 catatan" in page
    assert "Jumlah seluruhnya + 500.000 masuk − 120.000 keluar" in page
    of_account = ani.see(f"{ani.shelf}catatan/?dana=APBD+2026&pos={KONSUMSI}")
    assert "1 catatan biaya rapat dan konsumsi" in of_account
    form = ani.client.get(ani.shelf + "keluar/").content.decode()
    assert '<option value="APBD 2026"></option>' in form
