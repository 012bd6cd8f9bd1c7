"""Loading the demonstration: each city in one transaction, two at a time, left alone where it is there."""

import csv
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import UTC, date, datetime, time
from multiprocessing import get_context
from pathlib import Path
from random import Random
from uuid import UUID

from django.db import connections

from accounts.commands import AddUser, ImportRegions, add_operator, import_regions
from accounts.domain.roles import Actor
from accounts.models import User
from common import clock
from common.ids import uuid7
from common.period import Period
from common.secret import Secret
from contests.commands import SetDeadline, set_deadline
from groups.domain.words import Kind
from groups.models import Group
from regions.domain.wilayah import read_areas
from regions.models import Kota
from regions.queries import AreaName, kecamatan_list, kelurahan_list
from regions.queries.areas import kota_area
from regions.tenancy.scope import scope
from reports.commands.figures import EnterFigures, enter_figures
from reports.domain.columns import ENTERED
from up2k.demo import affairs, events, goods, meetings, names, remarks, staff
from up2k.demo.groups import WITHOUT_GROUP, Made, open_group
from up2k.demo.lomba import open_lomba
from up2k.operator.commands import OpenKota, open_kota

AREAS = Path(__file__).resolve().parents[2] / "regions" / "data" / "wilayah_6_kota.csv"
YEARS_BACK = 24  # months of Mojokerto
FEW = 2  # months elsewhere
AT_ONCE = 2  # cities that are filled at the same time
DEADLINE = 25  # day of the month by which its books hold something
Say = Callable[[str], None]
Besides = Callable[[Made, int, date, Actor], None]


def load(say: Say) -> None:
    """Everything that is missing of the demonstration."""
    today = clock.today("WIB")
    open_cities(today, say)
    empty = [kota for kota in Kota.objects.order_by("id") if not _is_filled(kota)]
    # The one with most meetings first: it is the longest, and the planner knows nothing yet of other cities.
    empty.sort(key=lambda kota: kota.id != staff.MOJOKERTO)
    connections.close_all()  # nobody shares a connection with a child
    with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("fork")) as pool:
        for done in as_completed([pool.submit(_fill, kota, today) for kota in empty]):
            say(f"{done.result()}: kelompok, anggota dan rapat")


def _is_filled(kota: Kota) -> bool:
    with scope(kota.pk):
        return Group.objects.exists()


def _fill(kota: Kota, today: date) -> str:
    """One city, in a process of its own."""
    fill(kota, today, YEARS_BACK if kota.id == staff.MOJOKERTO else FEW)
    return kota.name


def open_cities(today: date, say: Say) -> None:
    """The six cities with their areas, the operator, and an admin each."""
    operator = Actor.operator("data contoh")
    if not Kota.objects.exists():
        say("Enam kota dengan kecamatan dan kelurahannya")
        with AREAS.open(encoding="utf-8", newline="") as rows:
            import_regions(ImportRegions(uuid7(), read_areas(tuple(csv.reader(rows)))), actor=operator)
    if not User.objects.filter(username=staff.OPERATOR.username).exists():
        ira = AddUser(
            uuid7(), staff.OPERATOR.username, staff.OPERATOR.name, Secret(staff.PASSWORD), must_change=False
        )
        add_operator(ira, actor=operator)
    for kota in Kota.objects.filter(opened_at=None).order_by("id"):
        admin = f"admin.{kota.id}"
        with clock.at(_noon(Period.of(today).plus(-YEARS_BACK).first)):
            cmd = OpenKota(
                uuid7(), kota.id, admin, f"Admin {kota.name}", Secret(staff.PASSWORD), must_change=False
            )
            open_kota(cmd, actor=operator)


def fill(kota: Kota, today: date, months: int) -> None:
    """Groups, members and so many months of meetings of an opened kota; Mojokerto has every meeting."""
    chance, actor = Random(kota.id), Actor.system("data contoh", kota.id)
    is_mojokerto = kota.id == staff.MOJOKERTO
    since = Period.of(today).plus(-months).first
    with scope(kota.id):
        groups = list(_groups(chance, actor, since, is_mojokerto))
        besides = _besides(groups, actor) if is_mojokerto else {}
        for group in groups:
            if is_mojokerto or chance.random() < 0.3:
                _history(group, today, chance, actor, besides.get(group.id))
        if is_mojokerto:
            _mojokerto(groups, since, today, chance, actor)
        else:
            staff.admit(staff.pokja_of(kota.id, kota.code), since, actor)


