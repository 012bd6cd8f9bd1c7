"""What the forms of the treasurer have in common: write, then show the entry with its nomor bukti kas."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

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
WARNED = "bulan_ditutup"  # the closed month she was warned of, sent back with the second press


def desk(
    request: TenantRequest, group: Group, form: DeskForm, run: Run, template: str, **more: Any
) -> HttpResponse:
    """A form of one group: on POST the command, then the entry; else, or when refused, the form."""
    key = request.path  # a draft of one loan is not offered for another
    made: list[Recorded] = []
    stopped = request.method == "POST" and stopped_by_month(request, group.id, form)
    if not stopped and request.method == "POST" and attempt(form, lambda v: made.append(run(v))):
        tell(request, made[0], form.cleaned_data["date"], key)
        return redirect("bukti", made[0].entry_id)
    context = {"form": form, "group": group, "draft_key": key, **more}
    return page(request, f"bookkeeping/{template}.html", context, form)


def stopped_by_month(request: TenantRequest, group_id: UUID, form: DeskForm, field: str = "date") -> bool:
    """Into a closed month only knowingly: the first press is stopped by a warning, the second one writes."""
    day = form.cleaned_data.get(field) if form.is_valid() else None
    if day is None:
        return False
    month = Period.of(day)
    if request.POST.get(WARNED) == str(month.key) or month_state(group_id, month) is not MonthState.CLOSED:
        return False
    form.warned_month = month.key
    form.add_error(
        field,
        f"Buku {bulan(month)} sudah ditutup. Kalau memang catatan susulan, tekan tombol simpan sekali lagi."
        " Kalau bukan, ganti tanggalnya.",
    )
    return True


def tell(request: TenantRequest, done: Recorded, on: date, draft_key: str = "") -> None:
    """The receipt in one line; a closed month that was written into is said too."""
    text = f"Tersimpan: {done.memo}, Rp {format_rupiah(done.amount)}. Nomor bukti kas {done.voucher}."
    messages.success(request, text, extra_tags=draft_key)
    month = Period.of(on)
    if month_state(done.group_id, month) is MonthState.CLOSED:
        messages.warning(request, f"Buku {bulan(month)} sudah ditutup, catatan ini ditambahkan ke dalamnya.")
