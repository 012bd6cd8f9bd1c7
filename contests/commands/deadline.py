"""Setting by which day books should hold something."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor, Place, require
from common import clock
from common.problems import Problems
from contests.models import BookDeadline
from contests.policies import SET_DEADLINE
from regions.tenancy.scope import current_kota_id


@dataclass(frozen=True)
class SetDeadline:
    """From this day on: the day of the month itself (months_after 0) or of the next one (1)."""

    command_id: UUID
    starts_on: date
    day: int
    months_after: int


@dataclass(frozen=True)
class DeadlineSet:
    """The rule that was written down."""

    id: UUID

    @property
    def about(self) -> dict[str, Any]:
        return {"batas": str(self.id)}


@command("contests.set_deadline")
def set_deadline(cmd: SetDeadline, *, actor: Actor) -> DeadlineSet:
    """Set the deadline of the city. Refuses a day that no month has. Forbidden outside of SET_DEADLINE."""
    require(actor, SET_DEADLINE, Place(current_kota_id()))
    problems = Problems()
    if not 1 <= cmd.day <= 31:
        problems.add("day", "Tanggal antara 1 dan 31.", "batas")
    if cmd.months_after not in (0, 1):
        problems.add("months_after", "Pilih bulan itu juga atau bulan berikutnya.", "pilihan")
    problems.raise_if_any()
    row = BookDeadline.objects.create(
        starts_on=cmd.starts_on,
        day=cmd.day,
        months_after=cmd.months_after,
        recorded_at=clock.now(),
        recorded_name=actor.name,
    )
    return DeadlineSet(row.id)
