"""Depreciation of all things of a group up to a month, at once and as often as one likes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, open_book, record
from bookkeeping.commands.refusals import in_words
from bookkeeping.domain.chart import AKUMULASI_PENYUSUTAN, PENYUSUTAN
from bookkeeping.domain.draft import EntryKind
from common.period import Period
from common.problems import Problem, Problems
from common.words import bulan
from goods.commands.refusals import RULES
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


@dataclass(frozen=True)
class Due:
    """What is to be written off of one thing."""

    item_id: UUID
    name: str
    amount: int


def due_until(group_id: UUID, until: Period) -> tuple[Due, ...]:
    """What depreciate() would write, thing by thing; whole rupiah."""
    lines = item_book(group_id, date.max).lines
    found = (Due(line.id, line.name, line.wear.due(until)) for line in lines)
    return tuple(due for due in found if due.amount)


@command("goods.depreciate")
def depreciate(cmd: Depreciate, *, actor: Actor) -> Recorded:
    """Penyusutan up, Akumulasi penyusutan up: one entry, on the last day of the month.

    What was written off before is not written off again, and the residual value stays. Refuses a month that
    has not ended, and one for which nothing is due.
    """
    group = open_book(actor, cmd.group_id)
    problems = Problems(_month_problems(cmd.period, today_here()))
    problems.raise_if_any()
    month = Period.from_key(cmd.period)
    due = due_until(group.id, month)
    if not due:
        problems.add("period", f"Sampai {bulan(month)} tidak ada yang perlu disusutkan.", "sudah")
    problems.raise_if_any()
    total = sum(one.amount for one in due)
    draft = goods_draft(
        group,
        month.last,
        EntryKind.PENYUSUTAN,
        f"Penyusutan inventaris sampai {bulan(month)}",
        legs((PENYUSUTAN, total, 0, ""), (AKUMULASI_PENYUSUTAN, 0, total, "")),
    )
    done = record(group, draft, command_id=cmd.command_id, actor=actor)
    _write(group, done.entry_id, month, due)
    return done


def _month_problems(key: int, today: date) -> Iterator[Problem]:
    try:
        month = Period.from_key(key)
    except ValueError:
        yield Problem("period", "Bulan ini tidak ada.", "bentuk")
        return
    if month.last > today:
        yield Problem("period", f"{bulan(month)} belum berakhir.", "masa_depan")


def _write(group: Group, entry_id: UUID, month: Period, due: tuple[Due, ...]) -> None:
    with in_words(RULES):
        ItemFact.objects.bulk_create(
            ItemFact(
                kelurahan_id=group.kelurahan_id,
                item_id=one.item_id,
                group_id=group.id,
                entry_id=entry_id,
                date=month.last,
                event=ItemEvent.SUSUT,
                depreciated=one.amount,
                period=month.key,
            )
            for one in due
        )
