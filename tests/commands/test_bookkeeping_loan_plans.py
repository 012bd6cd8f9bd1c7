"""What becomes of a running loan: a new plan, a settlement, a write-off, and what comes back."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from bookkeeping.commands.agreeing import SetRules, set_rules
from bookkeeping.commands.cash import record_cash
from bookkeeping.commands.correcting import correct_entry, reverse_entry
from bookkeeping.commands.loans.correcting import CorrectLoan, correct_loan
from bookkeeping.commands.loans.lending import lend
from bookkeeping.commands.loans.paying import pay_instalment
from bookkeeping.commands.loans.rescheduling import RescheduleLoan, reschedule_loan
from bookkeeping.commands.loans.settling import SettleLoan, settle_loan
from bookkeeping.commands.loans.writing_off import RecoverLoan, WriteOff, recover_loan, write_off
from bookkeeping.commands.months import seal_months
from bookkeeping.domain.chart import DENDA, JASA_PINJAMAN, PIUTANG_PINJAMAN
from bookkeeping.domain.loans.plans import Decision
from bookkeeping.domain.loans.schedule import Method, Rhythm
from bookkeeping.domain.rules import Settlement
from bookkeeping.models import Instalment, Loan, LoanDecision, LoanMovement
from bookkeeping.queries.check import find_drift
from bookkeeping.queries.loans.card import kartu_pinjaman
from bookkeeping.queries.loans.listing import Standing, daftar_pinjaman
from bookkeeping.queries.loans.states import loan_states
from bookkeeping.queries.rollups import arrears
from common.ids import uuid7
from common.period import Period
from tests.commands.test_bookkeeping_cash import kas_and_bank, money_in, refused
from tests.commands.test_bookkeeping_correcting import cancelling, correcting
from tests.commands.test_bookkeeping_loans import lending, lent, paying
from tests.ledger.books import ACTOR, Melati, books
from tests.ledger.conftest import melati

__all__ = ["melati"]

MINUTES = {"decided_at": "Rapat 12 Oktober 2026", "reason": "Warung sepi"}


def rescheduling(loan_id: UUID, **more: Any) -> RescheduleLoan:
    fields: dict[str, Any] = {
        "date": date(2026, 10, 12),
        "count": 4,
        "first_due": date(2026, 11, 12),
        "rate_bps": 100,
        "method": Method.MENURUN,
        **MINUTES,
    }
    return RescheduleLoan(uuid7(), loan_id, **(fields | more))


def settling(loan_id: UUID, amount: int, on: date = date(2026, 10, 12), **more: Any) -> SettleLoan:
    return SettleLoan(uuid7(), loan_id, on, amount, **more)


def writing_off(loan_id: UUID, amount: int, **more: Any) -> WriteOff:
    fields: dict[str, Any] = {"date": date(2026, 10, 12), **MINUTES}
    return WriteOff(uuid7(), loan_id, amount=amount, **(fields | more))


def agree(melati: Melati, **more: Any) -> None:
    fields: dict[str, Any] = {
        "starts_on": date(2026, 1, 1),
        "simpanan_pokok": 0,
        "simpanan_wajib": 0,
        "simpanan_terikat": 0,
        "rate_bps": 150,
        "method": Method.FLAT,
        "count": 10,
        "rhythm": Rhythm.MONTHLY,
        "rounding": 500,
        "penalty": 0,
    }
    set_rules(SetRules(uuid7(), melati.id, **(fields | more)), actor=ACTOR)


def late(melati: Melati, month: int) -> int:
    return arrears(Period(2026, month))[melati.id].arrears


def lines(loan_id: UUID, plan: int) -> list[tuple[int, date, int, int]]:
    rows = Instalment.objects.filter(loan_id=loan_id, plan=plan).order_by("no")
    return list(rows.values_list("no", "due_on", "principal", "interest"))


def test_a_new_plan_takes_up_what_is_left(melati: Melati) -> None:
    # 500,000 in ten months of 50,000 + 7,500 from 10 September; 50,000 and 5,000 came in October.
    loan_id = lent(melati)
    pay_instalment(paying(loan_id, principal=50_000, interest=5_000), actor=ACTOR)
    assert (late(melati, 9), late(melati, 10)) == (57_500, 60_000)
    done = reschedule_loan(rescheduling(loan_id), actor=ACTOR)
    assert (done.plan, done.principal, done.carried, done.forgiven) == (2, 450_000, 10_000, 0)
    # 450,000 / 4 = 112,500; 1 % of 450,000, 337,500, 225,000, 112,500; the unpaid jasa joins the first.
    assert lines(loan_id, 2) == [
        (0, date(2026, 10, 12), 50_000, 5_000),
        (1, date(2026, 11, 12), 112_500, 14_500),
        (2, date(2026, 12, 12), 112_500, 3_500),
        (3, date(2027, 1, 12), 112_500, 2_000),
        (4, date(2027, 2, 12), 112_500, 1_250),
    ]
    assert len(lines(loan_id, 1)) == 10
    assert (late(melati, 9), late(melati, 10)) == (57_500, 0)
    assert arrears(Period(2026, 11))[melati.id].arrears == 127_000
    assert [str(drift) for drift in find_drift()] == []
    decision = LoanDecision.objects.get()
    assert (decision.kind, decision.plan, decision.carried) == (Decision.JADWAL_ULANG, 2, 10_000)
    assert (decision.decided_at, decision.reason) == ("Rapat 12 Oktober 2026", "Warung sepi")


def test_unpaid_jasa_may_be_given_up(melati: Melati) -> None:
    loan_id = lent(melati)
    done = reschedule_loan(rescheduling(loan_id, carry_interest=False), actor=ACTOR)
    assert (done.carried, done.forgiven) == (0, 15_000)
    (state,) = loan_states([loan_id])
    assert (state.outstanding, state.interest_left) == (500_000, 12_500)
    assert [str(drift) for drift in find_drift()] == []


def test_the_old_plan_stays_on_the_card(melati: Melati) -> None:
    loan_id = lent(melati)
    reschedule_loan(rescheduling(loan_id), actor=ACTOR)
    card = kartu_pinjaman(Loan.objects.get(), date(2026, 10, 31))
    assert [(plan.number, plan.until, len(plan.lines)) for plan in card.earlier] == [
        (1, date(2026, 10, 12), 10)
    ]
    assert [line.no for line in card.plan] == [1, 2, 3, 4]
    (told,) = card.decisions
    assert (told.words, told.terms) == ("Dijadwal ulang", "4 kali, tiap bulan, jasa 1 % menurun sebulan")
    before = kartu_pinjaman(Loan.objects.get(), date(2026, 10, 11))
    assert (len(before.plan), before.earlier, before.head.arrears) == (10, (), 115_000)


def test_a_second_plan_in_the_same_month(melati: Melati) -> None:
    loan_id = lent(melati)
    reschedule_loan(rescheduling(loan_id), actor=ACTOR)
    again = rescheduling(loan_id, date=date(2026, 10, 20), count=2, first_due=date(2026, 10, 25))
    assert reschedule_loan(again, actor=ACTOR).plan == 3
    assert late(melati, 10) == 250_000 + 5_000
    assert [str(drift) for drift in find_drift()] == []


def test_a_decision_without_minutes_changes_nothing(melati: Melati) -> None:
    loan_id = lent(melati)
    before = books()
    wrong = rescheduling(
        loan_id, count=0, first_due=date(2026, 10, 12), decided_at=" ", reason="", date=date(2026, 11, 1)
    )
    assert [field for field, _ in refused(reschedule_loan, wrong)] == [
        "date",
        "count",
        "first_due",
        "decided_at",
        "reason",
    ]
    pay_instalment(paying(loan_id, principal=50_000), actor=ACTOR)
    assert refused(reschedule_loan, rescheduling(loan_id, date=date(2026, 10, 11))) == [
        ("date", "Ada catatan sesudahnya. Paling awal 12 Oktober 2026.")
    ]
    assert before != books()
    assert LoanDecision.objects.count() == 0
    assert Instalment.objects.exclude(plan=1).count() == 0


@pytest.mark.parametrize(
    ("rule", "on", "jasa", "forgiven"),
    [
        # Nothing was paid: ten times 7,500, or the instalments until the running one of 10 November.
        (Settlement.SEMUA, date(2026, 10, 12), 75_000, 0),
        (Settlement.BERJALAN, date(2026, 10, 12), 22_500, 52_500),
        (Settlement.BERJALAN, date(2026, 10, 10), 15_000, 60_000),
    ],
)
def test_a_loan_is_paid_off_early(
    melati: Melati, rule: Settlement, on: date, jasa: int, forgiven: int
) -> None:
    agree(melati, settlement=rule)
    loan_id = lent(melati)
    done = settle_loan(settling(loan_id, 500_000 + jasa, on, penalty=2_000), actor=ACTOR)
    assert (done.memo, done.amount) == ("Pelunasan Bu Wati", 502_000 + jasa)
    (state,) = loan_states([loan_id])
    assert (state.outstanding, state.interest_left, state.is_running) == (0, 0, False)
    assert kas_and_bank(melati) == (1_002_000 + jasa, 0)
    decision = LoanDecision.objects.get()
    assert (decision.kind, decision.forgiven) == (Decision.PELUNASAN, forgiven)
    assert arrears(Period(2027, 12))[melati.id].arrears == 0
    assert daftar_pinjaman(melati.id, date(2026, 10, 31)).rows[0].standing is Standing.LUNAS
    assert [str(drift) for drift in find_drift()] == []


def test_a_settlement_is_exact(melati: Melati) -> None:
    agree(melati, settlement=Settlement.BERJALAN)
    loan_id = lent(melati)
    before = books()
    assert refused(settle_loan, settling(loan_id, 520_000)) == [
        ("amount", "Untuk melunasi pada tanggal itu perlu tepat Rp 522.500.")
    ]
    assert before == books()
    settle_loan(settling(loan_id, 522_500), actor=ACTOR)
    assert ("loan_id", "Pinjaman ini sudah lunas.") in refused(settle_loan, settling(loan_id, 1))


def test_a_settlement_that_is_taken_back_brings_the_plan_back(melati: Melati) -> None:
    agree(melati, settlement=Settlement.BERJALAN)
    loan_id = lent(melati)
    pay_instalment(paying(loan_id, principal=50_000, interest=7_500, date=date(2026, 9, 10)), actor=ACTOR)
    done = settle_loan(settling(loan_id, 450_000 + 15_000), actor=ACTOR)
    jasa, day = (JASA_PINJAMAN, 15_000), {"date": date(2026, 10, 12)}
    assert refused(correct_entry, correcting(done.entry_id, (PIUTANG_PINJAMAN, 1), jasa, **day)) == [
        (
            "lines",
            "Pokok dan jasa pelunasan mengikuti aturan kelompok. Bila salah, batalkan, lalu catat lagi.",
        )
    ]
    fined = correcting(done.entry_id, (PIUTANG_PINJAMAN, 450_000), jasa, (DENDA, 2_000), **day)
    right = correct_entry(fined, actor=ACTOR).replacement
    assert right is not None
    reverse_entry(cancelling(right.entry_id), actor=ACTOR)
    (state,) = loan_states([loan_id])
    assert (state.outstanding, state.interest_left, state.next_number) == (450_000, 67_500, 2)
    assert [line.no for line in state.schedule] == [0, *range(2, 11)]
    assert late(melati, 10) == 57_500
    kinds = LoanDecision.objects.order_by("plan").values_list("kind", flat=True)
    assert list(kinds) == [Decision.PELUNASAN, Decision.PULIH]
    assert [str(drift) for drift in find_drift()] == []


def test_a_loan_is_written_off_whole(melati: Melati) -> None:
    loan_id = lent(melati)
    pay_instalment(paying(loan_id, principal=50_000, interest=7_500), actor=ACTOR)
    done = write_off(writing_off(loan_id, 450_000), actor=ACTOR)
    assert (done.memo, done.reason) == (
        "Penghapusan pinjaman Bu Wati",
        "Rapat 12 Oktober 2026: Warung sepi",
    )
    row = LoanMovement.objects.get(period=202610)
    assert (row.paid_principal, row.written_off) == (50_000, 450_000)
    (listed,) = daftar_pinjaman(melati.id, date(2026, 10, 31)).rows
    assert (listed.standing, listed.written_off, listed.paid_principal) == (
        Standing.DIHAPUS,
        450_000,
        50_000,
    )
    assert (listed.outstanding, listed.arrears, late(melati, 10)) == (0, 0, 0)
    assert arrears(Period(2027, 12))[melati.id].arrears == 0
    assert [str(drift) for drift in find_drift()] == []


def test_a_part_that_is_written_off_settles_the_oldest_pokok(melati: Melati) -> None:
    loan_id = lent(melati)
    write_off(writing_off(loan_id, 120_000), actor=ACTOR)
    (state,) = loan_states([loan_id])
    assert (state.outstanding, state.interest_left, state.written_off) == (380_000, 75_000, 120_000)
    assert late(melati, 10) == 15_000  # two months of jasa; the pokok of both was given up
    assert [str(drift) for drift in find_drift()] == []


def test_what_was_written_off_may_come_back(melati: Melati) -> None:
    loan_id = lent(melati)
    off = write_off(writing_off(loan_id, 500_000), actor=ACTOR)
    back = RecoverLoan(uuid7(), loan_id, date(2026, 10, 20), 80_000)
    assert recover_loan(back, actor=ACTOR).memo == "Penerimaan pinjaman yang dihapus, Bu Wati"
    card = kartu_pinjaman(Loan.objects.get(), date(2026, 10, 31))
    assert (card.head.written_off, card.recovered, card.lost) == (500_000, 80_000, 420_000)
    assert [(line.written_off, line.recovered) for line in card.lines] == [
        (0, 0),
        (500_000, 0),
        (0, 80_000),
    ]
    before = books()
    more = RecoverLoan(uuid7(), loan_id, date(2026, 10, 20), 420_001)
    assert refused(recover_loan, more) == [("amount", "Lebih dari yang dihapus, paling banyak Rp 420.000.")]
    assert refused(reverse_entry, cancelling(off.entry_id)) == [
        (
            "entry_id",
            "Rp 80.000 dari pinjaman yang dihapus ini sudah diterima kembali. Batalkan itu dahulu.",
        )
    ]
    assert before == books()
    assert [str(drift) for drift in find_drift()] == []


def test_a_write_off_that_is_taken_back(melati: Melati) -> None:
    loan_id = lent(melati)
    off = write_off(writing_off(loan_id, 500_000), actor=ACTOR)
    reverse_entry(cancelling(off.entry_id), actor=ACTOR)
    (state,) = loan_states([loan_id])
    assert (state.outstanding, state.interest_left, state.written_off) == (500_000, 75_000, 0)
    assert late(melati, 10) == 115_000
    assert [str(drift) for drift in find_drift()] == []


def test_never_more_is_written_off_than_is_owed(melati: Melati) -> None:
    loan_id = lent(melati)
    before = books()
    assert refused(write_off, writing_off(loan_id, 500_001, decided_at="")) == [
        ("amount", "Lebih dari sisa pinjaman, paling banyak Rp 500.000."),
        ("decided_at", "Tulis rapat yang memutuskannya, misalnya Rapat 12 Oktober 2026."),
    ]
    assert before == books()


def test_a_loan_with_tenggang_and_a_guarantor(melati: Melati) -> None:
    sari = melati.people[0]
    loan_id = lent(melati, grace=2, guarantor_id=sari.member_id)
    assert [line[2:] for line in lines(loan_id, 1)][:3] == [(0, 7_500), (0, 7_500), (62_500, 7_500)]
    head = kartu_pinjaman(Loan.objects.get(), date(2026, 10, 31)).head
    assert (head.backing, head.grace, head.arrears) == ("Bu Sari", 2, 15_000)
    assert [str(drift) for drift in find_drift()] == []


def test_nobody_answers_for_herself(melati: Melati) -> None:
    record_cash(money_in(melati, 1_000_000, date=date(2026, 8, 1)), actor=ACTOR)
    before = books()
    wati = melati.people[1].member_id
    assert refused(lend, lending(melati, guarantor_id=wati, grace=10)) == [
        ("grace", "Tenggang paling banyak 9 kali, kurang dari angsurannya."),
        ("guarantor_id", "Penjamin harus anggota lain, bukan peminjam sendiri."),
    ]
    sari = melati.people[0].member_id
    assert refused(lend, lending(melati, guarantor_id=sari, joint_liability=True)) == [
        ("guarantor_id", "Pilih salah satu: penjamin, atau tanggung renteng.")
    ]
    assert refused(lend, lending(melati, guarantor_id=uuid7())) == [
        ("guarantor_id", "Penjamin harus anggota pada tanggal pinjaman.")
    ]
    assert before == books()


def test_a_loan_that_was_written_down_wrongly_is_put_right(melati: Melati) -> None:
    wrong = lent(melati)
    right = lending(melati, who=2, purpose="modal kue")
    done = correct_loan(CorrectLoan(uuid7(), wrong, right, "Salah nama"), actor=ACTOR)
    assert done.replacement is not None
    assert (done.replacement.memo, done.reversal.reason) == ("Pinjaman Bu Dewi untuk modal kue", "Salah nama")
    old, new = Loan.objects.order_by("number")
    assert (old.id, old.cancelled_on, new.cancelled_on, new.number) == (wrong, date(2026, 8, 10), None, 2)
    assert new.member_id == melati.people[2].member_id
    assert kas_and_bank(melati) == (500_000, 0)
    assert [str(drift) for drift in find_drift()] == []


def test_a_loan_on_which_something_was_paid_stays(melati: Melati) -> None:
    wrong = lent(melati)
    pay_instalment(paying(wrong, principal=50_000), actor=ACTOR)
    before = books()
    assert refused(correct_loan, CorrectLoan(uuid7(), wrong, lending(melati, purpose=" "), "")) == [
        ("reason", "Tulis alasan perbaikannya."),
        (
            "entry_id",
            "Bu Wati sudah mengangsur Rp 50.000 atas pinjaman ini. Batalkan angsurannya dahulu.",
        ),
        ("purpose", "Tulis untuk usaha apa pinjaman Bu Wati."),
    ]
    assert before == books()


def test_no_plan_begins_in_a_month_that_a_report_counts(melati: Melati) -> None:
    loan_id = lent(melati)
    seal_months([melati.id], Period(2026, 9), actor=ACTOR)
    before = books()
    assert refused(reschedule_loan, rescheduling(loan_id, date=date(2026, 9, 20))) == [
        (
            "date",
            "Buku September 2026 sudah disegel karena laporannya terbit."
            " Pakai tanggal di bulan yang terbuka.",
        )
    ]
    assert before == books()


def test_a_settlement_of_a_sealed_month_is_taken_back_today(melati: Melati) -> None:
    agree(melati, settlement=Settlement.BERJALAN)
    loan_id = lent(melati)
    done = settle_loan(settling(loan_id, 515_000, date(2026, 9, 20)), actor=ACTOR)
    seal_months([melati.id], Period(2026, 9), actor=ACTOR)
    reverse_entry(cancelling(done.entry_id), actor=ACTOR)
    (state,) = loan_states([loan_id])
    assert (state.outstanding, state.interest_left, state.plan) == (500_000, 75_000, 3)
    assert state.schedule[0].due == date(2026, 10, 31)
    assert (late(melati, 9), late(melati, 10)) == (0, 115_000)
    assert [str(drift) for drift in find_drift()] == []
