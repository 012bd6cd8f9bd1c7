"""Betulkan: reversal and replacement; and cancelling."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.http import Http404

from bookkeeping.commands.cash import Direction, RecordCash, Transfer, record_cash, transfer
from bookkeeping.commands.correcting import CorrectEntry, ReverseEntry, correct_entry, reverse_entry
from bookkeeping.commands.loans.paying import pay_instalment
from bookkeeping.commands.months import seal_months
from bookkeeping.commands.posting import post
from bookkeeping.commands.replacing import CorrectedLine
from bookkeeping.commands.savings.paying import WithdrawSavings, save_money, withdraw_savings
from bookkeeping.commands.taking_back import take_back
from bookkeeping.domain.chart import (
    AKUMULASI_PENYUSUTAN,
    BANK,
    BARANG_RUSAK,
    BIAYA_ALAT_TULIS,
    BIAYA_RAPAT,
    CADANGAN,
    DANA_SHU,
    HIBAH,
    INVENTARIS,
    IURAN,
    JASA_PINJAMAN,
    KAS,
    MODAL_AWAL,
    PEMBELIAN_BAHAN,
    PENJUALAN,
    PENYUSUTAN,
    PERSEDIAAN,
    PIUTANG_PINJAMAN,
    SELISIH_KAS_LEBIH,
    SHU_BELUM_DIBAGI,
    SIMPANAN_SUKARELA,
    SIMPANAN_WAJIB,
)
from bookkeeping.domain.choices import OTHER_BOOKS
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.models import Entry, Leg, Loan, LoanMovement
from bookkeeping.queries.balances import savings_now
from bookkeeping.queries.entry_page import entry_detail
from bookkeeping.queries.loans.states import loan_states
from common.ids import uuid7
from common.period import Period
from common.problems import Problems
from tests.commands.test_bookkeeping_cash import cash, kas_and_bank, money_in, refused
from tests.commands.test_bookkeeping_loans import lent, paying
from tests.commands.test_bookkeeping_savings import saving
from tests.ledger.books import ACTOR, Melati, books
from tests.ledger.conftest import melati

__all__ = ["melati"]
DAY = date(2026, 10, 12)


def correcting(entry_id: UUID, *lines: tuple[int, int], **more: Any) -> CorrectEntry:
    fields: dict[str, Any] = {"date": DAY, "reason": "Salah ketik"}
    return CorrectEntry(
        uuid7(), entry_id, lines=tuple(CorrectedLine(*line) for line in lines), **(fields | more)
    )


def cancelling(entry_id: UUID, reason: str = "Tidak jadi") -> ReverseEntry:
    return ReverseEntry(uuid7(), entry_id, reason)


def money(melati: Melati, amount: int, on: date = DAY) -> UUID:
    return record_cash(money_in(melati, amount, date=on), actor=ACTOR).entry_id


def test_a_wrong_amount_is_taken_back_and_written_again(melati: Melati) -> None:
    wrong = money(melati, 500_000)
    done = correct_entry(correcting(wrong, (IURAN, 50_000), memo="Iuran Oktober"), actor=ACTOR)
    assert done.replacement is not None
    assert kas_and_bank(melati) == (50_000, 0)
    reversal, replacement = Entry.objects.order_by("seq")[1:]
    assert (reversal.reverses_id, reversal.kind, reversal.date) == (wrong, "pembalik", DAY)
    assert (reversal.memo, reversal.reason) == ("Pembatalan: Konsumsi rapat", "Salah ketik")
    assert (replacement.replaces_id, replacement.kind, replacement.memo) == (
        wrong,
        "kas_masuk",
        "Iuran Oktober",
    )
    assert reversal.command_id == replacement.command_id
    assert done.replacement.entry_id == replacement.id


def test_what_replaced_may_be_corrected_again_but_nothing_twice(melati: Melati) -> None:
    wrong = money(melati, 500_000)
    cmd = correcting(wrong, (IURAN, 5_000))
    done = correct_entry(cmd, actor=ACTOR)
    assert correct_entry(cmd, actor=ACTOR) == done
    assert refused(correct_entry, correcting(wrong, (IURAN, 1))) == [
        ("entry_id", "Catatan ini sudah pernah dibetulkan.")
    ]
    assert done.replacement is not None
    correct_entry(correcting(done.replacement.entry_id, (IURAN, 50_000)), actor=ACTOR)
    assert kas_and_bank(melati) == (50_000, 0)
    assert refused(reverse_entry, cancelling(done.reversal.entry_id)) == [
        ("entry_id", "Catatan pembatalan tidak dapat dibatalkan lagi.")
    ]


def test_an_expense_gets_another_account_and_day(melati: Melati) -> None:
    money(melati, 100_000, date(2026, 9, 1))
    out: RecordCash = cash(melati, Direction.KELUAR, BIAYA_RAPAT, 20_000)
    wrong = record_cash(out, actor=ACTOR).entry_id
    fixed = correcting(wrong, (BIAYA_ALAT_TULIS, 25_000), date=date(2026, 9, 30), memo="Buku kas")
    done = correct_entry(fixed, actor=ACTOR)
    assert done.replacement is not None
    legs = Leg.objects.filter(entry_id=done.replacement.entry_id).order_by("id")
    assert list(legs.values_list("account_id", "debit", "credit", "date")) == [
        (BIAYA_ALAT_TULIS, 25_000, 0, date(2026, 9, 30)),
        (KAS, 0, 25_000, date(2026, 9, 30)),
    ]


def test_savings_of_the_wrong_member(melati: Melati) -> None:
    sari, wati = (person.member_id for person in melati.people[:2])
    wrong = save_money(saving(melati, wajib=10_000, sukarela=5_000), actor=ACTOR).entry_id
    lines = ((SIMPANAN_WAJIB, 10_000), (SIMPANAN_SUKARELA, 0))
    done = correct_entry(correcting(wrong, *lines, member_id=wati), actor=ACTOR)
    assert done.replacement is not None
    assert done.replacement.memo == "Simpanan wajib Bu Wati"
    held = savings_now(melati.id)
    assert (held[sari, SIMPANAN_WAJIB], held[sari, SIMPANAN_SUKARELA], held[wati, SIMPANAN_WAJIB]) == (
        0,
        0,
        10_000,
    )


def test_savings_taken_out_meanwhile_stay(melati: Melati) -> None:
    sari = melati.people[0].member_id
    wrong = save_money(saving(melati, sukarela=30_000), actor=ACTOR).entry_id
    withdraw_savings(WithdrawSavings(uuid7(), melati.id, sari, DAY, 20_000), actor=ACTOR)
    message = (
        "Simpanan sukarela ini sudah diambil Rp {} sejak 12 Oktober 2026. Batalkan pengambilannya dahulu."
    )
    assert refused(reverse_entry, cancelling(wrong)) == [("entry_id", message.format("20.000"))]
    assert refused(correct_entry, correcting(wrong, (SIMPANAN_SUKARELA, 15_000))) == [
        ("entry_id", message.format("5.000"))
    ]
    done = correct_entry(correcting(wrong, (SIMPANAN_SUKARELA, 20_000)), actor=ACTOR)
    assert savings_now(melati.id)[sari, SIMPANAN_SUKARELA] == 0
    assert done.replacement is not None
    again = correcting(done.replacement.entry_id, (SIMPANAN_SUKARELA, 20_000), member_id=sari)
    assert [field for field, _ in refused(correct_entry, again)] == [""]


def test_an_instalment_is_corrected_within_the_loan(melati: Melati) -> None:
    loan_id = lent(melati)
    paid = pay_instalment(paying(loan_id, principal=450_000, interest=7_500), actor=ACTOR).entry_id
    assert refused(correct_entry, correcting(paid, (PIUTANG_PINJAMAN, 500_001))) == [
        ("lines.0.amount", "Pokok lebih dari sisa pinjaman, paling banyak Rp 500.000.")
    ]
    done = correct_entry(correcting(paid, (PIUTANG_PINJAMAN, 50_000), (JASA_PINJAMAN, 7_500)), actor=ACTOR)
    assert done.replacement is not None
    assert done.replacement.memo == "Angsuran ke-1 Bu Wati"
    (state,) = loan_states([loan_id])
    assert (state.outstanding, state.interest_left) == (450_000, 67_500)
    row = LoanMovement.objects.get(period=202610)
    assert (row.lent, row.paid_principal, row.paid_interest) == (0, 50_000, 7_500)


def test_a_transfer_is_corrected(melati: Melati) -> None:
    money(melati, 100_000)
    wrong = transfer(Transfer(uuid7(), melati.id, DAY, 90_000, to_bank=True), actor=ACTOR).entry_id
    correct_entry(correcting(wrong, (BANK, 9_000)), actor=ACTOR)
    assert kas_and_bank(melati) == (91_000, 9_000)


def test_the_money_came_through_the_other_purse(melati: Melati) -> None:
    wrong = money(melati, 100_000)
    done = correct_entry(correcting(wrong, (IURAN, 100_000), bank=True, fund="APBD kota"), actor=ACTOR)
    assert kas_and_bank(melati) == (0, 100_000)
    assert done.replacement is not None
    legs = Leg.objects.filter(entry_id=done.replacement.entry_id).order_by("id")
    assert list(legs.values_list("account_id", "fund")) == [(BANK, "APBD kota"), (IURAN, "APBD kota")]
    again = correct_entry(correcting(done.replacement.entry_id, (IURAN, 90_000)), actor=ACTOR)
    assert kas_and_bank(melati) == (0, 90_000)
    assert again.replacement is not None
    carried = transfer(Transfer(uuid7(), melati.id, DAY, 30_000, to_bank=False), actor=ACTOR).entry_id
    money(melati, 50_000)
    correct_entry(correcting(carried, (KAS, 30_000), bank=True), actor=ACTOR)
    assert kas_and_bank(melati) == (20_000, 120_000)


def test_a_lack_of_cash_is_explained_when_it_is_put_right(melati: Melati) -> None:
    money(melati, 30_000)
    wrong = record_cash(cash(melati, Direction.KELUAR, BIAYA_RAPAT, 20_000), actor=ACTOR).entry_id
    more = correcting(wrong, (BIAYA_RAPAT, 50_000))
    before = books()
    assert refused(correct_entry, more) == [
        ("kas", "Uang kas tidak cukup: kurang Rp 20.000 pada 12 Oktober 2026.")
    ]
    assert books() == before
    explained = correcting(wrong, (BIAYA_RAPAT, 50_000), cash_reason="Talangan bendahara")
    correct_entry(explained, actor=ACTOR)
    assert kas_and_bank(melati) == (-20_000, 0)
    assert Entry.objects.latest("seq").cash_reason == "Talangan bendahara"
    assert refused(correct_entry, correcting(Entry.objects.latest("seq").id, (IURAN, 1), fund="x" * 61)) == [
        ("lines.0.account", "Pos ini tidak cocok untuk catatan ini."),
        ("fund", "Sumber dana paling panjang 60 huruf."),
    ]


# A draft of every kind, as the commands of its book write it. True: the treasurer may cancel it herself.
OTHERS = {
    EntryKind.SALDO_AWAL: (KAS, MODAL_AWAL, True),
    EntryKind.IMPOR: (KAS, SIMPANAN_WAJIB, True),
    EntryKind.SELISIH: (KAS, SELISIH_KAS_LEBIH, True),
    EntryKind.LAIN: (KAS, IURAN, True),
    EntryKind.PEMBELIAN: (PERSEDIAAN, KAS, False),
    EntryKind.PENJUALAN: (KAS, PENJUALAN, False),
    EntryKind.PRODUKSI: (PERSEDIAAN, PEMBELIAN_BAHAN, False),
    EntryKind.SUSUT_BARANG: (BARANG_RUSAK, PERSEDIAAN, False),
    EntryKind.BANTUAN: (PERSEDIAAN, HIBAH, False),
    EntryKind.INVENTARIS: (INVENTARIS, KAS, False),
    EntryKind.PENYUSUTAN: (PENYUSUTAN, AKUMULASI_PENYUSUTAN, False),
    EntryKind.PEMBAGIAN_SHU: (SHU_BELUM_DIBAGI, CADANGAN, False),
    EntryKind.PEMBAYARAN_SHU: (DANA_SHU, KAS, False),
}


def of_kind(melati: Melati, kind: EntryKind, on: date = DAY) -> UUID:
    left, right, _ = OTHERS[kind]
    legs = (LegLine(left, 70_000, 0), LegLine(right, 0, 70_000))
    draft = EntryDraft(uuid7(), melati.id, on, kind, f"Uji {kind}", legs, reason="Selisih")
    (done,) = post([draft], command_id=uuid7(), actor=ACTOR)
    return done.entry_id


@pytest.mark.parametrize("kind", OTHERS)
def test_every_other_kind_is_cancelled_or_leads_to_its_book(melati: Melati, kind: EntryKind) -> None:
    money(melati, 100_000)
    entry = Entry.objects.get(pk=of_kind(melati, kind))
    before = books()
    (field, message), *rest = refused(correct_entry, correcting(entry.id, (IURAN, 1)))
    assert (field, rest) == ("entry_id", [])
    if OTHERS[kind][2]:
        assert message == "Catatan ini tidak dapat diganti. Batalkan, lalu catat lagi."
        reverse_entry(cancelling(entry.id), actor=ACTOR)
        assert kas_and_bank(melati) == (100_000, 0)
        assert entry_detail(entry).other_book is None
    else:
        book = OTHER_BOOKS[kind]
        assert message == f"Catatan ini dibuat di {book.name}. Betulkan atau batalkan di sana."
        assert refused(reverse_entry, cancelling(entry.id)) == [("entry_id", message)]
        assert books() == before
        assert entry_detail(entry).other_book == book
        taken = take_back(entry, "Salah catat", Problems())
        post([taken.draft], command_id=uuid7(), actor=ACTOR)
        assert kas_and_bank(melati) == (100_000, 0)
        again = Problems()
        take_back(entry, "Salah catat", again, field="item")
        assert [(p.field, p.code) for p in again] == [("item", "sudah")]


@pytest.mark.parametrize("kind", [kind for kind, (*_, here) in OTHERS.items() if here])
def test_a_ralat_of_every_other_kind(melati: Melati, kind: EntryKind) -> None:
    money(melati, 100_000, date(2026, 8, 1))
    wrong = of_kind(melati, kind, date(2026, 9, 5))
    seal_months([melati.id], Period(2026, 9), actor=ACTOR)
    reverse_entry(cancelling(wrong), actor=ACTOR)
    last = Entry.objects.latest("seq")
    assert (last.date, last.reason) == (date(2026, 10, 31), "Ralat September 2026: Tidak jadi")
    assert kas_and_bank(melati) == (100_000, 0)


def test_a_sealed_month_is_corrected_in_the_open_one(melati: Melati) -> None:
    wrong = money(melati, 500_000, date(2026, 9, 5))
    seal_months([melati.id], Period(2026, 9), actor=ACTOR)
    done = correct_entry(correcting(wrong, (IURAN, 50_000), date=date(2026, 9, 5)), actor=ACTOR)
    reversal, replacement = Entry.objects.order_by("seq")[1:]
    assert (reversal.date, replacement.date) == (date(2026, 10, 31), date(2026, 10, 31))
    assert reversal.reason == replacement.reason == "Ralat September 2026: Salah ketik"
    assert done.about["membatalkan_id"] == str(wrong)


def test_problems_of_a_correction(melati: Melati) -> None:
    wrong = money(melati, 5_000)
    assert refused(correct_entry, correcting(wrong, (IURAN, 0), reason=" ")) == [
        ("reason", "Tulis alasan perbaikannya.")
    ]
    assert refused(correct_entry, correcting(wrong, (IURAN, 0))) == [
        ("lines", "Isi paling sedikit satu jumlah, atau batalkan catatan ini.")
    ]
    assert refused(correct_entry, correcting(wrong, (BIAYA_RAPAT, -5), date=date(2026, 11, 2))) == [
        ("date", "Tanggal tidak boleh sesudah hari ini, 31 Oktober 2026."),
        ("lines.0.account", "Pos ini tidak cocok untuk catatan ini."),
        ("lines.0.amount", "Jumlah tidak boleh kurang dari nol."),
    ]
    same = correcting(wrong, (IURAN, 5_000), memo="Konsumsi rapat", fund="")
    assert refused(correct_entry, same) == [
        ("", "Tidak ada yang Ibu ubah. Ganti isian yang salah, atau tekan Batal bila sudah benar.")
    ]
    with pytest.raises(Http404):
        reverse_entry(cancelling(uuid7()), actor=ACTOR)


def test_cancelling_leaves_the_book_as_before(melati: Melati) -> None:
    money(melati, 100_000)
    before = kas_and_bank(melati)
    spent = money(melati, 40_000)
    reverse_entry(cancelling(spent), actor=ACTOR)
    assert kas_and_bank(melati) == before


def test_cancelling_what_was_spent_leaves_a_reason(melati: Melati) -> None:
    wrong = money(melati, 50_000)
    record_cash(cash(melati, Direction.KELUAR, BIAYA_RAPAT, 40_000), actor=ACTOR)
    reverse_entry(cancelling(wrong, "Uangnya belum diterima"), actor=ACTOR)
    assert kas_and_bank(melati) == (-40_000, 0)
    assert Entry.objects.latest("seq").cash_reason == "Uangnya belum diterima"


def test_a_loan_is_cancelled_with_its_disbursal(melati: Melati) -> None:
    loan_id = lent(melati)
    disbursal = Leg.objects.filter(loan_id=loan_id, account_id=PIUTANG_PINJAMAN).get().entry_id
    paid = pay_instalment(paying(loan_id, principal=50_000, interest=7_500), actor=ACTOR).entry_id
    assert refused(correct_entry, correcting(disbursal, (PIUTANG_PINJAMAN, 1))) == [
        ("entry_id", "Catatan ini tidak dapat diganti. Batalkan, lalu catat lagi.")
    ]
    assert refused(reverse_entry, cancelling(disbursal)) == [
        (
            "entry_id",
            "Bu Wati sudah mengangsur Rp 57.500 atas pinjaman ini. Batalkan angsurannya dahulu.",
        )
    ]
    reverse_entry(cancelling(paid), actor=ACTOR)
    reverse_entry(cancelling(disbursal), actor=ACTOR)
    assert Loan.objects.get().cancelled_on == date(2026, 8, 10)
    (state,) = loan_states([loan_id])
    assert (state.is_running, state.paid.principal, state.paid.interest) == (False, 0, 0)
    assert kas_and_bank(melati) == (1_000_000, 0)
    assert refused(pay_instalment, paying(loan_id, principal=1)) == [
        ("loan_id", "Pinjaman ini sudah dibatalkan.")
    ]
