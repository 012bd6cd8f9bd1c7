"""The highest jasa simpanan a koperasi may give, with the day from which it holds.

A group of UP2K is no koperasi yet: the ceiling is a warning to it, never a refusal. A new regulation is a new
line at the top.
"""

from dataclasses import dataclass
from datetime import date

from bookkeeping.domain.loans.words import percent_text


@dataclass(frozen=True, slots=True)
class Ceiling:
    """Hundredths of a percent a year, from a day on, and where it is written."""

    since: date
    yearly_bps: int
    source: str

    @property
    def yearly_words(self) -> str:
        """ "9 %"."""
        return f"{percent_text(self.yearly_bps)} %"


CEILINGS = (
    # In force on the day it was promulgated.
    Ceiling(date(2023, 6, 20), 900, "Permenkop UKM Nomor 8 Tahun 2023 Pasal 26 ayat (4)"),
)


def ceiling_on(day: date) -> Ceiling | None:
    """The ceiling of that day, None before the first there was."""
    return next((ceiling for ceiling in CEILINGS if ceiling.since <= day), None)


def exceeded(day: date, yearly_bps: int) -> Ceiling | None:
    """The ceiling that so much a year would exceed on that day, None where it is within."""
    ceiling = ceiling_on(day)
    return ceiling if ceiling is not None and yearly_bps > ceiling.yearly_bps else None
