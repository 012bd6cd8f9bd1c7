"""import_journal: whole or not at all, with every problem at its line."""

from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from bookkeeping.commands.cash import record_cash
from bookkeeping.commands.months import seal_months
from bookkeeping.models import Entry, Leg
from bookkeeping.queries.balances import saldo_on
from common.period import Period
from regions.tenancy.scope import scope
from tests.commands.test_bookkeeping_cash import money_in
from tests.ledger.books import (
    ACTOR,
    KOTA,
    Melati,
    a_city,
    a_group,
    an_area,
    books,
    cash_in,
    october_noon,
    posted,
)

pytestmark = pytest.mark.django_db
HEAD = "tx_id,date,group,account,debit,credit\n"


@pytest.fixture
def melati(db: None) -> Any:
    """Melati and Mawar; the scope is closed, as the command finds it."""
    a_city()
    with october_noon():
        with scope(KOTA):
            an_area()
            made = a_group()
            a_group("Mawar")
            record_cash(money_in(made, 1_000), actor=ACTOR)
        yield made


def take(tmp_path: Path, text: str, **more: Any) -> str:
    """Import a file of this text; what was printed."""
    path, said = tmp_path / "jurnal.csv", StringIO()
    path.write_text(HEAD + text)
    call_command("import_journal", path, kota="35.76", stdout=said, **more)
    return said.getvalue()


def refused(tmp_path: Path, text: str, **more: Any) -> list[str]:
    """What is told when a file is refused; nothing has changed then."""
    with scope(KOTA):
        before = books()
    with pytest.raises(CommandError) as caught:
        take(tmp_path, text, **more)
    with scope(KOTA):
        assert books() == before
    *problems, total = str(caught.value).splitlines()
    assert total == f"{len(problems)} masalah; tidak ada yang ditulis."
    return problems


def test_a_journal_becomes_entries_in_its_order(melati: Melati, tmp_path: Path) -> None:
    text = (
        "7,2026-09-02,Melati,1101,5000,0\n7,2026-09-02,Melati,4103,0,5000\n"
        "8,2025-12-30,mawar,1101,700,\n8,2025-12-30,mawar,4103,,700\n"
        f"x9,2026-09-01,{melati.id},5102,2000,0\nx9,2026-09-01,{melati.id},1101,0,2000\n"
    )
    assert take(tmp_path, text, cash_reason="Buku lama") == "3 transaksi, 6 baris, 2 kelompok.\n"
    with scope(KOTA):
        mine = Entry.objects.filter(group_id=melati.id).order_by("seq")
        assert [(e.seq, e.voucher_no, e.voucher_year, e.memo, e.kind) for e in mine[1:]] == [
            (2, 2, 2026, "Pindahan 7", "impor"),
            (3, 3, 2026, "Pindahan x9", "impor"),
        ]
        assert [e.cash_reason for e in mine[1:]] == ["Buku lama"] * 2
        assert {e.recorded_name for e in mine[1:]} == {"import_journal"}
        other = Entry.objects.exclude(group_id=melati.id).get()
        assert (other.seq, other.voucher_no, other.voucher_year) == (1, 1, 2025)
        assert saldo_on(date(2026, 10, 31), melati.id, (1101,)) == {1101: 4_000}
    call_command("check_ledger", stdout=StringIO())


def test_the_numbers_of_another_program(melati: Melati, tmp_path: Path) -> None:
    mapping = tmp_path / "kelompok.csv"
    mapping.write_text(f"group,kelompok\n1,Mawar\n2,{melati.id}\n")
    text = "1,2026-09-02,1,1,5000,0\n1,2026-09-02,1,9,0,5000\n2,2026-09-02,2,1,1,0\n2,2026-09-02,2,9,0,1\n"
    take(tmp_path, text, accounts="1=1101,9=4104", groups=mapping)
    with scope(KOTA):
        assert list(Leg.objects.order_by("id").values_list("account_id", "debit", "credit"))[2:] == [
            (1101, 5_000, 0),
            (4104, 0, 5_000),
            (1101, 1, 0),
            (4104, 0, 1),
        ]


