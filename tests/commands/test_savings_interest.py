"""Jasa simpanan, when the group decides it."""

from dataclasses import replace
from datetime import date
from typing import Any

from bookkeeping.commands.correcting import ReverseEntry, reverse_entry
from bookkeeping.commands.savings.corrected import NOTHING_LEFT
from bookkeeping.commands.savings.correcting_interest import CorrectInterest, correct_interest
from bookkeeping.commands.savings.interest import ShareInterest, month_words, share_interest
from bookkeeping.commands.savings.paying import WithdrawSavings, save_money, withdraw_savings
from bookkeeping.commands.savings.undoing import TakeBackSharing, take_back_sharing
from bookkeeping.commands.taking_back import UNCHANGED
from bookkeeping.domain.chart import JASA_SIMPANAN, SIMPANAN_SUKARELA
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.savings.interest import Basis, Payment
from bookkeeping.domain.savings.kinds import SavingsKind
from bookkeeping.models import Entry, Leg, SavingsInterest
from bookkeeping.queries.balances import saldo_on, savings_now
from bookkeeping.queries.check import find_drift
from bookkeeping.queries.savings.interest import Terms, interest, past_interest
from bookkeeping.queries.savings.shared_interest import given_interest
from common.ids import uuid7
from common.period import Period
from tests.commands.test_bookkeeping_cash import kas_and_bank, refused
from tests.commands.test_bookkeeping_savings import saving
from tests.ledger.books import ACTOR, Melati, books
from tests.ledger.conftest import melati

__all__ = ["melati"]
DAY = date(2026, 10, 31)
JULY, OCTOBER = Period(2026, 7), Period(2026, 10)
KINDS = (SavingsKind.WAJIB, SavingsKind.SUKARELA)


def sharing(melati: Melati, expected: int, **more: Any) -> ShareInterest:
    fields: dict[str, Any] = {
        "date": DAY, "first": 202607, "last": 202610, "basis": Basis.RATA_RATA, "kinds": KINDS,
        "rate_bps": 200, "pool": 0, "payment": Payment.SUKARELA,
    } | more  # fmt: skip
    return ShareInterest(uuid7(), melati.id, expected=expected, **fields)


def savers(melati: Melati) -> None:
    """Ends of July to October. Sari: 400.000 all the time; Wati: 0, 0, 200.000, 300.000; Dewi: 30.000."""
    sari, wati, dewi = (person.member_id for person in melati.people[:3])
    save_money(saving(melati, member_id=sari, wajib=400_000, date=date(2026, 6, 5)), actor=ACTOR)
    save_money(saving(melati, member_id=wati, sukarela=200_000, date=date(2026, 9, 30)), actor=ACTOR)
    save_money(saving(melati, member_id=wati, wajib=100_000, date=date(2026, 10, 1)), actor=ACTOR)
    save_money(saving(melati, member_id=dewi, wajib=30_000, date=date(2026, 7, 31)), actor=ACTOR)


def test_jasa_on_the_mean_of_the_months(melati: Melati) -> None:
    """2 % of 400.000, 125.000 and 30.000: 8.000, 2.500 and 600; down to thousands 8, 2 and nothing."""
    savers(melati)
    found = interest(melati.id, DAY, Terms(JULY, OCTOBER, Basis.RATA_RATA, KINDS, rate_bps=200))
    assert [(row.person.name, row.base, row.amount) for row in found.rows] == [
        ("Sari", 400_000, 8_000), ("Wati", 125_000, 2_000), ("Dewi", 30_000, 0),
    ]  # fmt: skip
    assert (found.total, found.remainder, found.unit, found.base) == (10_000, 1_100, 1_000, 555_000)
    # 10.000 of 555.000 in four months: 5,41 % a year.
    assert (found.yearly_bps, found.ceiling) == (541, None)
    cmd = sharing(melati, 10_000)
    done = share_interest(cmd, actor=ACTOR)
    assert (done.count, done.total, done.first_voucher, done.last_voucher) == (2, 10_000, "5/2026", "6/2026")
    assert share_interest(cmd, actor=ACTOR) == done
    memos = Entry.objects.filter(kind=EntryKind.JASA_SIMPANAN).order_by("seq").values_list("memo", flat=True)
    assert list(memos) == [
        "Jasa simpanan Juli sampai Oktober 2026 Bu Sari",
        "Jasa simpanan Juli sampai Oktober 2026 Bu Wati",
    ]
    held = savings_now(melati.id)
    assert held[melati.people[0].member_id, SIMPANAN_SUKARELA] == 8_000
    assert held[melati.people[1].member_id, SIMPANAN_SUKARELA] == 202_000
    assert saldo_on(DAY, melati.id, (JASA_SIMPANAN,)) == {JASA_SIMPANAN: 10_000}
    assert kas_and_bank(melati) == (730_000, 0)
    run = SavingsInterest.objects.get()
    assert (run.id, run.kinds, run.rate_bps, run.pool, run.total, run.remainder) == (
        cmd.command_id, "wajib,sukarela", 200, None, 10_000, 1_100,
    )  # fmt: skip
    assert list(find_drift()) == []


