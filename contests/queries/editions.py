"""Editions as lists and pages show them, and how far the computing of their scores has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from common.period import Period
from contests.domain.words import EditionState, Entrants, RunState
from contests.models import Edition, Rubric, ScoreRun


@dataclass(frozen=True)
class EditionView:
    """An edition with its days and months."""

    id: UUID
    name: str
    year: int
    opens_on: date
    closes_on: date
    first: Period
    last: Period
    entrants: Entrants
    is_sample: bool
    state: EditionState
    closed_at: datetime | None
    closed_name: str
    closed_reason: str

    @property
    def is_open(self) -> bool:
        """Whether it is still judged."""
        return self.state is EditionState.OPEN

    def takes_marks(self, today: date) -> bool:
        """Whether jurors may give marks on that day."""
        return self.is_open and self.opens_on <= today <= self.closes_on


@dataclass(frozen=True)
class RunView:
    """One computing of scores."""

    id: UUID
    state: RunState
    done: int
    total: int
    until: date
    asked_at: datetime
    asked_name: str
    problem: str

    @property
    def is_running(self) -> bool:
        """Whether the worker is at it."""
        return self.state is RunState.RUNNING

    @property
    def text(self) -> str:
        """How far it has come, in words."""
        if self.state is RunState.FAILED:
            return self.problem or "Terhenti. Hitung ulang."
        return f"Kelurahan {self.done} dari {self.total}"


def edition_view(row: Edition) -> EditionView:
    """One edition as pages show it."""
    return EditionView(
        id=row.id,
        name=row.name,
        year=row.year,
        opens_on=row.opens_on,
        closes_on=row.closes_on,
        first=Period.from_key(row.first_period),
        last=Period.from_key(row.last_period),
        entrants=Entrants(row.entrants),
        is_sample=row.is_sample,
        state=EditionState(row.state),
        closed_at=row.closed_at,
        closed_name=row.closed_name,
        closed_reason=row.closed_reason,
    )


def edition_list(*, closed_only: bool = False) -> tuple[EditionView, ...]:
    """All editions of the city, the newest first; without the frozen rankings, which are large. One query."""
    found = Edition.objects.defer("ranking").order_by("-year", "-opens_on", "name")
    if closed_only:
        found = found.filter(state=EditionState.CLOSED.value)
    return views_of(found)


def views_of(rows: Iterable[Edition]) -> tuple[EditionView, ...]:
    """Several editions as lists show them."""
    return tuple(edition_view(row) for row in rows)


def newest_run(edition_id: UUID) -> RunView | None:
    """The newest computing of an edition's scores; one query."""
    row = ScoreRun.objects.filter(edition_id=edition_id).order_by("-asked_at", "-id").first()
    if row is None:
        return None
    return RunView(
        row.id,
        RunState(row.state),
        row.done,
        row.total,
        row.until,
        row.asked_at,
        row.asked_name,
        row.problem,
    )


def judged_by_books() -> Edition | None:
    """The edition whose rubric tells a group how ready it is: the newest open one, else the newest of all."""
    rubrics = Rubric.objects.filter(edition_id=OuterRef("pk"))
    newest = Edition.objects.filter(Exists(rubrics)).defer("ranking").order_by("-year", "-opens_on")
    return newest.filter(state=EditionState.OPEN.value).first() or newest.first()
