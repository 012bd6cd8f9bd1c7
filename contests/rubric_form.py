"""The rubric editor: rows of a table as they were typed, read into aspects, with each problem at its cell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from common.problems import Problem
from contests.domain.indicators import INDICATORS, Indicator
from contests.domain.rubric import (
    JUROR,
    MOST_ASPECTS,
    OLDER,
    SEEN_SCALE,
    AspectDraft,
    Step,
    read_scale,
    tie_on,
    write_scale,
)
from contests.queries.rubric import RubricView

SPARE = 2  # empty rows below the written ones
TIES = 3
COLUMNS = ("nama", "bobot", "sumber", "batas", "skala", "petunjuk")
CELLS = {"name": "nama", "weight": "bobot", "source": "sumber", "scale": "skala", "guide": "petunjuk"}


@dataclass
class RubricRow:
    """One row of the editor."""

    no: int
    cells: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed that would make an aspect."""
        return not (self.cells["nama"].strip() or self.cells["bobot"].strip())

    @property
    def inputs(self) -> dict[str, tuple[str, str, str]]:
        """By column: the name of the input, what stands in it, and its error."""
        return {c: (f"{c}-{self.no}", self.cells[c], self.errors.get(c, "")) for c in COLUMNS}


@dataclass
class RubricSheet:
    """The whole editor."""

    rows: list[RubricRow]
    ties: list[str]
    problems: list[Problem] = field(default_factory=list)

    @property
    def total(self) -> int:
        """The sum of the weights that can be read."""
        return sum(int(row.cells["bobot"]) for row in self.rows if row.cells["bobot"].strip().isdecimal())

    @property
    def faults(self) -> list[Problem]:
        """Everything that is wrong, each with the cell it stands at, for the summary."""
        at_cells = [
            Problem(f"{cell}-{row.no}", f"Aspek {row.no + 1}: {message}")
            for row in self.rows
            for cell, message in row.errors.items()
        ]
        return self.problems + at_cells

    @property
    def tie_choices(self) -> list[tuple[str, str]]:
        """What can settle a tie."""
        written = [row for row in self.rows if not row.is_blank]
        named = [(tie_on(at), f"Nilai {row.cells['nama']}") for at, row in enumerate(written, 1)]
        return [("", "–"), (OLDER, "Lebih dahulu berdiri"), *named]

    @property
    def tie_selects(self) -> list[tuple[str, str]]:
        """The name of each select, and what is chosen in it."""
        chosen = [*self.ties, *[""] * TIES][:TIES]
        return [(f"seri-{at}", value) for at, value in enumerate(chosen)]


def sheet_of(rubric: RubricView | None) -> RubricSheet:
    """The editor as it opens: the newest rubric and empty rows."""
    drafts = () if rubric is None else rubric.drafts
    rows = [RubricRow(at, _cells(draft)) for at, draft in enumerate(drafts)]
    return RubricSheet(_with_spare(rows), [] if rubric is None else list(rubric.ties))


def sheet_sent(data: QueryDict) -> RubricSheet:
    """The editor as it was sent."""
    rows = [
        RubricRow(no, {c: data.get(f"{c}-{no}", "") for c in COLUMNS})
        for no in range(MOST_ASPECTS)
        if f"nama-{no}" in data
    ]
    ties = [data.get(f"seri-{at}", "") for at in range(TIES)]
    return RubricSheet(rows, [tie for tie in ties if tie])


def read(sheet: RubricSheet) -> tuple[AspectDraft, ...]:
    """The aspects of the rows that are filled in; what cannot be read is noted at its cell."""
    found = []
    for row in sheet.rows:
        if row.is_blank:
            continue
        source = row.cells["sumber"]
        found.append(
            AspectDraft(
                name=row.cells["nama"].strip(),
                weight=_whole(row, "bobot"),
                source=source,
                parameters=_limits(row, INDICATORS.get(source)),
                scale=_scale(row) if source == JUROR else (),
                guide=row.cells["petunjuk"].strip(),
            )
        )
    return tuple(found)


def has_errors(sheet: RubricSheet) -> bool:
    """Whether some cell could not be read."""
    return any(row.errors for row in sheet.rows)


def refuse(sheet: RubricSheet, problems: Iterable[Problem]) -> None:
    """Put each problem of the command at its cell; the others stand above the sheet."""
    written = [row for row in sheet.rows if not row.is_blank]
    for problem in problems:
        parts = problem.field.split(".")
        if parts[0] == "aspects" and len(parts) > 2 and int(parts[1]) < len(written):
            written[int(parts[1])].errors.setdefault(CELLS.get(parts[2], "batas"), problem.message)
        else:
            sheet.problems.append(Problem("", problem.message, problem.code))


def limits_words(indicator: Indicator) -> str:
    """What the limits of an indicator mean, in their order: "Paling lambat (hari), biasanya 3"."""
    named = [f"{p.label}{f' ({p.unit})' if p.unit else ''}, biasanya {p.usual}" for p in indicator.parameters]
    return "; ".join(named)


def _with_spare(rows: list[RubricRow]) -> list[RubricRow]:
    wanted = min(MOST_ASPECTS, max(len(rows) + SPARE, 4))
    empty = dict.fromkeys(COLUMNS, "") | {"sumber": JUROR, "skala": write_scale(SEEN_SCALE)}
    return rows + [RubricRow(no, dict(empty)) for no in range(len(rows), wanted)]


def _cells(draft: AspectDraft) -> dict[str, str]:
    indicator = draft.indicator
    limits = [] if indicator is None else list(indicator.values(draft.parameters).values())
    return {
        "nama": draft.name,
        "bobot": str(draft.weight),
        "sumber": draft.source,
        "batas": ", ".join(str(limit) for limit in limits),
        "skala": write_scale(draft.scale),
        "petunjuk": draft.guide,
    }


def _whole(row: RubricRow, cell: str) -> int:
    text = row.cells[cell].strip()
    if text.isdecimal():
        return int(text)
    row.errors[cell] = "Ketik angka, misalnya 20."
    return 0


def _limits(row: RubricRow, indicator: Indicator | None) -> Mapping[str, int]:
    """ "10, 60" in the order of the indicator's limits; an empty cell takes the usual ones."""
    text = row.cells["batas"].strip()
    if indicator is None or not indicator.parameters or not text:
        return {}
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > len(indicator.parameters) or not all(part.isdecimal() for part in parts):
        row.errors["batas"] = f"{limits_words(indicator)}. Pisahkan dengan koma."
        return {}
    return {p.name: int(part) for p, part in zip(indicator.parameters, parts, strict=False)}


def _scale(row: RubricRow) -> tuple[Step, ...]:
    try:
        return read_scale(row.cells["skala"])
    except ValueError as error:
        row.errors["skala"] = f"Tidak terbaca: {error}. Tulis misalnya a 95; b 85; c 75; d 65."
        return ()