def _groups(chance: Random, actor: Actor, since: date, is_mojokerto: bool) -> Iterator[Made]:
    """A poksus in nearly every kelurahan; in Mojokerto some have a poklak."""
    with clock.at(_noon(since)):
        for place, area in enumerate(kelurahan_list()):
            is_gedongan = area.id == staff.GEDONGAN
            if not is_gedongan and chance.random() < WITHOUT_GROUP:
                continue
            name = "Melati" if is_gedongan else names.FLOWERS[place % len(names.FLOWERS)]
            size = 20 if is_gedongan else chance.randint(10, 18) if is_mojokerto else chance.randint(6, 9)
            poksus = open_group(area, name, Kind.POKSUS, None, size, chance, actor, since)
            yield poksus
            if is_mojokerto and chance.random() < 0.35:
                under = f"{names.FLOWERS[(place + 7) % len(names.FLOWERS)]} Bersama"
                yield open_group(
                    area, under, Kind.POKLAK, poksus.id, chance.randint(6, 9), chance, actor, since
                )


def _besides(groups: list[Made], actor: Actor) -> dict[UUID, Besides]:
    """Melati makes keripik; in another group not all goes well; a third brought a journal with it."""
    melati = next(group for group in groups if _is_melati(group))
    one, other, *_ = (group for group in groups if group.area.id != staff.GEDONGAN)
    affairs.begin(one, actor)
    affairs.bring_journal(other, actor)
    return {melati.id: goods.month, one.id: affairs.month}


def _is_melati(group: Made) -> bool:
    return group.area.id == staff.GEDONGAN and group.kind is Kind.POKSUS


def _history(group: Made, today: date, chance: Random, actor: Actor, besides: Besides | None) -> None:
    """A meeting a month up to the last one; Melati's of last month is left for whoever tries it out."""
    now = Period.of(today)
    last = now.previous()
    for number, period in enumerate(Period.range(Period.of(group.since), last)):
        on = meetings.meeting_day(group, period)
        left_out = period == last and _is_melati(group)
        if left_out or (period == last and chance.random() < 0.12):
            continue
        capital = 3_000_000 if period == Period.of(group.since) else 0
        meetings.hold(group, on, chance, actor, capital)
        if actor.kota_id == staff.MOJOKERTO:
            events.between(group, on, chance, actor)
        if besides is not None:
            besides(group, number, on, actor)
    on = meetings.meeting_day(group, now)
    if on < today and chance.random() < 0.6 and group.area.id != staff.GEDONGAN:
        meetings.hold(group, on, chance, actor)


def _mojokerto(groups: list[Made], since: date, today: date, chance: Random, actor: Actor) -> None:
    """Who works there, letters and officers, form 4.22 of most kelurahan, a deadline and a lomba."""
    melati = next(group for group in groups if group.area.id == staff.GEDONGAN)
    for person in staff.MOJOKERTO_STAFF:
        is_pengurus = person.username == "sari.melati"
        staff.admit(person, since, actor, melati.id if is_pengurus else None)
    areas: list[AreaName] = [kota_area(), *kecamatan_list(), *kelurahan_list()]
    for area in areas:
        staff.papers(area, f"Ny. {names.woman(chance)}", names.woman(chance), since, actor)
    for area in kelurahan_list():
        if chance.random() < 0.8:
            known = {
                c.key: chance.randint(0, 40 if c.people else 4) for c in ENTERED if chance.random() < 0.9
            }
            first = Period(today.year, 1)
            enter_figures(EnterFigures(uuid7(), area.id, first, known), actor=actor)
    set_deadline(SetDeadline(uuid7(), since, DEADLINE, 0), actor=actor)
    open_lomba(today, actor)
    remarks.ask(melati, today)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(5), UTC)
