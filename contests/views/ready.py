"""How ready a group is, and what to put right next."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from contests.domain.points import text
from contests.domain.readiness import ReadyAspect
from contests.policies import READ_READINESS
from contests.queries.ready import readiness_of
from groups.access import group_for


@permission(READ_READINESS)
@require_GET
def readiness_page(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """The books of a group against the rubric of the newest lomba."""
    group = group_for(request.actor, READ_READINESS, group_id)
    ready = readiness_of(group)
    if ready is None:
        return render(request, "contests/kesiapan_kosong.html", {"group": group})
    context = {
        "group": group,
        "ready": ready,
        "total": text(ready.readiness.total),
        "most_text": f"dari {text(ready.readiness.most)}",
        "rows": [(aspect, text(aspect.part), text(aspect.most)) for aspect in ready.readiness.aspects],
        "steps": [_step(aspect) for aspect in ready.readiness.next_steps],
    }
    return render(request, "contests/kesiapan.html", context)


def _step(aspect: ReadyAspect) -> tuple[str, str, str]:
    advice = aspect.finding.advice if aspect.finding else ""
    return advice, aspect.aspect.name, text(aspect.gain)
