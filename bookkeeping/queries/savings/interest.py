"""What a sharing of jasa simpanan would give, and which were shared before."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from django.db.models import Exists, OuterRef

from bookkeeping.domain.chart import JASA_SIMPANAN
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.loans.words import percent_text
from bookkeeping.domain.occasion import Person
from bookkeeping.domain.savings.ceiling import Ceiling, exceeded
from bookkeeping.domain.savings.interest import (
    Basis,
    Shares,
    share_amount,
    share_by_rate,
    yearly_bps,
)
from bookkeeping.domain.savings.kinds import SavingsKind
from bookkeeping.models import Entry, Leg, SavingsInterest
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.people import everyone
from bookkeeping.queries.savings.held import bases
from common.period import Period


@dataclass(frozen=True, slots=True)
class Terms:
    """How the group decided: for which months, from which saldo, a rate of these months or an amount."""

    first: Period
    last: Period
    basis: Basis
    kinds: tuple[SavingsKind, ...]
    rate_bps: int | None = None
    pool: int | None = None

    @property
    def months(self) -> tuple[Period, ...]:
        """All of them, in order."""
        return tuple(Period.range(self.first, self.last))


@dataclass(frozen=True, slots=True)
class InterestRow:
    """A member, the saldo her jasa is counted from (down to the rupiah) and what she gets."""

    person: Person
    number: int
    base: int
    amount: int


@dataclass(frozen=True, slots=True)
class Interest:
    """The whole sharing, whole rupiah."""

    rows: tuple[InterestRow, ...]
    remainder: int
    unit: int
    yearly_bps: int
    ceiling: Ceiling | None  # the one it exceeds

    @property
    def total(self) -> int:
        return sum(row.amount for row in self.rows)

    @property
    def base(self) -> int:
        return sum(row.base for row in self.rows)

    @property
    def yearly_words(self) -> str:
        """ "5,41 %"."""
        return f"{percent_text(self.yearly_bps)} %"

    @property
    def given(self) -> tuple[InterestRow, ...]:
        """Those who get something."""
        return tuple(row for row in self.rows if row.amount)


def interest(group_id: UUID, on: date, terms: Terms, without: Collection[UUID] = ()) -> Interest:
    """What each member of that day would get, in number order; three queries. Nobody without savings.

    Entries `without` are read as if they had not been written: those of a sharing that is put right.
    """
    unit = rules_on(group_id, on).unit
    newest = {m.person.member_id: m for m in everyone(group_id) if m.on(on)}
    accounts = [kind.account for kind in terms.kinds]
    counted = bases(group_id, accounts, terms.months, terms.basis, without)
    hers = {member_id: base for member_id, base in counted.items() if member_id in newest}
    shares = _shares(hers, terms, unit)
    yearly = yearly_bps(shares.total, hers, len(terms.months))
    rows = (
        InterestRow(m.person, m.number, int(hers[member_id]), shares.amounts.get(member_id, 0))
        for member_id, m in newest.items()
        if member_id in hers
    )
    return Interest(
        rows=tuple(sorted(rows, key=lambda row: row.number)),
        remainder=shares.remainder,
        unit=unit,
        yearly_bps=yearly,
        ceiling=exceeded(on, yearly),
    )


def _shares(hers: dict[UUID, Fraction], terms: Terms, unit: int) -> Shares:
    if terms.rate_bps is not None:
        return share_by_rate(hers, terms.rate_bps, unit)
    return share_amount(hers, terms.pool or 0, unit)


def had_interest(
    group_id: UUID,
    first: Period,
    last: Period,
    member_ids: Collection[UUID],
    without: Collection[UUID] = (),
) -> frozenset[UUID]:
    """Who of these members had jasa of any of these months, not counting what was cancelled; one query.

    Entries `without` are left out too.
    """
    runs = SavingsInterest.objects.filter(
        group_id=group_id, first_period__lte=last.key, last_period__gte=first.key
    )
    undone = Entry.objects.filter(reverses_id=OuterRef("entry_id"))
    legs = Leg.objects.filter(
        group_id=group_id,
        account_id=JASA_SIMPANAN,
        member_id__in=set(member_ids),
        entry__kind=EntryKind.JASA_SIMPANAN,
        entry__command_id__in=runs.values("id"),
    ).exclude(Exists(undone))
    if without:
        legs = legs.exclude(entry_id__in=without)
    return frozenset(legs.values_list("member_id", flat=True))


@dataclass(frozen=True, slots=True)
class SharedInterest:
    """A sharing of the past, as the list below the form shows it."""

    first: Period
    last: Period
    date: date
    total: int
    remainder: int
    standing: int  # of the total, what was not cancelled since


def past_interest(group_id: UUID) -> tuple[SharedInterest, ...]:
    """Every sharing of the group, the newest first; two queries."""
    runs = list(SavingsInterest.objects.filter(group_id=group_id).order_by("-last_period", "-recorded_at"))
    undone = Entry.objects.filter(reverses_id=OuterRef("entry_id"))
    legs = Leg.objects.filter(
        group_id=group_id, account_id=JASA_SIMPANAN, entry__command_id__in=[run.id for run in runs]
    ).exclude(Exists(undone))
    standing: dict[UUID, int] = {}
    for run_id, amount in legs.filter(entry__kind=EntryKind.JASA_SIMPANAN).values_list(
        "entry__command_id", "debit"
    ):
        standing[run_id] = standing.get(run_id, 0) + amount
    return tuple(
        SharedInterest(
            Period.from_key(run.first_period),
            Period.from_key(run.last_period),
            run.date,
            run.total,
            run.remainder,
            standing.get(run.id, 0),
        )
        for run in runs
    )