def test_an_amount_on_the_saldo_of_the_end_paid_in_cash(melati: Melati) -> None:
    """60.000 on 400.000, 300.000 and 30.000: 32.876, 24.657 and 2.465; down to thousands, 2.000 left."""
    savers(melati)
    paying = sharing(
        melati, 58_000, basis=Basis.AKHIR, rate_bps=0, pool=60_000, payment=Payment.KAS, first=202610
    )
    assert share_interest(paying, actor=ACTOR).total == 58_000
    rows = Leg.objects.filter(account_id=JASA_SIMPANAN).order_by("id").values_list("member__name", "debit")
    assert list(rows) == [("Sari", 32_000), ("Wati", 24_000), ("Dewi", 2_000)]
    assert kas_and_bank(melati) == (672_000, 0)
    assert savings_now(melati.id).get((melati.people[0].member_id, SIMPANAN_SUKARELA)) is None
    (past,) = past_interest(melati.id)
    assert (past.first, past.last, past.total, past.remainder, past.standing) == (
        OCTOBER, OCTOBER, 58_000, 2_000, 58_000,
    )  # fmt: skip


def test_the_same_months_are_shared_once(melati: Melati) -> None:
    savers(melati)
    share_interest(sharing(melati, 10_000), actor=ACTOR)
    # Sari, 400.000 and 408.000 of jasa: 2 % of the mean of August to October, and Wati beside her.
    again = sharing(melati, 11_000, first=202608)
    assert (
        "first",
        "Untuk bulan-bulan ini sudah pernah dibagikan jasa kepada Bu Sari dan Bu Wati.",
    ) in refused(share_interest, again)
    first, second = Entry.objects.filter(kind=EntryKind.JASA_SIMPANAN).order_by("seq")
    reverse_entry(ReverseEntry(uuid7(), first.id, "Rapat menundanya"), actor=ACTOR)
    rest = TakeBackSharing(uuid7(), first.id, "Rapat menundanya")
    done = take_back_sharing(rest, actor=ACTOR)
    assert (done.count, done.total) == (1, 2_000)
    assert take_back_sharing(rest, actor=ACTOR) == done
    assert refused(take_back_sharing, TakeBackSharing(uuid7(), second.id, "Sekali lagi")) == [
        ("entry_id", "Tidak ada lagi yang dapat dibatalkan bersama.")
    ]
    assert share_interest(sharing(melati, 10_000), actor=ACTOR).total == 10_000
    assert [run.standing for run in past_interest(melati.id)] == [10_000, 0]
    assert list(find_drift()) == []


def test_jasa_that_was_taken_out_cannot_be_cancelled(melati: Melati) -> None:
    savers(melati)
    share_interest(sharing(melati, 10_000), actor=ACTOR)
    sari = melati.people[0].member_id
    withdraw_savings(WithdrawSavings(uuid7(), melati.id, sari, DAY, 5_000), actor=ACTOR)
    entry = Entry.objects.get(memo__endswith="Bu Sari", kind=EntryKind.JASA_SIMPANAN)
    taken = (
        "entry_id",
        "Simpanan sukarela ini sudah diambil Rp 5.000 sejak 31 Oktober 2026. Batalkan pengambilannya dahulu.",
    )
    assert refused(reverse_entry, ReverseEntry(uuid7(), entry.id, "Salah")) == [taken]
    assert refused(take_back_sharing, TakeBackSharing(uuid7(), entry.id, "Salah")) == [taken]
    assert refused(take_back_sharing, TakeBackSharing(uuid7(), entry.id, " ")) == [
        ("reason", "Tulis alasan perbaikannya.")
    ]


def test_above_the_ceiling_it_only_warns(melati: Melati) -> None:
    savers(melati)
    terms = Terms(JULY, OCTOBER, Basis.RATA_RATA, KINDS, rate_bps=400)
    found = interest(melati.id, DAY, terms)
    assert found.yearly_bps == 1_189  # 22.000 of 555.000 in four months
    assert found.ceiling is not None
    assert found.ceiling.yearly_bps == 900
    assert share_interest(sharing(melati, found.total, rate_bps=400), actor=ACTOR).total == 22_000


