"""Buku Daftar Pinjaman, Angsuran, Iuran dan Simpanan: a year of every member on one wide sheet."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce, ExtractMonth

from bookkeeping.domain.chart import (
    DENDA,
    IURAN,
    JASA_PINJAMAN,
    PEMULIHAN_PINJAMAN,
    PIUTANG_PINJAMAN,
    SAVINGS_CODES,
)
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Leg, Loan
from bookkeeping.queries.people import everyone

MONTHS = 12
# What a member pays in; interest, opening balances and what is taken out are no setoran.
SAVED = (EntryKind.SIMPANAN, EntryKind.ANGSURAN)
REPAID = (EntryKind.ANGSURAN, EntryKind.TALANGAN, EntryKind.PEMULIHAN)
ON_LOANS = (PIUTANG_PINJAMAN, JASA_PINJAMAN, DENDA, PEMULIHAN_PINJAMAN)


@dataclass(frozen=True, slots=True)
class Paid:
    """What was paid in a month, whole rupiah: angsuran with jasa and denda, iuran, simpanan."""

    angsuran: int = 0
    iuran: int = 0
    simpanan: int = 0

    def plus(self, other: "Paid") -> "Paid":
        return Paid(self.angsuran + other.angsuran, self.iuran + other.iuran, self.simpanan + other.simpanan)


NOTHING = (Paid(),) * MONTHS


@dataclass(frozen=True, slots=True)
class YearRow:
    """A loan with its angsuran, or a member without one; her iuran and simpanan stand on her first row."""

    name: str
    number: int | None = None  # of the loan
    lent_on: date | None = None
    purpose: str = ""
    principal: int = 0
    months: tuple[Paid, ...] = NOTHING


@dataclass(frozen=True, slots=True)
class YearSheet:
    """The wide book of a group in a year, and its sums."""

    year: int
    rows: tuple[YearRow, ...]

    @property
    def principal(self) -> int:
        return sum(row.principal for row in self.rows)

    @property
    def months(self) -> tuple[Paid, ...]:
        """JUMLAH TOTAL of each month."""
        sums = NOTHING
        for row in self.rows:
            sums = tuple(one.plus(other) for one, other in zip(sums, row.months, strict=True))
        return sums


def year_sheet(group_id: UUID, year: int) -> YearSheet:
    """All who belonged to the group in the year, by number, with the loans that ran in it; four queries."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    paid = _paid(group_id, first, last)
    loans = _loans(group_id, first, last, {loan for _, loan in paid if loan})
    touched = {*(who for who, _ in paid), *loans}
    names: dict[UUID | None, str] = {}
    for member in everyone(group_id):
        here = member.joined_on <= last and (member.left_on is None or member.left_on >= first)
        if here or member.person.member_id in touched:
            names[member.person.member_id] = member.person.name
    names[None] = "Tanpa nama"
    rows = (row for who, name in names.items() for row in _rows_of(who, name, loans.get(who, ()), paid))
    return YearSheet(year, tuple(rows))


_Sums = Mapping[tuple[UUID | None, UUID | None], tuple[Paid, ...]]


def _rows_of(who: UUID | None, name: str, loans: Sequence[Loan], paid: _Sums) -> Iterator[YearRow]:
    months = paid.get((who, None), NOTHING)
    for loan in loans:
        on_loan = paid.get((who, loan.id), NOTHING)
        sums = tuple(one.plus(other) for one, other in zip(months, on_loan, strict=True))
        yield YearRow(name, loan.number, loan.disbursed_on, loan.purpose, loan.principal, sums)
        months = NOTHING
    if not loans and (who or months != NOTHING):
        yield YearRow(name, months=months)


def _paid(group_id: UUID, first: date, last: date) -> dict[tuple[UUID | None, UUID | None], tuple[Paid, ...]]:
    """By member and loan, month by month; a reversal counts against what it takes back. One query."""
    # An old book of savings gives names to money that a cash book taken over had brought without them.
    named = _kind((EntryKind.IMPOR,)) & Q(member_id__isnull=False)
    saved = Q(account_id__in=SAVINGS_CODES) & (_kind(SAVED) | named)
    repaid = Q(account_id__in=ON_LOANS, loan_id__isnull=False) & _kind(REPAID)
    iuran = Q(account_id=IURAN)
    came = F("credit") - F("debit")
    legs = Leg.objects.filter(
        group_id=group_id, account_id__in=(*SAVINGS_CODES, *ON_LOANS, IURAN), date__gte=first, date__lte=last
    ).filter(saved | repaid | iuran)
    rows = legs.values_list("member_id", "loan_id", ExtractMonth("date")).annotate(
        angsuran=Coalesce(Sum(came, filter=repaid), 0),
        iuran=Coalesce(Sum(came, filter=iuran), 0),
        simpanan=Coalesce(Sum(came, filter=saved), 0),
    )
    found: dict[tuple[UUID | None, UUID | None], list[Paid]] = defaultdict(lambda: list(NOTHING))
    for member, loan, month, *sums in rows:
        found[member, loan][month - 1] = Paid(*sums)
    return {key: tuple(months) for key, months in found.items()}


def _kind(kinds: Collection[EntryKind]) -> Q:
    return Q(entry__kind__in=kinds) | Q(entry__reverses__kind__in=kinds)


def _loans(group_id: UUID, first: date, last: date, paid: set[UUID]) -> dict[UUID | None, list[Loan]]:
    """By member: lent in the year, still owed when it began, or paid on in it. Two queries."""
    before = Leg.objects.filter(group_id=group_id, account_id=PIUTANG_PINJAMAN, date__lt=first)
    owed = before.values_list("loan_id").annotate(left=Sum(F("debit") - F("credit"))).filter(left__gt=0)
    shown = {*paid, *(loan for loan, _ in owed)}
    loans = Loan.objects.filter(group_id=group_id, disbursed_on__lte=last, cancelled_on=None)
    found: dict[UUID | None, list[Loan]] = defaultdict(list)
    for loan in loans.filter(Q(disbursed_on__gte=first) | Q(pk__in=shown)).order_by("number"):
        found[loan.member_id].append(loan)
    return found
