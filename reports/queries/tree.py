"""Which areas a report is made of, and which it is part of."""

from regions.domain.level import Level
from regions.queries import AreaName, area_name, kecamatan_list, kelurahan_list
from regions.queries.areas import kota_area


def below(area: AreaName) -> tuple[AreaName, ...]:
    """The areas one level below, by code; none below a kelurahan."""
    if area.level is Level.KOTA:
        return kecamatan_list()
    return kelurahan_list(area.id) if area.level is Level.KECAMATAN else ()


def above(area: AreaName) -> tuple[AreaName, ...]:
    """The area one level above; none above a kota."""
    if area.level is Level.KELURAHAN and area.kecamatan_id is not None:
        return (area_name(Level.KECAMATAN, area.kecamatan_id),)
    return (kota_area(),) if area.level is Level.KECAMATAN else ()
