"""What stands between a member and her group when she wants to leave: her money there, and what she owes."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Max, Sum

from bookkeeping.domain.chart import (
    PIUTANG_TANGGUNG_RENTENG,
    SAVINGS_CODES,
    SHU_ANGGOTA,
    UTANG_TANGGUNG_RENTENG,
)
from bookkeeping.models import Leg
from bookkeeping.queries.loans.states import LoanState, loans_of_group
from bookkeeping.queries.savings.book import Savings

_OF_HERS = (*SAVINGS_CODES, SHU_ANGGOTA, PIUTANG_TANGGUNG_RENTENG, UTANG_TANGGUNG_RENTENG)


@dataclass(frozen=True, slots=True)
class Parting:
    """The accounts of one member in a group, whole rupiah, whatever the date."""

    savings: dict[int, int]  # by account, those above zero
    shu: int  # her part of SHU, not yet taken
    owes_cover: int  # others covered her instalments
    covered: int  # she covered the instalments of others, and the group owes it to her
    loans: tuple[LoanState, ...]  # hers that still run
    last_moved: date | None  # when her savings or her SHU last moved

    @property
    def kinds(self) -> Savings:
        """The savings by kind."""
        pokok, wajib, sukarela, terikat = (self.savings.get(code, 0) for code in SAVINGS_CODES)
        return Savings(pokok, wajib, sukarela, terikat)

    @property
    def saved(self) -> int:
        """All her savings."""
        return sum(self.savings.values())

    @property
    def total(self) -> int:
        """What the group pays her when she leaves."""
        return self.saved + self.shu

    @property
    def outstanding(self) -> int:
        """Sisa pinjaman of her running loans."""
        return sum(loan.outstanding for loan in self.loans)

    @property
    def interest_left(self) -> int:
        """Jasa that their plans still hold."""
        return sum(loan.interest_left for loan in self.loans)

    @property
    def may_go(self) -> bool:
        """No loan runs and no tanggung renteng is open."""
        return not (self.loans or self.owes_cover or self.covered)


def parting(group_id: UUID, member_id: UUID, without: UUID | None = None) -> Parting:
    """Her money in the group and what she owes; four queries.

    The entry `without` is read as if it had not been written: the payment that is put right.
    """
    legs = Leg.objects.filter(group_id=group_id, member_id=member_id, account_id__in=_OF_HERS)
    if without is not None:
        legs = legs.exclude(entry_id=without)
    rows = legs.values_list("account_id").annotate(held=Sum(F("credit") - F("debit")), last=Max("date"))
    held = {account: (int(saldo), last) for account, saldo, last in rows}
    moved = [last for account, (_, last) in held.items() if account in (*SAVINGS_CODES, SHU_ANGGOTA)]
    nothing = (0, None)
    return Parting(
        savings={code: held[code][0] for code in SAVINGS_CODES if held.get(code, nothing)[0] > 0},
        shu=max(held.get(SHU_ANGGOTA, nothing)[0], 0),
        owes_cover=max(-held.get(PIUTANG_TANGGUNG_RENTENG, nothing)[0], 0),
        covered=max(held.get(UTANG_TANGGUNG_RENTENG, nothing)[0], 0),
        loans=tuple(
            loan
            for loan in loans_of_group(group_id, date.max)
            if loan.borrower.member_id == member_id and loan.is_running
        ),
        last_moved=max(moved, default=None),
    )
