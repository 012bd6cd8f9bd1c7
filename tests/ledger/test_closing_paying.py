"""SHU that was shared: paid whole or in parts, spent, put right and taken back. By hand, to the rupiah."""

from dataclasses import replace
from datetime import date

import pytest

from bookkeeping.commands.cash import Direction, RecordCash, record_cash
from bookkeeping.commands.correcting import CorrectEntry, correct_entry
from bookkeeping.commands.replacing import CorrectedLine
from bookkeeping.commands.savings.paying import WithdrawSavings, withdraw_savings
from bookkeeping.domain.chart import (
    CADANGAN,
    DANA_SHU,
    KAS,
    SHU_ANGGOTA,
    SIMPANAN_SUKARELA,
)
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.models import Entry, Leg
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.check import find_drift
from closing.commands.correcting import CorrectPayment, CorrectShare, correct_payment, correct_share
from closing.commands.pay import PayShares, SpendFund, pay_shares, spend_fund
from closing.commands.share import share_shu
from closing.commands.take_back import TakeBackShu, take_back_shu
from closing.domain.paying import PaidPart
from closing.domain.sharing import EXAMPLE
from closing.queries.dues import unpaid
from closing.queries.rules import shu_rules_on
from closing.queries.shares import shares_of, standing_share
from closing.queries.statements import funds_on
from closing.queries.surplus import surplus_of
from common.ids import uuid7
from common.problems import Refused
from tests.ledger.books import ACTOR, Melati, posted
from tests.ledger.yearend import RAT, YEAR, a_year, agree, close_months, parts, refusal, sharing, written

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 31)


@pytest.fixture
def ready(melati: Melati) -> Melati:
    """2025 came to 1.000.001, its months are closed, the percentages of example 1 are agreed."""
    a_year(melati)
    close_months(melati)
    agree(melati)
    return melati


def whole(melati: Melati) -> tuple[PaidPart, ...]:
    return tuple(PaidPart(one.member_id, one.amount) for one in unpaid(melati.id))


def test_everybody_is_paid_in_one_step(ready: Melati) -> None:
    share_shu(sharing(ready), actor=ACTOR)
    everyone = whole(ready)
    early = PayShares(uuid7(), ready.id, date(2026, 1, 5), everyone)
    assert refusal(lambda: pay_shares(early, actor=ACTOR)) == [("date", "terlalu_awal")] * 3
    done = pay_shares(PayShares(uuid7(), ready.id, date(2026, 3, 1), everyone), actor=ACTOR)
    assert (done.amount, done.memo) == (450_000, "SHU bagian 3 anggota dibayarkan")
    assert unpaid(ready.id) == ()
    assert saldo_on(TODAY, ready.id, (KAS, SHU_ANGGOTA)) == {KAS: 1_350_001, SHU_ANGGOTA: 0}
    again = PayShares(uuid7(), ready.id, date(2026, 3, 1), everyone[:1])
    assert refusal(lambda: pay_shares(again, actor=ACTOR)) == [("parts.0.amount", "sudah")]
    nobody = PayShares(uuid7(), ready.id, date(2026, 3, 1), (), 9999)
    assert refusal(lambda: pay_shares(nobody, actor=ACTOR)) == [
        ("into", "tidak_dikenal"),
        ("parts", "kosong"),
    ]


