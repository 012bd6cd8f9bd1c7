"""Uang masuk, uang keluar, kas to bank."""

from datetime import date
from typing import Any

import pytest
from django.http import Http404

from accounts.domain.roles import Actor, Held, Place, Role
from bookkeeping.commands.cash import Direction, RecordCash, Transfer, record_cash, transfer
from bookkeeping.domain.chart import BANK, BIAYA_RAPAT, IURAN, KAS, PENJUALAN, SIMPANAN_WAJIB
from bookkeeping.models import Entry, Leg
from bookkeeping.queries.balances import saldo_on
from common.ids import uuid7
from common.problems import Forbidden, Refused
from groups.models import Group
from tests.ledger.books import ACTOR, KECAMATAN, KELURAHAN, KOTA, Melati, books
from tests.ledger.conftest import melati

__all__ = ["melati"]
DAY = date(2026, 10, 12)


def cash(melati: Melati, direction: Direction, account: int, amount: int, **more: Any) -> RecordCash:
    fields: dict[str, Any] = {"date": DAY, "memo": "Konsumsi rapat"} | more
    return RecordCash(uuid7(), melati.id, direction=direction, account=account, amount=amount, **fields)


def money_in(melati: Melati, amount: int, **more: Any) -> RecordCash:
    return cash(melati, Direction.MASUK, IURAN, amount, **more)


def kas_and_bank(melati: Melati) -> tuple[int, int]:
    saldo = saldo_on(date(2026, 10, 31), melati.id, (KAS, BANK))
    return saldo[KAS], saldo[BANK]


def refused(command: Any, cmd: Any) -> list[tuple[str, str]]:
    before = books()
    with pytest.raises(Refused) as caught:
        command(cmd, actor=ACTOR)
    assert books() == before
    return [(p.field, p.message) for p in caught.value.problems]


def test_money_in_and_out_with_vouchers(melati: Melati) -> None:
    first = record_cash(money_in(melati, 50_000, fund="APBD 2026"), actor=ACTOR)
    out = record_cash(cash(melati, Direction.KELUAR, BIAYA_RAPAT, 20_000), actor=ACTOR)
    assert (first.voucher, out.voucher, out.memo, out.amount) == (
        "1/2026",
        "2/2026",
        "Konsumsi rapat",
        20_000,
    )
    assert out.about["bukti"] == "2/2026"
    assert kas_and_bank(melati) == (30_000, 0)
    rows = Leg.objects.order_by("id").values_list("account_id", "debit", "credit", "fund")
    assert list(rows) == [
        (KAS, 50_000, 0, "APBD 2026"),
        (IURAN, 0, 50_000, "APBD 2026"),
        (BIAYA_RAPAT, 20_000, 0, ""),
        (KAS, 0, 20_000, ""),
    ]


def test_iuran_names_who_paid_it(melati: Melati) -> None:
    record_cash(
        money_in(melati, 5_000, memo="Iuran Bu Sari", member_id=melati.people[0].member_id), actor=ACTOR
    )
    legs = Leg.objects.order_by("id").values_list("account_id", "credit", "member_id")
    assert list(legs) == [(KAS, 0, None), (IURAN, 5_000, melati.people[0].member_id)]


def test_only_iuran_names_a_member_and_only_one_of_the_group(melati: Melati) -> None:
    sold = cash(melati, Direction.MASUK, PENJUALAN, 5_000, member_id=melati.people[0].member_id)
    only = [("member_id", "Nama anggota hanya untuk iuran. Kosongkan.")]
    assert refused(record_cash, sold) == only
    assert (
        refused(
            record_cash, cash(melati, Direction.KELUAR, BIAYA_RAPAT, 1, member_id=melati.people[0].member_id)
        )
        == only
    )
    stranger = money_in(melati, 5_000, member_id=uuid7())
    assert refused(record_cash, stranger) == [("member_id", "Pilih anggota dari daftar kelompok ini.")]
    early = money_in(melati, 5_000, member_id=melati.people[0].member_id, date=date(2015, 1, 5))
    assert refused(record_cash, early) == [("member_id", "Bu Sari bukan anggota pada 5 Januari 2015.")]


