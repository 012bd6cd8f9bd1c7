"""The notes about loans that a worked example may hold, and what it may expect of them."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from bookkeeping.commands.agreeing import SetRules, set_rules
from bookkeeping.commands.loans.covering import (
    CoverInstalment,
    GiveBackCover,
    PassOnCover,
    Share,
    cover_instalment,
    give_back_cover,
    pass_on_cover,
)
from bookkeeping.commands.loans.paying import PayInstalment, pay_instalment
from bookkeeping.commands.loans.rescheduling import RescheduleLoan, reschedule_loan
from bookkeeping.commands.loans.settling import SettleLoan, settle_loan
from bookkeeping.commands.loans.writing_off import RecoverLoan, WriteOff, recover_loan, write_off
from bookkeeping.domain.chart import (
    DENDA,
    PEMULIHAN_PINJAMAN,
    PINJAMAN_DIHAPUS,
    PIUTANG_TANGGUNG_RENTENG,
    UTANG_TANGGUNG_RENTENG,
)
from bookkeeping.domain.loans.caps import cap_warning
from bookkeeping.domain.loans.laying import lay, owed_on
from bookkeeping.domain.loans.repayment import Part, Parts
from bookkeeping.domain.loans.schedule import Method, Rhythm, effective_yearly_rate
from bookkeeping.domain.occasion import Person
from bookkeeping.domain.rules import Settlement
from bookkeeping.models import Loan
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.loans.aging import portfolios
from bookkeeping.queries.loans.states import lent_terms, loan_states, loans_of_group
from bookkeeping.queries.sheet import sheet_facts
from common.ids import uuid7
from common.period import Period
from tests.ledger.books import ACTOR

Note = dict[str, Any]
STANDING = {
    "denda": DENDA,
    "dihapus": PINJAMAN_DIHAPUS,
    "kembali": PEMULIHAN_PINJAMAN,
    "talangan_peminjam": PIUTANG_TANGGUNG_RENTENG,
    "talangan_penanggung": UTANG_TANGGUNG_RENTENG,
}


class LoanNotes:
    """What a group notes about its loans."""

    def __init__(self, group_id: UUID, people: Mapping[str, Person]) -> None:
        self.group_id, self.people = group_id, people

    def loan(self, name: str) -> UUID:
        return Loan.objects.get(member_id=self.people[name].member_id).id

    def agree(self, note: Note) -> None:
        """Aturan: how a payment is laid, what settling asks for, and the denda."""
        cmd = SetRules(
            uuid7(),
            self.group_id,
            note["tanggal"],
            0, 0, 0, 150, Method.FLAT, 10, Rhythm.MONTHLY, 500,
            note.get("denda", 0),
            allocation=tuple(Part(part) for part in note.get("urutan", ["DENDA", "JASA", "POKOK"])),
            settlement=Settlement(note.get("pelunasan", "SEMUA")),
        )  # fmt: skip
        set_rules(cmd, actor=ACTOR)

    def pay_one_sum(self, note: Note) -> None:
        """Bayar: one sum, laid on what is due as the form does."""
        (name,) = note["dari"]
        loan_id, day = self.loan(name), note["tanggal"]
        rules, (state,) = rules_on(self.group_id, day), loan_states([loan_id])
        (due,) = (d for d in sheet_facts(self.group_id, day).dues if d.loan_id == loan_id)
        parts = Parts(due.penalty, due.interest, due.principal)
        owed = owed_on(parts, state.outstanding, state.interest_left, rules.settlement)
        laid = lay(note["jumlah"], owed, rules.allocation)
        pay_instalment(PayInstalment(uuid7(), loan_id, day, laid.pokok, laid.jasa, laid.denda), actor=ACTOR)

    def settle(self, note: Note) -> None:
        (name,) = note["dari"]
        settle_loan(SettleLoan(uuid7(), self.loan(name), note["tanggal"], note["jumlah"]), actor=ACTOR)

    def reschedule(self, note: Note) -> None:
        cmd = RescheduleLoan(
            uuid7(),
            self.loan(note["untuk"]),
            note["tanggal"],
            note["kali"],
            note["angsuran_pertama"],
            round(note["jasa_persen"] * 100),
            Method(note["cara_jasa"]),
            note["rapat"],
            note["alasan"],
            grace=note.get("tenggang", 0),
            carry_interest=note["jasa_lama"] == "ikut",
        )
        reschedule_loan(cmd, actor=ACTOR)

    def write_off(self, note: Note) -> None:
        loan_id = self.loan(note["untuk"])
        cmd = WriteOff(uuid7(), loan_id, note["tanggal"], note["jumlah"], note["rapat"], note["alasan"])
        write_off(cmd, actor=ACTOR)

    def recover(self, note: Note) -> None:
        (name,) = note["dari"]
        recover_loan(RecoverLoan(uuid7(), self.loan(name), note["tanggal"], note["jumlah"]), actor=ACTOR)

    def cover(self, note: Note) -> None:
        shares = tuple(Share(self.people[who].member_id, much) for who, much in note["penanggung"].items())
        cmd = CoverInstalment(
            uuid7(),
            self.loan(note["untuk"]),
            note["tanggal"],
            shares,
            note["pokok"],
            note["jasa"],
            note.get("denda", 0),
        )
        cover_instalment(cmd, actor=ACTOR)

    def give_back(self, note: Note) -> None:
        (name,) = note["dari"]
        give_back_cover(GiveBackCover(uuid7(), self.loan(name), note["tanggal"], note["jumlah"]), actor=ACTOR)

    def pass_on(self, note: Note) -> None:
        who = self.people[note["kepada"]].member_id
        cmd = PassOnCover(uuid7(), self.loan(note["untuk"]), who, note["tanggal"], note["jumlah"])
        pass_on_cover(cmd, actor=ACTOR)


def loan_verbs(group_id: UUID, people: Mapping[str, Person]) -> dict[str, Callable[[Note], None]]:
    """What an example calls each of them."""
    notes = LoanNotes(group_id, people)
    return {
        "aturan pinjaman": notes.agree,
        "bayar": notes.pay_one_sum,
        "lunasi": notes.settle,
        "jadwal ulang": notes.reschedule,
        "hapus pinjaman": notes.write_off,
        "terima pinjaman yang dihapus": notes.recover,
        "tanggung renteng": notes.cover,
        "kembalikan talangan": notes.give_back,
        "teruskan talangan": notes.pass_on,
    }


def loans_reached(group_id: UUID, period: Period) -> dict[str, Any]:
    """What the loans of a group have come to at the end of a month.

    `rencana` is the plan in force by borrower: due day, pokok and jasa of each line; `umur` the arrears by
    age; `setahun` what each costs in per cent a year, counted on what is owed; `berisiko` the sisa pokok of
    loans late for more than 30 days.
    """
    saldo = saldo_on(period.last, group_id, tuple(STANDING.values()))
    states = loans_of_group(group_id, period.last)
    plans: dict[str, list[list[Any]]] = {
        state.borrower.name: [[line.due, line.principal, line.interest] for line in state.schedule if line.no]
        for state in states
    }
    lent = {state.borrower.name: lent_terms(state.loan) for state in states}
    found = portfolios(period).get(group_id)
    return {word: saldo[code] for word, code in STANDING.items()} | {
        "rencana": plans,
        "angsuran_pertama": {name: lines[0][1:] for name, lines in plans.items() if lines},
        "angsuran_terakhir": {name: lines[-1][1:] for name, lines in plans.items() if lines},
        "jumlah_jasa": {name: sum(line[2] for line in lines) for name, lines in plans.items()},
        "umur": [bucket.arrears for bucket in found.buckets] if found else [0, 0, 0, 0],
        "setahun": {name: str(effective_yearly_rate(terms)) for name, terms in lent.items()},
        "di_atas_batas": [name for name, terms in lent.items() if cap_warning(terms, period.last)],
        "berisiko": found.older_than(30).outstanding if found else 0,
    }