def test_a_part_is_paid_in_several_sums_and_put_right(ready: Melati) -> None:
    """Sari takes 100.000 of 307.500, then 7.500; the first was 120.000 and Wati's 20.000 was forgotten."""
    share_shu(sharing(ready), actor=ACTOR)
    sari, wati = (person.member_id for person in ready.people[:2])
    march = date(2026, 3, 1)
    first = pay_shares(PayShares(uuid7(), ready.id, march, (PaidPart(sari, 100_000),)), actor=ACTOR)
    assert first.memo == "SHU bagian Bu Sari dibayarkan sebagian"
    second = PayShares(uuid7(), ready.id, date(2026, 4, 1), (PaidPart(sari, 7_500),))
    assert pay_shares(second, actor=ACTOR).voucher != first.voucher
    assert [(d.name, d.due, d.paid, d.amount) for d in unpaid(ready.id)][0] == (
        "Sari", 307_500, 107_500, 200_000,
    )  # fmt: skip
    much = replace(second, command_id=uuid7(), parts=(PaidPart(sari, 200_001), PaidPart(sari, 1)))
    assert refusal(lambda: pay_shares(much, actor=ACTOR)) == [
        ("parts.0.amount", "lebih"),
        ("parts.1.amount", "kembar"),
    ]
    fixed = CorrectPayment(uuid7(), first.entry_id, march, (PaidPart(sari, 100_000),), KAS, "")
    assert refusal(lambda: correct_payment(fixed, actor=ACTOR)) == [("", "sama")]
    over = replace(fixed, parts=(PaidPart(sari, 300_001),), reason="Salah ketik")
    assert refusal(lambda: correct_payment(over, actor=ACTOR)) == [("parts.0.amount", "lebih")]
    right = replace(over, parts=(PaidPart(wati, 20_000), PaidPart(sari, 120_000)))
    done = correct_payment(right, actor=ACTOR)
    assert correct_payment(right, actor=ACTOR) == done
    assert (done.reversal.amount, done.replacement.amount) == (100_000, 140_000)
    assert Entry.objects.get(pk=done.replacement.entry_id).replaces_id == first.entry_id
    assert parts(ready) == {"Sari": 180_000, "Wati": 40_000, "Dewi": 82_500}
    again = replace(right, command_id=uuid7(), date=date(2026, 3, 2))
    assert refusal(lambda: correct_payment(again, actor=ACTOR)) == [("entry_id", "sudah")]
    assert [str(drift) for drift in find_drift()] == []


def test_the_database_pays_nobody_more_than_her_part(ready: Melati) -> None:
    share_shu(sharing(ready), actor=ACTOR)
    legs = LegLine(SHU_ANGGOTA, 307_501, 0, ready.people[0].member_id), LegLine(KAS, 0, 307_501)
    draft = written(ready, date(2026, 3, 1), EntryKind.PEMBAYARAN_SHU, *legs)
    assert refusal(lambda: posted(draft)) == [("entry_id", "sudah_dibayar")]


def test_a_split_is_put_right_with_its_percentages(ready: Melati) -> None:
    """5 % of dana pegawai were meant for cadangan: taken back and written again, linked, with the reason."""
    first = share_shu(sharing(ready), actor=ACTOR)
    (share,) = shares_of(ready.id)
    items = tuple(
        replace(item, bps=item.bps + 500) if item.name == "Cadangan" else item
        for item in EXAMPLE.items
        if item.name != "Dana pegawai"
    )
    same = CorrectShare(uuid7(), first.entry_id, RAT, EXAMPLE, share.minutes, share.note, share.amount, "")
    assert refusal(lambda: correct_share(same, actor=ACTOR)) == [("", "sama")]
    fixed = replace(same, rules=replace(EXAMPLE, items=items))
    assert refusal(lambda: correct_share(fixed, actor=ACTOR)) == [("reason", "kosong")]
    wrong = replace(fixed, reason="Salah", rules=replace(EXAMPLE, items=items[1:]), amount=5)
    assert refusal(lambda: correct_share(wrong, actor=ACTOR))[0] == ("items", "bukan_seratus")
    moved = replace(fixed, reason="Salah", amount=5)
    assert refusal(lambda: correct_share(moved, actor=ACTOR)) == [("amount", "berubah")]
    fixed = replace(fixed, reason="Dana pegawai tidak ada")
    done = correct_share(fixed, actor=ACTOR)
    assert correct_share(fixed, actor=ACTOR) == done
    assert saldo_on(TODAY, ready.id, (CADANGAN,)) == {CADANGAN: 350_001}
    assert [(s.title, s.mark) for s in shares_of(ready.id)] == [
        ("SHU tahun 2025", ""),
        ("SHU tahun 2025", "dibetulkan"),
    ]
    agreed = shu_rules_on(ready.id, TODAY)
    assert agreed
    assert (agreed.starts_on, agreed.source, agreed.rules.items) == (
        date(2025, 1, 1),
        "AD/ART pasal 12",
        items,
    )
    sari = PaidPart(ready.people[0].member_id, 7_500)
    pay_shares(PayShares(uuid7(), ready.id, date(2026, 3, 1), (sari,)), actor=ACTOR)
    late = replace(
        fixed, command_id=uuid7(), entry_id=done.replacement.entry_id, note="Rapat setuju", amount=1_000_001
    )
    with pytest.raises(Refused, match=r"Bagian Bu Sari \(Rp 7.500\) sudah dibayarkan"):
        correct_share(late, actor=ACTOR)
    assert [str(drift) for drift in find_drift()] == []


