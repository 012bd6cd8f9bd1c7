"""Areas of many cities from a list. The rules of reading it stand in regions.domain.wilayah.

Here, not in regions: a command knows its actor, and actors stand above regions in the line of imports.
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Model

from accounts.commands.run import command
from accounts.policies import MANAGE_KOTA, NOWHERE, Actor, require
from common.problems import Problem, Refused
from regions.domain.wilayah import Area, Areas
from regions.domain.zones import zone_of
from regions.models import Kecamatan, Kelurahan, Kota
from regions.models.area import TimeZone
from regions.tenancy.scope import scope


@dataclass(frozen=True)
class ImportRegions:
    """A well-formed list, and zones that differ from their province's: {"53.71": "Asia/Makassar"}."""

    command_id: UUID
    areas: Areas
    zones: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Imported:
    """What the list changed: areas that are new, areas with another name, areas as they were."""

    kota: tuple[str, ...]
    made: int
    renamed: int
    unchanged: int

    @property
    def about(self) -> dict[str, Any]:
        """For the log."""
        return {"kota": ", ".join(self.kota), "baru": self.made, "ganti nama": self.renamed}


@dataclass
class _Count:
    made: int = 0
    renamed: int = 0
    unchanged: int = 0


@command("accounts.import_regions")
def import_regions(cmd: ImportRegions, *, actor: Actor) -> Imported:
    """Make the areas of a list that are not there, take over changed names, remove nothing.

    Refuses a zone that is none of the three, or for a kota the list does not hold. All or nothing.
    """
    require(actor, MANAGE_KOTA, NOWHERE)
    listed = {kota.code for kota in cmd.areas.kota}
    wrong = [
        Problem(f"zones.{code}", f"Zona {zone} untuk {code} tidak dikenal, atau kotanya tidak ada di daftar.")
        for code, zone in cmd.zones.items()
        if zone not in TimeZone.values or code not in listed
    ]
    if wrong:
        raise Refused(wrong)
    count = _Count()
    for kota in cmd.areas.kota:
        _kota(kota, cmd.zones.get(kota.code), count)
        _areas_of(kota.number, cmd.areas, count)
    names = tuple(kota.name for kota in cmd.areas.kota)
    return Imported(names, count.made, count.renamed, count.unchanged)


def _kota(area: Area, zone: str | None, count: _Count) -> None:
    found = Kota.objects.filter(pk=area.number).first()
    if found is None:
        Kota.objects.create(
            id=area.number, code=area.code, name=area.name, zone=zone or zone_of(area.code) or TimeZone.WIB
        )
        count.made += 1
        return
    wanted = (area.name, zone or found.zone)
    if wanted == (found.name, found.zone):
        count.unchanged += 1
        return
    Kota.objects.filter(pk=found.pk).update(name=wanted[0], zone=wanted[1])
    count.renamed += 1


def _areas_of(kota_id: int, areas: Areas, count: _Count) -> None:
    kecamatan = [a for a in areas.kecamatan if a.parent == kota_id]
    numbers = {a.number for a in kecamatan}
    with scope(kota_id):
        _take_over(Kecamatan, kecamatan, count)
        _take_over(Kelurahan, [a for a in areas.kelurahan if a.parent in numbers], count)


def _take_over(model: type[Any], areas: list[Area], count: _Count) -> None:
    known: dict[int, str] = dict(model.objects.values_list("id", "name"))
    new = [_row(model, area) for area in areas if area.number not in known]
    model.objects.bulk_create(new)
    renamed = [area for area in areas if known.get(area.number, area.name) != area.name]
    for area in renamed:
        model.objects.filter(pk=area.number).update(name=area.name)
    count.made += len(new)
    count.renamed += len(renamed)
    count.unchanged += len(areas) - len(new) - len(renamed)


def _row(model: type[Any], area: Area) -> Model:
    above = {"kecamatan_id": area.parent} if model is Kelurahan else {}
    row: Model = model(id=area.number, code=area.code, name=area.name, **above)
    return row
