"""A thing of lasting use as it comes into Buku Inventaris, and what speaks against it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from bookkeeping.domain.amounts import amount_problems
from common.problems import Problem
from goods.domain.words import Condition

LONGEST = {"name": 120, "unit": 20, "place": 80, "remark": 200}
MOST_COUNT, MOST_MONTHS = 100_000, 600


@dataclass(frozen=True)
class NewItem:
    """So many of a thing, what all of them cost and what is left of that after their life (whole rupiah).

    `life_months` 0: not depreciated. `id`: which thing it is already, where what brought it is put right.
    """

    name: str
    count: int
    unit: str
    cost: int
    place: str
    condition: Condition = Condition.BAIK
    life_months: int = 0
    residual: int = 0
    remark: str = ""
    id: UUID | None = None

    @property
    def tidy(self) -> "NewItem":
        """As it is written: no blanks around the words."""
        words = {field: getattr(self, field).strip() for field in LONGEST}
        return replace(self, **words)

    @property
    def value(self) -> tuple[int, int, int, int]:
        """What depreciation and parting reckon with: how many, their cost, life and residual value."""
        return self.count, self.cost, self.life_months, self.residual


@dataclass(frozen=True)
class OldItem:
    """A thing with the day it was received, from whom, and what was written off before this book began."""

    item: NewItem
    acquired_on: date
    depreciated: int = 0
    giver: str = ""

    @property
    def tidy(self) -> "OldItem":
        """As it is written: no blanks around the words."""
        return replace(self, item=self.item.tidy, giver=self.giver.strip())


def item_problems(item: NewItem) -> Iterator[Problem]:
    """Everything that is wrong with it, at its fields."""
    for field, label in (("name", "Nama barang"), ("unit", "Satuan"), ("place", "Tempat penyimpanan")):
        if not getattr(item, field).strip():
            yield Problem(field, f"{label} belum diisi.", "kosong")
    for field, most in LONGEST.items():
        if len(getattr(item, field).strip()) > most:
            yield Problem(field, f"Paling panjang {most} huruf.", "terlalu_panjang")
    if not 0 < item.count <= MOST_COUNT:
        yield Problem("count", "Jumlah barang paling sedikit 1.", "kosong")
    yield from amount_problems("cost", item.cost, "Harga")
    if not 0 <= item.life_months <= MOST_MONTHS:
        yield Problem("life_months", f"Umur pakai paling lama {MOST_MONTHS} bulan.", "terlalu_besar")
    if not 0 <= item.residual <= max(item.cost, 0):
        yield Problem("residual", "Nilai sisa tidak boleh lebih dari harganya.", "terlalu_besar")
