"""What the forms of the treasurer have in common: write, then show the entry with its nomor bukti kas."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest
from accounts.views.answer import attempt, page
from bookkeeping.commands.desk import Recorded
from bookkeeping.forms.base import DeskForm
from bookkeeping.models.month import MonthState
from bookkeeping.queries.months import month_state
from common.period import Period
from common.rupiah import format_rupiah
from common.words import bulan
from groups.models import Group

Run = Callable[[dict[str, Any]], Recorded]


def desk(
    request: TenantRequest, group: Group, form: DeskForm, run: Run, template: str, **more: Any
) -> HttpResponse:
    """A form of one group: on POST the command, then the entry; else, or when refused, the form."""
    key = f"{template}-{group.id}"
    made: list[Recorded] = []
    if request.method == "POST" and attempt(form, lambda values: made.append(run(values))):
        tell(request, made[0], form.cleaned_data["date"], key)
        return redirect("bukti", made[0].entry_id)
    context = {"form": form, "group": group, "draft_key": key, **more}
    return page(request, f"bookkeeping/{template}.html", context, form)


def tell(request: TenantRequest, done: Recorded, on: date, draft_key: str = "") -> None:
    """The receipt in one line; a closed month that was written into is said too."""
    text = f"Tersimpan: {done.memo}, Rp {format_rupiah(done.amount)}. Nomor bukti kas {done.voucher}."
    messages.success(request, text, extra_tags=draft_key)
    month = Period.of(on)
    if month_state(done.group_id, month) is MonthState.CLOSED:
        messages.warning(request, f"Buku {bulan(month)} sudah ditutup, catatan ini ditambahkan ke dalamnya.")
