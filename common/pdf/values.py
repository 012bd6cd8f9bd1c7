"""What every print says about itself: who sends it, who signs it, and how sure a number is."""

import base64
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from common.rupiah import format_rupiah

PictureKind = Literal["png", "jpeg"]
_MAGIC: tuple[tuple[bytes, PictureKind], ...] = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"))
SUPPRESSED_BELOW = 5


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG as text, so that a frozen context is plain JSON."""

    kind: PictureKind
    base64: str

    @classmethod
    def of(cls, data: bytes) -> "Picture":
        """Refuses with ValueError what is neither PNG nor JPEG (an SVG could carry instructions)."""
        for magic, kind in _MAGIC:
            if data.startswith(magic):
                return cls(kind, base64.b64encode(data).decode())
        raise ValueError("Logo harus berkas PNG atau JPEG.")

    @property
    def uri(self) -> str:
        return f"data:image/{self.kind};base64,{self.base64}"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Kop surat: `above` are the lines over the name, `address` those under it."""

    name: str
    above: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    logo: Picture | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: her office and her name; without a name the paper leaves a dotted line."""

    jabatan: str
    nama: str = ""
    pengantar: str = ""  # the line above the office, "Mengetahui,"


@dataclass(frozen=True, slots=True)
class Signatures:
    """The foot of a print, from left to right; the last one signs under place and date."""

    place: str
    on: date | None
    signatories: tuple[Signatory, ...]

    @property
    def others(self) -> tuple[Signatory, ...]:
        return self.signatories[:-1]

    @property
    def author(self) -> Signatory:
        """She who made the paper: place and date stand above her office."""
        return self.signatories[-1]

    def __post_init__(self) -> None:
        if not self.signatories:
            raise ValueError("A print that is signed needs somebody who signs it.")


@dataclass(frozen=True, slots=True)
class Imprint:
    """The running line at the foot: which paper this is, and of which data (SHA-256, 64 hex digits)."""

    number: str
    revision: int
    issued_at: datetime
    zone: str
    sha256: str

    @property
    def code(self) -> str:
        """The first 16 digits in fours, short enough to read over the telephone."""
        return " ".join(self.sha256[start : start + 4] for start in range(0, 16, 4))

    @property
    def created(self) -> str:
        """The instant as metadata wants it, so that the file's own date is the date of issue."""
        return self.issued_at.astimezone(UTC).isoformat(timespec="seconds")

    @property
    def is_ralat(self) -> bool:
        return self.revision > 0


@dataclass(frozen=True, slots=True)
class Printed:
    """The running line of a book, which is printed at any time and not issued.

    `code` is the last hash of the chain of entries, so that the paper proves the book it came from.
    """

    at: datetime
    zone: str
    by: str
    code: str = ""

    @property
    def created(self) -> str:
        return self.at.astimezone(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class BookHead:
    """The lines under the title of every book: which group, where it lies."""

    group: str  # "Poksus Melati"
    kelurahan: str
    kecamatan: str
    kota: str  # with its word: "Kota Mojokerto"

    @property
    def area(self) -> str:
        return f"Kelurahan {self.kelurahan}, Kecamatan {self.kecamatan}, {self.kota}"


@dataclass(frozen=True, slots=True)
class Count:
    """What paper may say: "12", "min. 12" (at least), "?" (unknown), "<5" (kept back), "*" (closed).

    Closed is a number of five or more that would give a smaller one away.

    A number kept back is not inside: neither the frozen data nor the PDF can give it away.
    """

    kind: Literal["exact", "at_least", "unknown", "kept_back", "closed"]
    number: int = 0

    def __post_init__(self) -> None:
        if self.number < 0 or (self.number and self.kind in ("unknown", "kept_back", "closed")):
            raise ValueError("A number that is unknown or kept back carries no figure, none is negative.")

    @classmethod
    def of(cls, number: int | None) -> "Count":
        """None means unknown, which is not zero."""
        return cls("unknown") if number is None else cls("exact", number)

    @classmethod
    def kept_back(cls) -> "Count":
        return cls("kept_back")

    @classmethod
    def total(cls, parts: tuple[int | None, ...]) -> "Count":
        """The sum; "at least" when a part is unknown, unknown when every part is."""
        known = [part for part in parts if part is not None]
        if len(known) == len(parts):
            return cls("exact", sum(known))
        return cls("at_least", sum(known)) if known else cls("unknown")

    @property
    def is_at_least(self) -> bool:
        return self.kind == "at_least"

    @property
    def figure(self) -> str:
        """The cell without its "min.", which a narrow column writes on a line of its own."""
        if self.kind == "unknown":
            return "?"
        if self.kind == "kept_back":
            return f"<{SUPPRESSED_BELOW}"
        if self.kind == "closed":
            return "*"
        return format_rupiah(self.number)

    @property
    def text(self) -> str:
        return f"min. {self.figure}" if self.is_at_least else self.figure

    def __str__(self) -> str:
        return self.text
