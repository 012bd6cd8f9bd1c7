"""What the law allows a koperasi to ask for its loans, with the day from which each ceiling holds.

A pra-koperasi group is not bound by it: the books warn, and refuse nothing. A new ceiling is a new line.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bookkeeping.domain.loans.schedule import LoanTerms, effective_yearly_rate


@dataclass(frozen=True, slots=True)
class Cap:
    """The highest jasa in per cent a year, counted on what is still owed, and the rule that says so."""

    starts_on: date
    yearly: Decimal
    source: str


LOAN_CAPS = (Cap(date(2023, 6, 20), Decimal(24), "Permenkop UKM 8/2023 pasal 27"),)


def cap_on(day: date) -> Cap | None:
    """The ceiling that holds on a day; None before the first."""
    return next((cap for cap in reversed(LOAN_CAPS) if cap.starts_on <= day), None)


def yearly_words(rate: Decimal) -> str:
    """ "32,14 %"; a whole number without decimals."""
    told = int(rate) if rate == int(rate) else rate
    return f"{told} %".replace(".", ",")


def cap_warning(terms: LoanTerms, decided_on: date) -> str:
    """A sentence when the loan costs more a year than a koperasi may ask; empty when it does not."""
    cap = cap_on(decided_on)
    rate = effective_yearly_rate(terms)
    if cap is None or rate <= cap.yearly:
        return ""
    most = yearly_words(cap.yearly)
    return (
        f"Jasa ini setara {yearly_words(rate)} setahun dari sisa pinjaman, di atas batas {most}"
        f" setahun bagi koperasi ({cap.source}). Batas itu mengikat koperasi, tidak mengikat kelompok"
        " pra-koperasi; baik dibicarakan di rapat."
    )
