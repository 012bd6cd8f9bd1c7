"""Which areas a report is made of, and which it is part of."""

from regions.domain.level import Level
from regions.queries import AreaName, area_name, kecamatan_list, kelurahan_list
from regions.queries.areas import kota_area


def below(area: AreaName) -> tuple[AreaName, ...]:
    """The areas one level below, by code; none below a kelurahan."""
    if area.level is Level.KOTA:
        return kecamatan_list()
    return kelurahan_list(area.id) if area.level is Level.KECAMATAN else ()


def all_below(area: AreaName) -> tuple[tuple[AreaName, int], ...]:
    """Every area below and how deep it lies (0 or 1), kelurahan after their kecamatan; two queries."""
    if area.level is not Level.KOTA:
        return tuple((child, 0) for child in below(area))
    inside: dict[int | None, list[AreaName]] = {}
    for kelurahan in kelurahan_list():
        inside.setdefault(kelurahan.kecamatan_id, []).append(kelurahan)
    return tuple(
        (child, depth)
        for kecamatan in kecamatan_list()
        for child, depth in ((kecamatan, 0), *((one, 1) for one in inside.get(kecamatan.id, ())))
    )


def above(area: AreaName) -> tuple[AreaName, ...]:
    """The area one level above; none above a kota."""
    if area.level is Level.KELURAHAN and area.kecamatan_id is not None:
        return (area_name(Level.KECAMATAN, area.kecamatan_id),)
    return (kota_area(),) if area.level is Level.KECAMATAN else ()
