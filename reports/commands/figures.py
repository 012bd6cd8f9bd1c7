"""Entering columns 3 to 25 of form 4.22."""

from dataclasses import dataclass
from uuid import UUID

from accounts.commands import command
from accounts.domain.roles import Actor
from accounts.policies import require
from common import clock
from common.period import Period
from common.problems import Problems
from common.words import bulan
from regions.domain.level import Level
from regions.queries import area_name
from regions.queries.day import today_here
from reports.commands.ask import place_of
from reports.domain.columns import BY_KEY, ENTERED
from reports.models import Figures
from reports.policies import ENTER_FIGURES

LARGEST = 999_999
LONGEST_NOTE = 200


@dataclass(frozen=True)
class EnterFigures:
    """What is known from a month on: key of the column -> number. A key left out is unknown."""

    command_id: UUID
    kelurahan_id: int
    period: Period
    values: dict[str, int]
    note: str = ""


@dataclass(frozen=True)
class FiguresEntered:
    """How many of the 23 columns are known now."""

    kelurahan_id: int
    known: int
    area: str = ""
    month: str = ""

    @property
    def about(self) -> dict[str, str]:
        return {"wilayah": self.area, "bulan": self.month, "kolom terisi": str(self.known)}


@command("reports.figures")
def enter_figures(cmd: EnterFigures, *, actor: Actor) -> FiguresEntered:
    """Write the figures down beside the earlier ones.

    Refuses columns that are counted from the records, numbers below zero or above 999.999, months to come.
    """
    area = area_name(Level.KELURAHAN, cmd.kelurahan_id)
    require(actor, ENTER_FIGURES, place_of(area))
    problems = Problems()
    entered = {column.key for column in ENTERED}
    for key, value in cmd.values.items():
        if key not in entered:
            known = "dihitung sendiri dari catatan" if key in BY_KEY else "tidak dikenal"
            problems.add(key, f"Kolom ini {known}.", "bukan_isian")
        elif not 0 <= value <= LARGEST:
            problems.add(key, "Isi dengan angka 0 sampai 999.999.", "di_luar_batas")
    if cmd.period > Period.of(today_here()):
        problems.add("period", "Bulan ini belum tiba.", "masa_depan")
    if len(cmd.note) > LONGEST_NOTE:
        problems.add("note", f"Paling banyak {LONGEST_NOTE} huruf.", "terlalu_panjang")
    problems.raise_if_any()
    Figures.objects.create(
        kelurahan_id=area.id,
        period=cmd.period.key,
        values=cmd.values,
        note=cmd.note.strip(),
        recorded_at=clock.now(),
        recorded_name=actor.name,
    )
    return FiguresEntered(area.id, len(cmd.values), area.full, bulan(cmd.period))