def test_the_same_command_writes_once(melati: Melati) -> None:
    cmd = money_in(melati, 50_000)
    assert record_cash(cmd, actor=ACTOR) == record_cash(cmd, actor=ACTOR)
    assert Entry.objects.count() == 1


def test_money_goes_to_the_bank_and_back(melati: Melati) -> None:
    record_cash(money_in(melati, 50_000), actor=ACTOR)
    there = transfer(Transfer(uuid7(), melati.id, DAY, 40_000, to_bank=True), actor=ACTOR)
    assert kas_and_bank(melati) == (10_000, 40_000)
    back = transfer(Transfer(uuid7(), melati.id, DAY, 15_000, to_bank=False), actor=ACTOR)
    assert kas_and_bank(melati) == (25_000, 25_000)
    assert (there.memo, back.memo) == ("Setor kas ke bank", "Ambil uang bank ke kas")


def test_every_problem_stands_at_its_field(melati: Melati) -> None:
    wrong = cash(melati, Direction.MASUK, BIAYA_RAPAT, 0, date=date(2026, 11, 1), memo=" ", fund="x" * 61)
    assert refused(record_cash, wrong) == [
        ("date", "Tanggal tidak boleh sesudah hari ini, 31 Oktober 2026."),
        ("amount", "Jumlah belum diisi."),
        ("account", "Pilih untuk apa uang masuk ini."),
        ("fund", "Sumber dana paling panjang 60 huruf."),
        ("memo", "Uraian belum diisi. Tulis misalnya konsumsi rapat."),
    ]


@pytest.mark.parametrize(
    ("direction", "account"),
    [
        (Direction.MASUK, SIMPANAN_WAJIB),
        (Direction.MASUK, KAS),
        (Direction.KELUAR, PENJUALAN),
        (Direction.KELUAR, 9999),
    ],
)
def test_an_account_must_fit_the_direction(melati: Melati, direction: Direction, account: int) -> None:
    (problem,) = refused(record_cash, cash(melati, direction, account, 1_000))
    assert problem == ("account", f"Pilih untuk apa uang {direction.value} ini.")


def test_more_than_there_is_needs_a_reason(melati: Melati) -> None:
    out = cash(melati, Direction.KELUAR, BIAYA_RAPAT, 7_500)
    assert refused(record_cash, out) == [
        ("kas", "Uang kas tidak cukup: kurang Rp 7.500 pada 12 Oktober 2026.")
    ]
    lent = cash(melati, Direction.KELUAR, BIAYA_RAPAT, 7_500, cash_reason="Talangan bendahara")
    assert record_cash(lent, actor=ACTOR).reason == "Talangan bendahara"
    assert kas_and_bank(melati) == (-7_500, 0)
    assert refused(transfer, Transfer(uuid7(), melati.id, DAY, 1, to_bank=False)) == [
        ("kas", "Uang di bank tidak cukup: kurang Rp 1 pada 12 Oktober 2026.")
    ]


def test_a_closed_group_takes_no_money_after_its_last_day(melati: Melati) -> None:
    Group.objects.filter(pk=melati.id).update(is_active=False, closed_on=date(2026, 10, 1))
    assert refused(record_cash, money_in(melati, 1_000)) == [
        ("date", "Kelompok ini sudah ditutup pada 1 Oktober 2026.")
    ]
    record_cash(money_in(melati, 1_000, date=date(2026, 10, 1)), actor=ACTOR)


def test_only_who_keeps_the_book_writes_in_it(melati: Melati) -> None:
    before, since = books(), date(2026, 1, 1)
    here = Place(KOTA, KECAMATAN, KELURAHAN)
    officer = Actor(None, "Wati", KOTA, (Held(Role.POKJA_KELURAHAN, here, since),))
    stranger = Actor(None, "Dewi", KOTA, (Held(Role.KADER, Place(KOTA, 357603, 3576031001), since),))
    with pytest.raises(Forbidden):
        record_cash(money_in(melati, 1_000), actor=officer)
    with pytest.raises(Http404):
        record_cash(money_in(melati, 1_000), actor=stranger)
    assert books() == before
    kader = Actor(None, "Ani", KOTA, (Held(Role.KADER, here, since),))
    record_cash(money_in(melati, 1_000), actor=kader)
    assert Entry.objects.get().recorded_name == "Ani"
