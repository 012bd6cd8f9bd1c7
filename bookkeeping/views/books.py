"""The books of a group: what stands in them, and the four that are printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.lists import as_file, wants_file
from accounts.policies import may
from bookkeeping import papers, tables
from bookkeeping.domain.chart import BANK, KAS, PIUTANG_PINJAMAN, SAVINGS_CODES
from bookkeeping.models.month import MonthState
from bookkeeping.papers import LANDSCAPE, PORTRAIT
from bookkeeping.policies import ASK_REMARK, READ_REMARK
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.book_months import book_months
from bookkeeping.queries.cash import buku_kas
from bookkeeping.queries.loans.listing import daftar_pinjaman
from bookkeeping.queries.months import months_of
from bookkeeping.queries.remarks import remarks_of_month, unfinished_of
from bookkeeping.queries.trial import trial_balance
from bookkeeping.views.asking import desk_of as desk_of
from bookkeeping.views.asking import wants_paper as wants_paper
from bookkeeping.views.paper_books import cash_paper
from bookkeeping.views.remarks import remark_cards
from bookkeeping.views.turning import day_asked, turning
from common.period import Period
from groups.access import group_for
from groups.policies import KEEP_BOOKS, READ_GROUP, place_of
from members.models import Member
from regions.queries.day import today_here

SHOWN_MONTHS = 6


@permission(READ_GROUP)
@require_GET
def book_shelf(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Everything that can be opened and done, with what the group has today."""
    group, today = group_for(request.actor, READ_GROUP, group_id), today_here()
    codes = (KAS, BANK, PIUTANG_PINJAMAN, *SAVINGS_CODES)
    saldo = saldo_on(today, group.id, codes)
    months = book_months(group.id, today)
    context = {
        "group": group,
        "today": today,
        "kas": saldo[KAS],
        "bank": saldo[BANK],
        "savings": sum(saldo[code] for code in SAVINGS_CODES),
        "lent": saldo[PIUTANG_PINJAMAN],
        "months": tuple(_shown_months(group.id, months)),
        "may_keep": may(request.actor, KEEP_BOOKS, place_of(group)) and group.is_active,
        "asked": unfinished_of(group.id) if may(request.actor, READ_REMARK, place_of(group)) else None,
    }
    return render(request, "bookkeeping/buku.html", context)


@dataclass(frozen=True)
class ShownMonth:
    """A month of the shelf: its state, and what may be done with it."""

    period: Period
    label: str
    tone: str
    reason: str
    is_open: bool
    is_closed: bool


def _shown_months(group_id: UUID, months: tuple[Period, ...]) -> Iterator[ShownMonth]:
    shown = months[:SHOWN_MONTHS]
    tones = {MonthState.OPEN: "plain", MonthState.CLOSED: "safe", MonthState.SEALED: "locked"}
    for line in reversed(months_of(group_id, shown[-1], shown[0])):
        yield ShownMonth(
            line.period,
            line.label,
            tones[line.state],
            line.reason,
            line.state is MonthState.OPEN,
            line.state is MonthState.CLOSED,
        )


@permission(READ_GROUP)
@require_GET
def cash(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Buku Kas of a month, of the kas or of the bank; on paper both, as Buku Kas Umum."""
    group = group_for(request.actor, READ_GROUP, group_id)
    turn = turning(request, group, purses=True)
    book = buku_kas(group.id, turn.month)
    if wants_paper(request) or request.GET.get("bentuk"):
        return cash_paper(request, desk_of(request, group, turn.until), book, turn.purse)
    shown = book.bank if turn.purse == "bank" else book.kas
    if wants_file(request):
        rows = tables.cash_rows(shown, turn.month)
        return as_file(f"buku-{turn.purse}-{turn.month}", f"Buku {shown.name}", tables.CASH, rows)
    context = {
        "group": group,
        "turn": turn,
        "book": shown,
        "purses": book,
        "is_open": book.state is MonthState.OPEN,
        "state": book.state,
        "may_keep": may(request.actor, KEEP_BOOKS, place_of(group)),
        "may_ask": may(request.actor, ASK_REMARK, place_of(group)),
        "cards": remark_cards(request, group, remarks_of_month(group.id, turn.month)),
        "zone": request.kota.get_zone_display(),
    }
    return render(request, "bookkeeping/buku_kas.html", context)


@permission(READ_GROUP)
@require_GET
def loans(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Daftar pinjaman as of a day; those paid off stand below the running ones."""
    group = group_for(request.actor, READ_GROUP, group_id)
    form, on = day_asked(request)
    found = daftar_pinjaman(group.id, on)
    if wants_paper(request):
        made = papers.loan_list(
            desk_of(request, group, on), found, _addresses(row.member_id for row in found.rows)
        )
        return papers.paper(
            request, "print/daftar_pinjaman.html", LANDSCAPE, f"daftar-pinjaman-{on}", buku=made
        )
    if wants_file(request):
        return as_file(f"daftar-pinjaman-{on}", "Daftar Pinjaman", tables.LOANS, found.rows)
    running = {row.loan_id for row in found.running}
    context = {
        "group": group,
        "form": form,
        "on": on,
        "found": found,
        "running": found.running,
        "settled": tuple(row for row in found.rows if row.loan_id not in running),
        "may_keep": may(request.actor, KEEP_BOOKS, place_of(group)) and group.is_active,
    }
    return render(request, "bookkeeping/daftar_pinjaman.html", context)


def _addresses(member_ids: Iterator[UUID]) -> dict[UUID, str]:
    return dict(Member.objects.filter(pk__in=set(member_ids)).values_list("id", "address"))


@permission(READ_GROUP)
@require_GET
def balance(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Neraca saldo as of a day."""
    group = group_for(request.actor, READ_GROUP, group_id)
    form, on = day_asked(request)
    made = papers.trial_balance(desk_of(request, group, on), trial_balance(group.id, on))
    if wants_paper(request):
        return papers.paper(request, "print/neraca_saldo.html", PORTRAIT, f"neraca-saldo-{on}", neraca=made)
    if wants_file(request):
        return as_file(f"neraca-saldo-{on}", "Neraca Saldo", tables.BALANCE, made.lines)
    return render(
        request, "bookkeeping/neraca_saldo.html", {"group": group, "form": form, "on": on, "balance": made}
    )
