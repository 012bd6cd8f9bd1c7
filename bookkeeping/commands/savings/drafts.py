"""Savings that go back to the members, and jasa on them -> entries to post, in the words of the books."""

from collections.abc import Mapping

from bookkeeping.commands.drafts import new_entry
from bookkeeping.domain.chart import JASA_SIMPANAN, SHU_ANGGOTA, SIMPANAN_SUKARELA, purse
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.occasion import Occasion, Person
from bookkeeping.domain.savings.interest import Payment
from bookkeeping.domain.savings.kinds import SavingsKind
from bookkeeping.domain.words import listed, short


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
        to = LegLine(purse(payment is Payment.BANK), 0, amount)
    # Named on the side of the cost too: who had jasa of which months is asked of it, however it was paid.
    legs = (LegLine(JASA_SIMPANAN, amount, 0, saver.member_id), to)
    memo = short(f"Jasa simpanan {months} {saver.called}")
    return new_entry(occasion, EntryKind.JASA_SIMPANAN, memo, legs)


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
        LegLine(purse(bank), 0, sum(amounts.values())),
    )
    return new_entry(occasion, kind, short(memo), legs)
