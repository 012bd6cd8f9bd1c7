"""The cash books in each form that paper knows, as PDF or xlsx."""

from django.http import HttpResponse

from accounts.door import TenantRequest
from accounts.lists import as_file, wants_file
from bookkeeping import paper_tables, papers
from bookkeeping.papers import LANDSCAPE, PORTRAIT, Desk
from bookkeeping.queries.cash import BukuKas
from bookkeeping.queries.style import receipts_left


def cash_paper(request: TenantRequest, desk: Desk, book: BukuKas, purse: str) -> HttpResponse:
    """?bentuk= pembantu or keuangan, else Buku Kas Umum."""
    form = request.GET.get("bentuk")
    if form == "pembantu":
        return _purse(request, desk, book, purse)
    if form == "keuangan":
        return _finance(request, desk, book)
    made, name = papers.cash_book(desk, book), f"buku-kas-umum-{book.period}"
    if wants_file(request):
        return as_file(name, "Buku Kas Umum", paper_tables.BKU, paper_tables.cash_rows(made))
    return papers.paper(request, "print/bku.html", LANDSCAPE, name, buku=made)


def _purse(request: TenantRequest, desk: Desk, book: BukuKas, purse: str) -> HttpResponse:
    made, name = papers.purse_book(desk, book, purse), f"buku-pembantu-{purse}-{book.period}"
    if wants_file(request):
        return as_file(name, "Buku Kas Pembantu", paper_tables.PURSE, paper_tables.purse_rows(made))
    return papers.paper(request, "print/kas_pembantu.html", PORTRAIT, name, buku=made)


def _finance(request: TenantRequest, desk: Desk, book: BukuKas) -> HttpResponse:
    """The block that stands left is what the kota agreed on."""
    made = papers.finance_book(desk, book, receipts_left=receipts_left())
    name = f"buku-keuangan-{book.period}"
    if wants_file(request):
        rows = paper_tables.finance_rows(made)
        return as_file(name, "Buku Keuangan", paper_tables.finance_columns(made), rows)
    return papers.paper(request, "print/buku_keuangan.html", LANDSCAPE, name, buku=made)
