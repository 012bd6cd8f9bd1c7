"""The date in the open city."""

from datetime import date

from common import clock
from regions.models import Kota
from regions.tenancy.scope import current_kota_id


def today_here() -> date:
    """Today on the wall of the open city (WIB, WITA or WIT)."""
    return clock.today(Kota.objects.values_list("zone", flat=True).get(pk=current_kota_id()))
