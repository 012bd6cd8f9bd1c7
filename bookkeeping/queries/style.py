"""How the open kota wants its books printed."""

from bookkeeping.models import BookStyle


def receipts_left() -> bool:
    """Whether PENERIMAAN is the left block of Buku Keuangan; so it is until the kota says otherwise."""
    newest = BookStyle.objects.order_by("-recorded_at", "-id").values_list("receipts_left", flat=True).first()
    return True if newest is None else newest
