"""The list of entries: what each moved on the account that is asked for, and the sum of all."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum

from bookkeeping.domain.chart import ACCOUNTS, CASH_CODES
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry, Leg
from bookkeeping.queries.entry_page import KIND_WORDS

NAMELESS = "-"  # asks for what names no sumber dana


@dataclass(frozen=True, slots=True)
class Side:
    """What the list counts: kas and bank, or one account, perhaps of one member or one sumber dana."""

    accounts: tuple[int, ...] = CASH_CODES
    member_id: UUID | None = None
    fund: str = ""

    @property
    def is_money(self) -> bool:
        """Uang masuk and uang keluar; else an account that grows and shrinks."""
        return set(self.accounts) <= set(CASH_CODES)

    @property
    def legs(self) -> QuerySet[Leg]:
        """The legs it counts, of every entry."""
        found = Leg.objects.filter(account_id__in=self.accounts)
        if self.fund:
            found = found.filter(fund="" if self.fund == NAMELESS else self.fund)
        if self.member_id is not None and not self.is_money:
            found = found.filter(member_id=self.member_id)
        return found

    @property
    def grows_by_debit(self) -> bool:
        """All accounts of a side stand under the same heading."""
        return ACCOUNTS[self.accounts[0]].grows_by_debit

    def grew(self, debit: int, credit: int) -> "Change":
        """Debit and credit as more and less of the account."""
        return Change(int(debit), int(credit)) if self.grows_by_debit else Change(int(credit), int(debit))


@dataclass(frozen=True, slots=True)
class Change:
    """How much more and how much less there is, whole rupiah, both at least zero."""

    more: int = 0
    less: int = 0

    @property
    def net(self) -> int:
        """More than less, or below zero."""
        return self.more - self.less


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """A row of the list; `mark` says that it corrects or was corrected."""

    id: UUID
    date: date
    voucher: str
    memo: str
    kind: str
    change: Change
    mark: str
    is_void: bool
    recorded_name: str


def listable(found: QuerySet[Entry]) -> QuerySet[Any]:
    """Entries with the mark whether each was taken back, and whether within its own month."""
    undoing = Entry.objects.filter(reverses_id=OuterRef("pk"), kota_id=OuterRef("kota_id"))
    return found.annotate(
        is_undone=Exists(undoing), is_void=Exists(undoing.filter(period=OuterRef("period")))
    )


def without_void(found: QuerySet[Any]) -> QuerySet[Any]:
    """Of listable() entries those that count: one taken back in its own month goes, with its reversal."""
    return found.filter(is_void=False).exclude(reverses__isnull=False, reverses__period=F("period"))


def moving(found: QuerySet[Entry], side: Side, direction: str = "") -> QuerySet[Entry]:
    """Entries that moved this side; `direction` "masuk" or "keluar" narrows it to more or less of it."""
    legs = side.legs.filter(entry_id=OuterRef("pk"), kota_id=OuterRef("kota_id"))
    if direction:
        by_debit = (direction == "masuk") is side.grows_by_debit
        legs = legs.filter(Q(debit__gt=0) if by_debit else Q(credit__gt=0))
    return found.filter(Exists(legs))


def naming(found: QuerySet[Entry], member_id: UUID) -> QuerySet[Entry]:
    """Entries that name this member."""
    legs = Leg.objects.filter(member_id=member_id, entry_id=OuterRef("pk"), kota_id=OuterRef("kota_id"))
    return found.filter(Exists(legs))


def listed(page: Iterable[Entry], side: Side) -> tuple[ListedEntry, ...]:
    """Read models of listable() entries; one more query."""
    shown = list(page)
    changes = _changes([entry.id for entry in shown], side)
    return tuple(_row(entry, changes.get(entry.id, Change())) for entry in shown)


def sum_listed(found: QuerySet[Entry], side: Side) -> Change:
    """What all of them moved together; one query."""
    sums = side.legs.filter(entry_id__in=found.order_by().values("id")).aggregate(
        debit=Sum("debit"), credit=Sum("credit")
    )
    return side.grew(sums["debit"] or 0, sums["credit"] or 0)


def _changes(entry_ids: Collection[UUID], side: Side) -> dict[UUID, Change]:
    rows: Any = (
        side.legs.filter(entry_id__in=entry_ids)
        .values_list("entry_id")
        .annotate(debits=Sum("debit"), credits=Sum("credit"))
    )
    return {entry_id: side.grew(debit, credit) for entry_id, debit, credit in rows}


def _row(entry: Any, change: Change) -> ListedEntry:
    return ListedEntry(
        id=entry.id,
        date=entry.date,
        voucher=f"{entry.voucher_no}/{entry.voucher_year}",
        memo=entry.memo,
        kind=KIND_WORDS[EntryKind(entry.kind)],
        change=change,
        mark=_mark(entry),
        is_void=entry.is_undone,
        recorded_name=entry.recorded_name,
    )


def _mark(entry: Any) -> str:
    if entry.is_undone:
        return "dibatalkan"
    if entry.reverses_id is not None:
        return "pembatalan"
    return "dibetulkan" if entry.replaces_id is not None else ""
