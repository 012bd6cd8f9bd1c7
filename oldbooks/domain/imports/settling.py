"""What the cells of a column prove about each other, so that only real doubt is asked."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from oldbooks.domain.imports.day_text import Order, order_of, readings
from oldbooks.domain.imports.grid import Line
from oldbooks.domain.imports.money_text import Signs, signs_of


@dataclass(frozen=True)
class Settled:
    """Per column what is proven; a column that proves nothing, or both, is left out."""

    signs: dict[int, Signs] = field(default_factory=dict)
    orders: dict[int, Order] = field(default_factory=dict)


@dataclass
class Evidence:
    """Collects proofs while the rows of all sheets go by."""

    money: Sequence[int]
    days: Sequence[int]
    speaks_for: Callable[[int], int] = lambda column: column  # columns whose cells prove something together
    _signs: dict[int, set[Signs]] = field(default_factory=lambda: defaultdict(set))
    _orders: dict[int, set[Order]] = field(default_factory=lambda: defaultdict(set))
    _fits: dict[int, set[Order]] = field(default_factory=dict)

    def look(self, lines: Iterable[Line], month: int | None) -> None:
        """Take in the rows of one sheet; `month` is the one its name or heading tells."""
        for line in lines:
            for column in self.money:
                signs = signs_of(line.at(column))
                if signs is not None:
                    self._signs[self.speaks_for(column)].add(signs)
            for column in self.days:
                self._look_at_day(column, line.at(column), month)

    def settled(self) -> Settled:
        """What stands without contradiction."""
        signs = {c: next(iter(found)) for c, found in self._signs.items() if len(found) == 1}
        orders = {c: next(iter(found)) for c, found in self._orders.items() if len(found) == 1}
        for column, fitting in self._fits.items():
            if column not in self._orders and len(fitting) == 1:
                orders[column] = next(iter(fitting))
        return Settled(signs, orders)

    def _look_at_day(self, column: int, value: object, month: int | None) -> None:
        order = order_of(value)
        if order is not None:
            self._orders[column].add(order)
        months = readings(value)
        if months is not None and month is not None:
            day_first, month_first = months
            fits = {Order.HARI} if day_first == month else set[Order]()
            fits |= {Order.BULAN} if month_first == month else set()
            # Every doubtful cell of the column must fall into its month the same way.
            self._fits[column] = self._fits.get(column, set(Order)) & fits
