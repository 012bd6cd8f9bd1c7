"""PEKKA and desil of one person: every look is written down."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from members.access import member_for
from members.commands import RecordDesil, RecordPekka, note_access, record_desil, record_pekka
from members.forms import DesilForm, PekkaForm
from members.models import Member
from members.policies import READ_PEKKA
from members.queries import facts_of
from regions.queries.day import today_here


@permission(READ_PEKKA)
@require_GET
def facts(request: TenantRequest, member_id: UUID) -> HttpResponse:
    """The facts of one person, and the forms to add one."""
    return _facts(request, member_for(request.actor, READ_PEKKA, member_id).member)


def _facts(
    request: TenantRequest, person: Member, pekka: PekkaForm | None = None, desil: DesilForm | None = None
) -> HttpResponse:
    note_access(person, actor=request.actor)
    today = today_here()
    context = {
        "member": person,
        "facts": facts_of(person.id),
        "pekka_form": pekka or PekkaForm(initial={"since": today}),
        "desil_form": desil or DesilForm(initial={"as_of": today}, auto_id="desil_%s"),
    }
    return page(request, "members/fakta.html", context, pekka, desil)


@permission(READ_PEKKA)
@require_POST
def pekka_record(request: TenantRequest, member_id: UUID) -> HttpResponse:
    """Add a PEKKA fact."""
    person, form = member_for(request.actor, READ_PEKKA, member_id).member, PekkaForm(request.POST)
    if attempt(form, lambda v: record_pekka(RecordPekka(member_id=member_id, **v), actor=request.actor)):
        messages.success(request, "Catatan PEKKA sudah disimpan.")
        return redirect("anggota_fakta", member_id)
    return _facts(request, person, pekka=form)


@permission(READ_PEKKA)
@require_POST
def desil_record(request: TenantRequest, member_id: UUID) -> HttpResponse:
    """Add a desil fact."""
    person = member_for(request.actor, READ_PEKKA, member_id).member
    form = DesilForm(request.POST, auto_id="desil_%s")
    if attempt(form, lambda v: record_desil(RecordDesil(member_id=member_id, **v), actor=request.actor)):
        messages.success(request, "Desil sudah disimpan.")
        return redirect("anggota_fakta", member_id)
    return _facts(request, person, desil=form)
