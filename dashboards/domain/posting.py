"""Whether the books of a group for a month are there, still to come, late, or no longer asked for."""

from datetime import date
from enum import StrEnum

from common.period import Period
from contests.domain.deadline import Deadline


class Posting(StrEnum):
    """The value stands in addresses, the label is shown, the tone is the pill's."""

    DONE = "sudah"
    WAITING = "belum"
    LATE = "terlambat"
    ENDED = "ditutup"

    @property
    def label(self) -> str:
        """The word shown to people."""
        return "Kelompok ditutup" if self is Posting.ENDED else self.value.capitalize()

    @property
    def tone(self) -> str:
        """The tone of its pill."""
        return _TONES[self]


_TONES = {
    Posting.DONE: "safe",
    Posting.WAITING: "wait",
    Posting.LATE: "late",
    Posting.ENDED: "locked",
}


def posting_of(posted: bool, period: Period, deadline: Deadline | None, today: date) -> Posting:
    """Nobody is late where the city has set no deadline."""
    if posted:
        return Posting.DONE
    if deadline is not None and today > deadline.of(period):
        return Posting.LATE
    return Posting.WAITING
