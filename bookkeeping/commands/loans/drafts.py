"""What becomes of a running loan -> entries to post, in the words of the books."""

from collections.abc import Mapping

from bookkeeping.domain.chart import (
    BANK,
    KAS,
    PEMULIHAN_PINJAMAN,
    PINJAMAN_DIHAPUS,
    PIUTANG_PINJAMAN,
    PIUTANG_TANGGUNG_RENTENG,
    UTANG_TANGGUNG_RENTENG,
)
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.occasion import Occasion, Person
from bookkeeping.domain.words import listed, short
from bookkeeping.models import Loan
from common.ids import uuid7


def write_off_draft(
    occasion: Occasion, loan: Loan, borrower: Person, amount: int, *, reason: str
) -> EntryDraft:
    """Pokok that the group gives up; no money moves."""
    fund, who = loan.fund or None, borrower.member_id
    legs = (
        LegLine(PINJAMAN_DIHAPUS, amount, 0, who, loan.id, fund),
        LegLine(PIUTANG_PINJAMAN, 0, amount, who, loan.id, fund),
    )
    memo = f"Penghapusan pinjaman {borrower.called}"
    return _draft(occasion, EntryKind.HAPUS_PINJAMAN, memo, legs, reason)


def recovery_draft(
    occasion: Occasion, loan: Loan, borrower: Person, amount: int, *, bank: bool = False
) -> EntryDraft:
    """Money that comes in after a loan was written off."""
    fund = loan.fund or None
    legs = (
        LegLine(_cash(bank), amount, 0, fund=fund),
        LegLine(PEMULIHAN_PINJAMAN, 0, amount, borrower.member_id, loan.id, fund),
    )
    memo = f"Penerimaan pinjaman yang dihapus, {borrower.called}"
    return _draft(occasion, EntryKind.PEMULIHAN, memo, legs)


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
    return _draft(occasion, EntryKind.TALANGAN, f"{names} menanggung angsuran {borrower.called}", legs)


def give_back_draft(
    occasion: Occasion, loan: Loan, borrower: Person, amount: int, *, bank: bool = False
) -> EntryDraft:
    """The borrower gives back what others laid out for her."""
    legs = (
        LegLine(_cash(bank), amount, 0),
        LegLine(PIUTANG_TANGGUNG_RENTENG, 0, amount, borrower.member_id, loan.id),
    )
    return _draft(occasion, EntryKind.TALANGAN, f"{borrower.called} mengembalikan talangan", legs)


def pass_on_draft(
    occasion: Occasion, loan: Loan, coverer: Person, amount: int, *, bank: bool = False
) -> EntryDraft:
    """What came back goes on to the member who laid it out."""
    legs = (
        LegLine(UTANG_TANGGUNG_RENTENG, amount, 0, coverer.member_id, loan.id),
        LegLine(_cash(bank), 0, amount),
    )
    return _draft(occasion, EntryKind.TALANGAN, f"Talangan dikembalikan kepada {coverer.called}", legs)


def _cash(bank: bool) -> int:
    return BANK if bank else KAS


def _draft(
    occasion: Occasion, kind: EntryKind, memo: str, legs: tuple[LegLine, ...], reason: str = ""
) -> EntryDraft:
    return EntryDraft(
        id=uuid7(),
        group_id=occasion.group_id,
        date=occasion.date,
        kind=kind,
        memo=short(memo),
        legs=legs,
        meeting_id=occasion.meeting_id,
        reason=reason,
    )
