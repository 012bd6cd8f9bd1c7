"""Marks are whole hundredths, 0 to 10000 for 0,00 to 100,00: what is printed is what is compared."""

from decimal import Decimal

FULL = 10_000


def share(part: int, whole: int) -> int:
    """The part of a whole as a mark, rounded half up, never above 100,00; 0 of nothing is 0."""
    if whole <= 0:
        return 0
    return min(FULL, max(0, rounded(FULL * part, whole)))


def rounded(number: int, by: int) -> int:
    """number / by, half up; by is above zero."""
    return (2 * number + by) // (2 * by)


def weighted(mark: int, weight: int) -> int:
    """What a mark adds to the end result under a weight in percent, in hundredths as printed."""
    return rounded(mark * weight, 100)


def mean(values: list[int]) -> int:
    """The mean of jurors' values (0 to 100) as a mark; at least one value."""
    return rounded(100 * sum(values), len(values))


def as_decimal(mark: int) -> Decimal:
    """8970 -> Decimal("89.70")."""
    return Decimal(mark).scaleb(-2)


def text(mark: int | None) -> str:
    """8970 -> "89,70"; None, not marked yet, is a dash."""
    return "–" if mark is None else f"{mark // 100},{mark % 100:02d}"
