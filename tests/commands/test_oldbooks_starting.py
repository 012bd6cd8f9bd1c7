"""The opening of a book, as a page: what Melati has on 1 January 2026, and where it comes from.

Kas 500.000, bank 1.000.000, Bu Dewi still owes 350.000, a sewing machine of 1.200.000 of which 200.000 is
written off: 2.850.000. Savings of Bu Sari 290.000 and of Bu Wati 280.000, a grant of 1.500.000; the rest,
780.000, is the group's own.
"""

from dataclasses import replace
from datetime import date

from bookkeeping.commands.correcting import ReverseEntry, reverse_entry
from bookkeeping.commands.loans.paying import PayInstalment, pay_instalment
from bookkeeping.commands.months import seal_months
from bookkeeping.commands.opening import OpeningOther, OpeningSavings
from bookkeeping.commands.reopening import CorrectOpening, correct_opening
from bookkeeping.commands.taking_back import UNCHANGED
from bookkeeping.domain.chart import (
    AKUMULASI_PENYUSUTAN,
    BANK,
    HIBAH,
    INVENTARIS,
    KAS,
    MODAL_AWAL,
    PIUTANG_PINJAMAN,
    SIMPANAN_POKOK,
    SIMPANAN_WAJIB,
)
from bookkeeping.domain.loans.taken import TakenLoan
from bookkeeping.models import Entry, Loan
from bookkeeping.queries.check import find_drift
from bookkeeping.queries.loans.card import kartu_pinjaman
from bookkeeping.queries.loans.states import loan_states
from bookkeeping.queries.trial import trial_balance
from common.ids import uuid7
from common.period import Period
from goods.commands.items import OldItem
from goods.domain.things import NewItem
from goods.models import Item
from oldbooks.commands.starting import StartBooks, start_books
from tests.commands.test_bookkeeping_cash import refused
from tests.ledger.books import ACTOR, Melati
from tests.ledger.conftest import melati

__all__ = ["melati"]
DAY, TODAY = date(2026, 1, 1), date(2026, 10, 31)


def opening(melati: Melati) -> StartBooks:
    sari, wati, dewi, _ = (person.member_id for person in melati.people)
    return StartBooks(
        uuid7(),
        melati.id,
        DAY,
        kas=500_000,
        bank=1_000_000,
        members=(
            OpeningSavings(sari, pokok=50_000, wajib=240_000),
            OpeningSavings(wati, pokok=50_000, wajib=230_000),
        ),
        loans=(TakenLoan(dewi, 350_000, 100_000, date(2026, 1, 10), "Warung", 150, original=2_000_000),),
        items=(OldItem(NewItem("Mesin jahit", 1, "unit", 1_200_000, "Rumah ketua"), DAY, 200_000),),
        others=(OpeningOther(HIBAH, 1_500_000, "Dana bergulir kota"),),
        modal_awal=780_000,
    )


def test_everything_is_taken_over(melati: Melati) -> None:
    done = start_books(opening(melati), actor=ACTOR)
    assert (done.loans, done.items, done.voucher) == (1, 1, "1/2026")
    found = {line.account: line.saldo for line in trial_balance(melati.id, DAY).lines}
    assert found == {
        KAS: 500_000,
        BANK: 1_000_000,
        PIUTANG_PINJAMAN: 350_000,
        INVENTARIS: 1_200_000,
        AKUMULASI_PENYUSUTAN: -200_000,
        SIMPANAN_POKOK: 100_000,
        SIMPANAN_WAJIB: 470_000,
        HIBAH: 1_500_000,
        MODAL_AWAL: 780_000,
    }
    (state,) = loan_states(Loan.objects.values_list("id", flat=True))
    assert (state.outstanding, state.interest_left) == (350_000, 120_000)
    assert state.loan.purpose == "Warung (semula Rp 2.000.000)"
    assert Item.objects.get().name == "Mesin jahit"
    assert list(find_drift()) == []


def test_two_sides_that_differ_are_refused_with_both_sums(melati: Melati) -> None:
    wrong = replace(opening(melati), modal_awal=800_000)
    assert refused(start_books, wrong) == [
        (
            "modal_awal",
            "Yang dimiliki Rp 2.850.000, asalnya Rp 2.870.000: selisih Rp 20.000."
            " Periksa lagi, atau isi modal awal 780.000.",
        )
    ]
    assert (Entry.objects.count(), Loan.objects.count(), Item.objects.count()) == (0, 0, 0)


