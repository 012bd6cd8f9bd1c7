"""Members' parts of SHU paid out, in cash, through the bank or into their savings; dana SHU spent."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, open_book, record
from bookkeeping.commands.drafts import cash_out_draft
from bookkeeping.domain.amounts import day_problems, filled_problems, lowest
from bookkeeping.domain.chart import BANK, DANA_SHU, KAS, SHU_ANGGOTA, SIMPANAN_SUKARELA
from bookkeeping.domain.draft import LONGEST_TEXT
from bookkeeping.domain.occasion import Occasion
from closing.commands.drafts import payment_draft
from closing.queries.measures import Unpaid, fund_moves, member_moves, unpaid
from common.problems import Problems
from common.rupiah import format_rupiah
from regions.queries.day import today_here

INTO = (KAS, BANK, SIMPANAN_SUKARELA)


@dataclass(frozen=True)
class PayShares:
    """Whose part is paid out whole, on which day, and where it goes (account kas, bank or sukarela)."""

    command_id: UUID
    group_id: UUID
    date: date
    members: tuple[UUID, ...]
    into: int = KAS


@dataclass(frozen=True)
class SpendFund:
    """Money from a named dana SHU, whole rupiah, and what for."""

    command_id: UUID
    group_id: UUID
    date: date
    fund: str
    amount: int
    memo: str
    bank: bool = False


@command("closing.pay_shares")
def pay_shares(cmd: PayShares, *, actor: Actor) -> Recorded:
    """Pay these members all that is theirs, in one entry.

    Refuses nobody, somebody who has nothing to come on that day, and more money than there is.
    """
    group = open_book(actor, cmd.group_id)
    problems = Problems(day_problems("date", cmd.date, today_here(), group.closed_on))
    if cmd.into not in INTO:
        problems.add("into", "Pilih kas, bank atau simpanan sukarela.", "tidak_dikenal")
    if not cmd.members:
        problems.add("members", "Pilih paling sedikit satu anggota.", "kosong")
    paid = _paid(cmd, problems)
    problems.raise_if_any()
    draft = payment_draft(group.id, cmd.date, paid, cmd.into)
    return record(group, draft, command_id=cmd.command_id, actor=actor)


def _paid(cmd: PayShares, problems: Problems) -> list[Unpaid]:
    waiting = {one.member_id: one for one in unpaid(cmd.group_id)}
    moves = member_moves(cmd.group_id, SHU_ANGGOTA, set(cmd.members))
    found = []
    for member_id in dict.fromkeys(cmd.members):
        one = waiting.get(member_id)
        if one is None:
            problems.add("members", "Ada anggota yang bagian SHU-nya sudah dibayarkan.", "sudah")
        elif lowest(moves[member_id], cmd.date) < one.amount:
            problems.add("date", f"Bagian {one.called} belum ada pada tanggal itu.", "terlalu_awal")
        else:
            found.append(one)
    return found


@command("closing.spend_fund")
def spend_fund(cmd: SpendFund, *, actor: Actor) -> Recorded:
    """Uang keluar from a named dana SHU. Refuses more than the dana holds, and days as record_cash does."""
    group = open_book(actor, cmd.group_id)
    problems = Problems(day_problems("date", cmd.date, today_here(), group.closed_on))
    problems.extend(filled_problems("amount", cmd.amount, "Jumlah"))
    held = max(lowest(fund_moves(group.id, DANA_SHU).get(cmd.fund, {}), cmd.date), 0)
    if cmd.amount > held:
        problems.add("amount", f"{cmd.fund or 'Dana SHU'} hanya Rp {format_rupiah(held)}.", "lebih")
    if not cmd.memo.strip():
        problems.add("memo", "Uraian belum diisi. Tulis misalnya santunan anggota sakit.", "kosong")
    elif len(cmd.memo.strip()) > LONGEST_TEXT:
        problems.add("memo", f"Uraian paling panjang {LONGEST_TEXT} huruf.", "terlalu_panjang")
    problems.raise_if_any()
    draft = cash_out_draft(
        Occasion(group.id, cmd.date), DANA_SHU, cmd.amount, cmd.memo, bank=cmd.bank, fund=cmd.fund
    )
    return record(group, draft, command_id=cmd.command_id, actor=actor)
