"""Straight-line depreciation in whole rupiah: the months sum exactly, the residual value always stays.

The month in which a thing was received counts as a whole one, as in the income-tax law (UU PPh, pasal 11).
"""

from dataclasses import dataclass

from common.period import Period


@dataclass(frozen=True, slots=True)
class Wear:
    """What is known of a thing on the way: amounts in whole rupiah, `months` 0 when it is not depreciated."""

    since: Period
    months: int
    first_count: int
    residual: int  # of all that came in
    count: int  # still there
    cost: int  # of those
    depreciated: int  # of those, so far

    @property
    def kept(self) -> int:
        """The residual value of those still there."""
        return self.residual * self.count // self.first_count

    def due(self, until: Period) -> int:
        """What is still to be written off up to the end of that month; 0 when there is nothing to do."""
        if not self.months or not self.count or until < self.since:
            return 0
        gone = min(self.since.months_until(until) + 1, self.months)
        return max((self.cost - self.kept) * gone // self.months - self.depreciated, 0)

    def share(self, count: int) -> tuple[int, int]:
        """Cost and depreciation that leave with `count` of them; the last ones take all."""
        if count == self.count:
            return self.cost, self.depreciated
        worn = -(-self.depreciated * count // self.count)
        return self.cost * count // self.count, worn
