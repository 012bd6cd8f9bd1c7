"""How many people and how many PEKKA each area may be said to have: one answer for every page and paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from members.domain.suppression import Path, Shown, Tally, publish
from members.queries.counts import people_by_kelurahan
from regions.tenancy.scope import WHOLE_KOTA, current_scope, see_kelurahan


@dataclass(frozen=True, slots=True)
class Published:
    """The people of an area, and what may be said of those who are PEKKA."""

    people: int
    pekka: Shown


NOBODY = Published(0, Shown(0))


def published_people(on: date) -> dict[Path, Published]:
    """By area: () for the kota, (kecamatan,) and (kecamatan, kelurahan); areas without people are left out.

    Whether a number of one kelurahan may be shown depends on its neighbours, so the counts of the whole kota
    are read whoever asks; whoever asks hands on only the areas she may see. Three queries.
    """
    with _whole_kota():
        counts = people_by_kelurahan(on)
    leaves: dict[Path, Tally] = {(c.kecamatan_id, c.kelurahan_id): Tally(c.pekka, c.people) for c in counts}
    people: dict[Path, int] = {(): 0}
    for path, tally in leaves.items():
        for length in range(len(path) + 1):
            people[path[:length]] = people.get(path[:length], 0) + tally.people
    return {path: Published(people[path], shown) for path, shown in publish(leaves).items()}


@contextmanager
def _whole_kota() -> Iterator[None]:
    before = current_scope().kelurahan
    see_kelurahan(WHOLE_KOTA)
    try:
        yield
    finally:
        see_kelurahan(before)
