"""A sharing of jasa simpanan as it was decided and as it stands, for the page that puts it right."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date as Day
from uuid import UUID

from bookkeeping.domain.chart import JASA_SIMPANAN
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.savings.interest import Basis, Payment
from bookkeeping.domain.savings.kinds import SavingsKind
from bookkeeping.models import Entry, Leg, SavingsInterest
from bookkeeping.queries.people import ever_enrolled
from bookkeeping.queries.savings.interest import Interest, Terms
from bookkeeping.queries.savings.sharing import sharing_of
from common.period import Period


@dataclass(frozen=True, slots=True)
class Given:
    """How it was decided, and what stands of it: its entries and what each member got (rupiah)."""

    date: Day
    terms: Terms
    payment: Payment
    entries: tuple[Entry, ...]
    amounts: Mapping[UUID, int]
    seen: int

    @property
    def standing(self) -> int:
        """What was not cancelled since, whole rupiah."""
        return sum(self.amounts.values())

    @property
    def ids(self) -> tuple[UUID, ...]:
        """The ids of its entries."""
        return tuple(entry.id for entry in self.entries)

    def says_same(self, terms: Terms, payment: Payment, on: Day, found: Interest) -> bool:
        """Whether these terms would give the same to the same members, in the same way on the same day."""
        now = {row.person.member_id: row.amount for row in found.given}
        said, asked = (replace(one, kinds=tuple(sorted(one.kinds))) for one in (self.terms, terms))
        return (said, self.payment, self.date, self.amounts) == (asked, payment, on, now)


def given_interest(entry: Entry) -> Given | None:
    """The sharing of jasa that wrote this entry; None for any other entry. Five queries."""
    if entry.kind != EntryKind.JASA_SIMPANAN:
        return None
    run = SavingsInterest.objects.filter(pk=entry.command_id, group_id=entry.group_id).first()
    if run is None:
        return None
    sharing = sharing_of(entry)
    legs = Leg.objects.filter(entry_id__in=sharing.ids, account_id=JASA_SIMPANAN, debit__gt=0)
    return Given(
        date=run.date,
        terms=_terms(run),
        payment=Payment(run.payment),
        entries=sharing.entries,
        amounts=dict(legs.values_list("member_id", "debit")),
        seen=sharing.seen,
    )


def _terms(run: SavingsInterest) -> Terms:
    return Terms(
        Period.from_key(run.first_period),
        Period.from_key(run.last_period),
        Basis(run.basis),
        tuple(SavingsKind(kind) for kind in run.kinds.split(",")),
        rate_bps=run.rate_bps,
        pool=run.pool,
    )


@dataclass(frozen=True, slots=True)
class Beside:
    """A member: what her jasa is counted from, what she got, what she would get now (rupiah)."""

    number: int
    name: str
    base: int
    was: int
    now: int


def beside(group_id: UUID, given: Given, found: Interest) -> tuple[Beside, ...]:
    """Everybody who got something or has something now, in number order; one query where somebody is gone."""
    rows = [
        Beside(row.number, row.person.name, row.base, given.amounts.get(row.person.member_id, 0), row.amount)
        for row in found.rows
    ]
    gone = given.amounts.keys() - {row.person.member_id for row in found.rows}
    known = ever_enrolled(group_id, gone) if gone else {}
    rows += [Beside(e.number, e.person.name, 0, given.amounts[key], 0) for key, e in known.items()]
    return tuple(sorted(rows, key=lambda row: row.number))
