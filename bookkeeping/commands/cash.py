"""Uang masuk, uang keluar, and money carried between kas and bank."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.dana import dana_problems
from bookkeeping.commands.desk import Recorded, open_book, record
from bookkeeping.commands.drafts import cash_in_draft, cash_out_draft, transfer_draft
from bookkeeping.domain.amounts import day_problems, filled_problems
from bookkeeping.domain.chart import DANA_SHU, IURAN
from bookkeeping.domain.choices import CASH_IN, CASH_OUT
from bookkeeping.domain.draft import LONGEST_TEXT, EntryDraft
from bookkeeping.domain.occasion import Occasion
from bookkeeping.queries.people import ever_enrolled
from common.problems import Problem, Problems
from common.words import tanggal
from groups.models import Group
from regions.queries.day import today_here

LONGEST_FUND = 60


class Direction(StrEnum):
    """Which way the money went."""

    MASUK = "masuk"
    KELUAR = "keluar"


@dataclass(frozen=True)
class RecordCash:
    """Money that came in or went out, whole rupiah, for one account of the choices (domain.choices)."""

    command_id: UUID
    group_id: UUID
    date: date
    direction: Direction
    account: int
    amount: int
    memo: str
    bank: bool = False
    fund: str = ""  # sumber dana
    cash_reason: str = ""  # why the cash may go below zero
    member_id: UUID | None = None  # whose iuran it is


@dataclass(frozen=True)
class Transfer:
    """Money carried from the kas to the bank, or back."""

    command_id: UUID
    group_id: UUID
    date: date
    amount: int
    to_bank: bool


@command("bookkeeping.record_cash")
def record_cash(cmd: RecordCash, *, actor: Actor) -> Recorded:
    """Write uang masuk or uang keluar.

    Refuses a wrong amount, an account that does not fit the direction, a missing uraian, a day in the future,
    after the group closed or in a sealed month, more money out than there is without a reason, more of a dana
    SHU than it holds, and a member for anything but her iuran.
    """
    group = open_book(actor, cmd.group_id)
    problems = Problems(day_problems("date", cmd.date, today_here(), group.closed_on))
    problems.extend(filled_problems("amount", cmd.amount, "Jumlah"))
    if cmd.account not in (CASH_IN if cmd.direction is Direction.MASUK else CASH_OUT):
        problems.add("account", f"Pilih untuk apa uang {cmd.direction.value} ini.", "pos_tidak_cocok")
    problems.extend(_text_problems(cmd))
    problems.extend(_payer_problems(group, cmd))
    if cmd.account == DANA_SHU:
        problems.extend(dana_problems(group.id, cmd.fund.strip(), cmd.amount, cmd.date))
    problems.raise_if_any()
    return record(group, _cash_draft(cmd), command_id=cmd.command_id, actor=actor)


@command("bookkeeping.transfer")
def transfer(cmd: Transfer, *, actor: Actor) -> Recorded:
    """Carry money between kas and bank. Refuses more than there is, and days as record_cash does."""
    group = open_book(actor, cmd.group_id)
    problems = Problems(day_problems("date", cmd.date, today_here(), group.closed_on))
    problems.extend(filled_problems("amount", cmd.amount, "Jumlah"))
    problems.raise_if_any()
    draft = transfer_draft(Occasion(group.id, cmd.date), cmd.amount, to_bank=cmd.to_bank)
    return record(group, draft, command_id=cmd.command_id, actor=actor)


def _text_problems(cmd: RecordCash) -> Iterator[Problem]:
    for field, label, most in (
        ("memo", "Uraian", LONGEST_TEXT),
        ("fund", "Sumber dana", LONGEST_FUND),
        ("cash_reason", "Alasan", LONGEST_TEXT),
    ):
        if len(getattr(cmd, field).strip()) > most:
            yield Problem(field, f"{label} paling panjang {most} huruf.", "terlalu_panjang")
    if not cmd.memo.strip():
        yield Problem("memo", "Uraian belum diisi. Tulis misalnya konsumsi rapat.", "kosong")


def _payer_problems(group: Group, cmd: RecordCash) -> Iterator[Problem]:
    if cmd.member_id is None:
        return
    if cmd.account != IURAN or cmd.direction is not Direction.MASUK:
        yield Problem("member_id", "Nama anggota hanya untuk iuran. Kosongkan.", "bukan_iuran")
        return
    payer = ever_enrolled(group.id, [cmd.member_id]).get(cmd.member_id)
    if payer is None:
        yield Problem("member_id", "Pilih anggota dari daftar kelompok ini.", "tidak_ada")
    elif not payer.on(cmd.date):
        whose = payer.person.called
        yield Problem("member_id", f"{whose} bukan anggota pada {tanggal(cmd.date)}.", "bukan_anggota")


def _cash_draft(cmd: RecordCash) -> EntryDraft:
    occasion = Occasion(cmd.group_id, cmd.date)
    if cmd.direction is Direction.MASUK:
        return cash_in_draft(
            occasion,
            cmd.account,
            cmd.amount,
            cmd.memo,
            bank=cmd.bank,
            fund=cmd.fund.strip(),
            member_id=cmd.member_id,
        )
    return cash_out_draft(
        occasion,
        cmd.account,
        cmd.amount,
        cmd.memo,
        bank=cmd.bank,
        fund=cmd.fund.strip(),
        cash_reason=cmd.cash_reason,
    )
