"""The areas of the open city as dashboards go through them."""

from dataclasses import dataclass

from regions.domain.level import Level
from regions.queries import areas_of_kota


@dataclass(frozen=True)
class Area:
    """A kota, kecamatan or kelurahan, with the kelurahan that lie in it."""

    level: Level
    id: int
    name: str
    kecamatan_id: int | None
    kelurahan: tuple[int, ...]

    @property
    def kelurahan_id(self) -> int | None:
        """Its own id when it is a kelurahan."""
        return self.id if self.level is Level.KELURAHAN else None

    @property
    def full(self) -> str:
        """ "Kelurahan Gedongan"; the name of a kota says it already."""
        return self.name if self.level is Level.KOTA else f"{self.level.value.capitalize()} {self.name}"

    @property
    def path(self) -> tuple[int, ...]:
        """Its place in the tree that small numbers are kept back in."""
        if self.kecamatan_id is None:
            return ()
        return (self.kecamatan_id,) if self.level is Level.KECAMATAN else (self.kecamatan_id, self.id)


@dataclass(frozen=True)
class Areas:
    """The kota and everything below it, by code."""

    kota: Area
    below: tuple[Area, ...]

    def find(self, level: Level, area_id: int) -> Area | None:
        """The area of this level and id, None when the city has none."""
        everything = (self.kota, *self.below)
        return next((area for area in everything if (area.level, area.id) == (level, area_id)), None)

    def parts(self, area: Area) -> tuple[Area, ...]:
        """What an area is made of: kecamatan of the kota, kelurahan of a kecamatan."""
        wanted = {Level.KOTA: Level.KECAMATAN, Level.KECAMATAN: Level.KELURAHAN}.get(area.level)
        return tuple(
            part
            for part in self.below
            if part.level is wanted and (area.level is Level.KOTA or part.kecamatan_id == area.id)
        )

    def above(self, area: Area) -> tuple[Area, ...]:
        """The areas it lies in, the widest first."""
        if area.level is Level.KOTA:
            return ()
        kecamatan = [a for a in self.below if a.level is Level.KECAMATAN and a.id == area.kecamatan_id]
        return (self.kota, *(kecamatan if area.level is Level.KELURAHAN else ()))

    @property
    def kecamatan(self) -> tuple[Area, ...]:
        """All kecamatan."""
        return tuple(area for area in self.below if area.level is Level.KECAMATAN)

    @property
    def kelurahan(self) -> tuple[Area, ...]:
        """All kelurahan."""
        return tuple(area for area in self.below if area.level is Level.KELURAHAN)


def all_areas() -> Areas:
    """Every area of the open city; three queries."""
    named = areas_of_kota()
    kelurahan = [area for area in named if area.level is Level.KELURAHAN]
    found = []
    for area in named:
        if area.level is Level.KOTA:
            inside, kecamatan = tuple(k.id for k in kelurahan), None
        elif area.level is Level.KECAMATAN:
            inside, kecamatan = tuple(k.id for k in kelurahan if k.kecamatan_id == area.id), area.id
        else:
            inside, kecamatan = (area.id,), area.kecamatan_id
        found.append(Area(area.level, area.id, area.name, kecamatan, inside))
    return Areas(found[0], tuple(found[1:]))
