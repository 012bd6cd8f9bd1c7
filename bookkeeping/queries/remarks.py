"""Permintaan pembetulan as they are read: the conversation, and what was written in the book since."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, Max, OuterRef, Q, QuerySet, Subquery, When

from accounts.domain.roles import Role
from accounts.policies import Actor, Rule, may
from bookkeeping.domain.remarks import (
    ANSWERS,
    OFFICES,
    QUESTIONS,
    UNFINISHED,
    RemarkState,
    Said,
    may_end,
    role_at,
)
from bookkeeping.models import Entry, Remark, RemarkWord
from bookkeeping.policies import ASK_REMARK
from common.period import Period
from groups.models import Group
from groups.policies import KEEP_BOOKS, place_of
from groups.queries import groups_for

ON_HOME = 10


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the conversation."""

    said: Said
    sentence: str
    at: datetime
    name: str
    role: str  # "Pokja II kelurahan", "Kader kelurahan"


@dataclass(frozen=True, slots=True)
class AskedEntry:
    """The entry a request is about."""

    id: UUID
    voucher: str
    date: date
    memo: str


@dataclass(frozen=True, slots=True)
class Since:
    """What was done about the entry since: the one that stands instead, or only takes it back."""

    entry_id: UUID
    voucher: str
    at: datetime
    is_replacement: bool

    @property
    def words(self) -> str:
        """What it says beside the request."""
        return "dibetulkan" if self.is_replacement else "dibatalkan"


@dataclass(frozen=True, slots=True)
class RemarkItem:
    """A request with its words. `since` speaks of its entry, `book_changed_at` of its month without one."""

    id: UUID
    group_id: UUID
    group: str
    kelurahan: str
    period: Period
    entry: AskedEntry | None
    state: RemarkState
    asked_by: int | None
    asked_as: Role
    asked_at: datetime
    turns: tuple[Turn, ...]
    since: Since | None = None
    book_changed_at: datetime | None = None

    @property
    def question(self) -> Turn:
        """What is asked, in the newest words."""
        return next(turn for turn in reversed(self.turns) if turn.said in QUESTIONS)

    @property
    def answer(self) -> Turn | None:
        """The answer to the newest question, if there is one."""
        for turn in reversed(self.turns):
            if turn.said in ANSWERS:
                return turn
            if turn.said in QUESTIONS:
                return None
        return None

    @property
    def is_open(self) -> bool:
        """Whether it waits for whoever keeps the book."""
        return self.state is RemarkState.OPEN


@dataclass(frozen=True, slots=True)
class Acts:
    """What an actor may do next about a request."""

    answer: bool
    again: bool
    close: bool
    withdraw: bool


@dataclass(frozen=True, slots=True)
class RemarksToDo:
    """The newest requests that wait for an answer, and whether there are more."""

    items: tuple[RemarkItem, ...]
    has_more: bool


def remarks_for(actor: Actor, rule: Rule) -> QuerySet[Remark]:
    """Requests of the groups at which this actor may do this: for filters and pages."""
    return Remark.objects.filter(group_id__in=groups_for(actor, rule).order_by().values("id"))


def remark_items(remarks: QuerySet[Remark] | Iterable[Remark]) -> tuple[RemarkItem, ...]:
    """Read models of requests that came through for_items(); two more queries, however many."""
    rows = list(remarks)
    turns = _turns([row.id for row in rows])
    since = _since([row.entry_id for row in rows if row.entry_id is not None])
    return tuple(_item(row, turns[row.id], since.get(row.entry_id)) for row in rows)


def for_items(remarks: QuerySet[Remark]) -> QuerySet[Remark]:
    """What remark_items() needs, joined in; `book_changed_at` is the newest change of a month asked about."""
    written = (
        Entry.objects.filter(group_id=OuterRef("group_id"), recorded_at__gt=OuterRef("asked_at"))
        .filter(Q(period=OuterRef("period")) | Q(reverses__period=OuterRef("period")))
        .order_by()
        .values("group_id")
        .annotate(newest=Max("recorded_at"))
    )
    changed = Case(When(entry__isnull=True, then=Subquery(written.values("newest")[:1])))
    related = remarks.select_related("group", "kelurahan", "entry")
    return related.annotate(book_changed_at=changed)


