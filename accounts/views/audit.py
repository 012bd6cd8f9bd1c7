"""The log of the city, for its admin."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.forms import AuditFilter
from accounts.policies import READ_AUDIT
from accounts.queries.audit import audit_log


@permission(READ_AUDIT)
@require_GET
def log(request: TenantRequest) -> HttpResponse:
    """Who did what, when and from where."""
    filters = AuditFilter(request.GET)
    asked = filters.cleaned_data if filters.is_valid() else {}
    zone = request.kota.zone
    shown = audit_log(
        asked.get("q", ""), asked.get("sejak"), asked.get("sampai"), zone, request.GET.get("halaman", "1")
    )
    return render(request, "accounts/catatan.html", {"filter": filters, "page": shown, "zone": zone})
