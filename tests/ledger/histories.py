"""Random histories of a group: any command there is, on any day, with any amount.

Many steps are refused, as they should be; what is written must leave true books.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from bookkeeping.models import Entry, Month
from common import clock
from common.problems import Forbidden, Refused
from tests.ledger import verbs, verbs_more, verbs_old, verbs_year
from tests.ledger.books import Melati, cash_in, posted
from tests.ledger.laws import LAST_DAY

VERBS = verbs.VERBS | verbs_more.VERBS | verbs_old.VERBS | verbs_year.VERBS
MONEY = sorted({*verbs.VERBS, "again"})
Step = tuple[str, date, int, int]
checked = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
# A year that has something of everything: jasa was paid in 2025, and this year members saved, borrowed, were
# given goods and a stove, met, and agreed how to share.
BEGUN: tuple[Step, ...] = (
    ("agree", date(2025, 11, 3), 0, 4),
    ("agree_shu", date(2025, 11, 3), 0, 6),
    ("save", date(2025, 11, 4), 100_000, 9),
    ("lend", date(2025, 11, 5), 300_000, 102),
    ("pay", date(2025, 12, 6), 60_000, 0),
    ("lend", date(2026, 6, 2), 400_000, 100),
    ("save", date(2026, 6, 3), 100_000, 3),
    ("save", date(2026, 6, 3), 100_000, 21),
    ("buy", date(2026, 6, 4), 90_000, 1),
    ("buy", date(2026, 6, 4), 90_000, 2),
    ("aid", date(2026, 6, 5), 90_000, 3),
    ("meet", date(2026, 7, 6), 0, 7),
)

# From November 2025 to the last day, most of them since June.
days = st.one_of(st.integers(0, 150), st.integers(0, 150), st.integers(0, 360)).map(
    lambda ago: LAST_DAY - timedelta(days=ago)
)
thousands = st.integers(1, 300).map(lambda n: n * 1_000)
any_number = st.integers(0, 1_000)


@st.composite
def steps(draw: st.DrawFn, of: Sequence[str] = tuple(sorted(VERBS))) -> Step:
    """A verb, a day, an amount, and a number that chooses among what there is."""
    return draw(st.sampled_from(of)), draw(days), draw(thousands), draw(any_number)


@st.composite
def programs(draw: st.DrawFn, least: int, most: int) -> list[Step]:
    """Steps of the verbs of money, or of a few of all: what is drawn together more often meets."""
    few = st.lists(st.sampled_from(sorted(VERBS)), min_size=6, max_size=10, unique=True)
    of = draw(st.one_of(st.just(MONEY), few))
    return draw(st.lists(steps(tuple(of)), min_size=least, max_size=most))


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written inside is gone afterwards: each example begins with the same books."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def a_minute_later() -> Iterator[None]:
    """After all that was written so far: an act of now is not of the same instant as the last one."""
    newest = Entry.objects.aggregate(at=Max("recorded_at"))["at"]
    sealed = Month.objects.aggregate(at=Max("changed_at"))["at"]
    with clock.at(max(filter(None, (clock.now(), newest, sealed))) + timedelta(minutes=1)):
        yield


def begin(melati: Melati) -> Melati:
    """Write the year that the histories go on from."""
    posted(cash_in(melati.id, 8_000_000, date(2025, 11, 2)))
    assert play(melati, BEGUN) == len(BEGUN)
    return melati


def written(melati: Melati, program: Sequence[Step]) -> list[str]:
    """Run every step, a minute after the one before; answers the verbs that were written, not refused."""
    done = []
    for verb, day, amount, n in program:
        try:
            with a_minute_later():
                VERBS[verb](melati, day, amount, n)
            done.append(verb)
        except (Refused, Forbidden, ValueError):  # ValueError: there is nothing yet to choose from
            continue
    return done


def play(melati: Melati, program: Sequence[Step]) -> int:
    """Run every step, and answer how many were written."""
    return len(written(melati, program))
