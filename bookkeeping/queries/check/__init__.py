"""Public door of the ledger's proof: everything the triggers keep, computed again from the legs."""

from collections.abc import Iterator

from bookkeeping.queries.check.chain import chain_drift
from bookkeeping.queries.check.drift import Drift
from bookkeeping.queries.check.sums import sums_drift

__all__ = ["Drift", "find_drift", "sums_drift"]


def find_drift() -> Iterator[Drift]:
    """Every place in the open city where the ledger and what follows from it disagree; none if all is well.

    Reads every leg, uses none of the functions that wrote them, and changes nothing.
    """
    yield from sums_drift()
    yield from chain_drift()
