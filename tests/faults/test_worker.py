"""A worker dies in the middle of a report: once while it takes the data, once while it prints them."""

import hashlib
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, connections, transaction

from accounts.models import CommandRecord
from bookkeeping.models import Month
from common import codec
from common.ids import uuid7
from common.period import Period
from ops.ports import free_port
from regions.queries.day import today_here
from regions.tenancy.scope import scope
from reports.domain.monthly import MonthlyReport
from reports.models import ReportRun
from tests.builders import a_group
from tests.cast import GEDONGAN, MOJOKERTO, Cast
from tests.faults.caller import Caller
from tests.faults.conftest import token
from tests.faults.processes import Family, Running, answers, until

HELD_UP = (
    "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'relation'"
    " AND relation = 'reports_reportrun'::regclass"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


@contextmanager
def caught(run_id: UUID, state: str) -> Iterator[None]:
    """Until the end of the block a worker stands still where it would write the run, which is in this state.

    It holds whatever it has locked and written so far, and has not committed.
    """
    for _ in range(20):
        with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '20s'")
            cursor.execute("LOCK TABLE reports_reportrun IN SHARE MODE")
            until(somebody_waits, f"a worker that would write a run which is {state}")
            if the_run(run_id)["state"] == state:
                yield
                return
    raise AssertionError(f"no worker came by while the run was {state}")


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(HELD_UP)
        return bool(cursor.fetchone()[0])


def the_run(run_id: UUID) -> dict[str, Any]:
    """The run with all its columns, as it is committed."""
    with scope(MOJOKERTO):
        return dict(ReportRun.objects.values().get(pk=run_id))


def five_minutes_pass(run_id: UUID) -> None:
    """For the run, as long as reports.resume waits before it takes one for lost.

    As the owner: the application may not say that a report was asked for at another time.
    """
    with scope(MOJOKERTO, using="owner"):
        runs = ReportRun.objects.using("owner").filter(pk=run_id)
        runs.update(requested_at=runs.values_list("requested_at", flat=True).get() - timedelta(minutes=5))


def prints_tried() -> int:
    with scope(MOJOKERTO):
        return CommandRecord.objects.filter(name="reports.print").count()


def kill_the_child(worker: Running) -> None:
    """The process that does the task; the worker that gave it the task lives, and takes another."""
    (child,) = worker.children
    os.kill(child, signal.SIGKILL)
    until(lambda: child not in worker.children, "the child is gone")


def ask(cast: Cast, family: Family) -> tuple[Caller, UUID, Period]:
    """Wati asks for the report of last month; no worker is there yet."""
    with scope(MOJOKERTO):
        today = today_here()
        a_group(cast.groups["Melati"], today, names=("Sari", "Endang", "Wahyuni", "Lilik"), borrowers=1)
    month, port = Period.of(today).previous(), free_port()
    family.web(port, workers=1)
    until(lambda: answers(port), "the first page")
    wati = Caller(port, token(cast["wati"]))
    asked = wati.post("laporan/", wanted(month))
    assert asked.status == 202, asked.body
    return wati, UUID(asked.said["run_id"]), month


def wanted(month: Period) -> dict[str, Any]:
    return {"command_id": str(uuid7()), "level": "kelurahan", "area_id": GEDONGAN, "period": str(month)}


@pytest.mark.django_db(transaction=True)
def test_a_report_is_issued_once_whoever_dies(cast: Cast, family: Family) -> None:
    wati, run_id, month = ask(cast, family)
    worker = family.worker()
    with caught(run_id, "waiting"):
        kill_the_child(worker)
    with caught(run_id, "frozen"):
        frozen = the_run(run_id)
        worker.kill()
    assert the_run(run_id) == frozen
    assert wati.get(f"laporan/{run_id}/pdf/").status == 409

    family.worker()
    five_minutes_pass(run_id)
    family.send("reports.resume")
    until(lambda: wati.get(f"laporan/{run_id}/kemajuan/").said["state"] == "done", "the report is issued")
    issued = the_run(run_id)
    the_report_is_one(frozen, issued, month)
    assert wati.get(f"laporan/{run_id}/pdf/").body == bytes(issued["pdf"])

    before = prints_tried()
    family.send("reports.print", kota_id=MOJOKERTO, run_id=str(run_id))
    until(lambda: prints_tried() > before, "the task that came again is done")
    again = wati.post("laporan/", wanted(month)).said
    assert (again["run_id"], again["made"]) == (str(run_id), 0)
    assert the_run(run_id) == issued


def the_report_is_one(frozen: dict[str, Any], issued: dict[str, Any], month: Period) -> None:
    """Issued from the data as they were frozen, which still have their hash; and nothing else was made."""
    assert (frozen["state"], issued["state"]) == ("frozen", "issued")
    for column in ("number", "serial", "revision", "data", "sha256", "frozen_at"):
        assert issued[column] == frozen[column], column
    report = codec.load_stored(MonthlyReport, issued["data"])
    assert hashlib.sha256(codec.canonical(report)).digest() == bytes(issued["sha256"])
    assert report.recap.members == 4
    assert bytes(issued["pdf"]).startswith(b"%PDF-")
    with scope(MOJOKERTO):
        assert list(ReportRun.objects.values_list("id", "serial", "revision")) == [(issued["id"], 1, 0)]
        sealed = Month.objects.filter(state="sealed").values_list("period", flat=True)
        assert list(sealed) == [month.key]  # of Melati; its poklak has nothing yet
