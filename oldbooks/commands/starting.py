"""The first day of a group with these books: everything it has, and where that comes from."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.opening import (
    OpenBalances,
    OpeningOther,
    OpeningSavings,
    open_balances,
)
from bookkeeping.domain.loans.taken import TakenLoan
from common.problems import Problem, Problems, Refused
from common.rupiah import format_rupiah
from goods.commands.items import OldItem, TakeOverItems, old_item_problems, take_over_items
from groups.access import group_for
from groups.policies import KEEP_BOOKS


@dataclass(frozen=True)
class StartBooks:
    """The saldo awal of everything, whole rupiah. `modal_awal` is what the other sources do not explain."""

    command_id: UUID
    group_id: UUID
    date: date
    kas: int = 0
    bank: int = 0
    members: tuple[OpeningSavings, ...] = ()
    loans: tuple[TakenLoan, ...] = ()
    items: tuple[OldItem, ...] = ()
    others: tuple[OpeningOther, ...] = ()
    modal_awal: int = 0

    @property
    def things(self) -> int:
        """What the inventory is worth after what was written off."""
        return sum(old.item.cost - old.depreciated for old in self.items)

    @property
    def balances(self) -> OpenBalances:
        """All but the inventory, whose value stands against its own part of modal awal."""
        return OpenBalances(
            uuid5(self.command_id, "saldo awal"),
            self.group_id,
            self.date,
            self.kas,
            self.bank,
            self.members,
            self.loans,
            self.others,
            self.modal_awal - self.things,
        )


@dataclass(frozen=True)
class Started:
    """What was taken over into the books of a group."""

    group_id: UUID
    group_name: str
    entry_id: UUID
    voucher: str
    loans: int
    items: int

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        return {
            "kelompok": self.group_name,
            "kelompok_id": str(self.group_id),
            "catatan_id": str(self.entry_id),
            "bukti": self.voucher,
            "pinjaman": str(self.loans),
            "barang": str(self.items),
        }


@command("oldbooks.start_books")
def start_books(cmd: StartBooks, *, actor: Actor) -> Started:
    """Write the saldo awal, the running loans and the inventory, all or nothing.

    Refuses, all at once, what open_balances and take_over_items refuse, and two sides that differ: then it
    says both sums.
    """
    group = group_for(actor, KEEP_BOOKS, cmd.group_id)
    problems = Problems(old_item_problems(cmd.items, cmd.date))
    balances = cmd.balances
    lacking = balances.assets - balances.sources - (balances.modal_awal or 0)
    if lacking:
        problems.extend([_differ(cmd, balances)])
    try:
        done = open_balances(balances, actor=actor)
    except Refused as refused:
        problems.extend(p for p in refused.problems if p.field != "modal_awal")
        problems.raise_if_any()
        raise
    problems.raise_if_any()
    if cmd.items:
        taken = TakeOverItems(uuid5(cmd.command_id, "inventaris"), group.id, cmd.date, cmd.items)
        take_over_items(taken, actor=actor)
    return Started(group.id, group.name, done.entry_id, done.voucher, len(cmd.loans), len(cmd.items))


def _differ(cmd: StartBooks, balances: OpenBalances) -> Problem:
    has = balances.assets + cmd.things
    explained = balances.sources + cmd.modal_awal
    gap = format_rupiah(abs(has - explained))
    return Problem(
        "modal_awal",
        f"Yang dimiliki Rp {format_rupiah(has)}, asalnya Rp {format_rupiah(explained)}: selisih Rp {gap}."
        f" Periksa lagi, atau isi modal awal {format_rupiah(has - balances.sources)}.",
        "tidak_seimbang",
    )