def test_a_file_is_taken_over_once(melati: Melati, tmp_path: Path) -> None:
    text = "1,2026-09-02,Mawar,1101,5000,0\n1,2026-09-02,Mawar,4103,0,5000\n"
    take(tmp_path, text)
    with october_noon(31):
        again = take(tmp_path, text)
    assert again.startswith("1 transaksi, 2 baris, 1 kelompok")
    with scope(KOTA):
        assert Entry.objects.count() == 2


def test_every_problem_has_its_line(melati: Melati, tmp_path: Path) -> None:
    text = (
        "1,2026-09-02,Melati,1101,5000,0\n"
        "1,2026-09-02,Melati,4103,0,4000\n"
        "2,02-09-2026,Kenanga,1101,5.000,0\n"
        "2,02-09-2026,Kenanga,4103,0,5000\n"
        "3,2026-11-01,Melati,9999,5,5\n"
        "3,2026-11-02,Melati,4103,0,0\n"
        "4,2026-09-02,Melati\n"
        "5,2026-09-02,Melati,1101,5,0\n"
    )
    assert refused(tmp_path, text) == [
        "baris 2: Transaksi 1 tidak seimbang: 5000 dan 4000.",
        "baris 4: Tanggal ditulis seperti 2026-10-31, bukan '02-09-2026'.",
        "baris 4: Kelompok 'Kenanga' tidak ada di kota ini.",
        "baris 4: Jumlah harus rupiah bulat tanpa titik, bukan '5.000' dan '0'.",
        "baris 5: Tanggal ditulis seperti 2026-10-31, bukan '02-09-2026'.",
        "baris 5: Kelompok 'Kenanga' tidak ada di kota ini.",
        "baris 6: Tanggal tidak boleh sesudah hari ini.",
        "baris 6: Pos '9999' tidak dikenal.",
        "baris 6: Tepat satu dari kedua jumlah harus lebih dari nol.",
        "baris 7: Tanggal dan kelompok transaksi 3 harus sama.",
        "baris 7: Tanggal tidak boleh sesudah hari ini.",
        "baris 7: Tepat satu dari kedua jumlah harus lebih dari nol.",
        "baris 8: Harus 6 kolom, bukan 3.",
        "baris 9: Transaksi 5 hanya satu baris.",
    ]


def test_torn_transactions_and_sealed_months(melati: Melati, tmp_path: Path) -> None:
    with scope(KOTA):
        posted(cash_in(melati.id, 1_000, date(2026, 7, 1)))
        seal_months([melati.id], Period(2026, 8), actor=ACTOR)
    pair = "{0},{1},{2},1101,5,0\n{0},{1},{2},4103,0,5\n"
    torn = pair.format(1, "2026-09-02", "Melati") + pair.format(2, "2026-09-02", "Mawar")
    assert refused(tmp_path, torn + pair.format(1, "2026-09-02", "Melati")) == [
        "baris 6: tx_id ini sudah dipakai di atas."
    ]
    sealed = pair.format(1, "2026-08-31", "Mawar") + pair.format(2, "2026-07-31", "Melati")
    assert refused(tmp_path, sealed) == ["baris 4: Bukunya sudah disegel sampai 08/2026."]


def test_cash_below_zero_needs_a_reason(melati: Melati, tmp_path: Path) -> None:
    text = "1,2026-09-02,Melati,5102,5000,0\n1,2026-09-02,Melati,1101,0,5000\n"
    assert refused(tmp_path, text) == ["kas: Uang kas tidak cukup: kurang Rp 5.000 pada 2 September 2026."]
    take(tmp_path, text, cash_reason="Buku lama tidak lengkap")


def test_what_is_no_journal(melati: Melati, tmp_path: Path) -> None:
    assert refused(tmp_path, "") == ["baris 1: Berkas ini tidak memuat transaksi."]
    path = tmp_path / "lain.csv"
    path.write_text("tanggal,jumlah\n")
    with pytest.raises(CommandError, match="Baris pertama harus tx_id,date"):
        call_command("import_journal", path, kota="35.76")
    with pytest.raises(CommandError, match="Berkas tidak terbaca"):
        call_command("import_journal", tmp_path / "tidak ada.csv", kota="35.76")