def test_what_is_refused_changes_nothing(melati: Melati) -> None:
    savers(melati)
    wrong = sharing(melati, 0, first=202611, last=202607, kinds=(), rate_bps=0)
    assert refused(share_interest, wrong) == [
        ("last", "Bulan terakhir tidak boleh sebelum bulan pertama."),
        ("kinds", "Pilih paling sedikit satu jenis simpanan."),
        ("rate_bps", "Isi salah satu: persen jasa, atau jumlah yang dibagi."),
    ]
    assert refused(share_interest, sharing(melati, 0, last=202612)) == [
        ("last", "Jasa dihitung dari bulan yang sudah berjalan.")
    ]
    assert refused(share_interest, sharing(melati, 9_000)) == [
        ("expected", "Jumlahnya sekarang Rp 10.000. Periksa daftarnya, lalu bagikan.")
    ]
    assert refused(share_interest, sharing(melati, 0, rate_bps=1)) == [
        ("rate_bps", "Tidak ada yang mencapai Rp 1.000. Tidak ada yang dibagikan.")
    ]
    assert refused(share_interest, sharing(melati, 10_000, payment=Payment.BANK)) == [
        ("kas", "Uang di bank tidak cukup: kurang Rp 10.000 pada 31 Oktober 2026.")
    ]


def test_the_months_in_words() -> None:
    assert month_words(OCTOBER, OCTOBER) == "Oktober 2026"
    assert month_words(Period(2026, 1), Period(2026, 12)) == "Januari sampai Desember 2026"
    assert month_words(Period(2025, 11), Period(2026, 1)) == "November 2025 sampai Januari 2026"


def test_jasa_is_put_right(melati: Melati) -> None:
    """It was 3 %, on all members; the months are counted as if the wrong jasa had never been."""
    savers(melati)
    wrong = sharing(melati, 10_000)
    share_interest(wrong, actor=ACTOR)
    entry = Entry.objects.filter(kind=EntryKind.JASA_SIMPANAN).order_by("seq")[0]
    given = given_interest(entry)
    assert given is not None

    def right(expected: int, reason: str = "Rapat memutuskan 3 %", **more: Any) -> CorrectInterest:
        terms = sharing(melati, expected, **more)
        return CorrectInterest(terms.command_id, entry.id, terms, reason, given.seen)

    before = books()
    assert refused(correct_interest, right(10_000)) == [("", UNCHANGED.message)]
    assert refused(correct_interest, right(15_000, " ", rate_bps=300)) == [
        ("reason", "Tulis alasan perbaikannya.")
    ]
    assert refused(correct_interest, right(14_000, rate_bps=300)) == [
        ("expected", "Jumlahnya sekarang Rp 15.000. Periksa daftarnya, lalu bagikan.")
    ]
    assert books() == before
    # 3 % of 400.000 and 125.000: 12.000 and 3.750, down to 3.000; of Dewi's 30.000 nothing.
    cmd = right(15_000, rate_bps=300)
    done = correct_interest(cmd, actor=ACTOR)
    assert (done.taken_back, done.written, done.total) == (2, 2, 15_000)
    assert correct_interest(cmd, actor=ACTOR) == done
    sari, wati = (person.member_id for person in melati.people[:2])
    held = savings_now(melati.id)
    assert (held[sari, SIMPANAN_SUKARELA], held[wati, SIMPANAN_SUKARELA]) == (12_000, 203_000)
    assert [run.standing for run in past_interest(melati.id)] == [15_000, 0]
    again = right(15_000, rate_bps=300)
    assert refused(correct_interest, again) == [("", NOTHING_LEFT.message)]
    newest = Entry.objects.filter(kind=EntryKind.JASA_SIMPANAN).latest("seq")
    assert (newest.replaces_id is not None, newest.reason) == (True, "Rapat memutuskan 3 %")
    withdraw_savings(WithdrawSavings(uuid7(), melati.id, sari, DAY, 12_000), actor=ACTOR)
    less = replace(right(9_000), entry_id=newest.id, seen=newest.seq)
    assert refused(correct_interest, less) == [
        (
            "entry_id",
            "Simpanan sukarela ini sudah diambil Rp 5.000 sejak 31 Oktober 2026."
            " Batalkan pengambilannya dahulu.",
        )
    ]
    assert list(find_drift()) == []
