"""The columns of the books as files: those of the screen, with real dates and numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bookkeeping.domain.loans.words import RHYTHMS, jasa_words
from bookkeeping.domain.prints import BalanceLine
from bookkeeping.domain.savings.arrears import WajibArrears
from bookkeeping.queries.cash import CashBook
from bookkeeping.queries.entry_list import ListedEntry
from bookkeeping.queries.loans.area import AreaLoan, GroupLoans
from bookkeeping.queries.loans.card import CardLine
from bookkeeping.queries.loans.listing import LoanRow
from bookkeeping.queries.savings.book import BukuSimpanan, Savings
from bookkeeping.queries.savings.card import SavingsCardLine
from bookkeeping.queries.savings.year import MONTHS, BukuSimpananTahun
from common.period import Period
from common.tables import Column
from common.words import BULAN_PENDEK


@dataclass(frozen=True)
class CashRow:
    """A row of Buku Kas, the saldo awal and the jumlah too; None is an empty cell."""

    on: date
    memo: str
    voucher: str = ""
    masuk: int | None = None
    keluar: int | None = None
    saldo: int | None = None
    mark: str = ""


def cash_rows(book: CashBook, month: Period) -> Iterator[CashRow]:
    """Saldo awal, the lines, jumlah with the saldo akhir."""
    yield CashRow(month.first, "Saldo awal", saldo=int(book.saldo_awal))
    for line in book.lines:
        yield CashRow(
            line.date,
            line.memo,
            line.voucher,
            int(line.masuk) or None,
            int(line.keluar) or None,
            int(line.saldo),
            line.state.label,
        )
    yield CashRow(month.last, "Jumlah", "", int(book.masuk), int(book.keluar), int(book.saldo_akhir))


CASH: tuple[Column[CashRow], ...] = (
    Column("Tanggal", lambda r: r.on, 14),
    Column("Uraian", lambda r: r.memo, 46),
    Column("No. bukti", lambda r: r.voucher, 11),
    Column("Uang masuk", lambda r: r.masuk, 16),
    Column("Uang keluar", lambda r: r.keluar, 16),
    Column("Saldo", lambda r: r.saldo, 16),
    Column("Keterangan", lambda r: r.mark, 14),
)


@dataclass(frozen=True)
class SavingsLine:
    """A row of Buku Simpanan, the jumlah too."""

    number: int | None
    name: str
    held: Savings
    owed: int = 0  # simpanan wajib


def savings_rows(book: BukuSimpanan, owed: Mapping[UUID, WajibArrears]) -> Iterator[SavingsLine]:
    """The members, then the jumlah."""
    nothing = WajibArrears()
    for row in book.rows:
        mine = owed.get(row.member_id, nothing) if row.member_id else nothing
        yield SavingsLine(row.number, row.name, row.held, mine.amount)
    yield SavingsLine(None, "Jumlah", book.held, sum(hers.amount for hers in owed.values()))


SAVINGS: tuple[Column[SavingsLine], ...] = (
    Column("No. anggota", lambda r: r.number, 11),
    Column("Nama", lambda r: r.name, 30),
    Column("Simpanan pokok", lambda r: int(r.held.pokok), 16),
    Column("Simpanan wajib", lambda r: int(r.held.wajib), 16),
    Column("Simpanan sukarela", lambda r: int(r.held.sukarela), 16),
    Column("Simpanan terikat", lambda r: int(r.held.terikat), 16),
    Column("Jumlah", lambda r: int(r.held.jumlah), 16),
    Column("Tunggakan wajib", lambda r: r.owed, 16),
)


@dataclass(frozen=True)
class SavingsYearLine:
    """A row of Buku Simpanan of a year, the jumlah too."""

    number: int | None
    name: str
    carried: int
    by_month: tuple[int, ...]
    held: Savings


def savings_year_rows(book: BukuSimpananTahun) -> Iterator[SavingsYearLine]:
    """The members, then the jumlah."""
    for row in book.rows:
        yield SavingsYearLine(row.number, row.name, row.carried.jumlah, row.by_month, row.held)
    moved = tuple(month.moved.jumlah for month in book.months)
    yield SavingsYearLine(None, "Jumlah", book.carried.jumlah, moved, book.held)


def _of_month(at: int) -> Column[SavingsYearLine]:
    return Column(BULAN_PENDEK[at], lambda r: r.by_month[at], 13)


SAVINGS_YEAR: tuple[Column[SavingsYearLine], ...] = (
    Column("No. anggota", lambda r: r.number, 11),
    Column("Nama", lambda r: r.name, 30),
    Column("Dari tahun lalu", lambda r: r.carried, 16),
    *(_of_month(at) for at in range(MONTHS)),
    Column("Simpanan pokok", lambda r: r.held.pokok, 16),
    Column("Simpanan wajib", lambda r: r.held.wajib, 16),
    Column("Simpanan sukarela", lambda r: r.held.sukarela, 16),
    Column("Simpanan terikat", lambda r: r.held.terikat, 16),
    Column("Jumlah", lambda r: r.held.jumlah, 16),
)

LOANS: tuple[Column[LoanRow], ...] = (
    Column("No.", lambda r: r.number, 6),
    Column("Nama", lambda r: r.member_name, 28),
    Column("Untuk keperluan usaha", lambda r: r.purpose, 30),
    Column("Tanggal", lambda r: r.disbursed_on, 14),
    Column("Jumlah pinjaman", lambda r: int(r.principal), 16),
    Column("Lama (kali)", lambda r: r.count, 10),
    Column("Diangsur", lambda r: RHYTHMS[r.rhythm], 18),
    Column("Jasa", lambda r: jasa_words(r.rate_bps, r.method), 16),
    Column("Sudah diangsur", lambda r: int(r.paid_principal), 16),
    Column("Sisa pinjaman", lambda r: int(r.outstanding), 16),
    Column("Tunggakan", lambda r: int(r.arrears), 16),
    Column("Dihapus", lambda r: int(r.written_off) or None, 14),
    Column("Keadaan", lambda r: r.standing.value, 12),
    Column("Jaminan", lambda r: r.backing, 22),
    Column("Sumber dana", lambda r: r.fund, 22),
)

BALANCE: tuple[Column[BalanceLine], ...] = (
    Column("No. pos", lambda r: r.code, 9),
    Column("Nama pos", lambda r: r.name, 32),
    Column("Harta dan biaya", lambda r: r.debit, 18),
    Column("Utang, modal dan pendapatan", lambda r: r.credit, 26),
)

ENTRIES: tuple[Column[ListedEntry], ...] = (
    Column("Tanggal", lambda r: r.date, 14),
    Column("No. bukti", lambda r: r.voucher, 11),
    Column("Uraian", lambda r: r.memo, 46),
    Column("Jenis", lambda r: r.kind, 20),
    Column("Masuk atau bertambah", lambda r: r.change.more or None, 20),
    Column("Keluar atau berkurang", lambda r: r.change.less or None, 20),
    Column("Keterangan", lambda r: r.mark, 14),
    Column("Dicatat oleh", lambda r: r.recorded_name, 24),
)

# The eight columns of the paper list of a kelurahan, then what it has no room for.
AREA_LOANS: tuple[Column[AreaLoan], ...] = (
    Column("NAMA", lambda r: r.member_name, 28),
    Column("KATEGORI", lambda r: r.category, 22),
    Column("JENIS", lambda r: r.purpose, 28),
    Column("ALAMAT", lambda r: r.address, 30),
    Column("TANGGAL", lambda r: r.disbursed_on, 14),
    Column("JUMLAH", lambda r: r.principal, 16),
    Column("LAMA", lambda r: r.term, 22),
    Column("BUNGA", lambda r: r.jasa, 16),
    Column("Kelompok", lambda r: r.group, 26),
    Column("Kelurahan", lambda r: r.kelurahan, 20),
    Column("Sumber dana", lambda r: r.fund, 22),
    Column("Sisa pinjaman", lambda r: r.outstanding, 16),
)

# The running loans of each group together, for those who see no names.
GROUP_LOANS: tuple[Column[GroupLoans], ...] = (
    Column("Kelurahan", lambda r: r.kelurahan, 20),
    Column("Kelompok", lambda r: r.group, 28),
    Column("Pinjaman berjalan", lambda r: r.loans, 18),
    Column("Jumlah dipinjamkan", lambda r: r.lent, 18),
    Column("Sisa pinjaman", lambda r: r.outstanding, 16),
)

# The nine columns of the paper card, then what it has no room for.
LOAN_CARD: tuple[Column[CardLine], ...] = (
    Column("TGL", lambda r: r.date, 14),
    Column("NO. BUKTI", lambda r: r.voucher, 11),
    Column("ANG KE", lambda r: r.number, 8),
    Column("JUMLAH PINJAMAN", lambda r: int(r.lent) or None, 16),
    Column("ANGSURAN", lambda r: int(r.principal) or None, 16),
    Column("SALDO", lambda r: int(r.outstanding), 16),
    Column("JASA", lambda r: int(r.interest) or None, 14),
    Column("DENDA", lambda r: int(r.penalty) or None, 14),
    Column("PARAF", lambda r: r.recorded_name, 20),
    Column("Uraian", lambda r: r.memo, 40),
    Column("Simpanan terikat", lambda r: int(r.tied_saving) or None, 16),
    Column("Dihapus", lambda r: int(r.written_off) or None, 14),
    Column("Kembali sesudah dihapus", lambda r: int(r.recovered) or None, 22),
    Column("Keterangan", lambda r: r.state.label, 14),
)

SAVINGS_CARD: tuple[Column[SavingsCardLine], ...] = (
    Column("Tanggal", lambda r: r.date, 14),
    Column("No. bukti", lambda r: r.voucher, 11),
    Column("Uraian", lambda r: r.memo, 40),
    Column("Pokok", lambda r: r.moved.pokok, 14),
    Column("Wajib", lambda r: r.moved.wajib, 14),
    Column("Sukarela", lambda r: r.moved.sukarela, 14),
    Column("Terikat", lambda r: r.moved.terikat, 14),
    Column("Saldo", lambda r: r.saldo, 16),
    Column("Keterangan", lambda r: r.state.label, 14),
)
