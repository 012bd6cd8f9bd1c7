"""Savings that go back to the members, and jasa on them -> entries to post, in the words of the books."""

from collections.abc import Mapping

from bookkeeping.domain.chart import BANK, JASA_SIMPANAN, KAS, SHU_ANGGOTA, SIMPANAN_SUKARELA
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.occasion import Occasion, Person
from bookkeeping.domain.savings.interest import Payment
from bookkeeping.domain.savings.kinds import SavingsKind
from bookkeeping.domain.words import listed, short
from common.ids import uuid7


def paid_out_draft(
    occasion: Occasion, saver: Person, amounts: Mapping[int, int], *, bank: bool
) -> EntryDraft:
    """Her part of the yearly pay-out, rupiah per savings account."""
    words = listed([kind.value for kind in SavingsKind if kind.account in amounts])
    memo = f"Pembagian simpanan {words} {saver.called}"
    return _given_back(occasion, EntryKind.PENARIKAN, memo, saver, amounts, bank=bank)


def returned_draft(
    occasion: Occasion, saver: Person, amounts: Mapping[int, int], shu: int, *, bank: bool
) -> EntryDraft:
    """All that is hers when she leaves: her savings by account, and her part of SHU not yet taken."""
    words = listed([*(["simpanan"] if amounts else []), *(["SHU"] if shu else [])])
    memo = f"Pengembalian {words} {saver.called} yang keluar"
    parts = {**amounts, **({SHU_ANGGOTA: shu} if shu else {})}
    return _given_back(occasion, EntryKind.PENGEMBALIAN, memo, saver, parts, bank=bank)


def interest_draft(
    occasion: Occasion, saver: Person, amount: int, months: str, payment: Payment
) -> EntryDraft:
    """Jasa simpanan of one member; `months` as in "Januari sampai Desember 2026"."""
    if payment is Payment.SUKARELA:
        to = LegLine(SIMPANAN_SUKARELA, 0, amount, saver.member_id)
    else:
        to = LegLine(_purse(payment is Payment.BANK), 0, amount)
    # Named on the side of the cost too: who had jasa of which months is asked of it, however it was paid.
    legs = (LegLine(JASA_SIMPANAN, amount, 0, saver.member_id), to)
    return _draft(occasion, EntryKind.JASA_SIMPANAN, f"Jasa simpanan {months} {saver.called}", legs)


def _given_back(
    occasion: Occasion,
    kind: EntryKind,
    memo: str,
    saver: Person,
    amounts: Mapping[int, int],
    *,
    bank: bool,
) -> EntryDraft:
    legs = (
        *(LegLine(account, amount, 0, saver.member_id) for account, amount in amounts.items()),
        LegLine(_purse(bank), 0, sum(amounts.values())),
    )
    return _draft(occasion, kind, memo, legs)


def _purse(bank: bool) -> int:
    return BANK if bank else KAS


def _draft(occasion: Occasion, kind: EntryKind, memo: str, legs: tuple[LegLine, ...]) -> EntryDraft:
    return EntryDraft(
        id=uuid7(),
        group_id=occasion.group_id,
        date=occasion.date,
        kind=kind,
        memo=short(memo),
        legs=legs,
        meeting_id=occasion.meeting_id,
    )
