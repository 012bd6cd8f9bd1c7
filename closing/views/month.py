"""Tutup bulan: what the month still lacks, where that is put right, and the button that closes it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.door import TenantRequest, permission
from accounts.forms import CommandForm
from accounts.views.answer import attempt, page
from bookkeeping.domain.chart import BANK, KAS
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.months import MonthLine, months_of
from closing.commands.month import CloseCheckedMonth, close_checked_month
from closing.domain.completeness import Finding, Mark, findings
from closing.queries.month import month_facts
from common.period import Period
from common.words import bulan
from groups.access import group_for
from groups.policies import KEEP_BOOKS

TONES = {Mark.GOOD: "safe", Mark.WARN: "late", Mark.NOTE: "plain"}
ICONS = {Mark.GOOD: "centang", Mark.WARN: "awas", Mark.NOTE: "info"}
WORDS = {Mark.GOOD: "Beres", Mark.WARN: "Periksa", Mark.NOTE: "Catatan"}


@permission(KEEP_BOOKS)
@require_http_methods(["GET", "HEAD", "POST"])
def close_month(request: TenantRequest, group_id: UUID, key: int) -> HttpResponse:
    """The check of a month, and closing it, with warnings too: they are kept with the act."""
    group, month = group_for(request.actor, KEEP_BOOKS, group_id), _month(key)
    form, seen = CommandForm(request.POST or None), tuple(request.POST.getlist("warnings"))
    if request.method == "POST" and attempt(
        form,
        lambda v: close_checked_month(
            CloseCheckedMonth(v["command_id"], group.id, month, seen), actor=request.actor
        ),
    ):
        messages.success(request, f"Buku {bulan(month)} sudah ditutup.")
        return redirect("buku", group.id)
    found = findings(month_facts(group.id, month))
    saldo = saldo_on(month.last, group.id, (KAS, BANK))
    (line,) = months_of(group.id, month, month)
    context = {
        "form": form,
        "group": group,
        "month": month,
        "line": line,
        "is_open": _is_open(line),
        "rows": [_row(finding) for finding in found],
        "warnings": [finding.sentence for finding in found if finding.is_warning],
        "kas": saldo[KAS],
        "bank": saldo[BANK],
    }
    return page(request, "closing/bulan_tutup.html", context, form)


def _is_open(line: MonthLine) -> bool:
    return line.state == "open"


def _row(finding: Finding) -> dict[str, str]:
    url = reverse(finding.leads, args=finding.about) if finding.leads else ""
    return {
        "sentence": finding.sentence,
        "pill": WORDS[finding.mark],
        "tone": TONES[finding.mark],
        "icon": ICONS[finding.mark],
        "url": f"{url}?{finding.query}" if url and finding.query else url,
    }


def _month(key: int) -> Period:
    try:
        return Period.from_key(key)
    except ValueError as error:
        raise Http404("no such month") from error
