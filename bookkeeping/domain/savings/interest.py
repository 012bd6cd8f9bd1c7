"""Jasa simpanan: what each member gets, in whole units of the group, and what rounding leaves over."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

_WHOLE_BPS = 10_000
_MONTHS_A_YEAR = 12


class Basis(StrEnum):
    """Which saldo the jasa is counted from."""

    RATA_RATA = "RATA_RATA"  # the mean of the saldo at the end of each month
    AKHIR = "AKHIR"  # the saldo at the end of the last month


class Payment(StrEnum):
    """How the jasa reaches the member."""

    SUKARELA = "SUKARELA"  # added to her simpanan sukarela
    KAS = "KAS"
    BANK = "BANK"


@dataclass(frozen=True, slots=True)
class Shares:
    """Whole rupiah by member, those who get nothing left out, and what was not shared."""

    amounts: Mapping[UUID, int]
    remainder: int

    @property
    def total(self) -> int:
        return sum(self.amounts.values())


def share_by_rate(bases: Mapping[UUID, Fraction], rate_bps: int, unit: int) -> Shares:
    """So many hundredths of a percent of each basis (rupiah), down to whole units.

    The remainder is what the rounding took from all of them together, down to the rupiah.
    """
    exact = {member: basis * rate_bps / _WHOLE_BPS for member, basis in bases.items()}
    return _rounded(exact, unit, int(sum(exact.values(), Fraction())))


def share_amount(bases: Mapping[UUID, Fraction], pool: int, unit: int) -> Shares:
    """An amount laid out in proportion to the bases, down to whole units; the rest is the remainder."""
    whole = sum(bases.values(), Fraction())
    exact = {member: pool * basis / whole for member, basis in bases.items()} if whole else {}
    return _rounded(exact, unit, pool)


def yearly_bps(total: int, bases: Mapping[UUID, Fraction], months: int) -> int:
    """What was shared, as hundredths of a percent a year of the bases; to the nearest."""
    whole = sum(bases.values(), Fraction())
    return round(Fraction(total * _WHOLE_BPS * _MONTHS_A_YEAR, months) / whole) if whole else 0


def _rounded(exact: Mapping[UUID, Fraction], unit: int, whole: int) -> Shares:
    amounts = {member: int(part // unit) * unit for member, part in exact.items()}
    given = {member: amount for member, amount in amounts.items() if amount > 0}
    return Shares(given, whole - sum(given.values()))
