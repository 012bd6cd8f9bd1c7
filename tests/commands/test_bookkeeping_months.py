"""Closing, opening and sealing months; rules; saldo awal."""

from datetime import date
from typing import Any

from bookkeeping.commands.agreeing import SetRules, set_rules
from bookkeeping.commands.cash import record_cash
from bookkeeping.commands.correcting import ReverseEntry, reverse_entry
from bookkeeping.commands.months import (
    CloseMonth,
    ReopenMonth,
    close_month,
    reopen_month,
    seal_months,
)
from bookkeeping.commands.opening import OpenBalances, OpeningSavings, open_balances
from bookkeeping.domain.chart import BANK, KAS, MODAL_AWAL, SIMPANAN_POKOK, SIMPANAN_WAJIB
from bookkeeping.domain.counted import Counted
from bookkeeping.domain.loans.schedule import Method, Rhythm
from bookkeeping.models import Leg, Month
from bookkeeping.models.month import MonthState
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.months import (
    counted_of,
    groups_that_posted,
    month_state,
    month_states,
    months_of,
)
from common.ids import uuid7
from common.period import Period
from tests.commands.test_bookkeeping_cash import kas_and_bank, money_in, refused
from tests.ledger.books import ACTOR, Melati, a_group
from tests.ledger.conftest import melati

__all__ = ["melati"]
SEPTEMBER, OCTOBER = Period(2026, 9), Period(2026, 10)


def closing(melati: Melati, period: Period = SEPTEMBER) -> CloseMonth:
    return CloseMonth(uuid7(), melati.id, period)


def opening(melati: Melati, reason: str = "Ada nota tertinggal") -> ReopenMonth:
    return ReopenMonth(uuid7(), melati.id, SEPTEMBER, reason)


def test_a_month_is_closed_and_opened_again(melati: Melati) -> None:
    assert close_month(closing(melati), actor=ACTOR).state is MonthState.CLOSED
    record_cash(money_in(melati, 1_000, date=date(2026, 9, 3)), actor=ACTOR)  # warned of, not refused
    assert refused(close_month, closing(melati)) == [("period", "Bulan September 2026 sudah ditutup.")]
    assert refused(reopen_month, opening(melati, " ")) == [("reason", "Tulis alasan membuka bulan ini lagi.")]
    assert reopen_month(opening(melati), actor=ACTOR).about["alasan"] == "Ada nota tertinggal"
    assert refused(reopen_month, opening(melati)) == [
        ("period", "Bulan September 2026 tidak sedang ditutup.")
    ]
    assert refused(close_month, closing(melati, Period(2026, 11))) == [
        ("period", "Bulan November 2026 belum dimulai.")
    ]


def test_a_seal_stays_and_covers_the_months_the_group_had(melati: Melati) -> None:
    mawar, empty = a_group("Mawar"), a_group("Anggrek")
    record_cash(money_in(melati, 1_000, date=date(2026, 8, 3)), actor=ACTOR)
    record_cash(money_in(mawar, 1_000, date=date(2026, 9, 3)), actor=ACTOR)
    close_month(closing(melati), actor=ACTOR)
    everyone = [melati.id, mawar.id, empty.id]
    assert seal_months(everyone, SEPTEMBER, actor=ACTOR, reason="Laporan 001") == 2
    assert seal_months(everyone, SEPTEMBER, actor=ACTOR) == 0
    assert (counted_of(melati.id), counted_of(empty.id)) == (Counted(Period(2026, 8), SEPTEMBER), None)
    assert list(Month.objects.values_list("state", "reason")) == [("sealed", "Laporan 001")] * 2
    assert month_state(melati.id, Period(2026, 8)) is MonthState.SEALED
    assert month_state(melati.id, OCTOBER) is MonthState.OPEN
    assert refused(reopen_month, opening(melati)) == [
        (
            "period",
            "Bulan September 2026 sudah disegel karena laporannya terbit, dan tidak dapat dibuka.",
        )
    ]
    assert refused(record_cash, money_in(melati, 1_000, date=date(2026, 8, 3))) == [
        (
            "date",
            "Buku Agustus 2026 sudah disegel karena laporannya terbit. Pakai tanggal di bulan yang terbuka.",
        )
    ]
    lines = months_of(melati.id, Period(2026, 7), OCTOBER)
    assert [line.label for line in lines] == ["Terbuka", "Disegel", "Disegel", "Terbuka"]
    assert month_states(Period(2026, 8)) == {melati.id: MonthState.SEALED}
    assert month_states(SEPTEMBER) == {melati.id: MonthState.SEALED, mawar.id: MonthState.SEALED}


