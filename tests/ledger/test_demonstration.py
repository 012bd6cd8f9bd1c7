"""Eight months of the demonstration: every kind of entry, and our own proofs, beancount and hledger agree.

One kecamatan of it, where Melati and the two groups besides her are: more groups only hold more meetings.
"""

import csv
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from beancount import loader
from beancount.core.data import Transaction
from django.core.management import call_command

from accounts.commands import ImportRegions, import_regions
from accounts.domain.roles import Actor
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.exchange import account_name
from bookkeeping.models import Entry
from bookkeeping.queries.export import group_words
from bookkeeping.queries.trial import trial_balance
from common import clock
from common.ids import uuid7
from groups.models import Group
from regions.domain.wilayah import read_areas
from regions.models import Kota
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO
from up2k.demo.load import AREAS, fill, open_cities

TODAY = date(2026, 4, 12)  # a RAT lies among the months before it
MONTHS = 8
MAGERSARI = "35.76.02"
NOON = datetime(2026, 4, 12, 5, tzinfo=UTC)
BY_PROGRAMS = {EntryKind.LAIN}  # no command of ours writes it
BEAN_CHECK = Path(sys.executable).with_name("bean-check")


@pytest.mark.django_db
def test_every_balance_of_the_demonstration_is_found_again(tmp_path: Path) -> None:
    with clock.at(NOON):
        _open_magersari()
        open_cities(TODAY, lambda _: None)
        fill(Kota.objects.get(pk=MOJOKERTO), TODAY, MONTHS)
        call_command("check_ledger", stdout=StringIO())
        ours = _ours()
        beans, journal = _exported("beancount", tmp_path), _exported("hledger", tmp_path)
    assert len(ours) > 80
    with scope(MOJOKERTO):
        seen = set(Entry.objects.values_list("kind", flat=True))
        assert {kind for kind in EntryKind if kind.value not in seen} == BY_PROGRAMS
    assert _of_beancount(beans) == ours
    assert _of_hledger(journal) == ours


def _open_magersari() -> None:
    with AREAS.open(encoding="utf-8", newline="") as lines:
        head, *rows = csv.reader(lines)
    chosen = [head, *(row for row in rows if row[2] == MAGERSARI)]
    import_regions(ImportRegions(uuid7(), read_areas(tuple(chosen))), actor=Actor.operator("uji"))


def _ours() -> dict[str, int]:
    """Debits less credits of every account of every group, under the name it is exported with."""
    found = {}
    with scope(MOJOKERTO):
        words = group_words()
        for group_id in Group.objects.values_list("id", flat=True):
            for line in trial_balance(group_id, TODAY).lines:
                found[account_name(words[group_id], line.account)] = line.debit - line.credit
    return found


def _exported(kind: str, folder: Path) -> Path:
    out = folder / f"buku.{kind}"
    call_command("export_books", kota="35.76", format=kind, out=out, stdout=StringIO())
    return out


def _of_beancount(books: Path) -> dict[str, int]:
    subprocess.run([BEAN_CHECK, "--no-cache", books], check=True)
    entries, errors, _ = loader.load_file(str(books))
    assert errors == []
    theirs: dict[str, Decimal] = {}
    for entry in entries:
        for posting in entry.postings if isinstance(entry, Transaction) else ():
            assert posting.units is not None
            amount = Decimal(str(posting.units.number))
            theirs[posting.account] = theirs.get(posting.account, Decimal(0)) + amount
    return {name: int(amount) for name, amount in theirs.items()}


def _of_hledger(books: Path) -> dict[str, int]:
    subprocess.run(["hledger", "-f", books, "check", "--strict"], check=True)
    command = ["hledger", "-f", str(books), "balance", "--flat", "--empty", "-N", "-O", "csv"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    _, *rows = csv.reader(StringIO(told))
    return {name: int(amount.removesuffix(" IDR")) for name, amount in rows}
