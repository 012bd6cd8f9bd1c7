"""What becomes of loans, goods and whole meetings, drawn blindly as in verbs.py."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from bookkeeping.commands.loans.covering import (
    CoverInstalment,
    GiveBackCover,
    PassOnCover,
    Share,
    cover_instalment,
    give_back_cover,
    pass_on_cover,
)
from bookkeeping.commands.loans.rescheduling import RescheduleLoan, reschedule_loan
from bookkeeping.commands.loans.settling import SettleLoan, settle_loan
from bookkeeping.commands.loans.writing_off import RecoverLoan, WriteOff, recover_loan, write_off
from bookkeeping.domain.chart import PINJAMAN_DIHAPUS, PIUTANG_TANGGUNG_RENTENG
from bookkeeping.domain.loans.schedule import Method
from bookkeeping.domain.loans.settling import pay_off
from bookkeeping.models import Leg, Loan
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.loans.covers import covers_of
from bookkeeping.queries.loans.states import loan_states
from common.ids import uuid7
from common.problems import Refused
from goods.commands.aid import ReceiveAid, receive_aid
from goods.commands.cancelling import CancelGoods, cancel_goods
from goods.commands.depreciating import Depreciate, depreciate
from goods.commands.items import BuyItem, buy_item
from goods.commands.losing import Counted, CountStock, LoseGoods, count_stock, lose_goods
from goods.commands.parting import PartWithItem, part_with_item
from goods.commands.producing import Produce, Used, produce
from goods.commands.products import AddProduct, add_product
from goods.commands.trading import Bought, BuyGoods, SellGoods, Sold, buy_goods, sell_goods
from goods.domain.things import NewItem
from goods.domain.words import Parting, ProductKind, StockEvent
from goods.models import Item, Product, StockNote
from groups.domain.words import Kind
from meetings.commands import CancelMeeting, CorrectMeeting, cancel_meeting, correct_meeting
from meetings.models import Meeting
from meetings.queries.standing import meeting_now
from members.models import Enrolment
from regions.queries import kelurahan_list
from tests.ledger.books import ACTOR, Melati
from tests.ledger.verbs import Verb, one_of
from up2k.demo.groups import Made
from up2k.demo.meetings import OFFICERS, hold


def _loan(n: int, account: int = 0) -> UUID:
    """A loan that runs, or one that something stands for on an account; any other where there is none."""
    every = Loan.objects.order_by("number").values_list("id", flat=True)
    if account:
        wanted = [loan for loan in every if Leg.objects.filter(loan_id=loan, account_id=account).exists()]
    else:
        running = loan_states(Loan.objects.filter(cancelled_on=None).values_list("id", flat=True))
        wanted = [state.loan.id for state in running if state.outstanding]
    return one_of(wanted if wanted and n % 9 else every, n)


def _reschedule(melati: Melati, day: date, amount: int, n: int) -> Any:
    cmd = RescheduleLoan(
        uuid7(), _loan(n), day, 1 + n % 8, day + timedelta(days=20), n % 200, tuple(Method)[n % 2],
        "Rapat", "Usaha sepi", carry_interest=n % 3 > 0,
    )  # fmt: skip
    return reschedule_loan(cmd, actor=ACTOR)


def _settle(melati: Melati, day: date, amount: int, n: int) -> Any:
    (state,) = loan_states([_loan(n)], day)
    asked = pay_off(state.schedule, state.paid, day, rules_on(melati.id, day).settlement)
    return settle_loan(SettleLoan(uuid7(), state.loan.id, day, asked.total), actor=ACTOR)


def _write_off(melati: Melati, day: date, amount: int, n: int) -> Any:
    (state,) = loan_states([_loan(n)])
    much = min(amount // 2, state.outstanding) if n % 4 else state.outstanding
    return write_off(WriteOff(uuid7(), state.loan.id, day, much, "Rapat", "Tidak tertagih"), actor=ACTOR)


def _recover(melati: Melati, day: date, amount: int, n: int) -> Any:
    cmd = RecoverLoan(uuid7(), _loan(n, PINJAMAN_DIHAPUS), day, amount // 3, n % 7 == 0)
    return recover_loan(cmd, actor=ACTOR)


def _cover(melati: Melati, day: date, amount: int, n: int) -> Any:
    loan = Loan.objects.get(pk=_loan(n))
    others = [person.member_id for person in melati.people if person.member_id != loan.member_id]
    half = amount // 4
    shares = (Share(others[n % 3], half), Share(others[(n + 1) % 3], amount // 2 - half))
    return cover_instalment(CoverInstalment(uuid7(), loan.id, day, shares, amount // 2), actor=ACTOR)


def _give_back(melati: Melati, day: date, amount: int, n: int) -> Any:
    loan = _loan(n, PIUTANG_TANGGUNG_RENTENG)
    return give_back_cover(GiveBackCover(uuid7(), loan, day, amount // 3), actor=ACTOR)


def _pass_on(melati: Melati, day: date, amount: int, n: int) -> Any:
    loan = _loan(n, PIUTANG_TANGGUNG_RENTENG)
    covers = [cover for cover in covers_of(loan) if not cover.is_borrower and cover.left]
    who = covers[n % len(covers)].member_id if covers else melati.people[0].member_id
    return pass_on_cover(PassOnCover(uuid7(), loan, who, day, amount // 9), actor=ACTOR)


def product(melati: Melati, n: int) -> UUID:
    """One of three, made when first asked for."""
    name = ("Keripik", "Singkong", "Sambal")[n % 3]
    found = Product.objects.filter(group_id=melati.id, name=name).first()
    if found is not None:
        return found.id
    return add_product(
        AddProduct(uuid7(), melati.id, name, "kg", tuple(ProductKind)[n % 2]), actor=ACTOR
    ).product_id


def _buy(melati: Melati, day: date, amount: int, n: int) -> Any:
    lines = (Bought(product(melati, n), (1 + n % 9) * 1_000 + n, amount),)
    return buy_goods(BuyGoods(uuid7(), melati.id, day, lines, bank=n % 7 == 0), actor=ACTOR)


def _sell(melati: Melati, day: date, amount: int, n: int) -> Any:
    lines = (Sold(product(melati, n), (1 + n % 4) * 500, amount // 10),)
    return sell_goods(SellGoods(uuid7(), melati.id, day, lines), actor=ACTOR)


def _produce(melati: Melati, day: date, amount: int, n: int) -> Any:
    materials = (Used(product(melati, n + 1), 250 + n % 500),) if n % 2 else ()
    cmd = Produce(
        uuid7(), melati.id, day, product(melati, n), 2_000, materials=materials, other_cash=amount // 4
    )
    return produce(cmd, actor=ACTOR)


def _lose(melati: Melati, day: date, amount: int, n: int) -> Any:
    event = (StockEvent.RUSAK, StockEvent.HILANG, StockEvent.PAKAI)[n % 3]
    cmd = LoseGoods(uuid7(), melati.id, day, event, (Used(product(melati, n), 300),), "Uji")
    return lose_goods(cmd, actor=ACTOR)


def _count(melati: Melati, day: date, amount: int, n: int) -> Any:
    cmd = CountStock(uuid7(), melati.id, day, (Counted(product(melati, n), n % 7 * 700),), "Hitung")
    return count_stock(cmd, actor=ACTOR)


def _aid(melati: Melati, day: date, amount: int, n: int) -> Any:
    goods = (Bought(product(melati, n), 3_000, amount),) if n % 2 else ()
    items = (_thing(amount, n),) if n % 3 == 0 else ()
    money = amount if n % 5 else 0
    cmd = ReceiveAid(uuid7(), melati.id, day, "CSR", money, goods=goods, items=items)
    return receive_aid(cmd, actor=ACTOR)


def _thing(amount: int, n: int) -> NewItem:
    return NewItem("Kompor", 1 + n % 3, "buah", amount, "Balai RW", life_months=n % 4 * 6)


def _buy_item(melati: Melati, day: date, amount: int, n: int) -> Any:
    return buy_item(BuyItem(uuid7(), melati.id, day, _thing(amount, n)), actor=ACTOR)


def _depreciate(melati: Melati, day: date, amount: int, n: int) -> Any:
    return depreciate(Depreciate(uuid7(), melati.id, day.year * 100 + day.month), actor=ACTOR)


def _part(melati: Melati, day: date, amount: int, n: int) -> Any:
    item = one_of(Item.objects.order_by("id").values_list("id", flat=True), n)
    how = tuple(Parting)[n % 4]
    price = amount if how is Parting.DIJUAL else 0
    return part_with_item(PartWithItem(uuid7(), item, day, 1, how, price, remark="Uji"), actor=ACTOR)


def _cancel_goods(melati: Melati, day: date, amount: int, n: int) -> Any:
    notes = StockNote.objects.exclude(event=StockEvent.BATAL).order_by("id")
    entry = one_of(notes.values_list("entry_id", flat=True), n)
    return cancel_goods(CancelGoods(uuid7(), entry, "Uji"), actor=ACTOR)


def _meet(melati: Melati, day: date, amount: int, n: int) -> Any:
    if Enrolment.objects.filter(group_id=melati.id, left_on=None).count() < OFFICERS:
        raise Refused([])  # the demonstration's sheet has officers
    group = Made(melati.id, "Melati", kelurahan_list()[0], Kind.POKSUS, day.day, day)
    return hold(group, day, Random(n), ACTOR)


def _correct_meeting(melati: Melati, day: date, amount: int, n: int) -> Any:
    meeting = Meeting.objects.get(pk=one_of(Meeting.objects.order_by("id").values_list("id", flat=True), n))
    now = meeting_now(meeting)
    savings = dict(list(now.sheet.savings.items())[n % 2 :])
    out = now.sheet.money_in - sum(s.total for s in now.sheet.savings.values())
    computed = now.sheet.cash_count.computed - now.sheet.money_in + out
    computed += sum(s.total for s in savings.values())
    count = replace(now.sheet.cash_count, computed=computed, counted=computed, reason="", pieces={})
    sheet = replace(now.sheet, savings=savings, cash_count=count)
    cmd = CorrectMeeting(uuid7(), sheet, "Salah catat", meeting.revision, now.seen)
    return correct_meeting(cmd, actor=ACTOR)


def _cancel_meeting(melati: Melati, day: date, amount: int, n: int) -> Any:
    meeting = Meeting.objects.get(pk=one_of(Meeting.objects.order_by("id").values_list("id", flat=True), n))
    cmd = CancelMeeting(uuid7(), meeting.id, "Uji", meeting.revision, meeting_now(meeting).seen)
    return cancel_meeting(cmd, actor=ACTOR)


VERBS: dict[str, Verb] = {
    "aid": _aid,
    "buy": _buy,
    "buy_item": _buy_item,
    "cancel_goods": _cancel_goods,
    "cancel_meeting": _cancel_meeting,
    "correct_meeting": _correct_meeting,
    "count": _count,
    "cover": _cover,
    "depreciate": _depreciate,
    "give_back": _give_back,
    "lose": _lose,
    "meet": _meet,
    "part": _part,
    "pass_on": _pass_on,
    "produce": _produce,
    "recover": _recover,
    "reschedule": _reschedule,
    "sell": _sell,
    "settle": _settle,
    "write_off": _write_off,
}
