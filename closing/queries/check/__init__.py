"""Public door of the proof of year-end: what a split says of itself, computed again from its legs."""

from collections.abc import Iterator
from pathlib import Path

from bookkeeping.queries.check import Drift, sums_drift


def shares_drift() -> Iterator[Drift]:
    """Every place where percentages, splits and the ledger disagree; none if all is well."""
    yield from sums_drift(Path(__file__).with_name("shares.sql"))
