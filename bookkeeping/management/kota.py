"""What the management commands of the books share: finding a city and its groups by what people type."""

from uuid import UUID

from django.core.management.base import CommandError

from common.search import searchable
from groups.models import Group
from regions.models import Kota


def kota_of(code: str) -> Kota:
    """The city of a code like 35.76; refuses any other with the codes there are."""
    found = Kota.objects.filter(code=code).first()
    if found is None:
        known = ", ".join(Kota.objects.order_by("id").values_list("code", flat=True))
        raise CommandError(f"Kota {code} tidak ada. Yang ada: {known or 'belum ada'}.")
    return found


def group_of(text: str) -> Group:
    """A group of the open city by its id or by its name, when only one has it."""
    try:
        found = list(Group.objects.filter(pk=UUID(text)))
    except ValueError:
        found = list(Group.objects.filter(search_name=searchable(text))[:2])
    if len(found) != 1:
        trouble = "lebih dari satu; pakai id-nya" if found else "tidak ada di kota ini"
        raise CommandError(f"Kelompok {text} {trouble}.")
    return found[0]
