"""Random histories of a group: any command there is, on any day, with any amount.

Most steps are refused, as they should be; what is written must leave a true book.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from common.problems import Forbidden, Refused
from tests.ledger import verbs, verbs_more
from tests.ledger.books import Melati

LAST_DAY = date(2026, 10, 31)
VERBS = verbs.VERBS | verbs_more.VERBS
Step = tuple[str, date, int, int]
checked = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

days = st.integers(0, 150).map(lambda ago: LAST_DAY - timedelta(days=ago))
thousands = st.integers(1, 300).map(lambda n: n * 1_000)
any_number = st.integers(0, 1_000)


@st.composite
def steps(draw: st.DrawFn, of: Sequence[str] = tuple(sorted(verbs.VERBS))) -> Step:
    """A verb, a day, an amount, and a number that chooses among what there is."""
    return draw(st.sampled_from(of)), draw(days), draw(thousands), draw(any_number)


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written inside is gone afterwards: each example begins with the empty book."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def written(melati: Melati, program: Sequence[Step]) -> list[str]:
    """Run every step; what is refused is refused. Answers the verbs of those that were written."""
    done = []
    for verb, day, amount, n in program:
        try:
            VERBS[verb](melati, day, amount, n)
            done.append(verb)
        except (Refused, Forbidden, ValueError):  # ValueError: there is nothing yet to choose from
            continue
    return done


def play(melati: Melati, program: Sequence[Step]) -> int:
    """Run every step, and answer how many were written."""
    return len(written(melati, program))
