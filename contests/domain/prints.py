"""The ranking of a lomba on paper: every score that led to it, and how ties were settled."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from common.pdf.values import Letterhead, Printed, Signatures


def score_text(score: Decimal | None) -> str:
    """A mark with two decimals and a comma: Decimal("89.7") -> "89,70"; a dash where nobody gave one yet."""
    if score is None:
        return "–"
    return f"{score:.2f}".replace(".", ",")


@dataclass(frozen=True, slots=True)
class AspectColumn:
    """An aspect of the rubric and its weight in percent."""

    name: str
    weight: int


@dataclass(frozen=True, slots=True)
class RankLine:
    """A group, its weighted score per aspect in the order of the columns, and its place."""

    rank: int
    group: str
    area: str
    scores: tuple[Decimal | None, ...]
    total: Decimal
    note: str = ""  # "menang urutan aspek pembukuan", when a tie was settled

    @property
    def score_texts(self) -> tuple[str, ...]:
        return tuple(score_text(score) for score in self.scores)

    @property
    def total_text(self) -> str:
        return score_text(self.total)


@dataclass(frozen=True, slots=True)
class RankingReport:
    """Hasil lomba of one level. Weights sum to 100 and every line has a score for each aspect."""

    edition: str  # "Lomba Administrasi UP2K PKK Tahun 2026"
    area: str  # "Kota Mojokerto"
    until: date  # the books were read up to this day
    letterhead: Letterhead
    aspects: tuple[AspectColumn, ...]
    lines: tuple[RankLine, ...]
    tie_rule: str
    signatures: Signatures
    printed: Printed

    def __post_init__(self) -> None:
        weights = sum(aspect.weight for aspect in self.aspects)
        if weights != 100:
            raise ValueError(f"Bobot aspek berjumlah {weights}, bukan 100.")
        if any(len(line.scores) != len(self.aspects) for line in self.lines):
            raise ValueError("Tiap kelompok perlu nilai untuk setiap aspek.")

    @property
    def width(self) -> int:
        """Columns of the table, for the line that says it is empty."""
        return len(self.aspects) + 5
