"""Freezing a report: the months are sealed, the data taken, hashed and numbered. Paper comes after."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Max

from accounts.commands import command
from accounts.domain.command_words import STEP_OF
from accounts.domain.roles import Actor
from bookkeeping.commands.months import seal_months
from common import clock, codec
from common.period import Period
from groups.models import Group
from regions.domain.level import Level
from regions.queries import AreaName, area_name
from regions.tenancy.scope import current_kota_id
from reports.commands.ask import newest_runs
from reports.commands.queue import enqueue
from reports.domain.monthly import MonthlyReport
from reports.domain.numbering import number
from reports.models import ReportRun, RunState
from reports.queries.contexts import Heading, area_report, kelurahan_report
from reports.queries.style import report_style
from reports.queries.tree import above, below


@dataclass(frozen=True)
class FreezeReport:
    """Take the data of a run that waits."""

    command_id: UUID
    run_id: UUID


@dataclass(frozen=True)
class Step:
    """What became of the run: its state, and the number once it has one.

    `volume_id` when this was a step to a volume: a part of it, or a try before its parts were there.
    """

    run_id: UUID
    state: str
    number: str
    volume_id: UUID | None = None

    @property
    def about(self) -> dict[str, str]:
        """For the log, which names a volume once and leaves out the steps to it."""
        told = {"nomor": self.number, "laporan_id": str(self.run_id)}
        return told | ({STEP_OF: str(self.volume_id)} if self.volume_id else {})


@command("reports.freeze")
def freeze_report(cmd: FreezeReport, *, actor: Actor) -> Step:
    """Freeze the run if it waits and all below it are frozen; otherwise leave it as it is.

    Safe to run twice and at once: the row is locked, and only a waiting one changes.
    """
    run = ReportRun.objects.select_for_update(of=("self",)).defer("sheets", "pdf").get(pk=cmd.run_id)
    if run.state == RunState.FROZEN:
        enqueue("reports.print", [run.id])
    if run.state != RunState.WAITING:
        return Step(run.id, run.state, run.number, run.id)
    area, period = area_name(Level(run.level), run.area_id), Period.from_key(run.period)
    report = _report(run, area, period, actor)
    if report is None:
        return Step(run.id, run.state, "", run.id)
    _keep(run, report)
    enqueue("reports.print", [run.id])
    enqueue("reports.freeze", _those_above(area, period))
    return Step(run.id, run.state, run.number, volume_of(area, period))


def volume_of(area: AreaName, period: Period) -> UUID | None:
    """The run above that is being made at this time, which the run of this area is a part of."""
    runs = newest_runs([a.id for a in above(area)], period).values()
    return next((run.id for run in runs if run.state in (RunState.WAITING, RunState.FROZEN)), None)


def _report(run: ReportRun, area: AreaName, period: Period, actor: Actor) -> MonthlyReport | None:
    """The data, or None while an area below is not frozen."""
    parts = newest_runs([a.id for a in below(area)], period)
    if len(parts) < len(below(area)) or any(
        r.state in (RunState.WAITING, RunState.FAILED) for r in parts.values()
    ):
        return None
    heading = _heading(run, area, period)
    if area.level is Level.KELURAHAN:
        groups = Group.objects.filter(kelurahan_id=area.id).values_list("id", flat=True)
        seal_months(list(groups), period, actor=actor, reason=f"Laporan {run.number}")
        return kelurahan_report(heading)
    data = dict(
        ReportRun.objects.filter(id__in=[r.id for r in parts.values()]).values_list("area_id", "data")
    )
    frozen = [codec.load_stored(MonthlyReport, data[a.id]) for a in below(area)]
    return area_report(heading, frozen)


def _heading(run: ReportRun, area: AreaName, period: Period) -> Heading:
    """Number the run: the next in the kota and year, one at a time."""
    style = report_style()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('laporan', %s))", [current_kota_id()])
    first, last = Period(period.year, 1).key, Period(period.year, 12).key
    used = ReportRun.objects.filter(period__range=(first, last)).aggregate(last=Max("serial"))["last"] or 0
    run.serial = used + 1
    run.number = number(style.number_pattern, run.serial, area.code, area.full, period)
    run.frozen_at = clock.now()
    return Heading(area, period, run.number, run.revision, run.reason, run.frozen_at, style.layout)


def _keep(run: ReportRun, report: MonthlyReport) -> None:
    run.data = codec.dump(report)
    run.sha256 = codec.body_hash(report)
    run.state = RunState.FROZEN
    run.save(update_fields=["serial", "number", "frozen_at", "data", "sha256", "state"])


def _those_above(area: AreaName, period: Period) -> list[UUID]:
    runs = newest_runs([a.id for a in above(area)], period)
    return [run.id for run in runs.values() if run.state == RunState.WAITING]
