"""How many PEKKA may be named of each group and area: one decision a city, for pages and papers alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from members.domain.suppression import Path, Shown, Tally, publish
from members.queries.counts import members_by_group

NOBODY = Shown(0)


@dataclass(frozen=True)
class Published:
    """What may be said of every group and area on a day; a woman in two groups counts in both."""

    cells: Mapping[Path, Shown]
    paths: Mapping[UUID, Path]

    def of_kota(self) -> Shown:
        """The whole city."""
        return self.cells.get((), NOBODY)

    def of_kecamatan(self, kecamatan_id: int) -> Shown:
        """One kecamatan; 0 where no group has members."""
        return self.cells.get((kecamatan_id,), NOBODY)

    def of_kelurahan(self, kecamatan_id: int, kelurahan_id: int) -> Shown:
        """One kelurahan; 0 where no group has members."""
        return self.cells.get((kecamatan_id, kelurahan_id), NOBODY)

    def of_group(self, group_id: UUID) -> Shown:
        """One group; 0 for a group without members."""
        path = self.paths.get(group_id)
        return NOBODY if path is None else self.cells[path]


def published_pekka(on: date) -> Published:
    """Count every group of the city on that day and decide once what may be shown; one query.

    Meant for the scope of the whole city: whoever sees a part of it decides about that part alone.
    """
    counts = members_by_group(on)
    paths = {c.group_id: (c.kecamatan_id, c.kelurahan_id, at) for at, c in enumerate(counts)}
    leaves: dict[Path, Tally] = {paths[c.group_id]: Tally(c.pekka, c.members) for c in counts}
    return Published(publish(leaves) if leaves else {}, paths)
