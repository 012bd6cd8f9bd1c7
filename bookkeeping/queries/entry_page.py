"""Everything there is to know about one entry, in the words of the books."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from bookkeeping.domain.chart import ACCOUNTS, CASH_CODES
from bookkeeping.domain.choices import OTHER_BOOKS, OtherBook, is_correctable
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry, Leg, Seal
from bookkeeping.models.month import MonthState
from bookkeeping.queries.months import month_state
from common.period import Period

KIND_WORDS = {
    EntryKind.SALDO_AWAL: "Saldo awal",
    EntryKind.SIMPANAN: "Simpanan",
    EntryKind.PENARIKAN: "Penarikan simpanan",
    EntryKind.ANGSURAN: "Angsuran",
    EntryKind.PINJAMAN: "Pinjaman",
    EntryKind.KAS_MASUK: "Uang masuk",
    EntryKind.KAS_KELUAR: "Uang keluar",
    EntryKind.PINDAH: "Pindah kas dan bank",
    EntryKind.SELISIH: "Selisih kas",
    EntryKind.PEMBALIK: "Pembatalan",
    EntryKind.IMPOR: "Catatan pindahan",
    EntryKind.JASA_SIMPANAN: "Jasa simpanan",
    EntryKind.PENGEMBALIAN: "Pengembalian simpanan",
    EntryKind.HAPUS_PINJAMAN: "Penghapusan pinjaman",
    EntryKind.PEMULIHAN: "Penerimaan pinjaman yang dihapus",
    EntryKind.TALANGAN: "Tanggung renteng",
    EntryKind.PEMBELIAN: "Pembelian barang",
    EntryKind.PENJUALAN: "Penjualan barang",
    EntryKind.PRODUKSI: "Produksi",
    EntryKind.SUSUT_BARANG: "Barang rusak atau hilang",
    EntryKind.BANTUAN: "Bantuan",
    EntryKind.INVENTARIS: "Inventaris",
    EntryKind.PENYUSUTAN: "Penyusutan",
    EntryKind.PEMBAGIAN_SHU: "Pembagian SHU",
    EntryKind.PEMBAYARAN_SHU: "Pembayaran SHU",
    EntryKind.LAIN: "Catatan lain",
}


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One account of an entry: it grew ("bertambah") or shrank ("berkurang") by so much."""

    account: int
    name: str
    grew: bool
    amount: int
    member_id: UUID | None
    member_name: str
    loan_id: UUID | None
    loan_number: int | None
    fund: str

    @property
    def words(self) -> str:
        """ "bertambah" or "berkurang"."""
        return "bertambah" if self.grew else "berkurang"

    @property
    def is_money(self) -> bool:
        """Kas or bank; the other lines are what the money was for."""
        return self.account in CASH_CODES


@dataclass(frozen=True, slots=True)
class EntryLink:
    """Another entry that this one is tied to."""

    id: UUID
    voucher: str
    date: date
    memo: str


@dataclass(frozen=True, slots=True)
class EntryDetail:
    """An entry, its lines, who wrote it when, its place in the chain, and what corrects it."""

    id: UUID
    group_id: UUID
    kind: EntryKind
    date: date
    voucher: str
    memo: str
    reason: str
    cash_reason: str
    recorded_at: datetime
    recorded_name: str
    seq: int
    chain_hash: str
    meeting_id: UUID | None
    month: MonthState
    lines: tuple[EntryLine, ...]
    reverses: EntryLink | None
    replaces: EntryLink | None
    reversed_by: EntryLink | None
    replaced_by: EntryLink | None

    @property
    def kind_words(self) -> str:
        """What it is about: "Uang masuk", "Angsuran"."""
        return KIND_WORDS[self.kind]

    @property
    def masuk(self) -> int:
        """What came into kas and bank together."""
        return sum(line.amount for line in self.lines if line.is_money and line.grew)

    @property
    def keluar(self) -> int:
        """What went out of kas and bank together."""
        return sum(line.amount for line in self.lines if line.is_money and not line.grew)

    @property
    def stands(self) -> bool:
        """Whether it counts, and takes nothing back itself."""
        return self.kind is not EntryKind.PEMBALIK and self.reversed_by is None

    @property
    def other_book(self) -> OtherBook | None:
        """The book that wrote it and puts it right; None when that is done here, or no more."""
        return OTHER_BOOKS.get(self.kind) if self.stands else None

    @property
    def can_reverse(self) -> bool:
        """Whether it may be cancelled here (and nobody has yet)."""
        return self.stands and self.kind not in OTHER_BOOKS

    @property
    def can_correct(self) -> bool:
        """Whether Betulkan may write it again."""
        accounts = [line.account for line in self.lines if not line.is_money]
        return self.can_reverse and is_correctable(self.kind, accounts)

    @property
    def correctable_lines(self) -> tuple[EntryLine, ...]:
        """The lines that the form of Betulkan starts from: without kas and bank, of a transfer the target."""
        if self.kind is EntryKind.PINDAH:
            return tuple(line for line in self.lines if line.grew)
        return tuple(line for line in self.lines if not line.is_money)


def entry_detail(entry: Entry) -> EntryDetail:
    """The page of an entry that came through access.entry_for(); five queries."""
    links = _links(entry)
    return EntryDetail(
        id=entry.id,
        group_id=entry.group_id,
        kind=EntryKind(entry.kind),
        date=entry.date,
        voucher=f"{entry.voucher_no}/{entry.voucher_year}",
        memo=entry.memo,
        reason=entry.reason,
        cash_reason=entry.cash_reason,
        recorded_at=entry.recorded_at,
        recorded_name=entry.recorded_name,
        seq=entry.seq,
        chain_hash=bytes(Seal.objects.values_list("hash", flat=True).get(entry_id=entry.id)).hex(),
        meeting_id=entry.meeting_id,
        month=month_state(entry.group_id, Period.of(entry.date)),
        lines=_lines(entry),
        reverses=next((link for link, e in links if e.id == entry.reverses_id), None),
        replaces=next((link for link, e in links if e.id == entry.replaces_id), None),
        reversed_by=next((link for link, e in links if e.reverses_id == entry.id), None),
        replaced_by=next((link for link, e in links if e.replaces_id == entry.id), None),
    )


def _links(entry: Entry) -> list[tuple[EntryLink, Entry]]:
    tied = Q(reverses_id=entry.id) | Q(replaces_id=entry.id)
    for wrong in (entry.reverses_id, entry.replaces_id):
        if wrong is not None:
            tied |= Q(pk=wrong)
    return [
        (EntryLink(e.id, f"{e.voucher_no}/{e.voucher_year}", e.date, e.memo), e)
        for e in Entry.objects.filter(tied)
    ]


def _lines(entry: Entry) -> tuple[EntryLine, ...]:
    legs = Leg.objects.filter(entry_id=entry.id).order_by("id")
    rows = legs.values_list(
        "account_id", "debit", "credit", "member_id", "member__name", "loan_id", "loan__number", "fund"
    )
    return tuple(
        EntryLine(
            account=account,
            name=ACCOUNTS[account].name,
            grew=(debit > 0) is ACCOUNTS[account].grows_by_debit,
            amount=debit or credit,
            member_id=member_id,
            member_name=member or "",
            loan_id=loan_id,
            loan_number=number,
            fund=fund,
        )
        for account, debit, credit, member_id, member, loan_id, number, fund in rows
    )
