"""Betulkan that only moves an entry to another month: what leaves one month arrives in the other.

Every kind of entry that Betulkan reaches, and a whole meeting sheet; no total is another one afterwards.
"""

from datetime import date

import pytest

from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry
from tests.ledger.again import AGAIN
from tests.ledger.books import Melati, cash_in, posted
from tests.ledger.histories import VERBS, undone
from tests.ledger.laws import moves_as_a_whole, no_drift

pytestmark = pytest.mark.django_db
DAY, LATER = date(2026, 8, 20), date(2026, 9, 21)
Made = tuple[EntryKind, tuple[tuple[str, date, int, int], ...]]

# How an entry of each kind comes to be, by the verbs of the histories; the last of its kind is moved.
BEFORE = date(2026, 8, 3)
LENT, SAVED, BOUGHT = ("lend", BEFORE, 400_000, 100), ("save", BEFORE, 90_000, 5), ("buy", BEFORE, 90_000, 1)
SHARED = (("agree_shu", BEFORE, 0, 2), ("share", DAY, 0, 1))
MADE: tuple[Made, ...] = (
    (EntryKind.KAS_MASUK, (("cash", DAY, 70_000, 1),)),
    (EntryKind.KAS_KELUAR, (("cash", DAY, 70_000, 3),)),
    (EntryKind.PINDAH, (("transfer", DAY, 70_000, 1),)),
    (EntryKind.SIMPANAN, (("save", DAY, 70_000, 5),)),
    (EntryKind.PENARIKAN, (SAVED, ("withdraw", DAY, 30_000, 5))),
    (EntryKind.PENARIKAN, (SAVED, ("save", BEFORE, 90_000, 3), ("pay_out", DAY, 0, 3))),
    (EntryKind.JASA_SIMPANAN, (("save", date(2026, 6, 3), 90_000, 5), ("interest", DAY, 60_000, 1))),
    (EntryKind.PENGEMBALIAN, (SAVED, ("leave", DAY, 0, 1))),
    (EntryKind.PINJAMAN, (("lend", DAY, 400_000, 100),)),
    (EntryKind.ANGSURAN, (LENT, ("pay", DAY, 40_000, 0))),
    (EntryKind.TALANGAN, (LENT, ("cover", DAY, 60_000, 1))),
    (EntryKind.TALANGAN, (LENT, ("cover", BEFORE, 60_000, 1), ("give_back", DAY, 60_000, 1))),
    (EntryKind.HAPUS_PINJAMAN, (LENT, ("write_off", DAY, 60_000, 1))),
    (EntryKind.PEMULIHAN, (LENT, ("write_off", BEFORE, 60_000, 1), ("recover", DAY, 30_000, 1))),
    (EntryKind.PEMBELIAN, (("buy", DAY, 70_000, 1),)),
    (EntryKind.PENJUALAN, (BOUGHT, ("sell", DAY, 70_000, 1))),
    (EntryKind.PRODUKSI, (("produce", DAY, 70_000, 2),)),
    (EntryKind.SUSUT_BARANG, (BOUGHT, ("lose", DAY, 0, 1))),
    (EntryKind.BANTUAN, (("aid", DAY, 70_000, 3),)),
    (EntryKind.INVENTARIS, (("buy_item", DAY, 70_000, 1),)),
    (EntryKind.INVENTARIS, (("buy_item", BEFORE, 70_000, 1), ("part", DAY, 70_000, 0))),
    (EntryKind.PEMBAGIAN_SHU, SHARED),
    (EntryKind.PEMBAYARAN_SHU, (*SHARED, ("pay_share", DAY, 0, 1))),
)

# What Betulkan does not move: a saldo awal and old books are done anew as a whole, depreciation has the last
# day of its month, the count of the cash stands on its sheet, and a reversal is none of hers.
STAY = {
    EntryKind.SALDO_AWAL,
    EntryKind.IMPOR,
    EntryKind.PENYUSUTAN,
    EntryKind.SELISIH,
    EntryKind.PEMBALIK,
    EntryKind.LAIN,
}


@pytest.fixture
def begun(melati: Melati) -> Melati:
    """Money since 2025, and savings for the whole of it."""
    posted(cash_in(melati.id, 5_000_000, date(2025, 11, 3)))
    VERBS["save"](melati, date(2025, 11, 4), 100_000, 5)
    return melati


def test_an_entry_of_each_kind_moves_to_another_month(begun: Melati) -> None:
    for kind, steps in MADE:
        with undone():
            for verb, day, amount, n in steps:
                VERBS[verb](begun, day, amount, n)
            entry = Entry.objects.filter(kind=kind).latest("seq")
            moves_as_a_whole(begun, entry, LATER)
            no_drift()
    assert {kind for kind, _ in MADE} == set(AGAIN) == set(EntryKind) - STAY


def test_a_whole_meeting_moves_to_another_month(begun: Melati) -> None:
    VERBS["meet"](begun, DAY, 0, 7)
    entry = Entry.objects.filter(meeting_id__isnull=False).latest("seq")
    moves_as_a_whole(begun, entry, LATER)
    no_drift()
