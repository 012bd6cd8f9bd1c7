"""The level of an area in an address: /tp-pkk/kelurahan/3576021003/."""

from regions.domain.level import Level


class LevelConverter:
    """kota, kecamatan or kelurahan."""

    regex = "kota|kecamatan|kelurahan"

    def to_python(self, value: str) -> Level:
        """The level."""
        return Level(value)

    def to_url(self, value: Level | str) -> str:
        """Its word."""
        return Level(value).value
