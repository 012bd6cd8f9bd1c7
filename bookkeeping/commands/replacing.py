"""The entry that stands instead of a wrong one: the same event, written as it was."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as Day
from uuid import UUID

from bookkeeping.commands.cash import LONGEST_FUND
from bookkeeping.commands.dana import dana_problems
from bookkeeping.commands.drafts import (
    cash_in_draft,
    cash_out_draft,
    instalment_draft,
    savings_draft,
    transfer_draft,
    withdrawal_draft,
)
from bookkeeping.commands.loans.guarding import settlement_problems
from bookkeeping.commands.taking_back import TakenBack
from bookkeeping.domain.amounts import day_problems, filled_problems, payment_problems
from bookkeeping.domain.chart import BANK, CASH_CODES, DANA_SHU, IURAN, JASA_PINJAMAN, PIUTANG_PINJAMAN
from bookkeeping.domain.choices import CORRECTABLE, PAYMENT_PARTS
from bookkeeping.domain.draft import LONGEST_TEXT, EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.occasion import Occasion, Person
from bookkeeping.models import Entry
from bookkeeping.queries.loans.states import LoanState, loan_states
from bookkeeping.queries.people import ever_enrolled
from common.problems import Problem, Problems, Refused


@dataclass(frozen=True)
class CorrectedLine:
    """An account of the entry with the amount it should have, whole rupiah; zero takes the line out."""

    account: int
    amount: int


@dataclass(frozen=True)
class CorrectEntry:
    """How an entry should have been written.

    `lines` are its accounts other than kas and bank, with their amounts (of a transfer: kas or bank);
    `member_id` names the right member of a saving, a withdrawal or an iuran, `unnamed` that nobody is to be
    named for the iuran; `bank` the purse (of a transfer: whether money was brought to the bank). `memo`,
    `fund` (sumber dana) and `cash_reason` are used for uang masuk and uang keluar only. None leaves what was
    written.
    """

    command_id: UUID
    entry_id: UUID
    date: Day
    lines: tuple[CorrectedLine, ...]
    reason: str
    memo: str = ""
    member_id: UUID | None = None
    bank: bool | None = None
    fund: str | None = None
    cash_reason: str | None = None
    unnamed: bool = False


@dataclass(frozen=True)
class Replacing:
    """The wrong entry, taken back; the day of what stands instead; and how it should be."""

    back: TakenBack
    day: Day
    cmd: CorrectEntry

    @property
    def entry(self) -> Entry:
        return self.back.entry

    @property
    def legs(self) -> tuple[LegLine, ...]:
        return self.back.legs

    @property
    def kind(self) -> EntryKind:
        return EntryKind(self.entry.kind)

    @property
    def occasion(self) -> Occasion:
        return Occasion(self.entry.group_id, self.day, self.entry.meeting_id)

    @property
    def bank(self) -> bool:
        """Whether the money goes through the bank; of a transfer: whether it is brought there."""
        if self.cmd.bank is not None:
            return self.cmd.bank
        if self.kind is EntryKind.PINDAH:
            return any(leg.account == BANK and leg.debit for leg in self.legs)
        return any(leg.account == BANK for leg in self.legs)

    @property
    def fund(self) -> str:
        if self.cmd.fund is not None:
            return self.cmd.fund.strip()
        return next((leg.fund for leg in self.legs if leg.fund), "")

    @property
    def cash_reason(self) -> str:
        """Why the cash may go below zero."""
        asked = self.cmd.cash_reason
        return self.entry.cash_reason if asked is None else asked.strip()

    @property
    def memo(self) -> str:
        return self.cmd.memo.strip() or self.entry.memo

    @property
    def amounts(self) -> dict[int, int]:
        """What is to stand on each account; a line of zero is left out."""
        found: dict[int, int] = {}
        for line in self.cmd.lines:
            if line.amount:
                found[line.account] = found.get(line.account, 0) + line.amount
        return found

    @property
    def only(self) -> tuple[int, int]:
        """Account and amount of an entry that has one line."""
        return next(iter(self.amounts.items()))


def replacement_of(wrong: Replacing, problems: Problems) -> EntryDraft:
    """The new entry, of the kind of the old one. Adds its problems at the fields of the command."""
    problems.extend(_line_problems(wrong))
    problems.extend(_text_problems(wrong))
    problems.raise_if_any()
    return MAKERS[wrong.kind](wrong, problems)


def _line_problems(wrong: Replacing) -> Iterator[Problem]:
    own = (leg.account for leg in wrong.legs if leg.account not in CASH_CODES)
    fitting = {*CORRECTABLE[wrong.kind], *own}
    for number, line in enumerate(wrong.cmd.lines):
        place = f"lines.{number}"
        if line.account not in fitting:
            yield Problem(f"{place}.account", "Pos ini tidak cocok untuk catatan ini.", "pos_tidak_cocok")
        if line.amount:
            yield from filled_problems(f"{place}.amount", line.amount, "Jumlah")
    if not any(line.amount for line in wrong.cmd.lines):
        yield Problem("lines", "Isi paling sedikit satu jumlah, atau batalkan catatan ini.", "kosong")
    single = (EntryKind.KAS_MASUK, EntryKind.KAS_KELUAR, EntryKind.PENARIKAN, EntryKind.PINDAH)
    if wrong.kind in single and len(wrong.amounts) > 1:
        yield Problem("lines", "Catatan ini hanya memuat satu jumlah.", "lebih")


def _text_problems(wrong: Replacing) -> Iterator[Problem]:
    for field, label, most in (
        ("memo", "Uraian", LONGEST_TEXT),
        ("fund", "Sumber dana", LONGEST_FUND),
        ("cash_reason", "Alasan", LONGEST_TEXT),
    ):
        if len(getattr(wrong, field)) > most:
            yield Problem(field, f"{label} paling panjang {most} huruf.", "terlalu_panjang")


def _cash_in(wrong: Replacing, problems: Problems) -> EntryDraft:
    account, amount = wrong.only
    payer = _payer(wrong, problems) if account == IURAN else None
    return cash_in_draft(
        wrong.occasion, account, amount, wrong.memo, bank=wrong.bank, fund=wrong.fund, member_id=payer
    )


def _payer(wrong: Replacing, problems: Problems) -> UUID | None:
    """Who paid the iuran: the one named now, else who was named before, unless nobody is to be named."""
    if wrong.cmd.member_id is not None:
        return _person(wrong, problems).member_id
    if wrong.cmd.unnamed:
        return None
    return next((leg.member_id for leg in wrong.legs if leg.account == IURAN), None)


def _cash_out(wrong: Replacing, problems: Problems) -> EntryDraft:
    account, amount = wrong.only
    if account == DANA_SHU:
        group_id, own = wrong.entry.group_id, wrong.entry.id
        problems.extend(
            dana_problems(group_id, wrong.fund, amount, wrong.day, field="lines.0.amount", without=own)
        )
    return cash_out_draft(
        wrong.occasion,
        account,
        amount,
        wrong.memo,
        bank=wrong.bank,
        fund=wrong.fund,
        cash_reason=wrong.cash_reason,
    )


def _savings(wrong: Replacing, problems: Problems) -> EntryDraft:
    return savings_draft(wrong.occasion, _person(wrong, problems), wrong.amounts, bank=wrong.bank)


def _withdrawal(wrong: Replacing, problems: Problems) -> EntryDraft:
    return withdrawal_draft(wrong.occasion, _person(wrong, problems), wrong.only[1], bank=wrong.bank)


def _instalment(wrong: Replacing, problems: Problems) -> EntryDraft:
    state, before = _loan_of(wrong), {leg.account: leg.credit for leg in wrong.legs}
    parts = {field: wrong.amounts.get(account, 0) for field, account in PAYMENT_PARTS.items()}
    found = payment_problems(
        parts,
        state.outstanding + before.get(PIUTANG_PINJAMAN, 0),
        state.interest_left + before.get(JASA_PINJAMAN, 0),
    )
    places = {account: f"lines.{number}.amount" for number, (account, _) in enumerate(_pairs(wrong))}
    problems.extend(replace(p, field=places.get(PAYMENT_PARTS[p.field], "lines")) for p in found)
    problems.extend(settlement_problems(wrong.entry, before, wrong.amounts))
    problems.extend(day_problems("date", wrong.day, Day.max, None, state.loan.disbursed_on))
    draft = instalment_draft(wrong.occasion, state.loan, state.borrower, **parts, bank=wrong.bank)
    return replace(draft, memo=wrong.entry.memo)


def _transfer(wrong: Replacing, _: Problems) -> EntryDraft:
    return transfer_draft(wrong.occasion, wrong.only[1], to_bank=wrong.bank)


MAKERS = {
    EntryKind.KAS_MASUK: _cash_in,
    EntryKind.KAS_KELUAR: _cash_out,
    EntryKind.SIMPANAN: _savings,
    EntryKind.PENARIKAN: _withdrawal,
    EntryKind.ANGSURAN: _instalment,
    EntryKind.PINDAH: _transfer,
}


def _pairs(wrong: Replacing) -> Iterator[tuple[int, int]]:
    return ((line.account, line.amount) for line in wrong.cmd.lines)


def _person(wrong: Replacing, problems: Problems) -> Person:
    """The member the entry is about, or the one it should have been about."""
    member_id = wrong.cmd.member_id or next(leg.member_id for leg in wrong.legs if leg.member_id)
    found = ever_enrolled(wrong.entry.group_id, [member_id]).get(member_id)
    if found is None:
        raise Refused([Problem("member_id", "Pilih anggota dari daftar kelompok ini.", "tidak_ada")])
    if wrong.cmd.member_id is not None:
        problems.extend(day_problems("date", wrong.day, Day.max, None, found.joined_on))
    return found.person


def _loan_of(wrong: Replacing) -> LoanState:
    (state,) = loan_states({leg.loan_id for leg in wrong.legs if leg.loan_id})
    return state
