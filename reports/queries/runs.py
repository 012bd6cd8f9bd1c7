"""Runs of reports: lists, progress, and what got lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.domain.roles import Actor, Rule, reach
from common.period import Period
from regions.domain.level import Level
from regions.queries import areas_of_kota
from reports.models import ReportRun, RunState

HEAVY = ("data", "sheets", "pdf")


@dataclass(frozen=True)
class RunRow:
    """A run as lists show it."""

    id: UUID
    level: Level
    area: str
    period: Period
    revision: int
    number: str
    state: RunState
    trouble: str
    requested_at: datetime
    requested_name: str
    issued_at: datetime | None
    code: str

    @property
    def is_issued(self) -> bool:
        """Whether its PDF can be fetched."""
        return self.state == RunState.ISSUED

    @property
    def tone(self) -> str:
        """The colour of its pill."""
        return {RunState.ISSUED: "safe", RunState.FAILED: "late"}.get(self.state, "wait")


@dataclass(frozen=True)
class Progress:
    """How far a report and all it is made of have come."""

    state: str  # running, done or failed
    done: int
    total: int
    text: str


def runs_for(actor: Actor, rule: Rule) -> QuerySet[ReportRun]:
    """The runs the rule gives this actor, without their heavy columns; filter, sort and page it."""
    mine = reach(actor, rule)
    rows = ReportRun.objects.defer(*HEAVY)
    if mine.whole_kota:
        return rows
    return rows.filter(Q(at_kelurahan_id__in=mine.kelurahan) | Q(at_kecamatan_id__in=mine.kecamatan))


def run_rows(runs: Iterable[ReportRun]) -> tuple[RunRow, ...]:
    """Read models of one page; two more queries, however many rows."""
    names = {area.id: area.full for area in areas_of_kota()}
    return tuple(_row(run, names[run.area_id]) for run in runs)


def progress_of(run: ReportRun) -> Progress:
    """Counted from the rows themselves: every run of the month below this one, and this one."""
    family = ReportRun.objects.filter(period=run.period, counts__contained_by=run.counts)
    family = family.filter(Q(pk=run.pk) | ~Q(level=run.level))
    states = list(family.values_list("state", flat=True))
    done = sum(state == RunState.ISSUED for state in states)
    failed = sum(state == RunState.FAILED for state in states)
    if run.state == RunState.ISSUED:
        return Progress("done", done, len(states), "Laporan sudah terbit.")
    if failed:
        return Progress("failed", done, len(states), f"{failed} laporan gagal dibuat. Minta sekali lagi.")
    return Progress("running", done, len(states), f"{done} dari {len(states)} laporan selesai")


def stuck_runs(before: datetime) -> tuple[list[UUID], list[UUID]]:
    """Runs asked for before that instant that wait still: to be frozen, and to be printed."""
    old = ReportRun.objects.filter(requested_at__lt=before).order_by("level", "area_id")
    return (
        list(old.filter(state=RunState.WAITING).values_list("id", flat=True)),
        list(old.filter(state=RunState.FROZEN).values_list("id", flat=True)),
    )


def _row(run: ReportRun, area: str) -> RunRow:
    return RunRow(
        id=run.id,
        level=Level(run.level),
        area=area,
        period=Period.from_key(run.period),
        revision=run.revision,
        number=run.number,
        state=RunState(run.state),
        trouble=run.trouble,
        requested_at=run.requested_at,
        requested_name=run.requested_name,
        issued_at=run.issued_at,
        code=bytes(run.sha256 or b"").hex()[:16],
    )
