"""Opening an edition of the lomba."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor, Place, require
from common import clock
from common.period import Period
from common.problems import Problem, Problems
from contests.domain.words import EditionState, Entrants
from contests.models import Edition
from contests.policies import MANAGE_CONTEST
from regions.tenancy.constraints import refusing
from regions.tenancy.scope import current_kota_id

NAME = 120
TAKEN = Problem("name", "Nama ini sudah dipakai lomba lain di tahun yang sama. Pilih nama lain.", "sama")


@dataclass(frozen=True)
class OpenEdition:
    """A new edition. Its id is the id of this command."""

    command_id: UUID
    name: str
    year: int
    opens_on: date
    closes_on: date
    first: Period
    last: Period
    entrants: Entrants = Entrants.ALL
    is_sample: bool = False


@dataclass(frozen=True)
class EditionAnswer:
    """The edition that was touched."""

    edition_id: UUID
    name: str

    @property
    def about(self) -> dict[str, Any]:
        return {"lomba": str(self.edition_id), "nama": self.name}


@command("contests.open_edition")
def open_edition(cmd: OpenEdition, *, actor: Actor) -> EditionAnswer:
    """Open an edition.

    Refuses a name used in that year, dates and months in the wrong order, more than two years of months.
    Forbidden outside of MANAGE_CONTEST.
    """
    require(actor, MANAGE_CONTEST, Place(current_kota_id()))
    name = " ".join(cmd.name.split())
    problems = Problems(_problems(cmd, name))
    if Edition.objects.filter(year=cmd.year, name=name).exists():
        problems.extend([TAKEN])
    problems.raise_if_any()
    with refusing({"edition_name": TAKEN}):
        edition = Edition.objects.create(
            id=cmd.command_id,
            name=name,
            year=cmd.year,
            opens_on=cmd.opens_on,
            closes_on=cmd.closes_on,
            first_period=cmd.first.key,
            last_period=cmd.last.key,
            entrants=cmd.entrants.value,
            is_sample=cmd.is_sample,
            state=EditionState.OPEN.value,
            opened_at=clock.now(),
            opened_name=actor.name,
        )
    return EditionAnswer(edition.id, edition.name)


def _problems(cmd: OpenEdition, name: str) -> Iterator[Problem]:
    if not name:
        yield Problem("name", "Nama lomba belum diisi.", "kosong")
    elif len(name) > NAME:
        yield Problem("name", f"Nama lomba paling panjang {NAME} huruf.", "panjang")
    if not 2000 <= cmd.year <= 2100:
        yield Problem("year", "Tahun tidak mungkin. Ketik misalnya 2026.", "batas")
    if cmd.closes_on < cmd.opens_on:
        yield Problem("closes_on", "Hari terakhir tidak boleh sebelum hari pertama.", "urutan")
    if cmd.last < cmd.first:
        yield Problem("last", "Bulan terakhir tidak boleh sebelum bulan pertama.", "urutan")
    elif cmd.first.months_until(cmd.last) >= 24:
        yield Problem("last", "Paling banyak 24 bulan.", "banyak")