def test_every_problem_is_told_at_once(melati: Melati) -> None:
    good = opening(melati)
    wrong = replace(
        good,
        kas=-1,
        loans=(replace(good.loans[0], purpose="", member_id=uuid7()),),
        items=(replace(good.items[0], depreciated=1_300_000),),
        others=(OpeningOther(KAS, 5),),
    )
    assert sorted(field for field, _ in refused(start_books, wrong)) == [
        "items.0.depreciated",
        "kas",
        "loans.0.member_id",
        "loans.0.purpose",
        "modal_awal",
        "others.0.account",
    ]
    assert (Entry.objects.count(), Loan.objects.count(), Item.objects.count()) == (0, 0, 0)


def test_the_same_kiriman_opens_once(melati: Melati) -> None:
    cmd = opening(melati)
    assert start_books(cmd, actor=ACTOR) == start_books(cmd, actor=ACTOR)
    assert Entry.objects.count() == 2
    again = replace(cmd, command_id=uuid7())
    assert refused(start_books, again) == [
        ("", "Saldo awal sudah ada. Batalkan dahulu untuk mengisinya lagi.")
    ]


def test_a_cancelled_opening_takes_its_loans_with_it(melati: Melati) -> None:
    done = start_books(opening(melati), actor=ACTOR)
    reverse_entry(ReverseEntry(uuid7(), done.entry_id, "Salah hitung"), actor=ACTOR)
    assert Loan.objects.get().cancelled_on == DAY
    start_books(replace(opening(melati), items=(), modal_awal=-220_000), actor=ACTOR)
    assert list(find_drift()) == []


def test_an_opening_is_put_right_as_a_whole(melati: Melati) -> None:
    """50.000 more in the kas and a loan of Bu Sari that was left out; Bu Dewi goes on paying hers."""
    wrong = start_books(opening(melati), actor=ACTOR)
    (dewi,) = loan_states(Loan.objects.values_list("id", flat=True))
    pay_instalment(
        PayInstalment(uuid7(), dewi.loan.id, date(2026, 1, 10), principal=100_000, interest=30_000),
        actor=ACTOR,
    )
    stands = opening(melati).balances
    right = CorrectOpening(uuid7(), wrong.entry_id, stands, "Kas kurang hitung")
    assert refused(correct_opening, right) == [("", UNCHANGED.message)]
    paid = "Bu Dewi sudah mengangsur Rp 130.000 atas pinjaman ini. Batalkan angsurannya dahulu."
    for changed in (replace(stands, loans=(), modal_awal=-570_000), replace(stands, date=date(2025, 12, 31))):
        assert refused(correct_opening, replace(right, balances=changed)) == [("entry_id", paid)]
    odd = replace(right, balances=replace(stands, kas=550_000), reason="")
    assert [field for field, _ in refused(correct_opening, odd)] == ["reason"]
    assert [field for field, _ in refused(correct_opening, replace(odd, reason="Ya"))] == ["modal_awal"]
    sari = TakenLoan(melati.people[0].member_id, 60_000, 20_000, date(2026, 2, 1), "Ternak", 100)
    capital = stands.modal_awal or 0
    both = replace(stands, kas=550_000, loans=(*stands.loans, sari), modal_awal=capital + 110_000)
    done = correct_opening(replace(right, balances=both), actor=ACTOR)
    assert done.replacement is not None
    new = Entry.objects.get(pk=done.replacement.entry_id)
    assert (new.replaces_id, new.date, new.reason) == (wrong.entry_id, DAY, "Kas kurang hitung")
    found = {line.account: line.saldo for line in trial_balance(melati.id, DAY).lines}
    assert (found[KAS], found[PIUTANG_PINJAMAN], found[MODAL_AWAL]) == (550_000, 410_000, 890_000)
    running = loan_states(Loan.objects.filter(cancelled_on=None).values_list("id", flat=True))
    assert sorted(state.outstanding for state in running) == [60_000, 250_000]
    again = replace(
        right,
        command_id=uuid7(),
        entry_id=new.id,
        balances=replace(both, loans=stands.loans, modal_awal=capital + 50_000),
    )
    seal_months([melati.id], Period(2026, 1), actor=ACTOR, reason="Laporan 1")
    ralat = correct_opening(again, actor=ACTOR).replacement
    assert ralat is not None
    late = Entry.objects.get(pk=ralat.entry_id)
    assert (late.date, late.reason) == (TODAY, "Ralat Januari 2026: Kas kurang hitung")
    assert Loan.objects.get(member_id=sari.member_id).cancelled_on == TODAY
    assert Loan.objects.get(pk=dewi.loan.id).cancelled_on is None
    card = kartu_pinjaman(dewi.loan, TODAY)
    assert [(line.lent, line.principal, line.outstanding) for line in card.lines] == [
        (350_000, 0, 350_000),
        (0, 100_000, 250_000),
    ]
    assert list(find_drift()) == []