def remark_item(remark: Remark) -> RemarkItem:
    """One request that came through access.remark_for(); three queries."""
    (item,) = remark_items(for_items(Remark.objects.filter(pk=remark.id)))
    return item


def remarks_to_do(actor: Actor) -> RemarksToDo:
    """What the home of whoever keeps books shows, the newest first; three queries."""
    waiting = remarks_for(actor, KEEP_BOOKS).filter(state=RemarkState.OPEN)
    rows = list(for_items(waiting).order_by("-asked_at", "-id")[: ON_HOME + 1])
    return RemarksToDo(remark_items(rows[:ON_HOME]), len(rows) > ON_HOME)


def remarks_of_entries(entry_ids: Collection[UUID]) -> tuple[RemarkItem, ...]:
    """What was asked about an entry or those it is tied to, the newest first; withdrawn ones left out."""
    asked = Remark.objects.filter(entry_id__in=entry_ids).exclude(state=RemarkState.WITHDRAWN)
    return remark_items(for_items(asked).order_by("-asked_at", "-id"))


def remarks_of_month(group_id: UUID, period: Period) -> tuple[RemarkItem, ...]:
    """What is asked about a month of a group and has not ended, the newest first."""
    states = [state.value for state in UNFINISHED]
    asked = Remark.objects.filter(group_id=group_id, period=period.key, entry=None, state__in=states)
    return remark_items(for_items(asked).order_by("-asked_at", "-id"))


def unfinished_of(group_id: UUID) -> int:
    """How many requests about a group have not ended."""
    states = [state.value for state in UNFINISHED]
    return Remark.objects.filter(group_id=group_id, state__in=states).count()


def acts_of(actor: Actor, group: Group, item: RemarkItem) -> Acts:
    """What this actor may do next, as the commands decide it."""
    place = place_of(group)
    mine = role_at(actor, place, OFFICES) if may(actor, ASK_REMARK, place) else None
    ends, unfinished = may_end(item.asked_as, mine), item.state in UNFINISHED
    return Acts(
        answer=item.is_open and may(actor, KEEP_BOOKS, place),
        again=item.state is RemarkState.ANSWERED and ends,
        close=unfinished and ends,
        withdraw=unfinished and mine is not None and item.asked_by == actor.user_id,
    )


def _turns(ids: Collection[UUID]) -> dict[UUID, list[Turn]]:
    found: dict[UUID, list[Turn]] = {pk: [] for pk in ids}
    for word in RemarkWord.objects.filter(remark_id__in=ids).order_by("remark_id", "no"):
        turn = Turn(Said(word.said), word.sentence, word.said_at, word.said_name, Role(word.said_as).label)
        found[word.remark_id].append(turn)
    return found


def _since(entry_ids: Collection[UUID]) -> dict[UUID | None, Since]:
    """By the entry: its replacement, or what took it back. An entry is put right once."""
    found: dict[UUID | None, Since] = {}
    if not entry_ids:
        return found
    tied = Entry.objects.filter(Q(reverses_id__in=entry_ids) | Q(replaces_id__in=entry_ids))
    # The replacement is written after the reversal, so it stays in the end.
    for entry in tied.order_by("seq"):
        voucher = f"{entry.voucher_no}/{entry.voucher_year}"
        wrong = entry.replaces_id or entry.reverses_id
        found[wrong] = Since(entry.id, voucher, entry.recorded_at, entry.replaces_id is not None)
    return found


def _item(row: Remark, turns: list[Turn], since: Since | None) -> RemarkItem:
    entry = row.entry
    asked = None
    if entry is not None:
        asked = AskedEntry(entry.id, f"{entry.voucher_no}/{entry.voucher_year}", entry.date, entry.memo)
    return RemarkItem(
        id=row.id,
        group_id=row.group_id,
        group=str(row.group),
        kelurahan=row.kelurahan.name,
        period=Period.from_key(row.period),
        entry=asked,
        state=RemarkState(row.state),
        asked_by=row.asked_by_id,
        asked_as=Role(row.asked_as),
        asked_at=row.asked_at,
        turns=tuple(turns),
        since=since,
        book_changed_at=row.book_changed_at,  # type: ignore[attr-defined]  # annotated by for_items()
    )
