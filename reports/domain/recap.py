"""The recap behind the form: a line per group in a kelurahan, a line per area above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from common.pdf.values import Count


@dataclass(frozen=True, slots=True)
class Money:
    """The five sums of a group or area at the end of the month, whole rupiah."""

    savings: int = 0  # simpanan, all kinds
    loans_out: int = 0  # sisa pokok pinjaman
    instalments: int = 0  # angsuran masuk in the month, pokok and jasa
    arrears: int = 0  # tunggakan: due and not paid
    cash: int = 0  # kas dan bank

    @classmethod
    def sum(cls, parts: Sequence["Money"]) -> "Money":
        """Column by column."""
        return cls(
            savings=sum(part.savings for part in parts),
            loans_out=sum(part.loans_out for part in parts),
            instalments=sum(part.instalments for part in parts),
            arrears=sum(part.arrears for part in parts),
            cash=sum(part.cash for part in parts),
        )


@dataclass(frozen=True, slots=True)
class GroupRecap:
    """One group at the end of the month. `missing` names what its books lack; nothing means complete."""

    name: str
    kind: str  # "Poksus" or "Poklak"
    tingkat: str
    members: int
    pekka: Count
    money: Money
    last_meeting: date | None = None
    missing: tuple[str, ...] = ()

    @property
    def books(self) -> str:
        """The last column: "Lengkap", or what is to be put right."""
        return f"Belum: {', '.join(self.missing)}" if self.missing else "Lengkap"


@dataclass(frozen=True, slots=True)
class AreaRecap:
    """One kelurahan or kecamatan: the same sums, and how many of its groups posted and are complete."""

    name: str
    groups: int
    posted: int
    complete: int
    members: int
    pekka: Count
    money: Money
    report_number: str = ""  # of the area's own issued report; none means not issued yet


@dataclass(frozen=True, slots=True)
class Recap:
    """Either groups or areas. The PEKKA total is given, not added up: see Count.kept_back."""

    groups: tuple[GroupRecap, ...] = ()
    areas: tuple[AreaRecap, ...] = ()
    pekka: Count = Count("unknown")

    @property
    def lines(self) -> tuple[GroupRecap | AreaRecap, ...]:
        return (*self.groups, *self.areas)

    @property
    def money(self) -> Money:
        return Money.sum([line.money for line in self.lines])

    @property
    def members(self) -> int:
        return sum(line.members for line in self.lines)

    @property
    def group_count(self) -> int:
        return len(self.groups) + sum(area.groups for area in self.areas)

    @property
    def posted(self) -> int:
        return sum(area.posted for area in self.areas)

    @property
    def complete(self) -> int:
        """Groups whose books lack nothing."""
        return sum(not group.missing for group in self.groups) + sum(area.complete for area in self.areas)

    @property
    def keeps_back(self) -> bool:
        """A note under the table explains the sign of a number kept back."""
        return any(
            count.kind in ("kept_back", "closed")
            for count in (*(line.pekka for line in self.lines), self.pekka)
        )
