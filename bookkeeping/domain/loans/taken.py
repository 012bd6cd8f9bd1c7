"""A loan that was running before these books began: what is left of its plan, as the old card says it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from bookkeeping.domain.amounts import filled_problems
from bookkeeping.domain.loans.schedule import (
    HIGHEST_RATE_BPS,
    MOST_INSTALMENTS,
    YEARS,
    Instalment,
    LoanTerms,
    Method,
    Rhythm,
    due_date,
)
from common.problems import Problem
from common.rupiah import format_rupiah, round_to

ONCE = re.compile(r"(.*) \(semula Rp ([0-9.]+)\)", re.DOTALL)
LONGEST_PURPOSE = 90  # "(semula Rp 999.999.999.999)" is written behind it


@dataclass(frozen=True)
class TakenLoan:
    """What is still owed (whole rupiah), paid off in parts of `part`, the next one on `next_due`.

    `rate_bps`: jasa per month in hundredths of a percent; flat it is counted on `original`, the loan as it
    was paid out. Parts whose day has passed are in arrears from the first day of these books.
    """

    member_id: UUID
    principal: int
    part: int
    next_due: date
    purpose: str
    rate_bps: int
    method: Method = Method.FLAT
    original: int = 0  # 0: as much as is left
    rhythm: Rhythm = Rhythm.MONTHLY
    fund: str = ""

    @property
    def count(self) -> int:
        """How many parts are left; the last is what remains."""
        return -(-self.principal // self.part)

    @property
    def terms(self) -> LoanTerms:
        """What is still owed as the terms of a loan."""
        return LoanTerms(
            self.principal, self.rate_bps, self.method, self.count, self.next_due, self.rhythm, rounding=1
        )

    @property
    def told_purpose(self) -> str:
        """For the card: what it was for, and how much it once was."""
        if self.original <= self.principal:
            return self.purpose.strip()
        return f"{self.purpose.strip()} (semula Rp {format_rupiah(self.original)})"

    @property
    def tidy(self) -> "TakenLoan":
        """The same loan in the one way in which its card says it."""
        return replace(
            self,
            purpose=self.purpose.strip(),
            part=min(self.part, self.principal),
            original=self.original if self.original > self.principal else 0,
            fund=self.fund.strip(),
        )


def told_apart(purpose: str) -> tuple[str, int]:
    """What told_purpose put together: what a loan was for, and how much it once was (0: not told)."""
    found = ONCE.fullmatch(purpose)
    return (purpose, 0) if found is None else (found[1], int(found[2].replace(".", "")))


def taken_problems(loan: TakenLoan) -> Iterator[Problem]:
    """Every problem of a loan taken over, each at its field."""
    yield from filled_problems("principal", loan.principal, "Sisa pinjaman")
    yield from filled_problems("part", loan.part, "Angsuran pokok")
    if loan.principal > 0 and loan.part > 0 and loan.count > MOST_INSTALMENTS:
        yield Problem("part", f"Terlalu kecil: lebih dari {MOST_INSTALMENTS} kali angsuran.", "kasar")
    if not 0 <= loan.rate_bps <= HIGHEST_RATE_BPS:
        yield Problem("rate_bps", "Jasa antara 0 dan 10 persen sebulan.", "di_luar_batas")
    if loan.original and loan.original < loan.principal:
        yield Problem("original", "Pinjaman semula tidak boleh kurang dari sisanya.", "terlalu_kecil")
    if loan.next_due.year not in YEARS:
        yield Problem("next_due", "Tahun angsuran berikutnya tidak masuk akal.", "di_luar_batas")
    if not loan.purpose.strip():
        yield Problem("purpose", "Tulis untuk usaha apa pinjaman itu.", "kosong")
    elif len(loan.purpose.strip()) > LONGEST_PURPOSE:
        yield Problem("purpose", f"Keperluan paling panjang {LONGEST_PURPOSE} huruf.", "terlalu_panjang")


def lines_left(loan: TakenLoan) -> tuple[Instalment, ...]:
    """The lines that are left, in order; pokok sums to what is owed. Call it for a loan without problems."""
    terms = loan.terms
    flat = max(loan.original, loan.principal)
    lines, owed = [], loan.principal
    for number in range(1, terms.count + 1):
        part = min(loan.part, owed)
        interest = round_to((flat if loan.method is Method.FLAT else owed) * terms.rate, 1)
        lines.append(Instalment(number, due_date(terms, number), part, interest))
        owed -= part
    return tuple(lines)
