"""Loans: a list of running and past ones, with what was paid on each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date as Day
from fractions import Fraction
from uuid import UUID

from bookkeeping.domain.chart import JASA_PINJAMAN, PIUTANG_PINJAMAN
from bookkeeping.domain.loans.schedule import LoanTerms, Method, check_terms, due_date, make_schedule
from common.rupiah import format_rupiah
from oldbooks.domain.imports.desk import Desk
from oldbooks.domain.imports.findings import Choice, Question
from oldbooks.domain.imports.grid import Line
from oldbooks.domain.imports.plan import Sheet
from oldbooks.domain.imports.rows import RowKind, kind_of
from oldbooks.domain.imports.tally import Tally

_LONGEST_PURPOSE = 120
_METHOD = Question(
    "cara_jasa",
    "Bagaimana jasa pinjaman dihitung?",
    (
        Choice(Method.FLAT.value, "Tetap, dari jumlah pinjaman"),
        Choice(Method.MENURUN.value, "Menurun, dari sisa pinjaman"),
    ),
)
_COUNT = Question("lama_kosong", "Berapa kali angsuran, untuk pinjaman yang tidak menulisnya?", form="angka")
_RATE = Question(
    "jasa_kosong",
    "Berapa persen jasa sebulan, untuk pinjaman yang tidak menulisnya? Misalnya 1,5",
    form="teks",
)
_PAID_ON = Question("dibayar_tanggal", "Yang sudah diangsur itu keadaan tanggal berapa?", form="tanggal")


@dataclass(frozen=True, slots=True)
class LoanRecord:
    """A loan of the list with its terms, and what was paid on it until a day (whole rupiah)."""

    sheet: str
    row: int
    date: Day
    member_id: UUID
    terms: LoanTerms
    purpose: str
    paid_principal: int = 0
    paid_interest: int = 0
    paid_on: Day | None = None


@dataclass(frozen=True, slots=True)
class PaymentRecord:
    """One instalment (whole rupiah) on the loan of a row of this file, or on one of the books."""

    sheet: str
    row: int
    date: Day
    member_id: UUID
    principal: int
    interest: int
    of_row: tuple[str, int] | None
    loan_id: UUID | None


@dataclass
class LoansReader:
    """Reads sheets of loans."""

    desk: Desk
    tally: Tally = field(default_factory=Tally)

    def read(self, sheet: Sheet, lines: Iterable[Line]) -> Iterator[LoanRecord]:
        """The records of one sheet."""
        self.tally.new_sheet()
        self.desk.ask_about_cash((PIUTANG_PINJAMAN, JASA_PINJAMAN))
        name = self.desk.column("nama") or 0
        for line in lines:
            if kind_of(line, range(name + 1), None) is not RowKind.DATA:
                self.desk.skip(sheet, line, "baris jumlah")
                self._sum(sheet, line)
                continue
            amount = self.desk.positive(sheet, line, "jumlah")
            if not amount:
                self.desk.skip_without_amount(sheet, line)
                continue
            self.tally.add("jumlah", amount)
            found = self.record(sheet, line, amount)
            if found is not None:
                yield found

    def record(self, sheet: Sheet, line: Line, amount: int) -> LoanRecord | None:
        """The loan of a row with its terms; None while something of it is a fault or a question."""
        before = len(self.desk.faults)
        member_id = self.desk.member(sheet, line, "nama")
        day = self.desk.day(sheet, line, "tanggal")
        count, rate, method = self._count(sheet, line), self._rate(sheet, line), self.desk.answer("cara_jasa")
        if method not in list(Method):
            self.desk.ask(_METHOD)
        principal = self._paid(sheet, line, amount)
        interest = self.desk.positive(sheet, line, "jasa_dibayar") or 0
        paid_on = self._paid_on(sheet, line) if principal or interest else None
        if (
            None in (member_id, day, count, rate)
            or method not in list(Method)
            or before < len(self.desk.faults)
        ):
            return None
        if (principal or interest) and paid_on is None:
            return None
        assert member_id is not None
        assert day is not None
        assert count is not None
        assert rate is not None
        terms = LoanTerms(amount, rate, Method(method), count, day)
        terms = replace(terms, first_due=due_date(terms, 2))  # a month after it was paid out
        purpose = self.desk.text(line, "keperluan")[:_LONGEST_PURPOSE] or "Modal usaha"
        found = LoanRecord(
            sheet.name, line.number, day, member_id, terms, purpose, principal, interest, paid_on
        )
        return found if self._makes_sense(sheet, line, found) else None

    def _makes_sense(self, sheet: Sheet, line: Line, loan: LoanRecord) -> bool:
        before = len(self.desk.faults)
        member = self.desk.group.member(loan.member_id)
        if member is None or not member.on(loan.date):
            self.desk.fault(sheet, line, self.desk.column("nama"), "Bukan anggota pada tanggal pinjaman itu.")
        for problem in check_terms(loan.terms):
            self.desk.fault(sheet, line, self.desk.column("jumlah"), problem.message)
        if loan.paid_on is not None and loan.paid_on < loan.date:
            self.desk.fault(
                sheet, line, self.desk.column("tanggal_bayar"), "Angsuran ini sebelum tanggal pinjamannya."
            )
        if len(self.desk.faults) == before:
            most = sum(part.interest for part in make_schedule(loan.terms))
            if loan.paid_interest > most:
                text = f"Jasa seluruhnya hanya Rp {format_rupiah(most)}."
                self.desk.fault(sheet, line, self.desk.column("jasa_dibayar"), text)
        return len(self.desk.faults) == before

    def _paid(self, sheet: Sheet, line: Line, amount: int) -> int:
        paid = self.desk.positive(sheet, line, "pokok_dibayar")
        left = self.desk.positive(sheet, line, "sisa")
        if paid is None:
            paid = amount - left if left is not None else 0
        elif left is not None:
            self.tally.compare(sheet.name, line.number, "Sisa pinjaman", left, amount - paid)
        if paid < 0 or paid > amount:
            column = self.desk.column("pokok_dibayar")
            self.desk.fault(sheet, line, column, "Yang diangsur lebih dari pinjamannya.")
        return paid

    def _paid_on(self, sheet: Sheet, line: Line) -> Day | None:
        column = self.desk.column("tanggal_bayar")
        if column is not None and line.reading(column) not in (None, ""):
            return self.desk.day(sheet, line, "tanggal_bayar", carries=False)
        try:
            return min(Day.fromisoformat(self.desk.answer("dibayar_tanggal")), self.desk.group.today)
        except ValueError:
            self.desk.ask(_PAID_ON)
            return None

    def _count(self, sheet: Sheet, line: Line) -> int | None:
        text = self.desk.text(line, "lama") or self.desk.answer("lama_kosong")
        found = re.match(r"\s*([0-9]{1,3})\s*(?:x|kali|bulan|bln)?\s*$", text.lower())
        if found is not None:
            return int(found[1])
        if text:
            self.desk.fault(sheet, line, self.desk.column("lama"), "Tulis berapa kali angsuran, misalnya 10.")
        else:
            self.desk.ask(_COUNT)
        return None

    def _rate(self, sheet: Sheet, line: Line) -> int | None:
        """Hundredths of a percent a month."""
        column = self.desk.column("jasa_persen")
        value = None if column is None else line.at(column)
        if isinstance(value, float) and 0 < value < 0.5:
            return round(value * 10_000)  # a cell in percent keeps 1.5 % as 0.015
        text = self.desk.text(line, "jasa_persen") or self.desk.answer("jasa_kosong")
        found = re.match(r"\s*([0-9]{1,2}(?:[.,][0-9]{1,2})?)\s*%?", text)
        if found is not None:
            bps = Fraction(found[1].replace(",", ".")) * 100
            return int(bps) if bps.denominator == 1 else None
        if text:
            self.desk.fault(sheet, line, column, "Jasa tidak terbaca. Tulis misalnya 1,5.")
        else:
            self.desk.ask(_RATE)
        return None

    def _sum(self, sheet: Sheet, line: Line) -> None:
        amount = self.desk.money(sheet, line, "jumlah")
        if amount is not None:
            self.tally.total(sheet.name, line.number, {"jumlah": ("pinjaman", amount)})
