"""The levels at which PKK works and a role is held. No Django."""

from enum import StrEnum


class Level(StrEnum):
    """Where something stands: a group, or an area."""

    GROUP = "kelompok"
    KELURAHAN = "kelurahan"
    KECAMATAN = "kecamatan"
    KOTA = "kota"
