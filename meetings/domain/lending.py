"""The terms of a loan that a meeting decides."""

from datetime import date

from bookkeeping.domain.loans.schedule import LoanTerms, a_step_after
from bookkeeping.domain.rules import AgreedRules
from meetings.domain.sheet import NewLoan


def terms_of(loan: NewLoan, agreed: AgreedRules, on: date) -> LoanTerms:
    """What the sheet says, and for the rest the agreement; the first instalment falls due one step later."""
    return LoanTerms(
        principal=loan.amount,
        rate_bps_per_month=agreed.rate_bps if loan.rate_bps is None else loan.rate_bps,
        method=agreed.method,
        count=agreed.count if loan.count is None else loan.count,
        first_due=first_due(agreed, on),
        rhythm=agreed.rhythm,
        rounding=agreed.rounding,
        grace=loan.grace or 0,
    )


def is_joint(loan: NewLoan, agreed: AgreedRules) -> bool:
    """Whether everybody answers for it: as the sheet says, or else as the group agreed."""
    if loan.joint_liability is not None:
        return loan.joint_liability
    return agreed.joint_liability and loan.guarantor_id is None


def first_due(agreed: AgreedRules, on: date) -> date:
    """One step of the group's rhythm after the day the money is handed out."""
    return a_step_after(on, agreed.rhythm)
