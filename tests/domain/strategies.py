"""What the property tests draw from."""

from datetime import date

from hypothesis import settings
from hypothesis import strategies as st

from bookkeeping.domain.loans.repayment import Paid
from bookkeeping.domain.loans.schedule import Instalment, LoanTerms, Method, Rhythm, make_schedule

quick = settings(max_examples=30, deadline=None)

amounts = st.integers(min_value=0, max_value=10**12)


@st.composite
def loan_terms(draw: st.DrawFn) -> LoanTerms:
    """Any terms that a schedule may be made of."""
    count = draw(st.integers(1, 60))
    rounding = draw(st.sampled_from((1, 100, 500, 1000)))
    return LoanTerms(
        principal=draw(st.integers(count * rounding, 100_000_000)),
        rate_bps_per_month=draw(st.integers(0, 1_000)),
        method=draw(st.sampled_from(Method)),
        count=count,
        first_due=draw(st.dates(date(2020, 1, 1), date(2030, 12, 31))),
        rhythm=draw(st.sampled_from(Rhythm)),
        rounding=rounding,
    )


@st.composite
def running_loans(draw: st.DrawFn) -> tuple[tuple[Instalment, ...], Paid, date]:
    """A schedule, what was paid on it, and a day somewhere around it."""
    schedule = make_schedule(draw(loan_terms()))
    paid = Paid(
        draw(st.integers(0, sum(line.principal for line in schedule))),
        draw(st.integers(0, sum(line.interest for line in schedule))),
    )
    return schedule, paid, draw(st.dates(date(2019, 12, 1), date(2036, 12, 31)))