def test_a_part_becomes_simpanan_sukarela_and_comes_back(ready: Melati) -> None:
    share_shu(sharing(ready), actor=ACTOR)
    sari = ready.people[0].member_id
    into = PayShares(uuid7(), ready.id, date(2026, 3, 1), (PaidPart(sari, 307_500),), SIMPANAN_SUKARELA)
    paid = pay_shares(into, actor=ACTOR)
    assert saldo_on(TODAY, ready.id, (SIMPANAN_SUKARELA,)) == {SIMPANAN_SUKARELA: 307_500}
    withdrawn = WithdrawSavings(uuid7(), ready.id, sari, date(2026, 4, 1), 7_500)
    withdraw_savings(withdrawn, actor=ACTOR)
    back = TakeBackShu(uuid7(), paid.entry_id, "Salah orang")
    assert refusal(lambda: take_back_shu(back, actor=ACTOR)) == [("entry_id", "sudah_diambil")]


def test_a_split_is_taken_back_and_can_be_written_again(ready: Melati) -> None:
    done = share_shu(sharing(ready), actor=ACTOR)
    paid = pay_shares(
        PayShares(uuid7(), ready.id, date(2026, 3, 1), (PaidPart(ready.people[1].member_id, 60_000),)),
        actor=ACTOR,
    )
    back = TakeBackShu(uuid7(), done.entry_id, "Persen keliru")
    assert refusal(lambda: take_back_shu(back, actor=ACTOR)) == [("entry_id", "sudah_dibayar")]
    take_back_shu(TakeBackShu(uuid7(), paid.entry_id, "Belum dibagi"), actor=ACTOR)
    take_back_shu(back, actor=ACTOR)
    assert standing_share(ready.id, YEAR) is None
    assert surplus_of(ready.id, YEAR).amount == 1_000_001
    share_shu(sharing(ready), actor=ACTOR)
    assert [(share.no, share.stands) for share in shares_of(ready.id)] == [(2, True), (1, False)]
    assert [str(drift) for drift in find_drift()] == []


def test_a_dana_is_spent_up_to_what_it_holds(ready: Melati) -> None:
    done = share_shu(sharing(ready), actor=ACTOR)
    much = SpendFund(uuid7(), ready.id, date(2026, 3, 1), "Dana sosial", 60_000, "Santunan")
    assert refusal(lambda: spend_fund(much, actor=ACTOR)) == [("amount", "lebih")]
    spend_fund(replace(much, command_id=uuid7(), amount=20_000), actor=ACTOR)
    assert funds_on(ready.id, TODAY)["Dana sosial"] == 30_000
    out = RecordCash(uuid7(), ready.id, TODAY, Direction.KELUAR, DANA_SHU, 30_001, "Lagi", fund="Dana sosial")
    assert refusal(lambda: record_cash(out, actor=ACTOR)) == [("amount", "lebih")]
    spent = Entry.objects.get(memo="Santunan")
    fixed = CorrectEntry(uuid7(), spent.id, spent.date, (CorrectedLine(DANA_SHU, 50_001),), "Salah ketik")
    assert refusal(lambda: correct_entry(fixed, actor=ACTOR)) == [("lines.0.amount", "lebih")]
    legs = Leg.objects.filter(account_id=DANA_SHU, debit__gt=0).values_list("fund", "debit")
    assert list(legs) == [("Dana sosial", 20_000)]
    back = TakeBackShu(uuid7(), done.entry_id, "Persen keliru")
    assert refusal(lambda: take_back_shu(back, actor=ACTOR)) == [("entry_id", "sudah_dipakai")]
