"""Stock at average cost: what goes out takes its share of the value, the last of it takes all.

The average is that of the book as it stands when the entry is written; what is written later for an earlier
day changes no cost that is written already (docs/decisions/0009).
"""

from dataclasses import dataclass

from goods.domain.quantity import ONE


@dataclass(frozen=True, slots=True)
class OnHand:
    """How much of a product there is (thousandths) and what it cost (whole rupiah)."""

    quantity: int = 0
    value: int = 0

    def plus(self, quantity: int, value: int) -> "OnHand":
        """After something came in, or went out with both below zero."""
        return OnHand(self.quantity + quantity, self.value + value)

    def cost_of(self, quantity: int) -> int:
        """What `quantity` of it cost, to the nearest rupiah (a half upwards).

        The last of a product takes all its value along; of what is not there the cost is unknown: ValueError.
        """
        if not 0 < quantity <= self.quantity:
            raise ValueError("no cost of what is not there")
        if quantity == self.quantity:
            return self.value
        return (2 * self.value * quantity + self.quantity) // (2 * self.quantity)

    @property
    def average(self) -> int:
        """What one unit cost, to the nearest rupiah, for the eye only."""
        return (2 * self.value * ONE + self.quantity) // (2 * self.quantity) if self.quantity else 0


def worth(quantity: int, price: int) -> int:
    """Thousandths times rupiah a unit, to the nearest rupiah (a half upwards)."""
    return (2 * quantity * price + ONE) // (2 * ONE)
