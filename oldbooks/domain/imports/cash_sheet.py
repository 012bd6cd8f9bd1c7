"""Cash books: Buku Kas Umum with two blocks side by side, and the form with a running saldo."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from bookkeeping.domain.chart import ACCOUNTS, purse
from common.rupiah import format_rupiah
from oldbooks.domain.imports.desk import Desk
from oldbooks.domain.imports.fields import Target
from oldbooks.domain.imports.findings import Choice, Question
from oldbooks.domain.imports.grid import Line, cell_name
from oldbooks.domain.imports.plan import Sheet
from oldbooks.domain.imports.pos_words import kind_of_memo, pos_choices
from oldbooks.domain.imports.rows import RowKind, kind_of, opens
from oldbooks.domain.imports.tally import Tally

_LONGEST_MEMO = 160


@dataclass(frozen=True, slots=True)
class CashRecord:
    """One event of a cash book. `account` is None for the saldo awal, whose other side is modal awal."""

    sheet: str
    row: int
    date: date
    memo: str
    amount: int
    is_in: bool
    account: int | None
    fund: str = ""
    is_bank: bool = False  # of a bank book: the money lies at the bank
    member_id: UUID | None = None  # whose iuran it is

    @property
    def is_to_bank(self) -> bool:
        """Which way a transfer between kas and bank goes."""
        return self.is_in == self.is_bank


@dataclass(frozen=True, slots=True)
class _Block:
    """The part of a row that records one side, or both where there is one block."""

    tail: str  # of the codes: "" or "_keluar"
    amounts: tuple[str, ...]
    columns: tuple[int, ...]


@dataclass
class CashReader:
    """Reads the sheets of one cash book in order; the saldo runs through all of them."""

    desk: Desk
    tally: Tally = field(default_factory=Tally)
    opening: int = 0
    _running: int = 0
    _started: bool = False

    @property
    def is_bank(self) -> bool:
        """Whether this is the book of the bank account."""
        return self.desk.plan.target is Target.BANK

    def read(self, sheet: Sheet, lines: Iterable[Line]) -> Iterator[CashRecord]:
        """The records of one sheet; sums and saldos are compared, faults and questions go to the desk."""
        self.tally.new_sheet()
        blocks = self._blocks()
        for line in lines:
            kinds = [self._kind(line, block) for block in blocks]
            if len(blocks) == 2 and kinds[0] is not RowKind.DATA and not self._has_memo(line, blocks[1]):
                kinds[1] = kinds[0]
            if any(kind is not RowKind.DATA for kind in kinds):
                yield from self._summing(sheet, line, kinds)
            made = [
                record
                for block, kind in zip(blocks, kinds, strict=True)
                if kind is RowKind.DATA
                for record in self._records(sheet, line, block)
            ]
            yield from made
            if all(kind is RowKind.DATA for kind in kinds):
                self._row_saldo(sheet, line, made)
                if len(blocks) == 2 and not self._has_amount(line):
                    self.desk.skip_without_amount(sheet, line)

    def _blocks(self) -> tuple[_Block, ...]:
        columns = self.desk.plan.columns
        right = [c for c, code in columns.items() if code.endswith("_keluar")]
        if not right:
            return (_Block("", ("masuk", "keluar"), tuple(range(max(columns) + 1))),)
        out = [*right, *(c for c, code in columns.items() if code == "keluar")]
        mine = [c for c, code in columns.items() if code not in ("keluar", "saldo") and c not in right]
        if min(out) > min(mine, default=0):
            first, second = range(min(out)), range(min(out), max(columns) + 1)
        else:
            first, second = range(min(mine), max(columns) + 1), range(min(mine))
        return _Block("", ("masuk",), tuple(first)), _Block("_keluar", ("keluar",), tuple(second))

    def _kind(self, line: Line, block: _Block) -> RowKind:
        return kind_of(line, block.columns, self.desk.column(f"tanggal{block.tail}"))

    def _has_memo(self, line: Line, block: _Block) -> bool:
        column = self.desk.column(f"uraian{block.tail}")
        return column is not None and bool(line.text(column))

    def _has_amount(self, line: Line) -> bool:
        return any(bool(self.desk.text(line, code).strip("-")) for code in ("masuk", "keluar"))

    def _records(self, sheet: Sheet, line: Line, block: _Block) -> Iterator[CashRecord]:
        amounts = {code: self.desk.positive(sheet, line, code) for code in block.amounts}
        self._ask_ahead(sheet, line, block)
        if not any(amounts.values()):
            unread = any(self.desk.text(line, code) for code in block.amounts)
            if unread and self.desk.is_at_fault(sheet, line) and not self.desk.is_unsure(sheet, line):
                self.desk.day(sheet, line, f"tanggal{block.tail}")  # tell all that is wrong with the row
            elif len(block.amounts) == 2:
                self.desk.skip_without_amount(sheet, line)
            return
        day = self.desk.day(sheet, line, f"tanggal{block.tail}")
        memo = self.desk.text(line, f"uraian{block.tail}")
        if not memo:
            self.desk.fault_empty(sheet, line, f"uraian{block.tail}", "Uraian belum diisi.")
        for code, amount in amounts.items():
            if not amount:
                continue
            self.tally.add(code, amount)
            self._running += amount if code == "masuk" else -amount
            account = self._account(sheet, line, memo, amount, is_in=code == "masuk")
            if day is not None and memo and account is not None:
                told, fund = self._told(line, block, memo), self.desk.text(line, f"dana{block.tail}")
                at = (sheet.name, line.number, day)
                yield CashRecord(*at, told, amount, code == "masuk", account, fund[:60], self.is_bank)

    def _ask_ahead(self, sheet: Sheet, line: Line, block: _Block) -> None:
        """While amounts are in doubt, ask about the rest of their rows: one page of questions is enough."""
        filled = [code for code in block.amounts if self.desk.text(line, code)]
        if not self.desk.is_unsure(sheet, line) or not filled:
            return
        self.desk.day(sheet, line, f"tanggal{block.tail}")
        memo = self.desk.text(line, f"uraian{block.tail}")
        for code in filled:
            self._account(sheet, line, memo, 0, is_in=code == "masuk")

    def _told(self, line: Line, block: _Block, memo: str) -> str:
        voucher = self.desk.text(line, f"bukti{block.tail}")
        return f"{memo[:_LONGEST_MEMO]} (bukti lama {voucher[:20]})" if voucher else memo[:_LONGEST_MEMO]

    def _account(self, sheet: Sheet, line: Line, memo: str, amount: int, *, is_in: bool) -> int | None:
        if not memo:
            return None
        key, words, proposal = kind_of_memo(memo, is_in=is_in, is_bank=self.is_bank)
        answer = self.desk.answer(key)
        if answer.isdigit() and int(answer) in ACCOUNTS:
            return int(answer)
        side = "Uang masuk" if is_in else "Uang keluar"
        question = Question(
            key,
            f"{side} “{words}”: masuk pos apa?",
            pos_choices(is_in=is_in, is_bank=self.is_bank),
            proposal="" if proposal is None else str(proposal),
        )
        self.desk.ask(question, f"{memo} ({format_rupiah(amount)})" if amount else memo)
        return None

    def _summing(self, sheet: Sheet, line: Line, kinds: list[RowKind]) -> Iterator[CashRecord]:
        is_saldo = RowKind.SALDO in kinds
        self.desk.skip(sheet, line, "baris saldo" if is_saldo else "baris jumlah")
        sums = {
            code: (label, amount)
            for code, label in (("masuk", "uang masuk"), ("keluar", "uang keluar"))
            if (amount := self.desk.money(sheet, line, code)) is not None
        }
        if not is_saldo:
            self.tally.total(sheet.name, line.number, sums)
            return
        written = self.desk.money(sheet, line, "saldo")
        theirs = written if written is not None else next((amount for _, amount in sums.values()), None)
        if theirs is None:
            return
        for code, (_, amount) in sums.items():
            self.tally.carry(code, amount)
        if not self._started and opens(line, range(len(line.values))):
            yield from self._open(sheet, line, theirs)
        else:
            self._compare(sheet, line, theirs, "Saldo")

    def _row_saldo(self, sheet: Sheet, line: Line, made: list[CashRecord]) -> None:
        if not made:
            return
        written = self.desk.money(sheet, line, "saldo")
        self._started = True
        if written is not None:
            self._compare(sheet, line, written, "Saldo")

    def _compare(self, sheet: Sheet, line: Line, theirs: int, what: str) -> None:
        self._started = True
        if not self.tally.compare(sheet.name, line.number, what, theirs, self._running):
            self._running = theirs  # one mistake is told once, not on every later row

    def _open(self, sheet: Sheet, line: Line, amount: int) -> Iterator[CashRecord]:
        """The first saldo of the file: it counts as saldo awal when she says so."""
        self._started, self._running, self.opening = True, amount, amount
        standing = self.desk.group.standing
        if not amount:
            return
        if purse(self.is_bank) in standing.opened:
            day = self._opening_day(sheet, line)
            if day is None or not standing.leads(day):
                return  # the saldo awal of the books says it
        answer = self.desk.answer("saldo_awal")
        if answer not in ("catat", "lewati"):
            where = cell_name(line.number, 0)
            question = _opening_question(amount, is_bank=self.is_bank, is_begun=standing.begins is not None)
            self.desk.ask(question, f"{sheet.name}, baris {where[1:]}")
        if answer == "catat":
            day = self._opening_day(sheet, line)
            if day is not None:
                at = (sheet.name, line.number, day)
                yield CashRecord(*at, "Saldo awal", amount, True, None, is_bank=self.is_bank)

    def _opening_day(self, sheet: Sheet, line: Line) -> date | None:
        column = self.desk.column("tanggal")
        if column is not None and line.at(column) is not None:
            return self.desk.day(sheet, line, "tanggal")
        when = sheet.when(column or 0)
        if when.month is not None and when.year is not None:
            return date(when.year, when.month, 1)
        answer = self.desk.answer("saldo_awal_tanggal")
        try:
            return date.fromisoformat(answer)
        except ValueError:
            self.desk.ask(_OPENING_DAY, f"baris {line.number}")
            return None


def _opening_question(amount: int, *, is_bank: bool, is_begun: bool) -> Question:
    where = "bank" if is_bank else "kas"
    return Question(
        "saldo_awal",
        f"Berkas dimulai dengan saldo Rp {format_rupiah(amount)}. Dicatat juga ke buku {where}?",
        (
            Choice("catat", f"Ya, catat sebagai saldo awal {where}"),
            Choice("lewati", "Tidak, uang ini sudah ada di buku, misalnya dari berkas sebelumnya"),
        ),
        proposal="" if is_begun else "catat",
    )


_OPENING_DAY = Question("saldo_awal_tanggal", "Saldo awal itu keadaan tanggal berapa?", form="tanggal")
