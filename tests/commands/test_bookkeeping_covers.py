"""Tanggung renteng: members cover a gap, she gives it back, the group passes it on."""

from datetime import date
from typing import Any
from uuid import UUID

from bookkeeping.commands.correcting import reverse_entry
from bookkeeping.commands.loans.covering import (
    CoverInstalment,
    GiveBackCover,
    PassOnCover,
    Share,
    cover_instalment,
    give_back_cover,
    pass_on_cover,
)
from bookkeeping.domain.chart import PIUTANG_TANGGUNG_RENTENG, UTANG_TANGGUNG_RENTENG
from bookkeeping.models import Entry
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.check import find_drift
from bookkeeping.queries.loans.covers import covers_of, to_pass_on
from bookkeeping.queries.loans.states import loan_states
from common.ids import uuid7
from tests.commands.test_bookkeeping_cash import kas_and_bank, refused
from tests.commands.test_bookkeeping_correcting import cancelling
from tests.commands.test_bookkeeping_loans import lent
from tests.ledger.books import ACTOR, Melati, books
from tests.ledger.conftest import melati

__all__ = ["melati"]

DAY = date(2026, 10, 12)


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
            "Talangan ini sudah dikembalikan atau diteruskan. Batalkan catatan sesudahnya dahulu.",
        )
    ]
    assert before == books()
    for entry_id in (back.entry_id, duty.id, paid.entry_id):
        reverse_entry(cancelling(entry_id), actor=ACTOR)
    assert (duties(melati), covers_of(loan_id)) == ((0, 0), ())
    assert [str(drift) for drift in find_drift()] == []
