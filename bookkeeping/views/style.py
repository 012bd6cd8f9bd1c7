"""How the books of the kota are printed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.commands.style import SetBookStyle, set_book_style
from bookkeeping.forms.style import BookStyleForm
from bookkeeping.policies import STYLE_BOOKS
from bookkeeping.queries.style import receipts_left


@permission(STYLE_BOOKS)
def book_style(request: TenantRequest) -> HttpResponse:
    """Which block of Buku Keuangan stands left."""
    form = BookStyleForm(
        request.POST or None, initial={"receipts_left": "masuk" if receipts_left() else "keluar"}
    )
    if request.method == "POST" and attempt(
        form, lambda v: set_book_style(SetBookStyle(**v), actor=request.actor)
    ):
        messages.success(request, "Bentuk buku sudah disimpan.")
        return redirect("bentuk_buku")
    return page(request, "bookkeeping/bentuk_buku.html", {"form": form}, form)
