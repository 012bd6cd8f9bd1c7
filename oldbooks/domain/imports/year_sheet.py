"""The wide yearly sheet: a member a row with her loan, and for each month angsuran, iuran and simpanan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from bookkeeping.domain.chart import IURAN, JASA_PINJAMAN, PIUTANG_PINJAMAN
from bookkeeping.domain.loans.repayment import Paid, due_on, outstanding
from bookkeeping.domain.loans.schedule import make_schedule
from common.period import Period
from common.rupiah import format_rupiah
from common.words import bulan
from oldbooks.domain.imports.cash_sheet import CashRecord
from oldbooks.domain.imports.desk import Desk
from oldbooks.domain.imports.fields import MONTHLY
from oldbooks.domain.imports.findings import Choice, Question
from oldbooks.domain.imports.grid import Line
from oldbooks.domain.imports.loans_sheet import LoanRecord, LoansReader, PaymentRecord
from oldbooks.domain.imports.plan import KnownLoan, Sheet
from oldbooks.domain.imports.rows import RowKind, kind_of
from oldbooks.domain.imports.savings_sheet import KINDS, SavingRecord, SavingsReader
from oldbooks.domain.imports.tally import Tally

_PARTS = Question(
    "angsuran_isi",
    "Apa isi kolom angsuran?",
    (Choice("pokok", "Pokok saja"), Choice("jasa", "Pokok dan jasa bersama-sama")),
)
YearRecord = LoanRecord | PaymentRecord | SavingRecord | CashRecord


@dataclass
class YearReader:
    """Reads wide yearly sheets with the rules of the lists of loans and of savings."""

    desk: Desk
    tally: Tally = field(default_factory=Tally)
    _paid: dict[object, Paid] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._loans, self._savings = LoansReader(self.desk, self.tally), SavingsReader(self.desk, self.tally)
        self._codes = tuple(
            c for c in self.desk.plan.columns.values() if c == "jumlah" or c.partition("_")[0] in MONTHLY
        )

    def read(self, sheet: Sheet, lines: Iterable[Line]) -> Iterator[YearRecord]:
        """The records of one sheet, row by row: the loan, then month by month what was paid."""
        self.tally.new_sheet()
        self.desk.ask_about_cash((*KINDS.values(), PIUTANG_PINJAMAN, JASA_PINJAMAN))
        self._ask_ahead()
        name = self.desk.column("nama") or 0
        for line in lines:
            if kind_of(line, range(name + 1), None) is not RowKind.DATA:
                self._sum(sheet, line)
                continue
            amounts = {c: a for c in self._codes if (a := self.desk.positive(sheet, line, c))}
            if not amounts:
                self.desk.skip_without_amount(sheet, line)
                continue
            for code, amount in amounts.items():
                self.tally.add(code, amount)
            yield from self._row(sheet, line, amounts)

    def _ask_ahead(self) -> None:
        """What every row will need is asked at once with the rest: one page of questions is enough."""
        if any(code.startswith("angsuran") for code in self._codes) and not self._parts:
            self.desk.ask(_PARTS)
        if any(code.startswith("simpanan") for code in self._codes):
            self._savings.account_of("jumlah")

    @property
    def _parts(self) -> str:
        answer = self.desk.answer("angsuran_isi")
        return answer if answer in ("pokok", "jasa") else ""

    def _row(self, sheet: Sheet, line: Line, amounts: dict[str, int]) -> Iterator[YearRecord]:
        lent = amounts.pop("jumlah", 0)
        loan = self._loans.record(sheet, line, lent) if lent else None
        if loan is not None:
            yield loan
        member_id = self.desk.member(sheet, line, "nama")
        for code, amount in sorted(amounts.items(), key=lambda pair: _month(pair[0])):
            day = self._savings.month_day(sheet, line, code)
            if member_id is None or day is None or not self._savings.belongs(sheet, line, member_id, day):
                continue
            at = (sheet.name, line.number, day)
            if code.startswith("simpanan"):
                account = self._savings.account_of("jumlah")
                if account is not None:
                    yield SavingRecord(*at, member_id, account, amount)
            elif code.startswith("iuran"):
                yield from self._iuran(sheet, line, day, member_id, amount)
            elif not lent or loan is not None:  # else the loan itself is in doubt, and is asked about
                yield from self._payment(sheet, line, code, day, member_id, amount, loan)

    def _iuran(
        self, sheet: Sheet, line: Line, day: date, member_id: UUID, amount: int
    ) -> Iterator[CashRecord]:
        """Iuran is income of the group; where the cash book has it, it stands there whole."""
        if self.desk.answer("kas") == "sudah":
            return
        memo = f"Iuran {self.desk.text(line, 'nama')[:60]} {bulan(Period.of(day))}"
        at = (sheet.name, line.number, day)
        yield CashRecord(*at, memo, amount, True, IURAN, member_id=member_id)

    def _payment(
        self,
        sheet: Sheet,
        line: Line,
        code: str,
        day: date,
        member_id: UUID,
        amount: int,
        loan: LoanRecord | None,
    ) -> Iterator[PaymentRecord]:
        if not self._parts:
            return
        found = self._loan_paid(loan, member_id, day)
        column = self.desk.column(code)
        if found is None:
            text = "Tidak ada pinjaman yang berjalan untuk angsuran ini. Masukkan dahulu pinjamannya."
            self.desk.fault(sheet, line, column, text)
            return
        paid = self._paid.get(found.key, found.paid)
        interest = 0
        if self._parts == "jasa":
            interest = min(amount, due_on(found.schedule, paid, day).interest)
        principal = amount - interest
        left = outstanding(found.schedule, paid)
        if principal > left:
            text = f"Lebih dari sisa pinjaman: sisanya Rp {format_rupiah(left)}."
            self.desk.fault(sheet, line, column, text)
            return
        self._paid[found.key] = Paid(paid.principal + principal, paid.interest + interest)
        row = (loan.sheet, loan.row) if loan is not None and found.loan_id is None else None
        yield PaymentRecord(sheet.name, line.number, day, member_id, principal, interest, row, found.loan_id)

    def _loan_paid(self, loan: LoanRecord | None, member_id: UUID, day: date) -> KnownLoan | None:
        """The loan an instalment is for: that of its row once it was given, else the oldest that runs."""
        if loan is not None and loan.date <= day:
            return KnownLoan(None, loan.date, make_schedule(loan.terms), Paid(), (loan.sheet, loan.row))
        for known in self.desk.group.loans.get(member_id, ()):
            paid = self._paid.get(known.key, known.paid)
            if known.begins <= day and outstanding(known.schedule, paid):
                return known
        return None

    def _sum(self, sheet: Sheet, line: Line) -> None:
        self.desk.skip(sheet, line, "baris jumlah")
        headings = sheet.header.by_column
        sums = {
            code: (headings.get(self.desk.column(code) or 0, code).lower(), amount)
            for code in self._codes
            if (amount := self.desk.money(sheet, line, code)) is not None
        }
        self.tally.total(sheet.name, line.number, sums)


def _month(code: str) -> tuple[int, str]:
    kind, _, month = code.partition("_")
    return int(month), kind
