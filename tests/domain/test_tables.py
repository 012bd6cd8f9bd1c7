"""Lists as files: text stays text, dates are dates."""

import io
from dataclasses import dataclass
from datetime import date, datetime

from openpyxl import load_workbook

from common.tables import Column, to_csv, to_xlsx


@dataclass(frozen=True)
class Row:
    """One row of a list."""

    name: str
    day: date | None
    amount: int


COLUMNS = (
    Column[Row]("Nama", lambda row: row.name, 30),
    Column[Row]("Tanggal", lambda row: row.day),
    Column[Row]("Jumlah", lambda row: row.amount),
)
ROWS = (Row("=HYPERLINK(1)", date(2026, 10, 12), 1_250_000), Row("Sari, Bu", None, -5))


def test_a_workbook_has_heads_dates_and_numbers() -> None:
    sheet = load_workbook(io.BytesIO(to_xlsx("Daftar", COLUMNS, ROWS))).active
    assert sheet is not None
    assert list(sheet.iter_rows(values_only=True)) == [
        ("Nama", "Tanggal", "Jumlah"),
        ("=HYPERLINK(1)", datetime(2026, 10, 12), 1_250_000),
        ("Sari, Bu", None, -5),
    ]
    assert (sheet.title, sheet.freeze_panes) == ("Daftar", "A2")
    assert sheet["A2"].data_type == "s"
    assert sheet["B2"].is_date


def test_csv_quotes_and_runs_no_formula() -> None:
    assert to_csv(COLUMNS, ROWS).decode("utf-8-sig") == (
        'Nama,Tanggal,Jumlah\r\n\'=HYPERLINK(1),2026-10-12,1250000\r\n"Sari, Bu",,-5\r\n'
    )
