"""Books leave for beancount and hledger, which must find the same balances; CSV comes back."""

import csv
import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from beancount import loader
from beancount.core.data import Transaction
from django.core.management import CommandError, call_command

from bookkeeping.commands.cash import Direction, Transfer, record_cash, transfer
from bookkeeping.commands.correcting import correct_entry, reverse_entry
from bookkeeping.commands.loans.lending import lend
from bookkeeping.commands.loans.paying import pay_instalment
from bookkeeping.commands.savings.paying import save_money
from bookkeeping.domain.chart import BIAYA_RAPAT, IURAN
from bookkeeping.domain.exchange import account_name
from bookkeeping.models import Loan
from bookkeeping.queries.export import group_words
from bookkeeping.queries.trial import trial_balance
from common.ids import uuid7
from regions.tenancy.scope import scope
from tests.commands.test_bookkeeping_cash import cash, money_in
from tests.commands.test_bookkeeping_correcting import cancelling, correcting
from tests.commands.test_bookkeeping_loans import lending, paying
from tests.commands.test_bookkeeping_savings import saving
from tests.ledger.books import ACTOR, KOTA, Melati, a_city, a_group, an_area, october_noon

pytestmark = pytest.mark.django_db
UNTIL = date(2026, 10, 31)
BEAN_CHECK = Path(sys.executable).with_name("bean-check")


@pytest.fixture
def two_books(db: None) -> Any:
    """Melati and Mawar with a bit of everything; the scope is closed again, as commands find it."""
    a_city()
    with october_noon():
        with scope(KOTA):
            an_area()
            made = a_group(), a_group("Mawar 2")
            _melati(made[0])
            record_cash(money_in(made[1], 12_000, memo='Iuran "rutin"; tunai | kas\\kecil'), actor=ACTOR)
        yield made


def _melati(melati: Melati) -> None:
    record_cash(money_in(melati, 900_000, date=date(2026, 7, 1)), actor=ACTOR)
    save_money(saving(melati, pokok=50_000, wajib=10_000, date=date(2026, 8, 2)), actor=ACTOR)
    lend(lending(melati), actor=ACTOR)
    pay_instalment(
        paying(Loan.objects.get().id, principal=50_000, interest=7_500, penalty=500, tied_saving=3_000),
        actor=ACTOR,
    )
    transfer(Transfer(uuid7(), melati.id, date(2026, 8, 20), 100_000, to_bank=True), actor=ACTOR)
    wrong = record_cash(money_in(melati, 5_000, date=date(2026, 9, 1)), actor=ACTOR).entry_id
    correct_entry(correcting(wrong, (IURAN, 6_000), date=date(2026, 9, 1)), actor=ACTOR)
    out = record_cash(cash(melati, Direction.KELUAR, BIAYA_RAPAT, 9_000), actor=ACTOR).entry_id
    reverse_entry(cancelling(out), actor=ACTOR)


def export(kind: str, out: Path, **more: Any) -> Path:
    call_command("export_books", kota="35.76", format=kind, out=out, stdout=StringIO(), **more)
    return out


def ours(groups: tuple[Melati, ...]) -> dict[str, int]:
    """Debits less credits of every account of every group, under the name it is exported with."""
    found = {}
    with scope(KOTA):
        words = group_words()
        for group in groups:
            for line in trial_balance(group.id, UNTIL).lines:
                found[account_name(words[group.id], line.account)] = line.debit - line.credit
    return found


def test_beancount_accepts_the_books_and_agrees(two_books: tuple[Melati, Melati], tmp_path: Path) -> None:
    out = export("beancount", tmp_path / "buku.beancount")
    run = subprocess.run([BEAN_CHECK, "--no-cache", out], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout + run.stderr) == (0, "")
    entries, errors, _ = loader.load_file(str(out))
    assert errors == []
    theirs: dict[str, Decimal] = {}
    for entry in entries:
        if isinstance(entry, Transaction):
            for posting in entry.postings:
                assert posting.units is not None
                amount = Decimal(str(posting.units.number))
                theirs[posting.account] = theirs.get(posting.account, Decimal(0)) + amount
    assert theirs == ours(two_books)
    assert len(theirs) == 12
    assert sum(isinstance(entry, Transaction) for entry in entries) == 11


