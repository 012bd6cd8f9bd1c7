"""An area in an address -> the area, for those whose role reaches it."""

from django.http import Http404

from accounts.policies import Actor, Place, reach, require
from dashboards.policies import READ_DASHBOARD
from dashboards.queries.areas import Area, Areas
from regions.domain.level import Level
from regions.tenancy.scope import current_kota_id, see_kelurahan


def area_for(actor: Actor, areas: Areas, level: Level, area_id: int) -> Area:
    """The area; Http404 when the city has no such area, Forbidden when her role does not reach it."""
    area = areas.find(level, area_id)
    if area is None:
        raise Http404("no such area in this city")
    require(actor, READ_DASHBOARD, place_of(area))
    return area


def home_of(actor: Actor, areas: Areas) -> tuple[Area, ...]:
    """The areas her role is held at: the kota alone, or her kecamatan, or her kelurahan."""
    got = reach(actor, READ_DASHBOARD)
    if got.whole_kota:
        return (areas.kota,)
    own = [a for a in areas.below if a.id in (got.kecamatan if a.level is Level.KECAMATAN else got.kelurahan)]
    return tuple(own)


def place_of(area: Area) -> Place:
    """Where an area is."""
    return Place(current_kota_id(), area.kecamatan_id, area.kelurahan_id)


def look_at(area: Area) -> None:
    """Until the request ends, let the database show the kelurahan of this area only."""
    if area.level is not Level.KOTA:
        see_kelurahan(area.kelurahan)
