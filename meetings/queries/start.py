"""What an empty sheet starts from: the group, the day, what is due, and what she would write anyway."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bookkeeping.models import Loan
from bookkeeping.models.month import MonthState
from bookkeeping.queries.months import month_state, sealed_until
from bookkeeping.queries.sheet import SheetFacts, sheet_facts
from common.period import Period
from common.words import bulan
from groups.models import Group
from meetings.queries.standing import standing_meetings
from members.domain.words import OfficeName
from members.queries import Officer, officers_of
from regions.queries.day import today_here

USUAL_PURPOSES = ("Modal usaha", "Bahan baku", "Alat usaha")
MOST_PURPOSES = 5


@dataclass(frozen=True)
class SheetStart:
    """The facts of the books and the proposals of the group for a meeting on `on`."""

    group_id: UUID
    group: str
    kelurahan: str
    on: date
    today: date
    facts: SheetFacts
    officers: tuple[Officer, ...]
    place: str
    purposes: tuple[str, ...]
    is_sealed: bool
    earliest: date | None  # the first day that is not sealed
    is_held: bool
    is_closed: bool = False  # the month of the day; it still takes what is entered late

    @property
    def closed_title(self) -> str:
        """Said above the sheet; "" while the month is open."""
        return f"Buku {bulan(Period.of(self.on))} sudah ditutup" if self.is_closed else ""

    def name_of(self, office: OfficeName) -> str:
        """The name of the officer, "" while nobody holds the office."""
        return next((officer.name for officer in self.officers if officer.office is office), "")


def sheet_start(group: Group, on: date | None = None) -> SheetStart:
    """The start of a sheet for that day, today when none is given; a constant number of queries."""
    today = today_here()
    day = on or today
    sealed = sealed_until(group.id)
    before = standing_meetings(group_id=group.id, date__lt=day).order_by("-date")
    return SheetStart(
        group_id=group.id,
        group=str(group),
        kelurahan=group.kelurahan.name,
        on=day,
        today=today,
        facts=sheet_facts(group.id, day),
        officers=officers_of(group.id, day),
        place=before.values_list("place", flat=True).first() or "",
        purposes=_purposes(group.id),
        is_sealed=sealed is not None and day <= sealed.last,
        earliest=sealed.next().first if sealed is not None else None,
        is_held=standing_meetings(group_id=group.id, date=day).exists(),
        is_closed=month_state(group.id, Period.of(day)) is MonthState.CLOSED,
    )


def _purposes(group_id: UUID) -> tuple[str, ...]:
    """What this group lends for, the newest first, then what groups usually lend for."""
    recent = Loan.objects.filter(group_id=group_id).order_by("-number").values_list("purpose", flat=True)
    return _first(MOST_PURPOSES, [*recent[:20], *USUAL_PURPOSES])


def _first(most: int, texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))[:most]
