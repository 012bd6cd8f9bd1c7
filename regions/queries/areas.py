"""Areas of the open city, as screens and papers name them."""

from dataclasses import dataclass

from django.http import Http404

from regions.domain.level import Level
from regions.models import Kecamatan, Kelurahan, Kota
from regions.tenancy.scope import current_kota_id


@dataclass(frozen=True)
class AreaName:
    """An area with its name as it is said: "Kelurahan Gedongan, Kecamatan Magersari"."""

    level: Level
    id: int
    code: str
    name: str
    kecamatan_id: int | None = None
    kecamatan: str = ""

    @property
    def full(self) -> str:
        """The name with its kind before it; the name of a kota holds it already."""
        return self.name if self.level is Level.KOTA else f"{self.level.value.capitalize()} {self.name}"


def kecamatan_list() -> tuple[AreaName, ...]:
    """The kecamatan of the open city, by code."""
    rows = Kecamatan.objects.order_by("code").values_list("id", "code", "name")
    return tuple(AreaName(Level.KECAMATAN, *row) for row in rows)


def kelurahan_list(kecamatan_id: int | None = None) -> tuple[AreaName, ...]:
    """The kelurahan of the open city, or of one of its kecamatan, by code."""
    found = Kelurahan.objects.order_by("code")
    if kecamatan_id is not None:
        found = found.filter(kecamatan_id=kecamatan_id)
    rows = found.values_list("id", "code", "name", "kecamatan_id", "kecamatan__name")
    return tuple(AreaName(Level.KELURAHAN, *row) for row in rows)


def kota_area() -> AreaName:
    """The open city itself."""
    kota = Kota.objects.get(pk=current_kota_id())
    return AreaName(Level.KOTA, kota.id, kota.code, kota.name)


def areas_of_kota() -> tuple[AreaName, ...]:
    """Every area of the open city: the kota, then each kecamatan with its kelurahan, by code."""
    below = sorted(kecamatan_list() + kelurahan_list(), key=lambda area: area.code)
    return (kota_area(), *below)


def area_name(level: Level, area_id: int) -> AreaName:
    """One area of the open city; 404 for any other."""
    found: tuple[AreaName, ...] = ()
    if level is Level.KOTA:
        found = (kota_area(),)
    elif level is Level.KECAMATAN:
        found = tuple(area for area in kecamatan_list() if area.id == area_id)
    elif level is Level.KELURAHAN:
        found = tuple(area for area in kelurahan_list() if area.id == area_id)
    for area in found:
        if area.id == area_id:
            return area
    raise Http404("no such area in this city")
