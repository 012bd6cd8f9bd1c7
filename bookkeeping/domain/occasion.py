"""Where and when money moved, and whose it was."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Occasion:
    """A group, a day (tanggal kejadian), and the meeting it belongs to, if any."""

    group_id: UUID
    date: date
    meeting_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A member as the uraian of an entry names her."""

    member_id: UUID
    name: str
    is_man: bool = False

    @property
    def called(self) -> str:
        """ "Bu Sari", "Pak Budi"."""
        return f"{'Pak' if self.is_man else 'Bu'} {self.name}"
