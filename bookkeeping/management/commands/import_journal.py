"""bin/manage import_journal FILE.csv --kota 35.76: take over journals kept elsewhere, whole or not at all."""

import csv
from argparse import ArgumentTypeError
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.policies import Actor
from bookkeeping.commands.importing import Imported, ImportJournal, import_journal, stage_journal
from bookkeeping.domain.chart import ACCOUNTS
from bookkeeping.domain.journal import Known
from bookkeeping.management.kota import kota_of
from common import clock
from common.problems import Refused
from common.search import searchable
from groups.models import Group
from regions.models import Kota
from regions.queries.day import today_here
from regions.tenancy.scope import scope


def _accounts(text: str) -> dict[str, int]:
    """ "1=1101,2=1102" -> which of our accounts each number of the file means."""
    found: dict[str, int] = {}
    for pair in text.split(","):
        theirs, _, ours = pair.partition("=")
        if not ours.isdecimal() or int(ours) not in ACCOUNTS:
            raise ArgumentTypeError(f"{pair}: tulis seperti 1=1101 dengan pos yang ada di daftar pos")
        found[theirs.strip()] = int(ours)
    return found


class Command(BaseCommand):
    """Columns tx_id,date,group,account,debit,credit; the same file twice is written once."""

    help = "Take over a journal from CSV; see docs/ledger.md."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--kota", required=True, help="35.76")
        parser.add_argument("--accounts", type=_accounts, help="1=1101,2=1102; our own codes when left out")
        parser.add_argument("--groups", type=Path, help="CSV group,kelompok: an id or a name for each word")
        parser.add_argument("--cash-reason", default="", help="why its cash may go below zero")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints what was written; on refusal prints each problem with its line and exits with 1."""
        kota, started = kota_of(options["kota"]), clock.now()
        try:
            done = _run(kota, options)
        except Refused as refused:
            told, count = "\n".join(map(str, refused.problems)), len(refused.problems)
            raise CommandError(f"{told}\n{count} masalah; tidak ada yang ditulis.") from refused
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise CommandError(f"Berkas tidak terbaca: {error}") from error
        if options["verbosity"]:
            again = "" if done.at >= started else f", sudah sejak {done.at:%d-%m-%Y %H.%M} UTC"
            much = f"{done.transactions} transaksi, {done.rows} baris, {done.groups} kelompok"
            self.stdout.write(f"{much}{again}.")


def _run(kota: Kota, options: Mapping[str, Any]) -> Imported:
    accounts = options["accounts"] or {str(code): code for code in ACCOUNTS}
    if isinstance(accounts, str):  # called from Python, where argparse does not read the option
        accounts = _accounts(accounts)
    with scope(kota.id):
        known = Known(accounts, _groups(options["groups"]), today_here())
        staged = stage_journal(Path(options["file"]), known)
        # The id follows from the bytes, so that a file is taken over once however often it is sent.
        once = uuid5(NAMESPACE_URL, f"up2k:journal:{kota.id}:{staged.sha256}")
        cmd = ImportJournal(once, staged.sha256, staged.transactions, staged.rows, options["cash_reason"])
        return import_journal(cmd, actor=Actor.system("import_journal", kota.id))


def _groups(mapping: Path | None) -> Callable[[str], UUID | str]:
    """Finds a group by its id or name, or by the word that the mapping file gives one of them."""
    by_name: dict[str, list[UUID]] = {}
    for pk, name in Group.objects.values_list("pk", "search_name"):
        by_name.setdefault(str(pk), []).append(pk)
        by_name.setdefault(name, []).append(pk)
    words = {} if mapping is None else _mapping(mapping)

    def find(word: str) -> UUID | str:
        text = words.get(word, word)
        found = by_name.get(text.strip().lower()) or by_name.get(searchable(text), [])
        if len(found) == 1:
            return found[0]
        trouble = "lebih dari satu; pakai id-nya" if found else "tidak ada di kota ini"
        return f"Kelompok {word!r} {trouble}."

    return find


def _mapping(path: Path) -> dict[str, str]:
    with path.open(newline="", encoding="utf-8-sig") as text:
        return {row[0]: row[1] for row in csv.reader(text, strict=True) if len(row) > 1}
