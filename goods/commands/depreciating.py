"""Depreciation of all things of a group up to a month, at once and as often as one likes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, open_book
from bookkeeping.commands.taking_back import UNCHANGED, TakenBack
from bookkeeping.domain.chart import AKUMULASI_PENYUSUTAN, PENYUSUTAN
from bookkeeping.domain.draft import EntryKind
from common.period import Period
from common.problems import Problem, Problems
from common.words import bulan
from goods.commands.hanging import parting_problems
from goods.commands.recording import Beside, Facts, put_right, record_goods
from goods.commands.stock import goods_draft, legs
from goods.domain.words import ItemEvent
from goods.models import ItemFact
from goods.queries.inventory import item_book
from groups.models import Group
from regions.queries.day import today_here


@dataclass(frozen=True)
class Depreciate:
    """Write off what is due up to the end of this month (yyyymm); of a year: its December."""

    command_id: UUID
    group_id: UUID
    period: int
    replaces: UUID | None = None  # the entry it stands instead of, and why
    reason: str = ""


@dataclass(frozen=True)
class Due:
    """What is to be written off of one thing."""

    item_id: UUID
    name: str
    amount: int


def due_until(group_id: UUID, until: Period, without: UUID | None = None) -> tuple[Due, ...]:
    """What depreciate() would write, thing by thing, in rupiah; as if `without` had not been written."""
    lines = item_book(group_id, date.max, without).lines
    found = (Due(line.id, line.name, line.wear.due(until)) for line in lines)
    return tuple(due for due in found if due.amount)


@command("goods.depreciate")
def depreciate(cmd: Depreciate, *, actor: Actor) -> Recorded:
    """Penyusutan up, Akumulasi penyusutan up: one entry, on the last day of the month.

    What was written off before is not written off again, and the residual value stays. Refuses a month that
    has not ended, and one for which nothing is due. Put right, it is reckoned anew from what the book says of
    the things now; refuses one that the next depreciation, or a thing that left, went on from.
    """
    group = open_book(actor, cmd.group_id)
    problems = Problems(_month_problems(cmd.period, today_here()))
    taken = put_right(group, EntryKind.PENYUSUTAN, cmd.replaces, cmd.reason, problems)
    if taken is not None:
        problems.extend(parting_problems(taken, again=True))
    problems.raise_if_any()
    month = Period.from_key(cmd.period)
    due = due_until(group.id, month, None if taken is None else taken.entry.id)
    if not due:
        problems.add("period", f"Sampai {bulan(month)} tidak ada yang perlu disusutkan.", "sudah")
    if taken is not None and _says_same(taken, month, due):
        problems.extend([UNCHANGED])
    problems.raise_if_any()
    total = sum(one.amount for one in due)
    draft = goods_draft(
        group,
        month.last if taken is None else taken.day_for(month.last),
        EntryKind.PENYUSUTAN,
        f"Penyusutan inventaris sampai {bulan(month)}",
        legs((PENYUSUTAN, total, 0, ""), (AKUMULASI_PENYUSUTAN, 0, total, "")),
    )
    beside = Beside(facts=_facts(group, month, due))
    return record_goods(group, draft, beside, taken, command_id=cmd.command_id, actor=actor)


def _says_same(taken: TakenBack, month: Period, due: Sequence[Due]) -> bool:
    facts = ItemFact.objects.filter(entry_id=taken.entry.id)
    before = {(f.item_id, f.period, f.depreciated) for f in facts}
    return before == {(one.item_id, month.key, one.amount) for one in due}


def _month_problems(key: int, today: date) -> Iterator[Problem]:
    try:
        month = Period.from_key(key)
    except ValueError:
        yield Problem("period", "Bulan ini tidak ada.", "bentuk")
        return
    if month.last > today:
        yield Problem("period", f"{bulan(month)} belum berakhir.", "masa_depan")


def _facts(group: Group, month: Period, due: Sequence[Due]) -> Facts:
    def facts(entry_id: UUID | None, day: date) -> list[ItemFact]:
        return [
            ItemFact(
                kelurahan_id=group.kelurahan_id,
                item_id=one.item_id,
                group_id=group.id,
                entry_id=entry_id,
                date=day,
                event=ItemEvent.SUSUT,
                depreciated=one.amount,
                period=month.key,
            )
            for one in due
        ]

    return facts
