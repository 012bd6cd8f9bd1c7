"""Simpanan paid in and taken out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, member_of, open_book, record
from bookkeeping.commands.drafts import savings_draft, withdrawal_draft
from bookkeeping.domain.amounts import amount_problems, day_problems, filled_problems, lowest
from bookkeeping.domain.chart import SIMPANAN_POKOK, SIMPANAN_SUKARELA, SIMPANAN_WAJIB
from bookkeeping.domain.occasion import Occasion
from bookkeeping.domain.savings.pokok import pokok_problems
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.balances import savings_moves
from common.problems import Problems
from common.rupiah import format_rupiah
from common.words import tanggal
from regions.queries.day import today_here


@dataclass(frozen=True)
class SaveMoney:
    """What a member pays in, whole rupiah; at least one of the three."""

    command_id: UUID
    group_id: UUID
    member_id: UUID
    date: date
    pokok: int = 0
    wajib: int = 0
    sukarela: int = 0
    bank: bool = False


@dataclass(frozen=True)
class WithdrawSavings:
    """Simpanan sukarela that a member takes out; pokok, wajib and terikat stay while she is a member."""

    command_id: UUID
    group_id: UUID
    member_id: UUID
    date: date
    amount: int
    bank: bool = False


@command("bookkeeping.save_money")
def save_money(cmd: SaveMoney, *, actor: Actor) -> Recorded:
    """Take in simpanan.

    Refuses amounts off the group's unit, none at all, somebody who is no member that day, and more simpanan
    pokok than the group agreed: it is paid once, if need be in parts.
    """
    group = open_book(actor, cmd.group_id)
    saver = member_of(group, cmd.member_id)
    problems = Problems(day_problems("date", cmd.date, today_here(), group.closed_on))
    if not saver.on(cmd.date):
        whose = saver.person.called
        problems.add("member_id", f"{whose} bukan anggota pada {tanggal(cmd.date)}.", "bukan_anggota")
    agreed = rules_on(group.id, cmd.date)
    for field in ("pokok", "wajib", "sukarela"):
        label = f"Simpanan {field} {saver.person.called}"
        problems.extend(amount_problems(field, getattr(cmd, field), label, agreed.unit))
    held = sum(savings_moves(group.id, cmd.member_id, SIMPANAN_POKOK).values()) if cmd.pokok else 0
    problems.extend(pokok_problems("pokok", saver.person.called, cmd.pokok, held, agreed.simpanan_pokok))
    if not (cmd.pokok or cmd.wajib or cmd.sukarela):
        problems.add("wajib", "Isi paling sedikit satu simpanan.", "kosong")
    problems.raise_if_any()
    amounts = {SIMPANAN_POKOK: cmd.pokok, SIMPANAN_WAJIB: cmd.wajib, SIMPANAN_SUKARELA: cmd.sukarela}
    draft = savings_draft(Occasion(group.id, cmd.date), saver.person, amounts, bank=cmd.bank)
    return record(group, draft, command_id=cmd.command_id, actor=actor)


@command("bookkeeping.withdraw_savings")
def withdraw_savings(cmd: WithdrawSavings, *, actor: Actor) -> Recorded:
    """Give simpanan sukarela back. Refuses more than she holds on that day or on any day after it."""
    group = open_book(actor, cmd.group_id)
    saver = member_of(group, cmd.member_id)
    problems = Problems(day_problems("date", cmd.date, today_here(), group.closed_on, saver.joined_on))
    problems.extend(filled_problems("amount", cmd.amount, "Jumlah"))
    moves = savings_moves(group.id, cmd.member_id, SIMPANAN_SUKARELA)
    held = max(lowest(moves, cmd.date), 0)
    if cmd.amount > held:
        most = format_rupiah(held)
        problems.add("amount", f"Simpanan sukarela {saver.person.called} hanya Rp {most}.", "lebih")
    problems.raise_if_any()
    draft = withdrawal_draft(Occasion(group.id, cmd.date), saver.person, cmd.amount, bank=cmd.bank)
    return record(group, draft, command_id=cmd.command_id, actor=actor)
