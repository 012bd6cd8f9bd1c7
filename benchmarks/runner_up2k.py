"""UP2K with all its guarantees: the city's scope, idempotent commands written down, lock, chain, rollups."""

import datetime
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import django

django.setup()

from django.core.management import call_command

from accounts.commands import command
from accounts.domain.roles import Actor
from benchmarks.protocol import Runner
from benchmarks.workload import GROUPS, KOTA, MEETING, Transaction, kota_of_groups, write
from bookkeeping.commands.chart import open_chart
from bookkeeping.commands.posting import Posted, post
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.queries.rollups import group_totals
from common.ids import uuid7
from common.period import Period
from groups.models import Group
from regions.models import Kecamatan, Kelurahan, Kota
from regions.tenancy.scope import scope

CODES = {
    1: 1101,
    2: 1102,
    3: 1201,
    4: 1301,
    5: 3102,
    6: 2101,
    7: 3501,
    8: 4101,
    9: 4104,
    10: 4102,
    11: 5101,
    12: 5106,
}
FIRST_KOTA = 9001


@dataclass(frozen=True)
class PostDrafts:
    """Entries of one group, posted as one command."""

    command_id: UUID
    entries: tuple[EntryDraft, ...]


@dataclass(frozen=True)
class Done:
    """How many entries were written, and the last of their places in the chain."""

    count: int
    seq: int


@command("bench.post")
def post_drafts(cmd: PostDrafts, *, actor: Actor) -> Done:
    """Post as any command does; the reason stands in the entries, for the workload lets kas go below zero."""
    posted: Sequence[Posted] = post(cmd.entries, command_id=cmd.command_id, actor=actor, names_required=False)
    return Done(len(posted), posted[-1].seq)


class Up2k(Runner):
    def setup(self) -> int:
        self.kota = {group: FIRST_KOTA + kota - 1 for group, kota in kota_of_groups().items()}
        self.groups: dict[int, UUID] = {}
        for number in range(FIRST_KOTA, FIRST_KOTA + KOTA):
            self._city(number)
        return len(self.groups)

    def one(self, part: list[Transaction]) -> int:
        for _, date, group, legs in part:
            self._command(group, date, [legs])
        return len(part)

    def meeting(self, rounds: int) -> int:
        for number in range(rounds):
            self._command(1 + number % GROUPS, datetime.date(2026, 1, 5), MEETING)
        return rounds * len(MEETING)

    def bulk(self, part: list[Transaction]) -> int:
        """The management command, a file a city, as an operator would take over old journals."""
        with TemporaryDirectory() as folder:
            for number in range(FIRST_KOTA, FIRST_KOTA + KOTA):
                rows = [t for t in part if self.kota[t[2]] == number]
                self._import(Path(folder) / f"{number}.csv", number, rows)
        return len(part)

    def read_month(self) -> int:
        """Every group of every city at the end of a month, from rollups."""
        rows = 0
        for number in range(FIRST_KOTA, FIRST_KOTA + KOTA):
            with scope(number):
                rows += len(group_totals(Period(2025, 6)))
        return rows

    def read_city(self) -> int:
        """The largest city alone: what its dashboard reads."""
        with scope(FIRST_KOTA):
            return len(group_totals(Period(2025, 6)))

    def _city(self, number: int) -> None:
        code = f"{number // 100}.{number % 100:02}"
        Kota.objects.create(id=number, code=code, name=f"Kota {number}", zone="Asia/Jakarta")
        with scope(number):
            Kecamatan.objects.create(id=number * 100 + 1, code=f"{code}.01", name="Satu")
            Kelurahan.objects.create(
                id=number * 1_000_000 + 11001,
                kecamatan_id=number * 100 + 1,
                code=f"{code}.01.1001",
                name="Satu",
            )
            open_chart()
            for group, kota in self.kota.items():
                if kota == number:
                    made = Group.objects.create(
                        name=f"Kelompok {group}",
                        search_name=f"kelompok {group}",
                        kind="poksus",
                        kelurahan_id=number * 1_000_000 + 11001,
                    )
                    self.groups[group] = made.id

    def _command(self, group: int, date: datetime.date, entries: list[Any]) -> None:
        drafts = tuple(
            EntryDraft(
                uuid7(),
                self.groups[group],
                date,
                EntryKind.LAIN,
                "x",
                tuple(LegLine(CODES[account], debit, credit) for account, debit, credit in legs),
                cash_reason="beban kerja tiruan",
            )
            for legs in entries
        )
        number = self.kota[group]
        with scope(number):
            post_drafts(PostDrafts(uuid7(), drafts), actor=Actor.system("bench", number))

    def _import(self, path: Path, number: int, rows: list[Transaction]) -> None:
        if rows:
            write(path, rows)
            names = path.with_suffix(".groups.csv")
            lines = [f"{group},{id}" for group, id in self.groups.items() if self.kota[group] == number]
            names.write_text("\n".join(["group,kelompok", *lines]), encoding="utf-8")
            accounts = ",".join(f"{mine}={code}" for mine, code in CODES.items())
            call_command(
                "import_journal",
                str(path),
                kota=f"{number // 100}.{number % 100:02}",
                accounts=accounts,
                groups=names,
                cash_reason="beban kerja tiruan",
                verbosity=0,
            )


if __name__ == "__main__":
    Up2k(int(sys.argv[1])).serve()
