"""Paying a loan off before its plan ends: what is asked for on the day, by the group's rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bookkeeping.domain.loans.repayment import Paid, outstanding
from bookkeeping.domain.loans.schedule import Instalment
from bookkeeping.domain.rules import Settlement


@dataclass(frozen=True, slots=True)
class PayOff:
    """What closes a loan on a day, whole rupiah; `forgiven` is planned jasa that is not asked for."""

    pokok: int
    jasa: int
    forgiven: int
    until: int | None  # the angsuran ke- up to which jasa is asked for; None when it is all of them

    @property
    def total(self) -> int:
        """Without a denda, which the group sets apart."""
        return self.pokok + self.jasa


def pay_off(schedule: Sequence[Instalment], paid: Paid, on: date, rule: Settlement) -> PayOff:
    """SEMUA asks for the jasa of the whole plan; BERJALAN for that up to the instalment whose time runs.

    The time of an instalment runs from the day after the one before it until its own due day.
    """
    whole = max(sum(line.interest for line in schedule) - paid.interest, 0)
    pokok = outstanding(schedule, paid)
    running = next((line for line in schedule if line.no and line.due >= on), None)
    if rule is Settlement.SEMUA or running is None:
        return PayOff(pokok, whole, 0, None)
    asked = sum(line.interest for line in schedule if line.due <= running.due) - paid.interest
    jasa = max(asked, 0)
    return PayOff(pokok, jasa, whole - jasa, running.no)
