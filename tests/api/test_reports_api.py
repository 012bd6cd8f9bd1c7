"""Reports over the API: asked for once, watched, fetched as they were issued."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from accounts.domain.roles import Actor
from common import clock
from common.ids import uuid7
from regions.tenancy.scope import scope
from reports.api.throttle import MOST
from reports.commands import FreezeReport, PrintReport, freeze_report, print_report
from reports.models import ReportRun
from tests.api.conftest import Api
from tests.builders import Built
from tests.cast import GEDONGAN, GUNUNG_GEDANGAN, MAGERSARI, MOJOKERTO, NOON, Cast

pytestmark = pytest.mark.django_db
WORKER = Actor.system("petugas laporan", MOJOKERTO)


def wanted(**other: object) -> dict[str, Any]:
    """The report of Gedongan for September."""
    usual = {"command_id": str(uuid7()), "level": "kelurahan", "area_id": GEDONGAN, "period": "2026-09"}
    return usual | other


def runs() -> int:
    with scope(MOJOKERTO):
        return ReportRun.objects.count()


def test_asked_for_once(api: Api, cast: Cast) -> None:
    body = wanted()
    first = api.post("wati", "laporan/", body, 202)
    told = {"run_id": first.json()["run_id"], "area": "Kelurahan Gedongan", "month": "September 2026"}
    assert first.json() == told | {"made": 1}
    assert first["Location"] == f"/api/laporan/{first.json()['run_id']}/"
    again = api.post("wati", "laporan/", body, 200)
    assert (again.json(), again["Idempotent-Replayed"]) == (first.json(), "true")
    other = api.post("wati", "laporan/", wanted(), 202).json()
    assert other == told | {"made": 0}
    assert runs() == 1


def test_what_is_refused(api: Api, cast: Cast) -> None:
    for body, fields in (
        (wanted(period="2026-10"), ["period"]),
        (wanted(ralat_reason="Angka tutor"), ["ralat_reason"]),
        (wanted(period="September", level="rw"), ["level", "period"]),
    ):
        answer = api.post("wati", "laporan/", body, 422).json()
        assert sorted(problem["field"] for problem in answer["problems"]) == fields
    api.post("wati", "laporan/", wanted(area_id=9), 404)
    api.post("wati", "laporan/", wanted(area_id=GUNUNG_GEDANGAN), 403)
    api.post("ani", "laporan/", wanted(), 403)
    api.post("tuti", "laporan/", wanted(), 403)
    assert runs() == 0


def test_too_often(api: Api, cast: Cast) -> None:
    for _ in range(MOST):
        api.post("wati", "laporan/", wanted(), 202)
    refused = api.post("wati", "laporan/", wanted(), 429)
    assert refused["Retry-After"] == "60"
    assert refused.json()["title"] == "Terlalu sering"
    api.get("wati", "laporan/")
    with clock.at(NOON + timedelta(seconds=61)):
        api.post("wati", "laporan/", wanted(), 202)


def test_from_waiting_to_the_pdf(api: Api, cast: Cast, melati: Built) -> None:
    run_id = UUID(api.post("wati", "laporan/", wanted(), 202).json()["run_id"])
    here = f"laporan/{run_id}/"
    assert api.get("wati", f"{here}kemajuan/").json() == {
        "state": "running",
        "done": 0,
        "total": 1,
        "text": "0 dari 1 laporan selesai",
    }
    api.get("wati", f"{here}pdf/", 409)
    with scope(MOJOKERTO):
        freeze_report(FreezeReport(uuid7(), run_id), actor=WORKER)
        print_report(PrintReport(uuid7(), run_id), actor=WORKER)
        run = ReportRun.objects.get(pk=run_id)
    body = api.get("wati", here).json()
    assert body == {
        "id": str(run_id),
        "level": "kelurahan",
        "area": "Kelurahan Gedongan",
        "period": "2026-09",
        "revision": 0,
        "number": "001/POKJA-II/35.76.02.1004/IX/2026",
        "state": "issued",
        "trouble": "",
        "requested_at": body["requested_at"],
        "requested_name": "Wati Handayani",
        "issued_at": body["issued_at"],
        "code": bytes(run.sha256 or b"").hex()[:16],
    }
    assert api.get("wati", f"{here}kemajuan/").json()["state"] == "done"
    pdf = api.get("wati", f"{here}pdf/", Accept="application/pdf")
    assert (pdf["Content-Type"], pdf.content) == ("application/pdf", bytes(run.pdf or b""))
    for name, status in (("rini", 200), ("yuni", 200), ("dewi", 404), ("tuti", 404), ("joko", 403)):
        api.get(name, f"{here}pdf/", status)


def test_the_list_and_its_filters(api: Api, cast: Cast) -> None:
    api.post("yuni", "laporan/", wanted(level="kecamatan", area_id=MAGERSARI), 202)
    rows = api.get("rini", "laporan/").json()
    assert [row["area"] for row in rows["results"]] == [
        "Kecamatan Magersari",
        "Kelurahan Gunung Gedangan",
        "Kelurahan Gedongan",
    ]
    for asked, count in (("tingkat=kecamatan", 1), ("bulan=202609", 3), ("keadaan=issued", 0)):
        assert api.get("rini", f"laporan/?{asked}").json()["count"] == count, asked
    assert api.get("wati", "laporan/").json()["count"] == 1
    assert api.get("dewi", "laporan/").json()["count"] == 0
    assert api.get("rini", "laporan/unduh/").content[:2] == b"PK"


def test_queries_do_not_grow(api: Api, cast: Cast) -> None:
    api.post("rini", "laporan/", wanted(), 202)
    before = api.cost("rini", "laporan/")
    api.post("rini", "laporan/", wanted(level="kota", area_id=MOJOKERTO), 202)
    assert api.cost("rini", "laporan/") == before
