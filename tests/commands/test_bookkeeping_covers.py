"""Tanggung renteng: members cover a gap, she gives it back, the group passes it on."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from bookkeeping.commands.correcting import reverse_entry
from bookkeeping.commands.loans.correcting_cover import CorrectCover, correct_cover
from bookkeeping.commands.loans.covering import (
    CoverInstalment,
    GiveBackCover,
    PassOnCover,
    Share,
    cover_instalment,
    give_back_cover,
    pass_on_cover,
)
from bookkeeping.commands.months import seal_months
from bookkeeping.commands.taking_back import UNCHANGED
from bookkeeping.domain.chart import PIUTANG_TANGGUNG_RENTENG, UTANG_TANGGUNG_RENTENG
from bookkeeping.models import Entry
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.check import find_drift
from bookkeeping.queries.loans.covers import covers_of, to_pass_on
from bookkeeping.queries.loans.states import loan_states
from common.ids import uuid7
from common.period import Period
from tests.commands.test_bookkeeping_cash import kas_and_bank, refused
from tests.commands.test_bookkeeping_correcting import cancelling
from tests.commands.test_bookkeeping_loans import lent
from tests.ledger.books import ACTOR, Melati, books
from tests.ledger.conftest import melati

__all__ = ["melati"]

DAY, END = date(2026, 10, 12), date(2026, 10, 31)


def covering(melati: Melati, loan_id: UUID, *amounts: int, **more: Any) -> CoverInstalment:
    """Sari, Dewi and Rini lay out these amounts for Wati."""
    others = (melati.people[0], *melati.people[2:])
    shares = tuple(Share(who.member_id, amount) for who, amount in zip(others, amounts, strict=False))
    parts = {"principal": 50_000, "interest": 7_500, "penalty": 2_500}
    return CoverInstalment(uuid7(), loan_id, DAY, shares, **(parts | more))


def duties(melati: Melati) -> tuple[int, int]:
    codes = (PIUTANG_TANGGUNG_RENTENG, UTANG_TANGGUNG_RENTENG)
    saldo = saldo_on(date(2026, 10, 31), melati.id, codes)
    return saldo[codes[0]], saldo[codes[1]]


def test_a_gap_is_covered_given_back_and_passed_on(melati: Melati) -> None:
    loan_id = lent(melati)
    done = cover_instalment(covering(melati, loan_id, 40_000, 20_000), actor=ACTOR)
    assert (done.memo, done.amount) == ("Angsuran ke-1 Bu Wati", 60_000)
    duty = Entry.objects.order_by("-seq")[0]
    assert duty.memo == "Bu Sari dan Bu Dewi menanggung angsuran Bu Wati"
    (state,) = loan_states([loan_id])
    assert (state.outstanding, state.interest_left, state.paid_penalty) == (450_000, 67_500, 2_500)
    assert (duties(melati), kas_and_bank(melati)) == ((60_000, 60_000), (560_000, 0))

    give_back_cover(GiveBackCover(uuid7(), loan_id, DAY, 45_000), actor=ACTOR)
    assert (duties(melati), to_pass_on(covers_of(loan_id))) == ((15_000, 60_000), 45_000)
    sari = melati.people[0].member_id
    passed = pass_on_cover(PassOnCover(uuid7(), loan_id, sari, DAY, 40_000), actor=ACTOR)
    assert passed.memo == "Talangan dikembalikan kepada Bu Sari"
    assert (duties(melati), kas_and_bank(melati)) == ((15_000, 20_000), (565_000, 0))
    assert [(c.member_name, c.is_borrower, c.covered, c.returned, c.left) for c in covers_of(loan_id)] == [
        ("Wati", True, 60_000, 45_000, 15_000),
        ("Dewi", False, 20_000, 0, 20_000),
        ("Sari", False, 40_000, 40_000, 0),
    ]
    assert [str(drift) for drift in find_drift()] == []


def test_shares_must_make_up_the_instalment(melati: Melati) -> None:
    loan_id = lent(melati)
    before = books()
    assert refused(cover_instalment, covering(melati, loan_id, 40_000)) == [
        (
            "shares",
            "Jumlah bagian harus sama dengan angsuran, sekarang Rp 40.000 dan angsurannya Rp 60.000.",
        )
    ]
    sari, wati = (melati.people[n].member_id for n in (0, 1))
    wrong = CoverInstalment(
        uuid7(), loan_id, DAY, (Share(wati, 30_000), Share(sari, 0), Share(sari, 20_000)), 50_000
    )
    assert refused(cover_instalment, wrong) == [
        ("shares.0.member_id", "Bu Wati sendiri yang meminjam."),
        ("shares.1.amount", "Bagian belum diisi."),
        ("shares", "Tulis setiap anggota satu kali."),
    ]
    assert before == books()


def test_nobody_gives_back_or_gets_more_than_was_laid_out(melati: Melati) -> None:
    loan_id = lent(melati)
    cover_instalment(covering(melati, loan_id, 60_000), actor=ACTOR)
    before, sari = books(), melati.people[0].member_id
    assert refused(give_back_cover, GiveBackCover(uuid7(), loan_id, DAY, 60_001)) == [
        ("amount", "Lebih dari talangan yang belum kembali, paling banyak Rp 60.000.")
    ]
    assert refused(pass_on_cover, PassOnCover(uuid7(), loan_id, sari, DAY, 1)) == [
        ("amount", "Peminjam belum mengembalikan sebanyak itu, paling banyak Rp 0.")
    ]
    assert refused(pass_on_cover, PassOnCover(uuid7(), loan_id, sari, DAY, 60_001)) == [
        ("amount", "Lebih dari yang ia tanggung dan belum kembali, paling banyak Rp 60.000.")
    ]
    wati = melati.people[1].member_id
    assert refused(pass_on_cover, PassOnCover(uuid7(), loan_id, wati, DAY, 1)) == [
        ("member_id", "Anggota ini tidak menanggung pinjaman ini.")
    ]
    assert before == books()


def test_what_was_covered_is_taken_back_from_its_end(melati: Melati) -> None:
    loan_id = lent(melati)
    paid = cover_instalment(covering(melati, loan_id, 60_000), actor=ACTOR)
    duty = Entry.objects.order_by("-seq")[0]
    back = give_back_cover(GiveBackCover(uuid7(), loan_id, DAY, 10_000), actor=ACTOR)
    before = books()
    assert refused(reverse_entry, cancelling(paid.entry_id)) == [
        (
            "entry_id",
            "Angsuran ini ditanggung anggota lain. Batalkan dahulu catatan tanggungannya, nomor 4/2026.",
        )
    ]
    assert refused(reverse_entry, cancelling(duty.id)) == [
        (
            "entry_id",
            f"Talangan ini sudah dikembalikan atau diteruskan: {back.memo}, nomor bukti kas 5/2026."
            " Betulkan atau batalkan catatan itu dahulu.",
        )
    ]
    assert before == books()
    for entry_id in (back.entry_id, duty.id, paid.entry_id):
        reverse_entry(cancelling(entry_id), actor=ACTOR)
    assert (duties(melati), covers_of(loan_id)) == ((0, 0), ())
    assert [str(drift) for drift in find_drift()] == []


def test_a_cover_is_put_right_with_who_owes_whom(melati: Melati) -> None:
    """It was Dewi and Rini, with less; then the month is sealed, and the day is today."""
    loan_id = lent(melati)
    first = cover_instalment(covering(melati, loan_id, 40_000, 20_000), actor=ACTOR)
    sari, dewi, rini = (melati.people[n].member_id for n in (0, 2, 3))
    duty = Entry.objects.latest("seq")
    stands = (Share(dewi, 20_000), Share(sari, 40_000))
    same = CorrectCover(uuid7(), duty.id, DAY, stands, "Periksa", 50_000, 7_500, 2_500)
    assert refused(correct_cover, same) == [("", UNCHANGED.message)]
    over = replace(same, command_id=uuid7(), principal=500_001, reason=" ")
    assert refused(correct_cover, over) == [
        ("reason", "Tulis alasan perbaikannya."),
        ("principal", "Pokok lebih dari sisa pinjaman, paling banyak Rp 500.000."),
        (
            "shares",
            "Jumlah bagian harus sama dengan angsuran, sekarang Rp 60.000 dan angsurannya Rp 510.001.",
        ),
    ]
    wanted = (Share(dewi, 30_000), Share(rini, 27_500))
    day = date(2026, 9, 30)
    right = CorrectCover(uuid7(), duty.id, day, wanted, "Salah nama", 50_000, 7_500, bank=True)
    done = correct_cover(right, actor=ACTOR)
    assert correct_cover(right, actor=ACTOR) == done
    assert done.replacement is not None
    four = Entry.objects.order_by("-seq")[:4]
    assert [(e.kind, e.date, e.memo, e.reverses_id or e.replaces_id, e.reason) for e in reversed(four)] == [
        ("pembalik", DAY, "Pembatalan: Angsuran ke-1 Bu Wati", first.entry_id, "Salah nama"),
        ("pembalik", DAY, f"Pembatalan: {duty.memo}", duty.id, "Salah nama"),
        ("angsuran", day, "Angsuran ke-1 Bu Wati", first.entry_id, "Salah nama"),
        ("talangan", day, "Bu Dewi dan Bu Rini menanggung angsuran Bu Wati", duty.id, "Salah nama"),
    ]
    (state,) = loan_states([loan_id])
    assert (state.outstanding, state.interest_left, state.paid_penalty) == (450_000, 67_500, 0)
    assert (duties(melati), kas_and_bank(melati)) == ((57_500, 57_500), (500_000, 57_500))
    assert [(c.member_name, c.covered) for c in covers_of(loan_id)] == [
        ("Wati", 57_500),
        ("Dewi", 30_000),
        ("Rini", 27_500),
    ]
    assert refused(correct_cover, replace(right, command_id=uuid7())) == [
        ("entry_id", "Catatan ini sudah pernah dibetulkan.")
    ]
    back = give_back_cover(GiveBackCover(uuid7(), loan_id, DAY, 10_000), actor=ACTOR)
    again = replace(right, command_id=uuid7(), entry_id=done.replacement.entry_id, bank=False)
    assert refused(correct_cover, again) == [
        (
            "entry_id",
            f"Talangan ini sudah dikembalikan atau diteruskan: {back.memo}, nomor bukti kas {back.voucher}."
            " Betulkan atau batalkan catatan itu dahulu.",
        )
    ]
    reverse_entry(cancelling(back.entry_id), actor=ACTOR)
    seal_months([melati.id], Period(2026, 9), actor=ACTOR)
    correct_cover(again, actor=ACTOR)
    late = Entry.objects.order_by("-seq")[:4]
    assert {(e.date, e.reason) for e in late} == {(END, "Ralat September 2026: Salah nama")}
    assert (duties(melati), kas_and_bank(melati)) == ((57_500, 57_500), (557_500, 0))
    assert [str(drift) for drift in find_drift()] == []
