"""Tutup bulan: a month is closed knowing what it lacks, and that is kept with the act."""

from dataclasses import dataclass
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import open_book
from bookkeeping.commands.months import MonthAnswer, closing_problems, put_closed
from closing.domain.completeness import findings
from closing.queries.month import month_facts
from common.period import Period
from common.problems import Problem, Problems


@dataclass(frozen=True)
class CloseCheckedMonth:
    """The month is finished; `warnings` are the sentences of the check that she has read."""

    command_id: UUID
    group_id: UUID
    period: Period
    warnings: tuple[str, ...] = ()


@command("closing.close_month")
def close_checked_month(cmd: CloseCheckedMonth, *, actor: Actor) -> MonthAnswer:
    """Close an open month, with warnings too; they are kept with it.

    Refuses what bookkeeping.close_month refuses, and warnings that are not those of the books now.
    """
    group = open_book(actor, cmd.group_id)
    problems = Problems(closing_problems(group.id, cmd.period))
    problems.raise_if_any()
    found = tuple(f.sentence for f in findings(month_facts(group.id, cmd.period)) if f.is_warning)
    if set(found) - set(cmd.warnings):
        text = "Ada yang baru di daftar periksa sejak halaman ini dibuka. Baca lagi, lalu tutup."
        Problems([Problem("warnings", text, "berubah")]).raise_if_any()
    return put_closed(group, cmd.period, found, actor)
