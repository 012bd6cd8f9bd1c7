"""A member's part of SHU, paid at once or in several sums: never more than is due, on no day too early."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from common.problems import Problem
from common.rupiah import format_rupiah


@dataclass(frozen=True, slots=True)
class PaidPart:
    """What one member is paid of her part now, whole rupiah."""

    member_id: UUID
    amount: int


@dataclass(frozen=True, slots=True)
class Due:
    """A member's part of SHU: all that was ever shared to her, what was paid of it, and what is left."""

    member_id: UUID
    number: int
    name: str
    called: str
    due: int
    paid: int

    @property
    def amount(self) -> int:
        """What is still to be paid."""
        return self.due - self.paid


def part_problems(
    parts: Sequence[PaidPart], dues: Mapping[UUID, Due], there: Mapping[UUID, int]
) -> Iterator[Problem]:
    """What keeps these sums from being paid, at "parts.0.amount" and the like.

    `there` is what each member has at the lowest from the day of the payment on, whole rupiah.
    """
    if not parts:
        yield Problem("parts", "Isi jumlah untuk paling sedikit satu anggota.", "kosong")
    seen: set[UUID] = set()
    for number, part in enumerate(parts):
        found = dues.get(part.member_id)
        if part.member_id in seen:
            yield Problem(f"parts.{number}.amount", "Anggota ini tertulis dua kali.", "kembar")
        elif found is None or found.amount <= 0:
            yield Problem(f"parts.{number}.amount", "Bagian SHU anggota ini sudah dibayarkan.", "sudah")
        else:
            yield from _sum_problems(part, found, there.get(part.member_id, 0), f"parts.{number}.amount")
        seen.add(part.member_id)


def _sum_problems(part: PaidPart, found: Due, there: int, field: str) -> Iterator[Problem]:
    if part.amount <= 0:
        yield Problem(field, "Jumlah harus lebih dari nol.", "nol")
    elif part.amount > found.amount:
        left = format_rupiah(found.amount)
        yield Problem(field, f"Bagian {found.called} yang belum dibayar hanya Rp {left}.", "lebih")
    elif part.amount > there:
        yield Problem("date", f"Bagian {found.called} belum ada pada tanggal itu.", "terlalu_awal")
