"""A whole file read by a plan: twice over its rows, for what its columns prove and for its records."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Protocol

from bookkeeping.domain.chart import ACCOUNTS
from common.period import Period
from common.words import tanggal_pendek
from oldbooks.domain.imports.cash_sheet import CashReader, CashRecord
from oldbooks.domain.imports.desk import Desk
from oldbooks.domain.imports.fields import Holds, Target
from oldbooks.domain.imports.findings import MOST_TOLD, Findings, Hindrance, MonthSum, Naming, Sum
from oldbooks.domain.imports.grid import Line
from oldbooks.domain.imports.headings import Header, find_header, repeats
from oldbooks.domain.imports.loans_sheet import LoansReader
from oldbooks.domain.imports.people_sheet import MemberRecord, PeopleReader
from oldbooks.domain.imports.plan import Group, Plan, Sheet, after_header
from oldbooks.domain.imports.records import Record, days_of, moves_of, sides_of
from oldbooks.domain.imports.savings_sheet import SavingsReader
from oldbooks.domain.imports.settling import Evidence
from oldbooks.domain.imports.sifting import Sieve
from oldbooks.domain.imports.tally import Tally
from oldbooks.domain.imports.year_sheet import YearReader

Tell = Callable[[int], None]
_EVERY = 500  # rows between two words about how far it is


class File(Protocol):
    """Sheets that can be read more than once."""

    @property
    def sheets(self) -> tuple[str, ...]: ...
    def lines(self, sheet: str) -> Iterator[Line]: ...


class Reader(Protocol):
    """Reads the sheets of one kind of book."""

    tally: Tally

    def read(self, sheet: Sheet, lines: Iterable[Line]) -> Iterator[Record]: ...


@dataclass(frozen=True)
class Reading:
    """What came of a file: its records, everything a page tells, and the desk with every fault."""

    records: tuple[Record, ...]
    findings: Findings
    desk: Desk


def headers_of(file: File, sheets: Iterable[str]) -> dict[str, Header]:
    """The heading of each sheet; only its first rows are read."""
    return {sheet: find_header(sheet, file.lines(sheet)) for sheet in sheets}


def read_file(file: File, plan: Plan, group: Group, tell: Tell = lambda rows: None) -> Reading:
    """Read everything the plan names; memory holds the records, never the rows.

    Refuses nothing: what cannot be taken over is a fault with its cell, what is in doubt a question.
    """
    headers = headers_of(file, plan.sheets)
    settled = Evidence(
        plan.columns_that_hold(Holds.MONEY), plan.columns_that_hold(Holds.DAY), plan.speaks_for
    )
    for name, header in headers.items():
        settled.look(after_header(file.lines(name), header), header.month)
    desk = Desk(plan, group)
    reader = _reader(desk)
    sheets = [Sheet(n, h, settled.settled(), plan, group.today) for n, h in headers.items()]
    read = chain.from_iterable(
        reader.read(sheet, _rows(file, sheet, desk, headers, tell)) for sheet in sheets
    )
    sieve = Sieve(desk)
    records = sieve.sift(tuple(read))
    naming = _naming(desk, records)
    return Reading(records, _findings(desk, records, reader, naming, sieve.hindrances), desk)


def _reader(desk: Desk) -> Reader:
    found: dict[Target, Reader] = {
        Target.KAS: CashReader(desk),
        Target.BANK: CashReader(desk),
        Target.SIMPANAN: SavingsReader(desk),
        Target.PINJAMAN: LoansReader(desk),
        Target.SETAHUN: YearReader(desk),
        Target.ANGGOTA: PeopleReader(desk),
    }
    return found[desk.plan.target]


def _rows(file: File, sheet: Sheet, desk: Desk, headers: dict[str, Header], tell: Tell) -> Iterator[Line]:
    """The rows below the heading, those that repeat it at the top of a page left out."""
    first = next(iter(headers.values()))
    if sheet.header.signature != first.signature:
        line = Line(max(sheet.header.last, 1), ())
        desk.fault(
            sheet, line, None, "Lembar ini berbeda susunan kolomnya. Masukkan sendiri sebagai berkas lain."
        )
        return
    headings = sheet.header.by_column
    for line in after_header(file.lines(sheet.name), sheet.header):
        desk.rows += 1
        if desk.rows % _EVERY == 0:
            tell(desk.rows)
        if line.is_blank:
            continue
        if repeats(line, headings):
            desk.skip(sheet, line, "judul kolom diulang")
        else:
            yield line


def _naming(desk: Desk, records: Iterable[Record]) -> tuple[Naming, ...]:
    """What the books hold without names, and how much of it the file could name, or says it does."""
    named: dict[int, int] = defaultdict(int)
    for record in records:
        for account, amount in sides_of(record):
            named[account] += amount
    held = desk.group.nameless
    return tuple(
        Naming(ACCOUNTS[account].name, held.get(account, 0), abs(amount))
        for account, amount in sorted(named.items())
        if amount
    )


def _findings(
    desk: Desk,
    records: tuple[Record, ...],
    reader: Reader,
    naming: tuple[Naming, ...],
    hindrances: Mapping[str, int],
) -> Findings:
    months: dict[Period, list[int]] = defaultdict(lambda: [0, 0, 0])
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    people: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    days: list[date] = []
    standing, names_only = desk.group.standing, desk.answer("kas") == "sudah"
    led = sum(any(map(standing.leads, days_of(record))) for record in records)
    for record in records:
        _add_person(people, desk, record)
        for day, label, money_in, money_out in moves_of(record):
            days.append(day)
            for row in (months[Period.of(day)], sums[label]):
                row[0], row[1], row[2] = row[0] + 1, row[1] + money_in, row[2] + money_out
    return Findings(
        rows=desk.rows,
        records=len(records),
        money_in=sum(row[1] for row in sums.values()),
        money_out=sum(row[2] for row in sums.values()),
        first=min(days, default=None),
        last=max(days, default=None),
        opening=getattr(reader, "opening", 0),
        months=tuple(MonthSum(period, *row) for period, row in sorted(months.items())),
        sums=tuple(Sum(label, *row) for label, row in sorted(sums.items())),
        people=tuple(Sum(name, *row) for name, row in sorted(people.items())),
        questions=desk.questions(),
        fault_count=len(desk.faults),
        faults=tuple(desk.faults[:MOST_TOLD]),
        skipped_count=len(desk.skipped),
        skipped=tuple(desk.skipped[:MOST_TOLD]),
        agreed=reader.tally.agreed,
        check_count=len(reader.tally.checks),
        checks=tuple(reader.tally.checks[:MOST_TOLD]),
        hindrances=(
            *(Hindrance(text, count) for text, count in hindrances.items()),
            *(Hindrance(row.lacking, 0) for row in naming if names_only and row.lacking),
        ),
        leads_until=standing.leads_until if led else None,
        led=led,
        naming=naming if names_only else (),
        beside=() if names_only else tuple(row for row in naming if row.held),
    )


def _add_person(people: dict[str, list[int]], desk: Desk, record: Record) -> None:
    if isinstance(record, CashRecord) and record.member_id is None:
        return
    if isinstance(record, MemberRecord):
        people[f"{record.name}, masuk {tanggal_pendek(record.joined_on)}"][0] += 1
        return
    assert record.member_id is not None
    member = desk.group.member(record.member_id)
    row = people[member.known.name if member is not None else ""]
    row[0] += 1
    for _, _, money_in, money_out in moves_of(record):
        row[1], row[2] = row[1] + money_in, row[2] + money_out
