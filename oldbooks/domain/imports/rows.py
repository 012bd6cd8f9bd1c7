"""Which rows of a table are records, and which only sum them up or carry a saldo over."""

import re
from collections.abc import Sequence
from enum import StrEnum

from common.search import searchable
from oldbooks.domain.imports.grid import Line

_TOTAL = re.compile(r"(?:sub ?total|sub ?jumlah|jumlah|jml|total|grand total)\b")
_SALDO = re.compile(
    r"(?:saldo|sisa (?:kas|uang|bulan|saldo|buku|lalu)|sisa$|pindahan|dipindah\w*|jumlah pindahan)\b"
)
_CARRIED = re.compile(
    r"(?:saldo (?:awal|lalu|bulan|tahun|pindahan|kas)|pindahan|sisa (?:bulan|saldo|kas|lalu)|saldo$)"
)
_OPENING = re.compile(
    r"(?:saldo (?:awal|lalu|bulan lalu|tahun lalu|bulan|tahun|pindahan)|pindahan|sisa (?:bulan|lalu))"
)


class RowKind(StrEnum):
    """What a row of a table is."""

    DATA = "data"
    TOTAL = "jumlah"
    SALDO = "saldo"


def kind_of(line: Line, columns: Sequence[int], day_column: int | None) -> RowKind:
    """Judged by the first words of its cells; a dated row is a record unless it carries a saldo over."""
    dated = day_column is not None and bool(re.search(r"[0-9]", str(line.at(day_column) or "")))
    for column in columns:
        value = line.at(column)
        if not isinstance(value, str):
            continue
        text = searchable(value)
        if dated and not _CARRIED.match(text):
            continue
        if _SALDO.match(text):
            return RowKind.SALDO
        if _TOTAL.match(text):
            return RowKind.TOTAL
    return RowKind.DATA


def opens(line: Line, columns: Sequence[int]) -> bool:
    """Whether a saldo row carries in what was there before: "Saldo awal", "Pindahan", "Sisa bulan lalu"."""
    texts = (searchable(v) for v in (line.at(c) for c in columns) if isinstance(v, str))
    return any(_OPENING.match(text) for text in texts)
