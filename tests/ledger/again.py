"""Betulkan of nothing but the day: an entry of any kind it reaches, read back and written again."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bookkeeping.commands.correcting import CorrectEntry, correct_entry
from bookkeeping.commands.loans.correcting import CorrectLoan, correct_loan
from bookkeeping.commands.loans.correcting_cover import CorrectCover, correct_cover
from bookkeeping.commands.loans.covering import Share
from bookkeeping.commands.loans.lending import Lend
from bookkeeping.commands.loans.rewriting import (
    CorrectLoanMoney,
    CorrectWriteOff,
    correct_loan_money,
    correct_write_off,
    minutes_of,
)
from bookkeeping.commands.loans.writing_off import WriteOff
from bookkeeping.commands.opening import OpenBalances
from bookkeeping.commands.reopening import CorrectOpening, correct_opening
from bookkeeping.commands.replacing import CorrectedLine
from bookkeeping.commands.savings.correcting_interest import CorrectInterest, correct_interest
from bookkeeping.commands.savings.correcting_leaving import CorrectLeaving, correct_leaving
from bookkeeping.commands.savings.correcting_pay_out import CorrectPayOut, PaidTo, correct_pay_out
from bookkeeping.commands.savings.interest import ShareInterest
from bookkeeping.domain.chart import CASH_CODES, KAS, PINJAMAN_DIHAPUS
from bookkeeping.domain.choices import CORRECTABLE
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.loans.outside import money_leg
from bookkeeping.domain.loans.schedule import Method, Rhythm
from bookkeeping.domain.savings.kinds import SavingsKind
from bookkeeping.models import Entry, Leg, Loan
from bookkeeping.queries.entries import legs_of
from bookkeeping.queries.loans.covered import covered_of
from bookkeeping.queries.opening import opening_of
from bookkeeping.queries.savings.paid_out import paid_out
from bookkeeping.queries.savings.shared_interest import given_interest
from bookkeeping.queries.savings.sharing import sharing_of
from closing.commands.correcting import CorrectPayment, CorrectShare, correct_payment, correct_share
from closing.domain.sharing import rules_of
from closing.models import YearShare
from closing.queries.dues import payment_of
from closing.queries.rehearsal import rehearse_instead
from closing.queries.rules import agreed_of
from closing.queries.shares import split_of
from common.ids import uuid7
from common.problems import Problem, Refused
from goods.commands.aid import ReceiveAid, receive_aid
from goods.commands.items import BuyItem, buy_item
from goods.commands.losing import GOING, LoseGoods, lose_goods
from goods.commands.parting import PartWithItem, part_with_item
from goods.commands.producing import Produce, Used, produce
from goods.commands.trading import (
    Bought,
    BuyGoods,
    SellGoods,
    Sold,
    TakeOverStock,
    buy_goods,
    sell_goods,
    take_over_stock,
)
from goods.domain.things import NewItem
from goods.domain.words import ItemEvent, Origin, Parting, StockEvent
from goods.models import Aid, Item, ItemFact, StockMovement, StockNote
from goods.queries.things import brought_by
from meetings.commands import CorrectMeeting, correct_meeting
from meetings.models import Meeting
from meetings.queries.standing import meeting_now
from members.models import Enrolment
from tests.ledger.books import ACTOR

WHY = "Salah tanggal"
Again = Callable[[Entry, date], Any]


def out_of_reach() -> Refused:
    """No form puts the day of this entry right."""
    return Refused([Problem("entry_id", "Harinya tidak dapat dibetulkan sendiri.")])


def moved(entry: Entry, day: date) -> Any:
    """Betulkan: the same event on another day; refused for kinds that are only cancelled."""
    if entry.meeting_id is not None:
        return _sheet(entry, day)
    if entry.kind == EntryKind.SALDO_AWAL:
        return _opened(entry, day)
    again = AGAIN.get(EntryKind(entry.kind))
    if again is None:
        raise out_of_reach()
    return again(entry, day)


def _plain(entry: Entry, day: date) -> Any:
    legs = Leg.objects.filter(entry_id=entry.id).order_by("id")
    is_transfer = entry.kind == EntryKind.PINDAH
    own = legs.filter(account_id=KAS) if is_transfer else legs.exclude(account_id__in=CASH_CODES)
    lines = tuple(CorrectedLine(leg.account_id, leg.debit + leg.credit) for leg in own)
    return correct_entry(CorrectEntry(uuid7(), entry.id, day, lines, WHY), actor=ACTOR)


def _withdrawn(entry: Entry, day: date) -> Any:
    """A withdrawal of one member, or the whole pay-out it was a part of."""
    sharing, paid = sharing_of(entry), paid_out(entry)
    alone = paid.amounts.get(next(iter(paid.amounts), entry.id), {})
    if sharing.count == 1 and set(alone) <= set(CORRECTABLE[EntryKind.PENARIKAN]):
        return _plain(entry, day)
    names = {kind.account: kind.value for kind in SavingsKind}
    rows = tuple(
        PaidTo(member_id, **{names[account]: amount for account, amount in hers.items()})
        for member_id, hers in paid.amounts.items()
    )
    cmd = CorrectPayOut(uuid7(), entry.id, day, rows, WHY, paid.seen, paid.bank)
    return correct_pay_out(cmd, actor=ACTOR)


def _interest(entry: Entry, day: date) -> Any:
    given = given_interest(entry)
    if given is None or not given.entries:
        raise out_of_reach()
    terms, own = given.terms, uuid7()
    right = ShareInterest(
        own, entry.group_id, day, terms.first.key, terms.last.key, terms.basis, terms.kinds,
        terms.rate_bps or 0, terms.pool or 0, given.payment, given.standing,
    )  # fmt: skip
    return correct_interest(CorrectInterest(own, entry.id, right, WHY, given.seen), actor=ACTOR)


def _lent(entry: Entry, day: date) -> Any:
    legs = Leg.objects.filter(entry_id=entry.id, loan_id__isnull=False)
    loan = Loan.objects.get(pk__in=legs.values("loan_id"))
    cmd = Lend(
        uuid7(), loan.group_id, loan.member_id, day, loan.principal, loan.rate_bps, Method(loan.method),
        loan.count, max(loan.first_due, day + timedelta(days=1)), loan.purpose, Rhythm(loan.rhythm),
        loan.rounding, grace=loan.grace,
    )  # fmt: skip
    return correct_loan(CorrectLoan(uuid7(), loan.id, cmd, WHY), actor=ACTOR)


def _installed(entry: Entry, day: date) -> Any:
    """An instalment of the borrower, or one that others covered."""
    return _plain(entry, day) if covered_of(entry) is None else _covered(entry, day)


def _covered(entry: Entry, day: date) -> Any:
    """A cover from either of its entries, or money of one that was given back or passed on."""
    covered = covered_of(entry)
    if covered is None:
        return _outside(entry, day)
    shares = tuple(Share(member_id, amount) for member_id, amount in covered.shares.items())
    cmd = CorrectCover(uuid7(), entry.id, day, shares, WHY, **covered.parts, bank=covered.bank)
    return correct_cover(cmd, actor=ACTOR)


def _outside(entry: Entry, day: date) -> Any:
    leg, purse = money_leg(legs_of(entry)), Leg.objects.get(entry_id=entry.id, account_id__in=CASH_CODES)
    assert leg is not None
    amount, bank = leg.debit + leg.credit, purse.account_id != KAS
    return correct_loan_money(CorrectLoanMoney(uuid7(), entry.id, day, amount, WHY, bank), actor=ACTOR)


def _given_up(entry: Entry, day: date) -> Any:
    leg = Leg.objects.get(entry_id=entry.id, account_id=PINJAMAN_DIHAPUS)
    assert leg.loan_id is not None
    right = WriteOff(uuid7(), leg.loan_id, day, leg.debit, *minutes_of(entry))
    return correct_write_off(CorrectWriteOff(uuid7(), entry.id, right, WHY), actor=ACTOR)


def _bought(entry: Entry, day: date) -> Any:
    lines = tuple(Bought(m.product_id, m.quantity, m.value) for m in _moves(entry))
    if StockNote.objects.filter(entry_id=entry.id, event=StockEvent.AWAL).exists():
        old = TakeOverStock(uuid7(), entry.group_id, day, lines, **_instead(entry))
        return take_over_stock(old, actor=ACTOR)
    return buy_goods(BuyGoods(uuid7(), entry.group_id, day, lines, **_instead(entry)), actor=ACTOR)


def _sold(entry: Entry, day: date) -> Any:
    lines = tuple(Sold(m.product_id, -m.quantity, m.price or 0) for m in _moves(entry))
    return sell_goods(SellGoods(uuid7(), entry.group_id, day, lines, **_instead(entry)), actor=ACTOR)


def _made(entry: Entry, day: date) -> Any:
    note = StockNote.objects.get(entry_id=entry.id)
    made = next(m for m in _moves(entry) if m.quantity > 0)
    used = tuple(Used(m.product_id, -m.quantity) for m in _moves(entry) if m.quantity < 0)
    cmd = Produce(
        uuid7(), entry.group_id, day, made.product_id, made.quantity, materials=used,
        other_cash=note.other_cost, **_instead(entry),
    )  # fmt: skip
    return produce(cmd, actor=ACTOR)


def _lost(entry: Entry, day: date) -> Any:
    note = StockNote.objects.get(entry_id=entry.id)
    lines = tuple(Used(m.product_id, -m.quantity) for m in _moves(entry))
    event = StockEvent(note.event)
    if event not in GOING:
        raise out_of_reach()  # a count is of its day
    cmd = LoseGoods(uuid7(), entry.group_id, day, event, lines, note.remark, **_instead(entry))
    return lose_goods(cmd, actor=ACTOR)


def _given(entry: Entry, day: date) -> Any:
    aid = Aid.objects.get(entry_id=entry.id)
    goods = tuple(
        Bought(m.product_id, m.quantity, m.value) for m in StockMovement.objects.filter(entry_id=entry.id)
    )
    cmd = ReceiveAid(
        uuid7(), entry.group_id, day, aid.source, aid.money, goods=goods, items=_things(entry),
        target=aid.target, **_instead(entry),
    )  # fmt: skip
    return receive_aid(cmd, actor=ACTOR)


def _thing(entry: Entry, day: date) -> Any:
    """A thing that was bought, or one that left."""
    gone = ItemFact.objects.filter(entry_id=entry.id, event=ItemEvent.LEPAS).first()
    if gone is not None:
        paid = Leg.objects.filter(entry_id=entry.id, account_id__in=CASH_CODES)
        price = sum(paid.values_list("debit", flat=True))
        how = next(how for how in Parting if gone.remark.startswith(how.label))
        cmd = PartWithItem(uuid7(), gone.item_id, day, -gone.count, how, price, **_instead(entry))
        return part_with_item(cmd, actor=ACTOR)
    things = _things(entry)
    ids = [thing.id for thing in things if thing.id]
    if Item.objects.filter(pk__in=ids, origin=Origin.SALDO_AWAL).exists():
        raise out_of_reach()  # the things of the old book have a form of their own
    (item,) = things
    return buy_item(BuyItem(uuid7(), entry.group_id, day, item, **_instead(entry)), actor=ACTOR)


def _things(entry: Entry) -> tuple[NewItem, ...]:
    return tuple(old.item for old in brought_by(entry.id).values())


def _left(entry: Entry, day: date) -> Any:
    hers = Leg.objects.filter(entry_id=entry.id, member_id__isnull=False).values("member_id")
    was = Enrolment.objects.filter(group_id=entry.group_id, member_id__in=hers).latest("joined_on")
    total = sum(Leg.objects.filter(entry_id=entry.id).values_list("debit", flat=True))
    cmd = CorrectLeaving(uuid7(), entry.id, was.left_on or day, was.left_reason, day, total, WHY)
    return correct_leaving(cmd, actor=ACTOR)


def _moves(entry: Entry) -> list[StockMovement]:
    found = list(StockMovement.objects.filter(entry_id=entry.id).order_by("id"))
    if not found:
        raise out_of_reach()
    return found


def _instead(entry: Entry) -> dict[str, Any]:
    return {"replaces": entry.id, "reason": WHY}


def _shared(entry: Entry, day: date) -> Any:
    share = YearShare.objects.get(entry_id=entry.id)
    rules = rules_of(split_of(share))
    seen = rehearse_instead(share, agreed_of(share.rules_id), day, day).split
    if seen is None:
        raise out_of_reach()
    cmd = CorrectShare(uuid7(), entry.id, day, rules, share.minutes, share.note, seen.amount, WHY)
    return correct_share(cmd, actor=ACTOR)


def _paid(entry: Entry, day: date) -> Any:
    into, parts = payment_of(entry)
    cmd = CorrectPayment(uuid7(), entry.id, day, tuple(parts), into, WHY)
    return correct_payment(cmd, actor=ACTOR)


def _sheet(entry: Entry, day: date) -> Any:
    """The whole meeting on another day: its count agrees as long as nothing was written between."""
    assert entry.meeting_id is not None
    meeting = Meeting.objects.get(pk=entry.meeting_id)
    now = meeting_now(meeting)
    cmd = CorrectMeeting(uuid7(), replace(now.sheet, date=day), WHY, meeting.revision, now.seen)
    return correct_meeting(cmd, actor=ACTOR)


def _opened(entry: Entry, day: date) -> Any:
    stated = opening_of(entry)
    if stated is None:
        raise out_of_reach()
    balances = OpenBalances(
        uuid7(),
        entry.group_id,
        day,
        stated.kas,
        stated.bank,
        stated.members,
        tuple(stated.loans.values()),
        stated.others,
        stated.modal_awal,
    )
    return correct_opening(CorrectOpening(uuid7(), entry.id, balances, WHY), actor=ACTOR)


AGAIN: Mapping[EntryKind, Again] = {
    **dict.fromkeys(CORRECTABLE, _plain),
    EntryKind.PENARIKAN: _withdrawn,
    EntryKind.ANGSURAN: _installed,
    EntryKind.TALANGAN: _covered,
    EntryKind.PEMULIHAN: _outside,
    EntryKind.HAPUS_PINJAMAN: _given_up,
    EntryKind.JASA_SIMPANAN: _interest,
    EntryKind.PINJAMAN: _lent,
    EntryKind.PEMBELIAN: _bought,
    EntryKind.PENJUALAN: _sold,
    EntryKind.PRODUKSI: _made,
    EntryKind.SUSUT_BARANG: _lost,
    EntryKind.BANTUAN: _given,
    EntryKind.INVENTARIS: _thing,
    EntryKind.PENGEMBALIAN: _left,
    EntryKind.PEMBAGIAN_SHU: _shared,
    EntryKind.PEMBAYARAN_SHU: _paid,
}
