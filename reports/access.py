"""The run behind an address."""

from uuid import UUID

from django.http import Http404

from accounts.domain.roles import Actor, Place, Rule, may
from accounts.policies import require
from regions.domain.level import Level
from regions.queries import AreaName, area_name
from regions.tenancy.scope import current_kota_id
from reports.models import ReportRun
from reports.policies import READ_REPORT
from reports.queries.runs import HEAVY


def run_for(actor: Actor, rule: Rule, run_id: UUID) -> ReportRun:
    """The run, without its heavy columns: 404 for a stranger, Forbidden for one who may only read it."""
    run = ReportRun.objects.defer(*HEAVY).filter(pk=run_id).first()
    if run is None or not may(actor, READ_REPORT, place_of_run(run)):
        raise Http404("no such report here")
    require(actor, rule, place_of_run(run))
    return run


def place_of_run(run: ReportRun) -> Place:
    """Where the report belongs, for the rules."""
    return Place(current_kota_id(), run.at_kecamatan_id, run.at_kelurahan_id)


def area_of_run(run: ReportRun) -> AreaName:
    """The area it is about."""
    return area_name(Level(run.level), run.area_id)
