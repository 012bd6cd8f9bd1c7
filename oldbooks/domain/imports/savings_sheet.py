"""Savings: a list of payments, or a sheet with a member a row and a month a column."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from bookkeeping.domain.chart import SIMPANAN_POKOK, SIMPANAN_SUKARELA, SIMPANAN_WAJIB
from common.period import Period
from common.words import tanggal
from oldbooks.domain.imports.asking import YEAR_QUESTION
from oldbooks.domain.imports.desk import Desk
from oldbooks.domain.imports.findings import Choice, Question
from oldbooks.domain.imports.grid import Line
from oldbooks.domain.imports.plan import Sheet
from oldbooks.domain.imports.rows import RowKind, kind_of
from oldbooks.domain.imports.tally import Tally

KINDS = {"pokok": SIMPANAN_POKOK, "wajib": SIMPANAN_WAJIB, "sukarela": SIMPANAN_SUKARELA}
_WHICH = Question(
    "jenis",
    "Setoran di berkas ini simpanan apa?",
    (
        Choice("wajib", "Simpanan wajib"),
        Choice("sukarela", "Simpanan sukarela"),
        Choice("pokok", "Simpanan pokok"),
    ),
)
_STATE_DAY = Question("keadaan_tanggal", "Simpanan di berkas ini keadaan tanggal berapa?", form="tanggal")


@dataclass(frozen=True, slots=True)
class SavingRecord:
    """What a member paid in or took out on a day, whole rupiah, per savings account."""

    sheet: str
    row: int
    date: date
    member_id: UUID
    account: int
    amount: int
    is_in: bool = True


@dataclass
class SavingsReader:
    """Reads sheets of savings."""

    desk: Desk
    tally: Tally = field(default_factory=Tally)

    def read(self, sheet: Sheet, lines: Iterable[Line]) -> Iterator[SavingRecord]:
        """The records of one sheet."""
        self.tally.new_sheet()
        self.desk.ask_about_cash(KINDS.values())
        name, codes = self.desk.column("nama"), self._money_codes()
        for line in lines:
            if kind_of(line, range((name or 0) + 1), None) is not RowKind.DATA:
                self._sum(sheet, line, codes)
                continue
            amounts = {
                code: amount
                for code in codes
                if (amount := self.desk.positive(sheet, line, code)) is not None
            }
            if not any(amounts.values()):
                self.desk.skip_without_amount(sheet, line)
                continue
            for code, amount in amounts.items():
                self.tally.add(code, amount)
            yield from self._records(sheet, line, {c: a for c, a in amounts.items() if a})

    def _money_codes(self) -> tuple[str, ...]:
        return tuple(c for c in self.desk.plan.columns.values() if c not in ("nama", "tanggal"))

    def _records(self, sheet: Sheet, line: Line, amounts: dict[str, int]) -> Iterator[SavingRecord]:
        member_id = self.desk.member(sheet, line, "nama")
        own = self._day(sheet, line) if any(not c.startswith("bulan_") for c in amounts) else None
        for code, amount in amounts.items():
            day = self.month_day(sheet, line, code) if code.startswith("bulan_") else own
            account = self.account_of(code)
            if member_id is None or day is None or account is None:
                continue
            if self.belongs(sheet, line, member_id, day):
                yield SavingRecord(
                    sheet.name, line.number, day, member_id, account, amount, is_in=code != "ambil"
                )

    def _day(self, sheet: Sheet, line: Line) -> date | None:
        """Of its row, or the one day of a list that is a state: what everybody holds on that day."""
        if self.desk.column("tanggal") is not None:
            return self.desk.day(sheet, line, "tanggal")
        try:
            day = date.fromisoformat(self.desk.answer("keadaan_tanggal"))
        except ValueError:
            self.desk.ask(_STATE_DAY)
            return None
        if day > self.desk.group.today:
            self.desk.ask(_STATE_DAY, f"{tanggal(day)} belum terjadi")
            return None
        return day

    def account_of(self, code: str) -> int | None:
        """Which savings a column holds; None while she has not said."""
        if code in KINDS:
            return KINDS[code]
        if code == "ambil":
            return SIMPANAN_SUKARELA
        chosen = self.desk.answer("jenis")
        if chosen not in KINDS:
            self.desk.ask(_WHICH)
            return None
        return KINDS[chosen]

    def month_day(self, sheet: Sheet, line: Line, code: str) -> date | None:
        """The day of what stands in the column of a month; None when it is a fault or a question."""
        column = self.desk.column(code) or 0
        year = sheet.when(column).year
        if year is None:
            self.desk.ask(YEAR_QUESTION, f"kolom {sheet.header.by_column.get(column, code)}")
            return None
        period = Period(year, int(code.rpartition("_")[2]))
        if period.first > self.desk.group.today:
            self.desk.fault(sheet, line, column, "Bulan ini belum terjadi.")
            return None
        return self.desk.some_day_of(period, f"kolom {sheet.header.by_column.get(column, code)}")

    def belongs(self, sheet: Sheet, line: Line, member_id: UUID, day: date) -> bool:
        """Whether she was a member that day; else it is a fault."""
        member = self.desk.group.member(member_id)
        if member is not None and member.on(day):
            return True
        since = "" if member is None else f", ia tercatat masuk {tanggal(member.joined_on)}"
        self.desk.fault(sheet, line, self.desk.column("nama"), f"Bukan anggota pada {tanggal(day)}{since}.")
        return False

    def _sum(self, sheet: Sheet, line: Line, codes: tuple[str, ...]) -> None:
        self.desk.skip(sheet, line, "baris jumlah")
        sums = {
            code: (sheet.header.by_column.get(self.desk.column(code) or 0, code).lower(), amount)
            for code in codes
            if (amount := self.desk.money(sheet, line, code)) is not None
        }
        self.tally.total(sheet.name, line.number, sums)
