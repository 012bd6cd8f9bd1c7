"""What happens at a meeting or at the treasurer's table -> entries to post, in the words of the books."""

from collections.abc import Mapping
from uuid import UUID

from bookkeeping.domain.cash import CashDifference
from bookkeeping.domain.chart import (
    ACCOUNTS,
    DENDA,
    JASA_PINJAMAN,
    PIUTANG_PINJAMAN,
    SELISIH_KAS_LEBIH,
    SIMPANAN_SUKARELA,
    SIMPANAN_TERIKAT,
    purse,
)
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.occasion import Occasion, Person
from bookkeeping.domain.words import listed, short
from bookkeeping.models import Loan
from common.ids import uuid7


def savings_draft(
    occasion: Occasion, saver: Person, amounts: Mapping[int, int], *, bank: bool = False
) -> EntryDraft:
    """A member pays in, rupiah per savings account; zeros are left out ("Simpanan wajib Bu Sari")."""
    paid = {account: amount for account, amount in amounts.items() if amount}
    words = [ACCOUNTS[account].name.removeprefix("Simpanan ") for account in paid]
    legs = (
        LegLine(purse(bank), sum(paid.values()), 0),
        *(LegLine(account, 0, amount, saver.member_id) for account, amount in paid.items()),
    )
    return new_entry(occasion, EntryKind.SIMPANAN, short(f"Simpanan {listed(words)} {saver.called}"), legs)


def withdrawal_draft(occasion: Occasion, saver: Person, amount: int, *, bank: bool = False) -> EntryDraft:
    """A member takes out simpanan sukarela."""
    legs = (LegLine(SIMPANAN_SUKARELA, amount, 0, saver.member_id), LegLine(purse(bank), 0, amount))
    return new_entry(
        occasion, EntryKind.PENARIKAN, short(f"Penarikan simpanan sukarela {saver.called}"), legs
    )


def instalment_draft(
    occasion: Occasion,
    loan: Loan,
    payer: Person,
    *,
    principal: int,
    interest: int = 0,
    penalty: int = 0,
    tied_saving: int = 0,
    number: int | None = None,
    bank: bool = False,
) -> EntryDraft:
    """A borrower pays: pokok, jasa, denda, simpanan terikat; `number` is the angsuran ke- it is for."""
    parts = {
        PIUTANG_PINJAMAN: principal,
        JASA_PINJAMAN: interest,
        DENDA: penalty,
        SIMPANAN_TERIKAT: tied_saving,
    }
    total = sum(parts.values())
    fund = loan.fund or None
    legs = (
        LegLine(purse(bank), total, 0, fund=fund),
        *(
            LegLine(account, 0, amount, payer.member_id, loan.id, fund)
            for account, amount in parts.items()
            if amount
        ),
    )
    which = f"Angsuran ke-{number}" if number else "Angsuran"
    return new_entry(occasion, EntryKind.ANGSURAN, short(f"{which} {payer.called}"), legs)


def disbursal_draft(occasion: Occasion, loan: Loan, borrower: Person, *, bank: bool = False) -> EntryDraft:
    """A loan is paid out."""
    fund = loan.fund or None
    legs = (
        LegLine(PIUTANG_PINJAMAN, loan.principal, 0, borrower.member_id, loan.id, fund),
        LegLine(purse(bank), 0, loan.principal, fund=fund),
    )
    memo = f"Pinjaman {borrower.called}" + (f" untuk {loan.purpose}" if loan.purpose else "")
    return new_entry(occasion, EntryKind.PINJAMAN, short(memo), legs)


def cash_in_draft(
    occasion: Occasion,
    account: int,
    amount: int,
    memo: str,
    *,
    bank: bool = False,
    fund: str = "",
    member_id: UUID | None = None,
) -> EntryDraft:
    """Uang masuk that is neither savings nor instalment; `member_id` is whose iuran it is."""
    legs = (
        LegLine(purse(bank), amount, 0, fund=fund or None),
        LegLine(account, 0, amount, member_id, fund=fund or None),
    )
    return new_entry(occasion, EntryKind.KAS_MASUK, memo, legs)


def cash_out_draft(
    occasion: Occasion,
    account: int,
    amount: int,
    memo: str,
    *,
    bank: bool = False,
    fund: str = "",
    cash_reason: str = "",
) -> EntryDraft:
    """Uang keluar that is neither withdrawal nor loan; `cash_reason` lets the cash go below zero."""
    legs = (
        LegLine(account, amount, 0, fund=fund or None),
        LegLine(purse(bank), 0, amount, fund=fund or None),
    )
    return new_entry(occasion, EntryKind.KAS_KELUAR, memo, legs, cash_reason=cash_reason)


def transfer_draft(occasion: Occasion, amount: int, *, to_bank: bool) -> EntryDraft:
    """Money moves between kas and bank."""
    legs = (LegLine(purse(to_bank), amount, 0), LegLine(purse(not to_bank), 0, amount))
    return new_entry(
        occasion, EntryKind.PINDAH, "Setor kas ke bank" if to_bank else "Ambil uang bank ke kas", legs
    )


def cash_difference_draft(occasion: Occasion, difference: CashDifference, reason: str) -> EntryDraft:
    """The explicit line that makes the book agree with the cash on the table, with its reason."""
    side = "lebih" if difference.account == SELISIH_KAS_LEBIH else "kurang"
    memo = f"Selisih kas {side}: {reason.strip()}"
    return new_entry(occasion, EntryKind.SELISIH, memo, difference.legs, reason=reason.strip())


def new_entry(
    occasion: Occasion,
    kind: EntryKind,
    memo: str,
    legs: tuple[LegLine, ...],
    *,
    reason: str = "",
    cash_reason: str = "",
) -> EntryDraft:
    """An entry of that occasion; an uraian that we compose is cut by short() first."""
    return EntryDraft(
        id=uuid7(),
        group_id=occasion.group_id,
        date=occasion.date,
        kind=kind,
        memo=memo.strip(),
        legs=legs,
        meeting_id=occasion.meeting_id,
        reason=reason,
        cash_reason=cash_reason,
    )
