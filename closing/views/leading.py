"""Each number of a statement with the address of the entries behind it: its own year, its own part."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from bookkeeping.domain.chart import DANA_SHU
from bookkeeping.queries.entry_list import NAMELESS
from closing.domain.statements import CapitalChanges, CapitalRow, Part, Row
from common.period import Period


@dataclass(frozen=True)
class LedRow:
    """A line of a statement; an address is "" where nothing stands behind the number."""

    row: Row
    now_url: str = ""
    then_url: str = ""


@dataclass(frozen=True)
class LedPart:
    """A heading with its lines and their sum."""

    part: Part
    rows: tuple[LedRow, ...]


@dataclass(frozen=True)
class LedCapital:
    """A part of the capital over the year."""

    row: CapitalRow
    url: str
    opening_url: str
    more_url: str
    less_url: str


def plain(part: Part) -> LedPart:
    """A part whose numbers lead nowhere: the sums of an area."""
    return LedPart(part, tuple(LedRow(row) for row in part.rows))


def balances(group_id: UUID, parts: Iterable[Part], on: date, on_then: date) -> tuple[LedPart, ...]:
    """The neraca: each saldo leads to all that moved its line until that day."""
    return tuple(_led(group_id, part, (None, on), (None, on_then)) for part in parts)


def turnover(group_id: UUID, part: Part, on: date, on_then: date) -> LedPart:
    """Hasil usaha: each number leads to what moved its line since 1 January of its own year."""
    return _led(group_id, part, (date(on.year, 1, 1), on), (date(on_then.year, 1, 1), on_then))


def capital(group_id: UUID, found: CapitalChanges) -> tuple[LedCapital, ...]:
    """Perubahan modal: what there was, what came and what went, each with its entries."""
    return tuple(_capital(group_id, row, found) for row in found.rows)


Span = tuple[date | None, date]


def _led(group_id: UUID, part: Part, now: Span, then: Span) -> LedPart:
    return LedPart(
        part,
        tuple(
            LedRow(
                row,
                _address(group_id, row, now),
                _address(group_id, row, then) if row.then else "",
            )
            for row in part.rows
        ),
    )


def _address(group_id: UUID, row: Row, span: Span) -> str:
    since, until = span
    kind, _, name = row.key.partition(":")
    if row.key == "shu:lalu":
        return reverse("shu", args=[group_id])
    if row.key == "shu:tahun":
        return _results(group_id, until)
    asked = {"pos": str(row.account)}
    if row.account == DANA_SHU:
        asked["dana"] = name if kind == "dana" else NAMELESS
    return _entries(group_id, asked, since, until)


def _capital(group_id: UUID, row: CapitalRow, found: CapitalChanges) -> LedCapital:
    if not row.account:
        url = _results(group_id, found.on)
        return LedCapital(row, url, "", url if row.more else "", url if row.less else "")
    asked, before = {"pos": str(row.account)}, found.since - timedelta(days=1)
    whole = _entries(group_id, asked, None, found.on)
    opening = _entries(group_id, asked, None, before) if row.opening else ""
    if row.holds_results:
        whole = reverse("shu", args=[group_id])
        opening = whole if row.opening else ""
    return LedCapital(row, whole, opening, *_moves(group_id, row, found))


def _moves(group_id: UUID, row: CapitalRow, found: CapitalChanges) -> tuple[str, str]:
    """What came and what went, with what was taken back: the sums count both ways of it."""
    asked = {"pos": str(row.account), "koreksi": "semua"}
    came = _entries(group_id, asked | {"arah": "masuk"}, found.since, found.on)
    went = _entries(group_id, asked | {"arah": "keluar"}, found.since, found.on)
    return came if row.more else "", went if row.less else ""


def _entries(group_id: UUID, asked: dict[str, str], since: date | None, until: date) -> str:
    start = {"sejak": since.isoformat()} if since else {}
    query = urlencode({**asked, **start, "sampai": until.isoformat()})
    return f"{reverse('catatan_buku', args=[group_id])}?{query}"


def _results(group_id: UUID, on: date) -> str:
    return f"{reverse('hasil_usaha', args=[group_id])}?bulan={Period.of(on)}"
