"""Kartu Pinjaman: on screen, on paper, and as xlsx."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.lists import as_file, wants_file
from accounts.policies import may
from bookkeeping import papers, tables
from bookkeeping.access import loan_for
from bookkeeping.domain.loans.caps import cap_warning, yearly_words
from bookkeeping.domain.loans.schedule import effective_yearly_rate
from bookkeeping.domain.loans.words import grace_words, jasa_words, term_words
from bookkeeping.papers import PORTRAIT
from bookkeeping.queries.loans.card import kartu_pinjaman
from bookkeeping.queries.loans.covers import to_pass_on
from bookkeeping.queries.loans.states import lent_terms
from bookkeeping.views.asking import desk_of, wants_paper
from groups.policies import KEEP_BOOKS, READ_GROUP, place_of
from regions.queries.day import today_here


@permission(READ_GROUP)
@require_GET
def loan_card(request: TenantRequest, loan_id: UUID) -> HttpResponse:
    """The plan, what was paid, what was decided, and who covered for whom, as of today."""
    loan, group = loan_for(request.actor, READ_GROUP, loan_id)
    today = today_here()
    card = kartu_pinjaman(loan, today)
    name = f"kartu-pinjaman-{card.head.number}"
    if wants_paper(request):
        made = papers.loan_card(desk_of(request, group, today), card)
        return papers.paper(request, "print/kartu_pinjaman.html", PORTRAIT, name, buku=made)
    if wants_file(request):
        return as_file(name, "Kartu Pinjaman", tables.LOAN_CARD, card.lines)
    terms = lent_terms(loan)
    context = {
        "group": group,
        "card": card,
        "head": card.head,
        "jasa": jasa_words(card.head.rate_bps, card.head.method),
        "term": term_words(card.head.count, card.head.rhythm),
        "grace": grace_words(card.head.grace),
        "yearly": yearly_words(effective_yearly_rate(terms)),
        "warning": cap_warning(terms, loan.disbursed_on),
        "held": to_pass_on(card.covers),
        "today": today,
        "may_keep": may(request.actor, KEEP_BOOKS, place_of(group)) and group.is_active,
    }
    return render(request, "bookkeeping/kartu_pinjaman.html", context)
