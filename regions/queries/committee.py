"""The head of letters and the signatures of each TP PKK, as they were on a day."""

import base64
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from regions.domain.level import Level
from regions.domain.officers import ORDER, Office
from regions.models import Letterhead, Signatory
from regions.queries.areas import AreaName, area_name, areas_of_kota
from regions.tenancy.scope import current_kota_id


@dataclass(frozen=True)
class LetterheadView:
    """What stands at the head of a paper; without one of its own, the name of the area in capitals."""

    level: Level
    area_id: int
    name: str
    address: tuple[str, ...]
    logo: bytes | None

    @property
    def logo_uri(self) -> str:
        """The logo (PNG) for an img element, "" when there is none."""
        return "" if self.logo is None else f"data:image/png;base64,{base64.b64encode(self.logo).decode()}"


@dataclass(frozen=True)
class SignatoryView:
    """Who signs: office, the title to print, and the name."""

    office: Office
    title: str
    name: str


@dataclass(frozen=True)
class TermView:
    """One term of office, for the screen that keeps them."""

    id: UUID
    office: Office
    title: str
    name: str
    starts_on: date
    ends_on: date | None


def at_area(level: Level, area_id: int) -> dict[str, Any]:
    """The columns that say where a letterhead or an officer belongs; 404 for an area of another city."""
    return columns_of(area_name(level, area_id))


def columns_of(area: AreaName) -> dict[str, Any]:
    """The same for an area already found."""
    if area.level is Level.KELURAHAN:
        return {"at_kecamatan_id": area.kecamatan_id, "at_kelurahan_id": area.id}
    if area.level is Level.KECAMATAN:
        return {"at_kecamatan_id": area.id, "at_kelurahan_id": None}
    return {"at_kecamatan_id": None, "at_kelurahan_id": None}


def letterhead_for(level: Level, area_id: int) -> LetterheadView:
    """The head of the letters of one TP PKK (level kota, kecamatan or kelurahan) of the open city."""
    area = area_name(level, area_id)
    row = Letterhead.objects.filter(**columns_of(area)).first()
    if row is None:
        return LetterheadView(level, area_id, f"TIM PENGGERAK PKK {area.full.upper()}", (), None)
    logo = None if row.logo is None else bytes(row.logo)
    return LetterheadView(level, area_id, row.name, tuple(row.address.splitlines()), logo)


def signatories_for(level: Level, area_id: int, on: date) -> tuple[SignatoryView, ...]:
    """Who held each office of that TP PKK on that day: ketua first, offices without a holder left out."""
    rows = Signatory.objects.filter(**at_area(level, area_id), starts_on__lte=on)
    rows = rows.filter(Q(ends_on=None) | Q(ends_on__gte=on))
    found = [SignatoryView(Office(row.office), row.title, row.name) for row in rows]
    return tuple(sorted(found, key=lambda s: ORDER[s.office]))


def terms_of(level: Level, area_id: int) -> tuple[TermView, ...]:
    """Every term of office of that TP PKK: by office, the newest first."""
    rows = Signatory.objects.filter(**at_area(level, area_id)).order_by("-starts_on")
    found = [TermView(r.id, Office(r.office), r.title, r.name, r.starts_on, r.ends_on) for r in rows]
    return tuple(sorted(found, key=lambda t: ORDER[t.office]))


@dataclass(frozen=True)
class CommitteeRow:
    """One TP PKK of the list: its area, has it a head of letters, and the offices without a holder."""

    area: AreaName
    has_head: bool
    missing: tuple[Office, ...]


def committees(on: date) -> tuple[CommitteeRow, ...]:
    """Every TP PKK of the open city with what its papers lack on that day; three queries however many."""
    heads = set(Letterhead.objects.values_list("at_kecamatan_id", "at_kelurahan_id"))
    held = Signatory.objects.filter(starts_on__lte=on).filter(Q(ends_on=None) | Q(ends_on__gte=on))
    offices = set(held.values_list("at_kecamatan_id", "at_kelurahan_id", "office"))
    rows = []
    for area in areas_of_kota():
        columns = columns_of(area)
        key = (columns["at_kecamatan_id"], columns["at_kelurahan_id"])
        missing = tuple(office for office in Office if (*key, office.value) not in offices)
        rows.append(CommitteeRow(area, key in heads, missing))
    return tuple(rows)


def place_of_term(term_id: UUID) -> tuple[Level, int]:
    """Level and area of a term of office; 404 when the open city has none of this id."""
    row = Signatory.objects.filter(pk=term_id).values_list("at_kecamatan_id", "at_kelurahan_id").first()
    if row is None:
        raise Http404("no such term in this city")
    if row[1] is not None:
        return Level.KELURAHAN, row[1]
    return (Level.KECAMATAN, row[0]) if row[0] is not None else (Level.KOTA, current_kota_id())
