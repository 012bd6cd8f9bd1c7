"""Simpanan paid in and taken out."""

from datetime import date
from typing import Any

from bookkeeping.commands.agreeing import set_rules
from bookkeeping.commands.savings.paying import SaveMoney, WithdrawSavings, save_money, withdraw_savings
from bookkeeping.domain.chart import SIMPANAN_POKOK, SIMPANAN_SUKARELA, SIMPANAN_WAJIB
from bookkeeping.queries.balances import savings_now
from common.ids import uuid7
from members.models import Enrolment
from tests.commands.test_bookkeeping_cash import kas_and_bank, refused
from tests.commands.test_bookkeeping_months import ruling
from tests.ledger.books import ACTOR, Melati
from tests.ledger.conftest import melati

__all__ = ["melati"]
DAY = date(2026, 10, 12)


def saving(melati: Melati, **amounts: Any) -> SaveMoney:
    fields: dict[str, Any] = {"member_id": melati.people[0].member_id, "date": DAY} | amounts
    return SaveMoney(uuid7(), melati.id, **fields)


def taking(melati: Melati, amount: int, on: date = DAY) -> WithdrawSavings:
    return WithdrawSavings(uuid7(), melati.id, melati.people[0].member_id, on, amount)


def test_savings_of_a_member(melati: Melati) -> None:
    one = save_money(saving(melati, wajib=10_000), actor=ACTOR)
    three = save_money(saving(melati, pokok=50_000, wajib=10_000, sukarela=5_000, bank=True), actor=ACTOR)
    assert (one.memo, three.memo) == ("Simpanan wajib Bu Sari", "Simpanan pokok, wajib dan sukarela Bu Sari")
    sari = melati.people[0].member_id
    held = savings_now(melati.id)
    assert (held[sari, SIMPANAN_WAJIB], held[sari, SIMPANAN_SUKARELA]) == (20_000, 5_000)
    assert kas_and_bank(melati) == (10_000, 65_000)


def test_amounts_are_multiples_of_the_unit(melati: Melati) -> None:
    assert refused(save_money, saving(melati, wajib=19_500, sukarela=-1)) == [
        ("wajib", "Simpanan wajib Bu Sari harus kelipatan Rp 1.000. Ketik misalnya 20.000."),
        ("sukarela", "Simpanan sukarela Bu Sari tidak boleh kurang dari nol."),
    ]
    assert refused(save_money, saving(melati)) == [("wajib", "Isi paling sedikit satu simpanan.")]


def test_only_members_of_that_day_save(melati: Melati) -> None:
    sari = melati.people[0].member_id
    Enrolment.objects.filter(member_id=sari).update(left_on=date(2026, 10, 1), left_reason="Pindah")
    assert refused(save_money, saving(melati, wajib=10_000)) == [
        ("member_id", "Bu Sari bukan anggota pada 12 Oktober 2026.")
    ]
    stranger = SaveMoney(uuid7(), melati.id, uuid7(), DAY, wajib=10_000)
    assert refused(save_money, stranger) == [("member_id", "Pilih anggota dari daftar kelompok ini.")]
    save_money(saving(melati, sukarela=10_000, date=date(2026, 10, 1)), actor=ACTOR)
    assert withdraw_savings(taking(melati, 10_000), actor=ACTOR).memo == "Penarikan simpanan sukarela Bu Sari"


def test_never_more_than_is_held_on_any_day(melati: Melati) -> None:
    save_money(saving(melati, sukarela=30_000, wajib=90_000, date=date(2026, 9, 1)), actor=ACTOR)
    save_money(saving(melati, sukarela=20_000, date=date(2026, 10, 1)), actor=ACTOR)
    assert refused(withdraw_savings, taking(melati, 51_000)) == [
        ("amount", "Simpanan sukarela Bu Sari hanya Rp 50.000.")
    ]
    withdraw_savings(taking(melati, 45_000), actor=ACTOR)
    assert refused(withdraw_savings, taking(melati, 6_000, date(2026, 9, 15))) == [
        ("amount", "Simpanan sukarela Bu Sari hanya Rp 5.000.")
    ]
    withdraw_savings(taking(melati, 5_000, date(2026, 9, 15)), actor=ACTOR)
    assert savings_now(melati.id)[melati.people[0].member_id, SIMPANAN_SUKARELA] == 0


def test_nothing_is_no_withdrawal(melati: Melati) -> None:
    assert refused(withdraw_savings, taking(melati, 0)) == [("amount", "Jumlah belum diisi.")]


def test_simpanan_pokok_is_paid_once_if_need_be_in_parts(melati: Melati) -> None:
    set_rules(ruling(melati, date(2026, 9, 1)), actor=ACTOR)
    save_money(saving(melati, pokok=30_000), actor=ACTOR)
    assert refused(save_money, saving(melati, pokok=30_000)) == [
        ("pokok", "Simpanan pokok Bu Sari tinggal Rp 20.000: kelompok menyepakati Rp 50.000 untuk semua.")
    ]
    save_money(saving(melati, pokok=20_000), actor=ACTOR)
    assert refused(save_money, saving(melati, pokok=1_000, wajib=10_000)) == [
        ("pokok", "Simpanan pokok Bu Sari sudah lunas, Rp 50.000. Pokok dibayar sekali saja.")
    ]
    # The group raises it: everybody adds what is missing.
    set_rules(ruling(melati, DAY, simpanan_pokok=75_000), actor=ACTOR)
    save_money(saving(melati, pokok=25_000), actor=ACTOR)
    assert savings_now(melati.id)[melati.people[0].member_id, SIMPANAN_POKOK] == 75_000
