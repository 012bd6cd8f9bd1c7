"""Neraca, hasil usaha, perubahan modal and the members' parts as files: the columns of the screen."""

from collections.abc import Iterator
from dataclasses import dataclass

from closing.domain.sharing import ShownMember
from closing.domain.statements import CapitalRow, Neraca, Part, Result
from common.tables import Column


@dataclass(frozen=True)
class StatementRow:
    """A line, a heading (no amounts) or a sum."""

    label: str
    then: int | None = None
    now: int | None = None


STATEMENT: tuple[Column[StatementRow], ...] = (
    Column("Uraian", lambda r: r.label, 40),
    Column("Tahun lalu", lambda r: r.then, 18),
    Column("Tahun ini", lambda r: r.now, 18),
)


def neraca_rows(found: Neraca) -> Iterator[StatementRow]:
    """Aktiva, then pasiva, each with its sums."""
    yield StatementRow("AKTIVA")
    for part in found.aktiva:
        yield from _part(part)
    yield StatementRow("Jumlah aktiva", found.assets_then, found.assets)
    yield StatementRow("PASIVA")
    for part in found.pasiva:
        yield from _part(part)
    yield StatementRow("Jumlah pasiva", found.claims_then, found.claims)


def result_rows(found: Result) -> Iterator[StatementRow]:
    """I Hasil usaha, II Biaya, SHU."""
    yield from _part(found.income)
    yield from _part(found.costs)
    yield StatementRow("Sisa hasil usaha (SHU)", found.shu_then, found.shu)


def _part(part: Part) -> Iterator[StatementRow]:
    yield StatementRow(part.title)
    for row in part.rows:
        yield StatementRow(row.label, row.then, row.now)
    yield StatementRow(f"Jumlah {part.title.lower()}", part.then, part.now)


CAPITAL: tuple[Column[CapitalRow], ...] = (
    Column("Modal", lambda r: r.label, 30),
    Column("Saldo awal tahun", lambda r: r.opening, 18),
    Column("Bertambah", lambda r: r.more, 18),
    Column("Berkurang", lambda r: r.less, 18),
    Column("Saldo akhir", lambda r: r.closing, 18),
)

MEMBERS: tuple[Column[ShownMember], ...] = (
    Column("No. anggota", lambda r: r.share.number, 11),
    Column("Nama", lambda r: r.share.name, 30),
    Column("Simpanan yang dihitung", lambda r: r.capital, 20),
    Column("Jasa yang dibayar", lambda r: r.share.jasa, 18),
    Column("Bagian menurut simpanan", lambda r: r.share.by_capital, 20),
    Column("Bagian menurut jasa", lambda r: r.share.by_use, 18),
    Column("Jumlah", lambda r: r.share.total, 16),
)
