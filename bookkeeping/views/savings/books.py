"""Buku Simpanan of a month and of a year, and the card of one member."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.fields import choose
from accounts.lists import as_file, wants_file
from accounts.policies import may
from bookkeeping import papers, tables
from bookkeeping.domain.savings.arrears import WajibArrears
from bookkeeping.papers import LANDSCAPE, PORTRAIT
from bookkeeping.papers.savings import savings_card as printed_card
from bookkeeping.papers.savings import savings_year
from bookkeeping.queries.book_months import book_months, savings_turnover
from bookkeeping.queries.people import ever_enrolled
from bookkeeping.queries.savings.arrears import wajib_arrears
from bookkeeping.queries.savings.book import SavingsRow, buku_simpanan
from bookkeeping.queries.savings.card import kartu_simpanan
from bookkeeping.queries.savings.year import buku_simpanan_tahun
from bookkeeping.views.asking import desk_of, wants_paper
from bookkeeping.views.turning import turning
from groups.access import group_for
from groups.models import Group
from groups.policies import KEEP_BOOKS, READ_GROUP, place_of
from members.models import Member
from regions.queries.day import today_here

NOTHING = WajibArrears()


@dataclass(frozen=True)
class ShownRow:
    """A line of the book, with what she owes of simpanan wajib."""

    line: SavingsRow
    owed: WajibArrears


@permission(READ_GROUP)
@require_GET
def month(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Buku Simpanan at the end of a month."""
    group = group_for(request.actor, READ_GROUP, group_id)
    turn = turning(request, group)
    book = buku_simpanan(group.id, turn.month)
    if wants_paper(request):
        turnover = savings_turnover(group.id, turn.month)
        made = papers.savings_book(desk_of(request, group, turn.until), book, turnover)
        name = f"buku-simpanan-{turn.month}"
        return papers.paper(request, "print/buku_simpanan.html", PORTRAIT, name, buku=made)
    owed = wajib_arrears(group.id, turn.until)
    if wants_file(request):
        rows = tables.savings_rows(book, owed)
        return as_file(f"buku-simpanan-{turn.month}", "Buku Simpanan", tables.SAVINGS, rows)
    late = [hers for hers in owed.values() if hers.amount]
    context = {
        "group": group,
        "turn": turn,
        "book": book,
        "rows": [ShownRow(row, _owed(owed, row.member_id)) for row in book.rows],
        "owed": sum(hers.amount for hers in late),
        "late": len(late),
        "may_keep": _may_keep(request, group),
    }
    return render(request, "bookkeeping/buku_simpanan.html", context)


@permission(READ_GROUP)
@require_GET
def year(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Buku Simpanan of a year, a column a month."""
    group, today = group_for(request.actor, READ_GROUP, group_id), today_here()
    years = sorted({month.year for month in book_months(group.id, today)}, reverse=True)
    form, asked = _year_asked(request, years)
    book = buku_simpanan_tahun(group.id, asked)
    if wants_paper(request):
        made = savings_year(desk_of(request, group, min(book.months[-1].period.last, today)), book)
        name = f"buku-simpanan-{asked}"
        return papers.paper(request, "print/buku_simpanan_tahun.html", LANDSCAPE, name, buku=made)
    if wants_file(request):
        rows = tables.savings_year_rows(book)
        return as_file(f"buku-simpanan-{asked}", f"Buku Simpanan {asked}", tables.SAVINGS_YEAR, rows)
    context = {"group": group, "form": form, "book": book}
    return render(request, "bookkeeping/buku_simpanan_tahun.html", context)


class YearFilter(forms.Form):
    """Which year of the book."""

    tahun = forms.ChoiceField(label="Tahun", required=False)


def _year_asked(request: HttpRequest, years: list[int]) -> tuple[YearFilter, int]:
    """The year of ?tahun=2026, the newest of the book when it is missing or none of it."""
    text = request.GET.get("tahun", "")
    asked = next((one for one in years if str(one) == text), years[0])
    form = YearFilter({"tahun": str(asked)})
    choose(form, "tahun", [(str(one), str(one)) for one in years])
    return form, asked


@permission(READ_GROUP)
@require_GET
def card(request: TenantRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    """Kartu simpanan of a member of the group, as of today."""
    group, today = group_for(request.actor, READ_GROUP, group_id), today_here()
    member = ever_enrolled(group.id, [member_id]).get(member_id)
    if member is None:
        raise Http404("no such member in this group")
    found = kartu_simpanan(group.id, member_id, today)
    owed = _owed(wajib_arrears(group.id, today), member_id)
    name = f"kartu-simpanan-{member.number}"
    if wants_paper(request):
        address = Member.objects.values_list("address", flat=True).get(pk=member_id)
        made = printed_card(desk_of(request, group, today), member, address, found, owed)
        return papers.paper(request, "print/kartu_simpanan.html", PORTRAIT, name, buku=made)
    if wants_file(request):
        return as_file(name, "Kartu Simpanan", tables.SAVINGS_CARD, found.lines)
    context = {
        "group": group,
        "member": member,
        "lead": f"Kartu Simpanan, anggota nomor {member.number}",
        "card": found,
        "owed": owed,
        "has_left": member.left_on is not None and member.left_on <= today,
        "may_keep": _may_keep(request, group),
    }
    return render(request, "bookkeeping/kartu_simpanan.html", context)


def _owed(found: dict[UUID, WajibArrears], member_id: UUID | None) -> WajibArrears:
    return NOTHING if member_id is None else found.get(member_id, NOTHING)


def _may_keep(request: TenantRequest, group: Group) -> bool:
    return may(request.actor, KEEP_BOOKS, place_of(group)) and group.is_active
