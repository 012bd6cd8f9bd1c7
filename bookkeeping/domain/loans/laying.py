"""Where a payment goes: denda, jasa and pokok in the group's order, and what is left on the pokok to come."""

from collections.abc import Sequence
from dataclasses import dataclass

from bookkeeping.domain.loans.repayment import USUAL_ORDER, Part, Parts, allocate
from bookkeeping.domain.rules import Settlement
from common.problems import Problem, Refused
from common.rupiah import format_rupiah


@dataclass(frozen=True, slots=True)
class Owed:
    """What a borrower may pay on a day, whole rupiah: what is due, and what is still to come."""

    denda: int
    jasa_due: int
    pokok_due: int
    pokok_ahead: int
    jasa_ahead: int = 0  # jasa of the plan that is not due yet, where the group asks for all of it

    @property
    def total(self) -> int:
        """All that may be paid."""
        return self.denda + self.jasa_due + self.pokok_due + self.pokok_ahead + self.jasa_ahead


@dataclass(frozen=True, slots=True)
class Laid:
    """A payment in its parts; `ahead` is the share of the pokok that was not due yet."""

    denda: int
    jasa: int
    pokok: int
    ahead: int

    @property
    def total(self) -> int:
        return self.denda + self.jasa + self.pokok


def owed_on(due: Parts, outstanding: int, interest_left: int, settlement: Settlement) -> Owed:
    """`due` is proposed for the day; a group that asks for all jasa on settling lets it be paid ahead."""
    ahead = max(interest_left - due.jasa, 0) if settlement is Settlement.SEMUA else 0
    return Owed(due.denda, due.jasa, due.pokok, outstanding - due.pokok, ahead)


def lay(amount: int, owed: Owed, order: Sequence[Part] = USUAL_ORDER) -> Laid:
    """Lay a payment on what is due, in the group's order; what is over goes to the next pokok, then jasa.

    Refuses nothing at all, and more than all that is owed, with the exact sum.
    """
    if amount <= 0:
        raise Refused([Problem("total", "Ketik jumlah uang yang diterima.", "kosong")])
    if amount > owed.total:
        most = format_rupiah(owed.total)
        raise Refused([Problem("total", f"Lebih dari seluruh tagihan, paling banyak Rp {most}.", "lebih")])
    due = allocate(amount, Parts(owed.denda, owed.jasa_due, owed.pokok_due), order)
    ahead = min(due.rest, owed.pokok_ahead)
    return Laid(due.denda, due.jasa + due.rest - ahead, due.pokok + ahead, ahead)
