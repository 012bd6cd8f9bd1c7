"""What becomes of a running loan -> entries to post, in the words of the books."""

from collections.abc import Mapping

from bookkeeping.commands.drafts import new_entry
from bookkeeping.domain.chart import (
    PEMULIHAN_PINJAMAN,
    PINJAMAN_DIHAPUS,
    PIUTANG_PINJAMAN,
    PIUTANG_TANGGUNG_RENTENG,
    UTANG_TANGGUNG_RENTENG,
    purse,
)
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.occasion import Occasion, Person
from bookkeeping.domain.words import listed, short
from bookkeeping.models import Loan


def write_off_draft(
    occasion: Occasion, loan: Loan, borrower: Person, amount: int, *, reason: str
) -> EntryDraft:
    """Pokok that the group gives up; no money moves."""
    fund, who = loan.fund or None, borrower.member_id
    legs = (
        LegLine(PINJAMAN_DIHAPUS, amount, 0, who, loan.id, fund),
        LegLine(PIUTANG_PINJAMAN, 0, amount, who, loan.id, fund),
    )
    memo = short(f"Penghapusan pinjaman {borrower.called}")
    return new_entry(occasion, EntryKind.HAPUS_PINJAMAN, memo, legs, reason=reason)


def recovery_draft(
    occasion: Occasion, loan: Loan, borrower: Person, amount: int, *, bank: bool = False
) -> EntryDraft:
    """Money that comes in after a loan was written off."""
    fund = loan.fund or None
    legs = (
        LegLine(purse(bank), amount, 0, fund=fund),
        LegLine(PEMULIHAN_PINJAMAN, 0, amount, borrower.member_id, loan.id, fund),
    )
    memo = short(f"Penerimaan pinjaman yang dihapus, {borrower.called}")
    return new_entry(occasion, EntryKind.PEMULIHAN, memo, legs)


def cover_draft(occasion: Occasion, loan: Loan, borrower: Person, shares: Mapping[Person, int]) -> EntryDraft:
    """The duty that comes of a cover: the borrower owes the group what the group owes who laid it out."""
    legs = (
        LegLine(PIUTANG_TANGGUNG_RENTENG, sum(shares.values()), 0, borrower.member_id, loan.id),
        *(
            LegLine(UTANG_TANGGUNG_RENTENG, 0, amount, person.member_id, loan.id)
            for person, amount in shares.items()
        ),
    )
    names = listed([person.called for person in shares])
    memo = short(f"{names} menanggung angsuran {borrower.called}")
    return new_entry(occasion, EntryKind.TALANGAN, memo, legs)


def give_back_draft(
    occasion: Occasion, loan: Loan, borrower: Person, amount: int, *, bank: bool = False
) -> EntryDraft:
    """The borrower gives back what others laid out for her."""
    legs = (
        LegLine(purse(bank), amount, 0),
        LegLine(PIUTANG_TANGGUNG_RENTENG, 0, amount, borrower.member_id, loan.id),
    )
    memo = short(f"{borrower.called} mengembalikan talangan")
    return new_entry(occasion, EntryKind.TALANGAN, memo, legs)


def pass_on_draft(
    occasion: Occasion, loan: Loan, coverer: Person, amount: int, *, bank: bool = False
) -> EntryDraft:
    """What came back goes on to the member who laid it out."""
    legs = (
        LegLine(UTANG_TANGGUNG_RENTENG, amount, 0, coverer.member_id, loan.id),
        LegLine(purse(bank), 0, amount),
    )
    memo = short(f"Talangan dikembalikan kepada {coverer.called}")
    return new_entry(occasion, EntryKind.TALANGAN, memo, legs)
