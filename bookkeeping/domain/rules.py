"""What a group has agreed about savings and loans, as the sheet proposes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bookkeeping.domain.loans.repayment import USUAL_ORDER, Part
from bookkeeping.domain.loans.schedule import LoanTerms, Method, Rhythm


class WajibEvery(StrEnum):
    """How often simpanan wajib falls due."""

    MEETING = "MEETING"
    MONTH = "MONTH"


class Settlement(StrEnum):
    """What jasa is due when a loan is paid off early."""

    SEMUA = "SEMUA"  # all the plan still holds
    BERJALAN = "BERJALAN"  # up to the instalment of that day


@dataclass(frozen=True, slots=True)
class AgreedRules:
    """Amounts in whole rupiah, jasa per month in hundredths of a percent (150 = 1,5 %).

    `starts_on` is None while the group has agreed nothing: then no amount of savings is proposed, and the
    terms of a loan are the usual ones.
    """

    starts_on: date | None = None
    simpanan_pokok: int = 0
    simpanan_wajib: int = 0  # each time it falls due
    simpanan_terikat: int = 0  # with every instalment
    unit: int = 1000  # amounts of savings are multiples of it
    rate_bps: int = 150
    method: Method = Method.FLAT
    count: int = 10
    rhythm: Rhythm = Rhythm.MONTHLY
    rounding: int = 500
    penalty: int = 0  # denda per late instalment
    wajib_every: WajibEvery = WajibEvery.MEETING
    wajib_paid_out: bool = False  # the yearly pay-out takes simpanan wajib too
    allocation: tuple[Part, ...] = USUAL_ORDER  # what a payment on a loan settles first
    settlement: Settlement = Settlement.SEMUA
    joint_liability: bool = False  # tanggung renteng

    def terms(self, principal: int, first_due: date) -> LoanTerms:
        """The usual terms for a loan of that much."""
        return LoanTerms(
            principal, self.rate_bps, self.method, self.count, first_due, self.rhythm, self.rounding
        )


def rules_at(rules: Sequence[AgreedRules], day: date) -> AgreedRules:
    """Of rules in the order in which they begin, those that hold on that day; before the first, the usual."""
    begun = (held for held in reversed(rules) if held.starts_on is not None and held.starts_on <= day)
    return next(begun, AgreedRules())