def test_beancount_refuses_a_book_that_was_touched(two_books: tuple[Melati, Melati], tmp_path: Path) -> None:
    out = export("beancount", tmp_path / "buku.beancount")
    text = out.read_text()
    assert text.count("12000 IDR") == 4
    out.write_text(text.replace("  12000 IDR", "  13000 IDR", 1).replace("  -12000 IDR", "  -13000 IDR", 1))
    run = subprocess.run([BEAN_CHECK, "--no-cache", out], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "Balance failed" in run.stderr


def test_hledger_accepts_the_books_and_agrees(two_books: tuple[Melati, Melati], tmp_path: Path) -> None:
    out = export("hledger", tmp_path / "buku.journal")
    subprocess.run(["hledger", "-f", out, "check", "--strict"], check=True)
    told = subprocess.run(
        ["hledger", "-f", out, "balance", "--flat", "--empty", "-N", "-O", "csv"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    _, *rows = csv.reader(StringIO(told))
    assert {name: int(amount.removesuffix(" IDR")) for name, amount in rows} == ours(two_books)


def test_a_group_is_exported_alone(two_books: tuple[Melati, Melati], tmp_path: Path) -> None:
    out = export("hledger", tmp_path / "mawar.journal", group="Mawar 2")
    text = out.read_text()
    assert text.count(" * (") == 1
    assert "(1/2026) Iuran 'rutin', tunai / kas/kecil\n" in text
    assert "Assets:Mawar-2-3576011001:Kas-1101  0 IDR = 12000 IDR" in text
    assert "Melati" not in text


def test_the_trial_balance_is_nothing_but_json(two_books: tuple[Melati, Melati]) -> None:
    said = StringIO()
    call_command("trial_balance", kota="35.76", group="melati", until=UNTIL, json=True, stdout=said)
    found = json.loads(said.getvalue())
    assert (found["group"], found["until"]) == (str(two_books[0].id), "2026-10-31")
    assert found["accounts"][0] == {
        "account": 1101,
        "name": "Kas",
        "kind": "ASET",
        "debit": 1_041_000,
        "credit": 614_000,
        "saldo": 427_000,
    }
    assert found["debit"] == found["credit"]
    table = StringIO()
    call_command("trial_balance", kota="35.76", until=UNTIL, stdout=table)
    assert "1101 Kas " in table.getvalue()


def test_what_was_exported_is_taken_over_again(two_books: tuple[Melati, Melati], tmp_path: Path) -> None:
    before = ours(two_books)
    out = export("csv", tmp_path / "buku.csv")
    said = StringIO()
    call_command("import_journal", out, kota="35.76", cash_reason="Uji", stdout=said)
    assert said.getvalue() == "11 transaksi, 26 baris, 2 kelompok.\n"
    assert ours(two_books) == {name: 2 * amount for name, amount in before.items()}
    checked = StringIO()
    call_command("check_ledger", stdout=checked)
    assert checked.getvalue() == "35.76 Kota Mojokerto: 22 catatan, 0 tidak cocok.\n"


@pytest.mark.parametrize(
    ("kota", "group", "told"),
    [("99.99", None, "Kota 99.99 tidak ada"), ("35.76", "Kenanga", "Kelompok Kenanga tidak ada di kota ini")],
)
def test_unknown_places_are_refused(
    two_books: tuple[Melati, Melati], kota: str, group: str | None, told: str
) -> None:
    with pytest.raises(CommandError, match=told):
        call_command("trial_balance", kota=kota, group=group, until=UNTIL)


def test_a_group_is_found_by_its_id(two_books: tuple[Melati, Melati]) -> None:
    said, mawar = StringIO(), str(UUID(str(two_books[1].id)))
    call_command("trial_balance", kota="35.76", group=mawar, until=UNTIL, json=True, stdout=said)
    assert json.loads(said.getvalue())["accounts"][0]["saldo"] == 12_000
