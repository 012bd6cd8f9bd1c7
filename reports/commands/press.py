"""Printing a frozen report, and binding it with those below it into one volume."""

from dataclasses import replace

from django.template.loader import render_to_string

from accounts.commands import command
from accounts.domain.roles import Actor
from common import clock, codec
from common.pdf.engine import render
from common.pdf.merge import Part, Volume, merge, sheets_in
from common.pdf.paper import PAPERS
from common.period import Period
from regions.domain.level import Level
from regions.queries import AreaName, area_name
from reports.commands.ask import newest_runs
from reports.commands.freeze import FreezeReport, Step, volume_of
from reports.commands.queue import enqueue
from reports.domain.monthly import MonthlyReport
from reports.domain.volume import Content, Cover
from reports.models import ReportRun, RunState
from reports.queries.style import report_style
from reports.queries.tree import above, all_below, below


class PrintReport(FreezeReport):
    """Print a run that is frozen."""


@command("reports.print")
def print_report(cmd: PrintReport, *, actor: Actor) -> Step:
    """Issue the run if it is frozen and all below it are issued; otherwise leave it as it is.

    The pages come from the frozen data alone, so trying again after a crash gives the same report.
    """
    run = ReportRun.objects.select_for_update(of=("self",)).defer("sheets", "pdf").get(pk=cmd.run_id)
    area, period = area_name(Level(run.level), run.area_id), Period.from_key(run.period)
    parts = newest_runs([a.id for a in below(area)], period)
    if run.state != RunState.FROZEN or any(part.state != RunState.ISSUED for part in parts.values()):
        return Step(run.id, run.state, run.number, run.id)
    report = codec.load_stored(MonthlyReport, run.data)
    run.sheets = sheets_of(report, bytes(run.sha256 or b"").hex())
    run.pdf = run.sheets if area.level is Level.KELURAHAN else _bound(run, report, area, period)
    run.state, run.issued_at = RunState.ISSUED, clock.now()
    run.save(update_fields=["sheets", "pdf", "state", "issued_at"])
    waiting = newest_runs([a.id for a in above(area)], period).values()
    enqueue("reports.print", [r.id for r in waiting if r.state == RunState.FROZEN])
    return Step(run.id, run.state, run.number, volume_of(area, period))


def sheets_of(report: MonthlyReport, sha256: str) -> bytes:
    """The pages of one report, as PDF/A on the paper of the kota."""
    html = render_to_string(
        "reports/monthly/laporan.html", {"laporan": report, "imprint": report.imprint(sha256)}
    )
    return render(html, PAPERS[report_style().paper])


def _bound(run: ReportRun, report: MonthlyReport, area: AreaName, period: Period) -> bytes:
    """Cover, own pages, then each area below in the order of its code, with continuous numbers."""
    parts = [(Part(report.title, bytes(run.sheets or b"")), run.number), *_parts(area, period)]
    cover = _cover(report, parts)
    about = Volume(report.title, report.letterhead.name, report.issued_at)
    return merge([part for part, _ in parts], about, cover)


def _parts(area: AreaName, period: Period) -> list[tuple[Part, str]]:
    """The issued reports of all areas below; four queries, however many areas."""
    areas = all_below(area)
    newest = newest_runs([child.id for child, _ in areas], period)
    ids = [run.id for run in newest.values()]
    sheets = dict(ReportRun.objects.filter(pk__in=ids).values_list("pk", "sheets"))
    return [
        (Part(child.full, bytes(sheets[newest[child.id].id] or b""), depth), newest[child.id].number)
        for child, depth in areas
    ]


def _cover(report: MonthlyReport, parts: list[tuple[Part, str]]) -> bytes:
    """The first sheets: what the volume holds and where it begins. Laid out twice, for their own number."""
    contents = tuple(Content(part.title, number, sheets_in(part.pdf), part.level) for part, number in parts)
    cover = Cover(
        report.area,
        report.within,
        report.period,
        report.letterhead,
        contents,
        report.issued_at,
        report.zone,
    )
    first = _cover_pages(cover)
    return _cover_pages(replace(cover, own_sheets=sheets_in(first)))


def _cover_pages(cover: Cover) -> bytes:
    html = render_to_string("reports/monthly/sampul.html", {"sampul": cover})
    return render(html, PAPERS[report_style().paper])
