"""The operator's pages: cities, their areas, opening one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from accounts.commands import ImportRegions, import_regions
from accounts.door import TenantRequest, permission
from accounts.policies import MANAGE_KOTA
from accounts.views.answer import attempt, page
from common.secret import Secret
from up2k.operator.commands import OpenKota, open_kota
from up2k.operator.forms import OpenForm, RegionsForm
from up2k.operator.queries import kota_list


@permission(MANAGE_KOTA)
@require_GET
def cities(request: TenantRequest) -> HttpResponse:
    """Every city and whether it is open."""
    return _cities(request, None)


def _cities(request: TenantRequest, form: RegionsForm | None) -> HttpResponse:
    context = {"kota_list": kota_list(), "form": form or RegionsForm()}
    return page(request, "regions/kota.html", context, form)


@permission(MANAGE_KOTA)
@require_POST
def load_regions(request: TenantRequest) -> HttpResponse:
    """Take over a list of areas."""
    form = RegionsForm(request.POST, request.FILES)

    def run(values: dict[str, Any]) -> None:
        done = import_regions(ImportRegions(values["command_id"], values["file"]), actor=request.actor)
        changes = f"{done.made} wilayah baru, {done.renamed} ganti nama, {done.unchanged} tetap"
        messages.success(request, f"{len(done.kota)} kota: {changes}.")

    return redirect("kota") if attempt(form, run) else _cities(request, form)


@permission(MANAGE_KOTA)
@sensitive_post_parameters()
def open_city(request: TenantRequest, kota_id: int) -> HttpResponse:
    """Open a city with its first admin."""
    kota = next((row for row in kota_list() if row.id == kota_id), None)
    if kota is None:
        raise Http404("no such city")
    form = OpenForm(request.POST or None)

    def run(v: dict[str, Any]) -> object:
        cmd = OpenKota(v["command_id"], kota_id, v["username"], v["name"], Secret(v["password"]))
        return open_kota(cmd, actor=request.actor)

    if request.method == "POST" and attempt(form, run):
        messages.success(request, f"{kota.name} sudah dibuka.")
        return redirect("kota")
    return page(request, "regions/kota_buka.html", {"kota_row": kota, "form": form}, form)
