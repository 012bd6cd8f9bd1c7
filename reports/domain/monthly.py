"""The monthly report of Pokja II, as frozen at the moment it is issued."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from common.pdf.values import Imprint, Letterhead, Signatures
from common.period import Period
from reports.domain.form422 import Form422
from reports.domain.recap import Recap

Level = Literal["kelurahan", "kecamatan", "kota"]
ROWS_ARE: dict[Level, str] = {"kelurahan": "Lingkungan", "kecamatan": "Kelurahan", "kota": "Kecamatan"}


@dataclass(frozen=True, slots=True)
class Activity:
    """A line of the list of activities; attendance is unknown when nobody counted."""

    on: date
    organiser: str
    what: str
    place: str = ""
    attendance: int | None = None


@dataclass(frozen=True, slots=True)
class MonthlyReport:
    """Everything the paper says. Same value, same hash; nothing is looked up while printing."""

    level: Level
    kota: str  # with its word, as Kemendagri writes it: "Kota Mojokerto"
    period: Period
    number: str
    letterhead: Letterhead
    form: Form422
    recap: Recap
    signatures: Signatures
    issued_at: datetime
    zone: str
    kecamatan: str = ""  # filled in for kelurahan and kecamatan
    kelurahan: str = ""  # filled in for kelurahan
    revision: int = 0
    activities: tuple[Activity, ...] = ()
    ralat_reason: str = ""

    def __post_init__(self) -> None:
        if self.issued_at.tzinfo is None:
            raise ValueError("An instant needs its zone.")
        if self.revision and not self.ralat_reason:
            raise ValueError("A ralat says why it was made.")

    def imprint(self, sha256: str) -> Imprint:
        """The running line of this report; `sha256` is of its canonical data (common.codec)."""
        return Imprint(self.number, self.revision, self.issued_at, self.zone, sha256)

    @property
    def area(self) -> str:
        """ "Kelurahan Kauman", "Kecamatan Magersari", "Kota Mojokerto"."""
        return self.kota if self.level == "kota" else f"{self.level.capitalize()} {self.area_name}"

    @property
    def area_name(self) -> str:
        names: dict[Level, str] = {
            "kelurahan": self.kelurahan,
            "kecamatan": self.kecamatan,
            "kota": self.kota,
        }
        return names[self.level]

    @property
    def within(self) -> str:
        """The areas it lies in, "Kecamatan Magersari, Kota Mojokerto"; empty for a kota."""
        above = {
            "kelurahan": (f"Kecamatan {self.kecamatan}", self.kota),
            "kecamatan": (self.kota,),
            "kota": (),
        }
        return ", ".join(above[self.level])

    @property
    def rows_are(self) -> str:
        return ROWS_ARE[self.level]

    @property
    def title(self) -> str:
        return f"Laporan Bulanan Pokja II TP PKK {self.area}"
