"""Offices of TP PKK that sign papers, and their terms. No Django."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Office(StrEnum):
    """An office whose holder signs; one holder at a time at each area."""

    KETUA = "ketua"
    SEKRETARIS = "sekretaris"
    BENDAHARA = "bendahara"
    POKJA2 = "pokja2"

    @property
    def label(self) -> str:
        """The title printed when none of its own is given."""
        return _LABELS[self]


_LABELS = {
    Office.KETUA: "Ketua TP PKK",
    Office.SEKRETARIS: "Sekretaris TP PKK",
    Office.BENDAHARA: "Bendahara TP PKK",
    Office.POKJA2: "Ketua Pokja II",
}
ORDER = {office: number for number, office in enumerate(Office)}


@dataclass(frozen=True)
class Term:
    """From when until when something was held (last day included; None while it lasts)."""

    starts_on: date
    ends_on: date | None = None

    def overlaps(self, other: "Term") -> bool:
        """Whether the two share a day."""
        starts_before_end = other.ends_on is None or self.starts_on <= other.ends_on
        ends_after_start = self.ends_on is None or other.starts_on <= self.ends_on
        return starts_before_end and ends_after_start
