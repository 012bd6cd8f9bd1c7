"""What makes an entry an entry: legs that balance, on known accounts, naming whom they touch.

The database enforces the balance again, whoever writes; here it is said in words, all at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from bookkeeping.domain.chart import ACCOUNTS
from common.problems import Problem
from common.rupiah import format_rupiah

# A thousand times the yearly budget of a city: more is a slipped finger, not money.
LARGEST_AMOUNT = 999_999_999_999_999


@dataclass(frozen=True, slots=True)
class LegLine:
    """One side of an entry, in whole rupiah: exactly one of debit and credit is above zero."""

    account: int
    debit: int
    credit: int
    member_id: UUID | None = None
    loan_id: UUID | None = None
    fund: str | None = None

    def mirrored(self) -> "LegLine":
        """The leg that takes this one back."""
        return replace(self, debit=self.credit, credit=self.debit)


def reversal_of(legs: Sequence[LegLine]) -> tuple[LegLine, ...]:
    """The legs of the entry that undoes another, in the same order (the first half of Betulkan)."""
    return tuple(leg.mirrored() for leg in legs)


def check_entry(legs: Sequence[LegLine], *, names_required: bool = True) -> list[Problem]:
    """Every problem of an entry, at "legs.3.debit" and the like; an empty list when it may be posted.

    `names_required=False` is for journals taken over from elsewhere, which know the account only.
    """
    found: list[Problem] = []
    if len(legs) < 2:
        found.append(Problem("legs", "Satu catatan perlu paling sedikit dua baris.", "kurang_baris"))
    for number, leg in enumerate(legs):
        place = f"legs.{number}"
        found.extend(problem.under(place) for problem in _amount_problems(leg))
        found.extend(problem.under(place) for problem in _account_problems(leg, names_required))
    found.extend(_balance_problems(legs))
    return found


def _amount_problems(leg: LegLine) -> Iterator[Problem]:
    for side, amount in (("debit", leg.debit), ("credit", leg.credit)):
        if amount < 0:
            yield Problem(side, "Jumlah tidak boleh kurang dari nol.", "negatif")
        elif amount > LARGEST_AMOUNT:
            yield Problem(side, f"Jumlah paling besar {format_rupiah(LARGEST_AMOUNT)}.", "terlalu_besar")
    if leg.debit and leg.credit:
        yield Problem("credit", "Satu baris hanya boleh berisi satu jumlah.", "dua_sisi")
    elif not leg.debit and not leg.credit:
        yield Problem("debit", "Jumlah belum diisi.", "kosong")


def _account_problems(leg: LegLine, names_required: bool) -> Iterator[Problem]:
    spec = ACCOUNTS.get(leg.account)
    if spec is None:
        yield Problem("account", f"Pos {leg.account} tidak ada di daftar pos.", "pos_tidak_ada")
        return
    if names_required and spec.needs_member and leg.member_id is None:
        yield Problem("member_id", f"{spec.name} perlu nama anggota.", "tanpa_anggota")
    if names_required and spec.needs_loan and leg.loan_id is None:
        yield Problem("loan_id", f"{spec.name} perlu menyebut pinjamannya.", "tanpa_pinjaman")


def _balance_problems(legs: Sequence[LegLine]) -> Iterator[Problem]:
    debit, credit = sum(leg.debit for leg in legs), sum(leg.credit for leg in legs)
    if debit != credit:
        sides = f"Rp {format_rupiah(debit)} dan Rp {format_rupiah(credit)}"
        yield Problem("legs", f"Jumlah kedua sisi harus sama, sekarang {sides}.", "tidak_seimbang")
