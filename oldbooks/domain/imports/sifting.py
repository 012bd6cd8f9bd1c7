"""Records that the books hold already, or cannot take: asked about, left out, or told with what helps."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from bookkeeping.domain.chart import CASH_CODES
from common.period import Period
from common.rupiah import format_rupiah
from common.words import bulan, tanggal
from oldbooks.domain.imports.cash_sheet import CashRecord
from oldbooks.domain.imports.desk import Desk
from oldbooks.domain.imports.findings import Choice, Fault, Question, Skipped
from oldbooks.domain.imports.loans_sheet import LoanRecord, PaymentRecord
from oldbooks.domain.imports.people_sheet import MemberRecord
from oldbooks.domain.imports.records import Record, days_of

_MARK = Choice("tandai", "Tandai barisnya, saya periksa dahulu")


@dataclass
class Sieve:
    """Goes through the records of one file; `hindrances` are what stands in the books against it."""

    desk: Desk
    hindrances: Counter[str] = field(default_factory=Counter)
    _paid: dict[tuple[str, int], list[PaymentRecord]] = field(default_factory=lambda: defaultdict(list))
    _gone: set[tuple[str, int]] = field(default_factory=set)  # rows whose loan does not go in

    def sift(self, records: Sequence[Record]) -> tuple[Record, ...]:
        """The records that go into the books."""
        known = self._known_transfers(records)
        for record in records:
            if isinstance(record, PaymentRecord) and record.of_row is not None:
                self._paid[record.of_row].append(record)
        kept = [r for r in records if id(r) not in known and self._fits(r)]
        return tuple(kept)

    def _fits(self, record: Record) -> bool:
        if isinstance(record, MemberRecord):
            return True
        if isinstance(record, PaymentRecord) and record.of_row in self._gone:
            return False
        standing = self.desk.group.standing
        reported = [day for day in days_of(record) if standing.is_reported(day)]
        if reported:
            return self._left("dilaporkan", record, _reported(reported[0]), "bulannya sudah dilaporkan")
        for day in days_of(record):
            text = standing.hindrance(day)
            if text:
                self.hindrances[text] += 1
                return True
        if isinstance(record, LoanRecord) and self._runs_on(record):
            return self._left("berjalan", record, self._running(), "sudah ada di saldo awal")
        return True

    def _runs_on(self, loan: LoanRecord) -> bool:
        """Whether the saldo awal holds this loan: it began before, and was not paid back by then."""
        standing = self.desk.group.standing
        if not standing.leads(loan.date):
            return False
        before = [p for p in self._paid[loan.sheet, loan.row] if standing.leads(p.date)]
        paid = loan.paid_principal if standing.leads(max(days_of(loan))) else 0
        return paid + sum(p.principal for p in before) < loan.terms.principal

    def _running(self) -> Question:
        day = self.desk.group.standing.leads_until
        assert day is not None  # else no loan would lead into a saldo awal
        return Question(
            "berjalan",
            f"Ada pinjaman yang belum lunas pada {tanggal(day)}. Yang masih berjalan ada di saldo awal.",
            (Choice("lewati", "Lewati pinjaman itu, supaya tidak dihitung dua kali"), _MARK),
        )

    def _left(self, key: str, record: Record, question: Question, reason: str) -> bool:
        """What she answered about such rows; until then they stay, and are asked about."""
        answer = self.desk.answer(key)
        if answer == "lewati":
            self._skip(record, reason)
            if isinstance(record, LoanRecord):
                self._gone.add((record.sheet, record.row))
            return False
        if answer == _MARK.value:
            fault = Fault(record.sheet, record.row, -1, f"Baris ini {reason}.")
            if fault not in self.desk.faults[-2:]:
                self.desk.faults.append(fault)
            return True
        self.desk.ask(question, f"{record.sheet}, baris {record.row}")
        return True

    def _skip(self, record: Record, reason: str) -> None:
        skipped = Skipped(record.sheet, record.row, reason, _words(record))
        if skipped not in self.desk.skipped[-2:]:
            self.desk.skipped.append(skipped)

    def _known_transfers(self, records: Iterable[Record]) -> set[int]:
        """Transfers between kas and bank that the other of the two books has brought already."""
        moves = [r for r in records if isinstance(r, CashRecord) and r.account in CASH_CODES]
        if not moves or not self.desk.group.transfers:
            return set()
        left = Counter(self.desk.group.transfers)
        same = []
        for record in moves:
            key = (record.date, record.amount, record.is_to_bank)
            if left[key]:
                left[key] -= 1
                same.append(record)
        answer = self.desk.answer("pindahan")
        if answer not in ("sama", "semua", "catat"):
            self.desk.ask(_transfers(len(same), len(moves)))
            return set()
        known = {"sama": same, "semua": moves, "catat": []}[answer]
        for record in known:
            self._skip(record, "pindahan ini sudah tercatat")
        return {id(record) for record in known}


def _words(record: Record) -> str:
    if isinstance(record, CashRecord):
        return f"{record.memo[:40]} · {format_rupiah(record.amount)}"
    return ", ".join(tanggal(day) for day in days_of(record)[:2])


def _reported(day: date) -> Question:
    return Question(
        "dilaporkan",
        f"Ada baris di bulan yang laporannya sudah terbit, misalnya {bulan(Period.of(day))}. Bulan itu sudah"
        " dihitung dari buku di sini, dan tidak menerima catatan lagi.",
        (Choice("lewati", "Lewati baris itu, masukkan yang lain"), _MARK),
    )


def _transfers(same: int, moves: int) -> Question:
    return Question(
        "pindahan",
        f"Setoran dan tarikan antara kas dan bank: {same} dari {moves} sudah ada di buku, dengan tanggal dan"
        " jumlah yang sama.",
        (
            Choice("sama", f"Lewati yang sama ({same}), catat yang lain"),
            Choice("semua", "Lewati semuanya, sudah dicatat dari buku yang lain"),
            Choice("catat", "Catat semuanya, ini uang yang lain"),
        ),
    )
