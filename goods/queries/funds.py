"""Sumber dana, followed to its end use: what was received, what it was spent on, what is left."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Sum

from bookkeeping.domain.chart import ACCOUNTS, CASH_CODES, PIUTANG_PINJAMAN
from bookkeeping.models import Entry, Leg
from bookkeeping.queries.funds import fund_legs


@dataclass(frozen=True, slots=True)
class FundUse:
    """One account that money of a source came from or went to; whole rupiah, at least zero."""

    account: int
    name: str
    came: int  # credited: what was received from there, or came back
    went: int  # debited: what was spent on it


@dataclass(frozen=True, slots=True)
class FundLoan:
    """A loan paid out of a source: what was lent, what of it came back (pokok)."""

    loan_id: UUID
    number: int
    member: str
    lent: int
    returned: int

    @property
    def outstanding(self) -> int:
        return self.lent - self.returned


@dataclass(frozen=True, slots=True)
class FundPage:
    """A sumber dana on a day. What was received less what was used is what is left in kas and bank."""

    name: str
    received: tuple[FundUse, ...]
    used: tuple[FundUse, ...]
    loans: tuple[FundLoan, ...]
    left: int  # in kas and bank

    @property
    def received_total(self) -> int:
        return sum(use.came - use.went for use in self.received)

    @property
    def used_total(self) -> int:
        return sum(use.went - use.came for use in self.used)

    @property
    def outstanding(self) -> int:
        return sum(loan.outstanding for loan in self.loans)


@dataclass(frozen=True, slots=True)
class FundLine:
    """A sumber dana in the list."""

    name: str
    received: int
    used: int
    left: int


def fund_list(group_id: UUID, on: date) -> tuple[FundLine, ...]:
    """All sources of a group with what is left of them, by name; one query."""
    legs = _counting(fund_legs(group_id), on)
    sums = legs.values_list("fund", "account_id").annotate(came=Sum("credit"), went=Sum("debit"))
    found: dict[str, list[FundUse]] = {}
    for fund, account, came, went in sums.order_by("fund"):
        found.setdefault(fund, []).append(_use(account, came, went))
    pages = (_page(name, uses, ()) for name, uses in found.items())
    return tuple(FundLine(p.name, p.received_total, p.used_total, p.left) for p in pages)


def fund_page(group_id: UUID, name: str, on: date) -> FundPage | None:
    """One source; None when nothing names it. Two queries."""
    legs = _counting(fund_legs(group_id).filter(fund=name), on)
    sums = legs.values_list("account_id").annotate(came=Sum("credit"), went=Sum("debit"))
    uses = [_use(account, came, went) for account, came, went in sums.order_by("account_id")]
    return _page(name, uses, _loans(group_id, name, on)) if uses else None


def _counting(legs: QuerySet[Leg], on: date) -> QuerySet[Leg]:
    """Those until the day, without what was taken back by then: money that never came was not returned."""
    undone = Entry.objects.filter(reverses_id=OuterRef("entry_id"), kota_id=OuterRef("kota_id"), date__lte=on)
    return legs.filter(date__lte=on, entry__reverses_id=None).exclude(Exists(undone))


def _use(account: int, came: int, went: int) -> FundUse:
    return FundUse(account, ACCOUNTS[account].name, int(came), int(went))


def _page(name: str, uses: list[FundUse], loans: tuple[FundLoan, ...]) -> FundPage:
    money = [use for use in uses if use.account in CASH_CODES]
    other = [use for use in uses if use.account not in CASH_CODES]
    return FundPage(
        name=name,
        received=tuple(use for use in other if not ACCOUNTS[use.account].kind.grows_by_debit),
        used=tuple(use for use in other if ACCOUNTS[use.account].kind.grows_by_debit),
        loans=loans,
        left=sum(use.went - use.came for use in money),
    )


def _loans(group_id: UUID, name: str, on: date) -> tuple[FundLoan, ...]:
    legs = Leg.objects.filter(
        group_id=group_id, fund=name, account_id=PIUTANG_PINJAMAN, date__lte=on, loan__isnull=False
    )
    rows = legs.values_list("loan_id", "loan__number", "member__name").annotate(
        lent=Sum("debit"), returned=Sum("credit")
    )
    return tuple(
        FundLoan(loan, number, member or "", int(lent), int(returned))
        for loan, number, member, lent, returned in rows.order_by("loan__number")
        if lent != returned or lent
    )
