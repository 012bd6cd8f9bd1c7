"""Members' parts of SHU paid out, in cash, through the bank or into their savings; dana SHU spent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.dana import dana_problems
from bookkeeping.commands.desk import Recorded, open_book, record
from bookkeeping.commands.drafts import cash_out_draft
from bookkeeping.domain.amounts import day_problems, filled_problems, lowest
from bookkeeping.domain.chart import DANA_SHU, KAS, SHU_ANGGOTA
from bookkeeping.domain.draft import LONGEST_TEXT
from bookkeeping.domain.occasion import Occasion
from closing.commands.drafts import payment_draft
from closing.domain.paying import Due, PaidPart, part_problems
from closing.queries.dues import INTO, dues
from closing.queries.measures import member_moves
from common.problems import Problem, Problems
from regions.queries.day import today_here


@dataclass(frozen=True)
class PayShares:
    """What is paid to whom (whole rupiah), on which day, and where it goes (kas, bank or sukarela)."""

    command_id: UUID
    group_id: UUID
    date: Day
    parts: tuple[PaidPart, ...]
    into: int = KAS


@dataclass(frozen=True)
class SpendFund:
    """Money from a named dana SHU, whole rupiah, and what for."""

    command_id: UUID
    group_id: UUID
    date: Day
    fund: str
    amount: int
    memo: str
    bank: bool = False


@command("closing.pay_shares")
def pay_shares(cmd: PayShares, *, actor: Actor) -> Recorded:
    """Pay these members their parts, whole or in part, in one entry with one nomor bukti kas.

    Refuses nobody, more than is due to a member on that day or any day after, and more money than there is.
    """
    group = open_book(actor, cmd.group_id)
    problems = Problems(day_problems("date", cmd.date, today_here(), group.closed_on))
    problems.extend(into_problems(cmd.into))
    waiting = {due.member_id: due for due in dues(group.id)}
    moves = member_moves(group.id, SHU_ANGGOTA, set(waiting))
    problems.extend(part_problems(cmd.parts, waiting, lowest_of(moves, cmd.date)))
    problems.raise_if_any()
    draft = payment_draft(group.id, cmd.date, named(cmd.parts, waiting), cmd.into)
    return record(group, draft, command_id=cmd.command_id, actor=actor)


def into_problems(into: int) -> Iterator[Problem]:
    """Where a part of SHU may go."""
    if into not in INTO:
        yield Problem("into", "Pilih kas, bank atau simpanan sukarela.", "tidak_dikenal")


def lowest_of(moves: Mapping[UUID, Mapping[Day, int]], on: Day) -> dict[UUID, int]:
    """What each member has of her part at the lowest from that day on."""
    return {member: lowest(days, on) for member, days in moves.items()}


def named(parts: Sequence[PaidPart], waiting: Mapping[UUID, Due]) -> list[tuple[Due, int]]:
    """Each part with the member it goes to, in number order."""
    found = [(waiting[part.member_id], part.amount) for part in parts]
    return sorted(found, key=lambda pair: pair[0].number)


@command("closing.spend_fund")
def spend_fund(cmd: SpendFund, *, actor: Actor) -> Recorded:
    """Uang keluar from a named dana SHU. Refuses more than the dana holds, and days as record_cash does."""
    group = open_book(actor, cmd.group_id)
    problems = Problems(day_problems("date", cmd.date, today_here(), group.closed_on))
    problems.extend(filled_problems("amount", cmd.amount, "Jumlah"))
    problems.extend(dana_problems(group.id, cmd.fund, cmd.amount, cmd.date))
    if not cmd.memo.strip():
        problems.add("memo", "Uraian belum diisi. Tulis misalnya santunan anggota sakit.", "kosong")
    elif len(cmd.memo.strip()) > LONGEST_TEXT:
        problems.add("memo", f"Uraian paling panjang {LONGEST_TEXT} huruf.", "terlalu_panjang")
    problems.raise_if_any()
    draft = cash_out_draft(
        Occasion(group.id, cmd.date), DANA_SHU, cmd.amount, cmd.memo, bank=cmd.bank, fund=cmd.fund
    )
    return record(group, draft, command_id=cmd.command_id, actor=actor)
