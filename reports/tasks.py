"""The worker's part: freeze, print, the first of the month, and what got lost on the way."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from celery import shared_task

from accounts.domain.roles import Actor
from common import clock
from common.ids import uuid7
from common.period import Period
from regions.domain.level import Level
from regions.models import Kota
from regions.tenancy.scope import scope
from regions.tenancy.tasks import DoorTask
from reports.commands import (
    AskReport,
    FreezeReport,
    PrintReport,
    ReportFailed,
    ask_report,
    freeze_report,
    print_report,
    report_failed,
)
from reports.commands.queue import enqueue
from reports.queries.runs import stuck_runs

STUCK_AFTER = timedelta(minutes=3)


class ReportTask(DoorTask):
    """A task about one run: what it dies of is written into the run."""

    abstract = True

    def on_failure(self, exc: Exception, task_id: str, args: Any, kwargs: Any, einfo: Any) -> None:
        kota_id, run_id = int(kwargs["kota_id"]), UUID(kwargs["run_id"])
        with scope(kota_id):
            told = ReportFailed(uuid7(), run_id, f"{type(exc).__name__}: {exc}")
            report_failed(told, actor=_worker(kota_id))


class CalendarTask(DoorTask):
    """A task that looks into every kota in turn and opens each by itself."""

    abstract = True
    outside_tenancy = "it belongs to no kota"


@shared_task(name="reports.freeze", base=ReportTask)
def freeze(*, kota_id: int, run_id: str) -> None:
    """Freeze one run, if it is its turn."""
    freeze_report(FreezeReport(uuid7(), UUID(run_id)), actor=_worker(kota_id))


@shared_task(name="reports.print", base=ReportTask)
def press(*, kota_id: int, run_id: str) -> None:
    """Print one run, if it is its turn."""
    print_report(PrintReport(uuid7(), UUID(run_id)), actor=_worker(kota_id))


@shared_task(name="reports.first_of_month", base=CalendarTask)
def first_of_month() -> None:
    """Every hour: where it is the 1st now, ask for the month before. Asking twice is harmless."""
    for kota in Kota.objects.order_by("id"):
        today = clock.today(kota.zone)
        if today.day == 1:
            with scope(kota.id):
                wanted = AskReport(uuid7(), Level.KOTA, kota.id, Period.of(today).previous())
                ask_report(wanted, actor=_worker(kota.id))


@shared_task(name="reports.resume", base=CalendarTask)
def resume() -> None:
    """Every few minutes: send again what waits longer than it should."""
    for kota_id in Kota.objects.order_by("id").values_list("id", flat=True):
        with scope(kota_id):
            waiting, frozen = stuck_runs(clock.now() - STUCK_AFTER)
            enqueue("reports.freeze", waiting)
            enqueue("reports.print", frozen)


def _worker(kota_id: int) -> Actor:
    return Actor.system("petugas laporan", kota_id)
