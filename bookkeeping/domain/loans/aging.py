"""Arrears by age, and how much of what is lent is at risk.

A loan is as late as its oldest instalment that is open. At risk is the whole sisa pokok of a late loan, not
only what fell due: who misses one instalment often misses the next.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Age:
    """A range of days late, `most` None without an end."""

    least: int
    most: int | None

    @property
    def label(self) -> str:
        """ "31–60 hari", "lebih dari 90 hari"."""
        return f"lebih dari {self.least - 1} hari" if self.most is None else f"{self.least}–{self.most} hari"


AGES = (Age(1, 30), Age(31, 60), Age(61, 90), Age(91, None))


@dataclass(frozen=True, slots=True)
class Bucket:
    """The loans of one age: how many, what of them fell due unpaid, and their sisa pokok (whole rupiah)."""

    loans: int = 0
    arrears: int = 0
    outstanding: int = 0

    def plus(self, other: "Bucket") -> "Bucket":
        """Both together."""
        return Bucket(
            self.loans + other.loans, self.arrears + other.arrears, self.outstanding + other.outstanding
        )


@dataclass(frozen=True, slots=True)
class AtRisk:
    """Sisa pokok of the loans late for more than so many days, and its share of all."""

    days: int
    outstanding: int
    share: str


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Sisa pokok of all loans, and the late ones by age, in the order of AGES."""

    outstanding: int = 0
    buckets: tuple[Bucket, ...] = (Bucket(),) * len(AGES)

    @property
    def late(self) -> Bucket:
        """All late loans."""
        return self.older_than(0)

    def older_than(self, days: int) -> Bucket:
        """The loans that are late for more than this many days: PAR30 is older_than(30).outstanding."""
        found = Bucket()
        for age, bucket in zip(AGES, self.buckets, strict=True):
            if age.least > days:
                found = found.plus(bucket)
        return found

    def share(self, days: int) -> str:
        """PAR as a share of the sisa pokok: "12,5 %"."""
        return share_words(self.older_than(days).outstanding, self.outstanding)

    @property
    def at_risk(self) -> tuple[AtRisk, ...]:
        """PAR30, PAR60 and PAR90."""
        return tuple(
            AtRisk(days, self.older_than(days).outstanding, self.share(days)) for days in (30, 60, 90)
        )

    @property
    def rows(self) -> tuple[tuple[Age, Bucket], ...]:
        """Each age with its loans."""
        return tuple(zip(AGES, self.buckets, strict=True))

    @property
    def most(self) -> int:
        """The longest bar: the largest arrears of one age."""
        return max(bucket.arrears for bucket in self.buckets)

    def plus(self, other: Self) -> "Portfolio":
        """Both together."""
        return Portfolio(
            self.outstanding + other.outstanding,
            tuple(mine.plus(theirs) for mine, theirs in zip(self.buckets, other.buckets, strict=True)),
        )

    @classmethod
    def sum(cls, parts: Iterable["Portfolio"]) -> "Portfolio":
        """All of them together."""
        total = Portfolio()
        for part in parts:
            total = total.plus(part)
        return total


def age_of(days_late: int) -> int:
    """Which of AGES, from 0. What is late at all is late for a day: the month's last day counts as one."""
    days = max(days_late, 1)
    return next(number for number, age in enumerate(AGES) if age.most is None or days <= age.most)


def portfolio_of(loans: Iterable[tuple[int, int, int]]) -> Portfolio:
    """From (sisa pokok, arrears, days late) of each loan."""
    outstanding, buckets = 0, [Bucket()] * len(AGES)
    for owed, arrears, days in loans:
        outstanding += owed
        if arrears:
            number = age_of(days)
            buckets[number] = buckets[number].plus(Bucket(1, arrears, owed))
    return Portfolio(outstanding, tuple(buckets))


def share_words(part: int, whole: int) -> str:
    """ "12,5 %", one decimal, half up; a dash where nothing is lent."""
    if whole <= 0:
        return "–"
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10},{tenths % 10} %"