def test_which_groups_wrote_this_month(melati: Melati) -> None:
    a_group("Mawar")
    record_cash(money_in(melati, 1_000), actor=ACTOR)
    assert groups_that_posted(OCTOBER) == {melati.id}
    assert groups_that_posted(SEPTEMBER) == frozenset()


def ruling(melati: Melati, starts_on: date, **more: Any) -> SetRules:
    fields: dict[str, Any] = {
        "simpanan_pokok": 50_000,
        "simpanan_wajib": 10_000,
        "simpanan_terikat": 3_000,
        "rate_bps": 140,
        "method": Method.FLAT,
        "count": 10,
        "rhythm": Rhythm.TWICE_A_MONTH,
        "rounding": 500,
        "penalty": 1_000,
    }
    return SetRules(uuid7(), melati.id, starts_on, **(fields | more))


def test_the_newest_rules_that_have_begun_count(melati: Melati) -> None:
    set_rules(ruling(melati, date(2026, 1, 1)), actor=ACTOR)
    set_rules(ruling(melati, date(2026, 9, 1), simpanan_wajib=15_000), actor=ACTOR)
    set_rules(ruling(melati, date(2026, 9, 1), simpanan_wajib=20_000), actor=ACTOR)
    days = (date(2025, 12, 31), date(2026, 8, 31), date(2026, 9, 1))
    assert [rules_on(melati.id, day).simpanan_wajib for day in days] == [0, 10_000, 20_000]
    wrong = ruling(
        melati, date(2026, 1, 1), simpanan_wajib=10_500, penalty=-1, rate_bps=1_001, count=0, rounding=7
    )
    assert [field for field, _ in refused(set_rules, wrong)] == [
        "simpanan_wajib",
        "penalty",
        "rate_bps",
        "count",
        "rounding",
    ]


def test_saldo_awal_is_one_entry(melati: Melati) -> None:
    sari, wati = (person.member_id for person in melati.people[:2])
    saved = (OpeningSavings(sari, pokok=50_000, wajib=120_000), OpeningSavings(wati, pokok=50_000))
    cmd = OpenBalances(uuid7(), melati.id, date(2026, 1, 1), 100_000, 200_000, saved)
    done = open_balances(cmd, actor=ACTOR)
    legs = Leg.objects.order_by("id").values_list("account_id", "debit", "credit", "member_id")
    assert list(legs) == [
        (KAS, 100_000, 0, None),
        (BANK, 200_000, 0, None),
        (SIMPANAN_POKOK, 0, 50_000, sari),
        (SIMPANAN_WAJIB, 0, 120_000, sari),
        (SIMPANAN_POKOK, 0, 50_000, wati),
        (MODAL_AWAL, 0, 80_000, None),
    ]
    again = OpenBalances(uuid7(), melati.id, date(2026, 1, 1), 1)
    assert refused(open_balances, again) == [
        ("", "Saldo awal sudah ada. Batalkan dahulu untuk mengisinya lagi.")
    ]
    reverse_entry(ReverseEntry(uuid7(), done.entry_id, "Salah hitung"), actor=ACTOR)
    less = OpenBalances(uuid7(), melati.id, date(2026, 1, 1), 1_000, 0, saved[:1])
    open_balances(less, actor=ACTOR)
    assert kas_and_bank(melati) == (1_000, 0)
    assert Leg.objects.filter(account_id=MODAL_AWAL).latest("id").debit == 169_000


def test_problems_of_a_saldo_awal(melati: Melati) -> None:
    record_cash(money_in(melati, 1_000, date=date(2026, 9, 3)), actor=ACTOR)
    sari = melati.people[0].member_id
    saved = (OpeningSavings(sari, wajib=-1), OpeningSavings(sari), OpeningSavings(uuid7()))
    assert refused(open_balances, OpenBalances(uuid7(), melati.id, date(2026, 9, 4), -5, 0, saved)) == [
        ("kas", "Uang kas tidak boleh kurang dari nol."),
        ("members.0.wajib", "Simpanan wajib tidak boleh kurang dari nol."),
        ("members.1.member_id", "Bu Sari ditulis dua kali."),
        ("members.2.member_id", "Pilih anggota dari daftar kelompok ini."),
        ("date", "Sudah ada catatan pada 3 September 2026, pakai tanggal itu."),
    ]
    assert refused(open_balances, OpenBalances(uuid7(), melati.id, date(2026, 9, 1))) == [
        ("kas", "Saldo awal belum diisi.")
    ]
