"""The public page that says whether a kuitansi is real: totals only, no name, outside of every sign-in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accounts.brakes import Brake
from accounts.door import permission
from accounts.policies import Public
from bookkeeping.domain.receipt_code import read_receipt_code
from bookkeeping.queries.receipts import VerifiedReceipt, verified_receipts
from regions.tenancy.scope import scope

BRAKE = Brake("kuitansi", most=20, seconds=3600)


@permission(Public("whoever holds a kuitansi may ask whether it is real; it tells totals and no name"))
@never_cache
@require_GET
def verify(request: HttpRequest) -> HttpResponse:
    """?kode= typed or scanned -> whether that kuitansi was written, and whether it still counts.

    The code names its city, and only that city is opened, for this one look. Twenty wrong codes an hour
    from one address, then it waits.
    """
    asked = request.GET.get("kode", "").strip()[:40]
    held = bool(asked) and BRAKE.holds(request)
    found = () if held or not asked else _look_up(asked)
    if asked and not held and not found:
        BRAKE.note(request)
    context = {"asked": asked, "found": found, "is_held": held}
    return render(request, "bookkeeping/kuitansi.html", context, status=429 if held else 200)


def _look_up(asked: str) -> tuple[VerifiedReceipt, ...]:
    code = read_receipt_code(asked)
    if code is None:
        return ()
    with scope(code.kota_id):
        return verified_receipts(code)
