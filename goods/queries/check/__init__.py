"""Public door of the proof of goods: what the triggers keep, computed again from movements and legs."""

from collections.abc import Iterator
from pathlib import Path

from bookkeeping.queries.check import Drift, sums_drift


def goods_drift() -> Iterator[Drift]:
    """Every place where stock, inventory or aid and the ledger disagree; none if all is well."""
    yield from sums_drift(Path(__file__).with_name("goods.sql"))
