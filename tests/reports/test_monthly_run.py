"""From the records to the volume: a kelurahan's report, bound into those of its kecamatan and kota."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from accounts.domain.roles import Actor
from accounts.queries.audit import audit_log
from bookkeeping.models import Month
from common import clock, codec
from common.ids import uuid7
from common.period import Period
from common.problems import Forbidden, Refused
from regions.domain.level import Level
from regions.tenancy.scope import scope, see_kelurahan
from reports.commands import AskReport, FreezeReport, PrintReport, ask_report, freeze_report, print_report
from reports.commands.figures import EnterFigures, enter_figures
from reports.domain.monthly import MonthlyReport
from reports.models import ReportRun, RunState
from tests.builders import a_group
from tests.cast import GEDONGAN, KRANGGAN_KEL, MOJOKERTO, Cast, open_cast

pytestmark = pytest.mark.django_db
WORKER = Actor.system("petugas laporan", MOJOKERTO)
OCTOBER = Period(2026, 10)
NOVEMBER = datetime(2026, 11, 2, 2, tzinfo=UTC)


@pytest.fixture
def cast() -> Iterator[Cast]:
    """The cast on 2 November; Melati has twenty members, ten million of capital and six loans."""
    with clock.at(NOVEMBER):
        made = open_cast()
        with scope(MOJOKERTO):
            a_group(made.groups["Melati"], date(2026, 11, 2))
            yield made


def ask(level: Level, area_id: int, actor: Actor = WORKER, **more: str) -> UUID:
    return ask_report(AskReport(uuid7(), level, area_id, OCTOBER, **more), actor=actor).run_id


def work() -> None:
    """What the worker does, until nothing changes any more."""
    states: list[str] = []
    while states != (states := list(ReportRun.objects.order_by("id").values_list("state", flat=True))):
        for run_id in ReportRun.objects.order_by("id").values_list("id", flat=True):
            freeze_report(FreezeReport(uuid7(), run_id), actor=WORKER)
            print_report(PrintReport(uuid7(), run_id), actor=WORKER)


def data_of(run: ReportRun) -> MonthlyReport:
    return codec.load_stored(MonthlyReport, run.data)


def test_the_city_s_report_is_bound_from_all_below(cast: Cast) -> None:
    run = ReportRun.objects.get(pk=ask(Level.KOTA, MOJOKERTO))
    assert ReportRun.objects.count() == 1 + 2 + 3
    work()
    run.refresh_from_db()
    assert set(ReportRun.objects.values_list("state", flat=True)) == {RunState.ISSUED}
    report = data_of(run)
    assert report.recap.members == 20
    assert report.recap.money.cash == 10_000_000 - 6 * 1_000_000
    assert report.recap.money.loans_out == 6_000_000
    assert hashlib.sha256(codec.canonical(report)).digest() == bytes(run.sha256 or b"")
    assert bytes(run.pdf or b"")[:5] == b"%PDF-"
    assert len(bytes(run.pdf or b"")) > len(bytes(run.sheets or b""))
    told = audit_log("petugas laporan", None, None, "Asia/Jakarta", 1)
    assert [row.command for row in told] == ["Mencetak laporan", "Membekukan isi laporan", "Meminta laporan"]
    assert told[0].details == (("Nomor", run.number),)


def test_the_months_of_the_groups_it_counts_are_sealed(cast: Cast) -> None:
    ask(Level.KELURAHAN, GEDONGAN, cast["wati"])
    work()
    sealed = Month.objects.filter(state="sealed").values_list("group_id", "period")
    assert set(sealed) == {(cast.groups["Melati"], 202610)}  # Teratai has nothing yet: nothing was counted


def test_a_task_that_runs_twice_issues_once(cast: Cast) -> None:
    run_id = ask(Level.KELURAHAN, GEDONGAN)
    assert ask(Level.KELURAHAN, GEDONGAN) == run_id
    work()
    before = ReportRun.objects.values().get(pk=run_id)
    freeze_report(FreezeReport(uuid7(), run_id), actor=WORKER)
    print_report(PrintReport(uuid7(), run_id), actor=WORKER)
    assert ReportRun.objects.values().get(pk=run_id) == before
    assert ReportRun.objects.count() == 1


def test_what_is_issued_cannot_be_changed(cast: Cast) -> None:
    run_id = ask(Level.KELURAHAN, GEDONGAN)
    work()
    with pytest.raises(IntegrityError, match="report_frozen"), transaction.atomic():
        ReportRun.objects.filter(pk=run_id).update(pdf=b"%PDF-other")


def test_a_ralat_is_a_new_revision_with_its_own_number(cast: Cast) -> None:
    first = ask(Level.KELURAHAN, GEDONGAN)
    with pytest.raises(Refused, match="Belum ada laporan terbit"):
        ask(Level.KELURAHAN, GEDONGAN, ralat_reason="Angka tutor keliru")
    work()
    second = ask(Level.KELURAHAN, GEDONGAN, ralat_reason="Angka tutor keliru")
    work()
    numbers = ReportRun.objects.order_by("revision").values_list("id", "revision", "number")
    assert list(numbers) == [
        (first, 0, "001/POKJA-II/35.76.02.1004/X/2026"),
        (second, 1, "002/POKJA-II/35.76.02.1004/X/2026"),
    ]


def test_unknown_figures_are_not_zero(cast: Cast) -> None:
    wanted = EnterFigures(uuid7(), GEDONGAN, Period(2026, 9), {"taman_bacaan": 2, "tutor_kf": 0})
    enter_figures(wanted, actor=cast["wati"])
    run = ReportRun.objects.get(pk=ask(Level.KELURAHAN, GEDONGAN))
    work()
    run.refresh_from_db()
    (row,) = data_of(run).form.rows
    assert (row.value(13), row.value(18), row.value(3)) == (2, 0, None)
    assert row.values[23:] == (0,) * 10


def test_figures_are_refused_all_at_once(cast: Cast) -> None:
    values = {"pemula_klp": 3, "tutor_kf": -1, "bukan_kolom": 1}
    with pytest.raises(Refused) as caught:
        enter_figures(EnterFigures(uuid7(), GEDONGAN, Period(2026, 12), values), actor=cast["wati"])
    assert [p.field for p in caught.value.problems] == ["pemula_klp", "tutor_kf", "bukan_kolom", "period"]


def test_the_running_month_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="belum selesai"):
        ask_report(AskReport(uuid7(), Level.KELURAHAN, GEDONGAN, OCTOBER.next()), actor=WORKER)
    assert ReportRun.objects.count() == 0


def test_a_stranger_may_not_ask_and_sees_nothing(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        ask(Level.KELURAHAN, KRANGGAN_KEL, cast["wati"])
    ask(Level.KOTA, MOJOKERTO)
    see_kelurahan([GEDONGAN])
    assert list(ReportRun.objects.values_list("area_id", flat=True)) == [GEDONGAN]
