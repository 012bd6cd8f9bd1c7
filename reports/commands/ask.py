"""Asking for a report: the run is written down, with all those below it; the worker does the rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from accounts.commands import command
from accounts.domain.roles import Actor, Place
from accounts.policies import require
from common import clock
from common.period import Period
from common.problems import Problems
from common.words import bulan
from regions.domain.level import Level
from regions.queries import AreaName, area_name, kecamatan_list, kelurahan_list
from regions.queries.day import today_here
from regions.tenancy.scope import current_kota_id
from reports.commands.queue import enqueue
from reports.models import ReportRun, RunState
from reports.policies import ASK_REPORT


@dataclass(frozen=True)
class AskReport:
    """The report of one area and month; with `ralat_reason` a new revision of one already issued."""

    command_id: UUID
    level: Level
    area_id: int
    period: Period
    ralat_reason: str = ""


@dataclass(frozen=True)
class Asked:
    """The run to watch, how many runs were new, and what was asked for, in words."""

    run_id: UUID
    made: int
    area: str = ""
    month: str = ""

    @property
    def about(self) -> dict[str, str]:
        return {"wilayah": self.area, "bulan": self.month, "laporan_id": str(self.run_id)}


@command("reports.ask")
def ask_report(cmd: AskReport, *, actor: Actor) -> Asked:
    """Write the run down and hand it to the worker; asking twice gives the run there is.

    Refuses a month that has not ended, and a ralat of what was never issued.
    """
    area = area_name(cmd.level, cmd.area_id)
    require(actor, ASK_REPORT, place_of(area))
    newest = newest_runs([area.id], cmd.period).get(area.id)
    problems = Problems()
    if cmd.period >= Period.of(today_here()):
        problems.add("period", "Bulan ini belum selesai. Pilih bulan yang sudah lewat.", "belum_selesai")
    if cmd.ralat_reason and (newest is None or newest.state != RunState.ISSUED):
        problems.add("ralat_reason", "Belum ada laporan terbit yang dapat diralat.", "belum_terbit")
    problems.raise_if_any()
    areas = [area, *_below(area)]
    known = newest_runs([a.id for a in areas], cmd.period)
    counted = _counted(areas)
    fresh = [_run(a, cmd, actor, counted[a.id]) for a in areas if a.id not in known]
    if cmd.ralat_reason and newest is not None:
        fresh.append(_run(area, cmd, actor, counted[area.id], newest.revision + 1))
    ReportRun.objects.bulk_create(fresh, ignore_conflicts=True)
    runs = newest_runs([a.id for a in areas], cmd.period)
    _try_again(runs.values())
    enqueue("reports.freeze", [run.id for run in runs.values() if run.state != RunState.ISSUED])
    return Asked(runs[area.id].id, len(fresh), area.full, bulan(cmd.period))


def newest_runs(area_ids: Iterable[int], period: Period) -> dict[int, ReportRun]:
    """The newest revision of each area's report of a month, without its heavy columns."""
    rows = ReportRun.objects.filter(area_id__in=list(area_ids), period=period.key)
    light = rows.defer("data", "sheets", "pdf").order_by("revision")
    return {run.area_id: run for run in light}


def place_of(area: AreaName) -> Place:
    """The place of an area, for the rules."""
    kota_id = current_kota_id()
    if area.level is Level.KOTA:
        return Place(kota_id)
    if area.level is Level.KECAMATAN:
        return Place(kota_id, kecamatan_id=area.id)
    return Place(kota_id, kecamatan_id=area.kecamatan_id, kelurahan_id=area.id)


def _below(area: AreaName) -> list[AreaName]:
    if area.level is Level.KELURAHAN:
        return []
    if area.level is Level.KECAMATAN:
        return list(kelurahan_list(area.id))
    return [*kecamatan_list(), *kelurahan_list()]


def _counted(areas: Iterable[AreaName]) -> dict[int, list[int]]:
    """Which kelurahan the report of each area counts; one query."""
    kelurahan = kelurahan_list()
    return {
        area.id: [k.id for k in kelurahan if area.level is Level.KOTA or area.id in (k.id, k.kecamatan_id)]
        for area in areas
    }


def _run(area: AreaName, cmd: AskReport, actor: Actor, counted: list[int], revision: int = 0) -> ReportRun:
    place: dict[str, Any] = {}
    if area.level is Level.KELURAHAN:
        place = {"at_kecamatan_id": area.kecamatan_id, "at_kelurahan_id": area.id}
    elif area.level is Level.KECAMATAN:
        place = {"at_kecamatan_id": area.id}
    return ReportRun(
        level=area.level.value,
        area_id=area.id,
        counts=counted,
        period=cmd.period.key,
        revision=revision,
        reason=cmd.ralat_reason.strip() if revision else "",
        requested_at=clock.now(),
        requested_name=actor.name,
        **place,
    )


def _try_again(runs: Iterable[ReportRun]) -> None:
    failed = [run.id for run in runs if run.state == RunState.FAILED]
    ReportRun.objects.filter(id__in=failed).update(state=RunState.WAITING, trouble="")
