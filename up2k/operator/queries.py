"""What the operator sees: the list of cities, and nothing of what is in them."""

from dataclasses import dataclass
from datetime import datetime

from regions.models import Kota
from regions.models.area import TimeZone


@dataclass(frozen=True)
class KotaRow:
    """One city of the list."""

    id: int
    code: str
    name: str
    zone: str
    opened_at: datetime | None


def kota_list() -> tuple[KotaRow, ...]:
    """Every city, by code."""
    return tuple(
        KotaRow(kota.id, kota.code, kota.name, TimeZone(kota.zone).label, kota.opened_at)
        for kota in Kota.objects.order_by("code")
    )
