"""Books of goods of an invented group."""

from datetime import date, timedelta

from goods.domain.prints import AidBook, AidLine, ItemBook, ItemRow, TradeBook, TradeLine
from tests.reports.sample_books import HEAD, OCTOBER, PRINTED, SIGNATURES


def day(at: int) -> date:
    return OCTOBER.first + timedelta(at % 31)


def trade(rows: int, name: str = "Keripik pisang", amount: int = 57_000) -> TradeBook:
    lines = tuple(
        TradeLine(
            day(at), name, name if at % 2 else "", "1.250,5", "bungkus", amount, amount, amount, "12",
            "1.238,5", amount, "offline", name,
        )
        for at in range(rows)
    )  # fmt: skip
    return TradeBook(HEAD, OCTOBER, lines, SIGNATURES, PRINTED)


def aid(rows: int, name: str = "CSR Bank Jatim", amount: int = 57_000) -> AidBook:
    lines = tuple(AidLine(day(at), name, amount, name, amount, name, name) for at in range(rows))
    return AidBook(HEAD, 2026, lines, SIGNATURES, PRINTED)


def things(rows: int, name: str = "Mesin jahit", amount: int = 1) -> ItemBook:
    lines = tuple(
        ItemRow(name, name, day(at), amount, f"{amount} unit", name, "rusak ringan", name)
        for at in range(rows)
    )
    return ItemBook(HEAD, OCTOBER.last, lines, SIGNATURES, PRINTED)
