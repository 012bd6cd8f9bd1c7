"""Closing a month, opening it again, and sealing it when a report that counts it is issued."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import open_book
from bookkeeping.locks import lock_books
from bookkeeping.models import Month, MonthlyMovement
from bookkeeping.models.month import MonthState
from bookkeeping.queries.months import month_state
from common import clock
from common.period import Period
from common.problems import Problem, Problems
from common.words import bulan
from groups.models import Group
from regions.queries.day import today_here

LONGEST_REASON = 200


@dataclass(frozen=True)
class CloseMonth:
    """The treasurer has finished the month; entries into it are warned of from now on."""

    command_id: UUID
    group_id: UUID
    period: Period


@dataclass(frozen=True)
class ReopenMonth:
    """The month is worked on again, and why."""

    command_id: UUID
    group_id: UUID
    period: Period
    reason: str


@dataclass(frozen=True)
class MonthAnswer:
    """The month and how it stands now."""

    group_id: UUID
    group_name: str
    period: Period
    state: MonthState
    reason: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def about(self) -> dict[str, str]:
        """For the log: which group, which month, how it stands, and why."""
        found = {
            "kelompok": self.group_name,
            "kelompok_id": str(self.group_id),
            "bulan": bulan(self.period),
            "keadaan": str(self.state.label),
        }
        found |= {"alasan": self.reason} if self.reason else {}
        return found | ({"peringatan": " ".join(self.warnings)} if self.warnings else {})


@command("bookkeeping.close_month")
def close_month(cmd: CloseMonth, *, actor: Actor) -> MonthAnswer:
    """Close an open month. Refuses a month that has not begun, a closed one and a sealed one."""
    group = open_book(actor, cmd.group_id)
    Problems(closing_problems(group.id, cmd.period)).raise_if_any()
    return put_closed(group, cmd.period, (), actor)


def closing_problems(group_id: UUID, period: Period) -> Iterator[Problem]:
    """Why a month cannot be closed: it has not begun, or it is closed or sealed already."""
    state = month_state(group_id, period)
    if period > Period.of(today_here()):
        yield Problem("period", f"Bulan {bulan(period)} belum dimulai.", "masa_depan")
    if state is not MonthState.OPEN:
        yield Problem("period", f"Bulan {bulan(period)} sudah {state.label.lower()}.", "keadaan")


def put_closed(group: Group, period: Period, warnings: tuple[str, ...], actor: Actor) -> MonthAnswer:
    """Close a month under the lock of its book, with what was still missing; part of a command."""
    _put(group, period, MonthState.CLOSED, "", actor, warnings)
    return MonthAnswer(group.id, group.name, period, MonthState.CLOSED, warnings=warnings)


@command("bookkeeping.reopen_month")
def reopen_month(cmd: ReopenMonth, *, actor: Actor) -> MonthAnswer:
    """Open a closed month again. Refuses an open or a sealed month, and a missing reason."""
    group = open_book(actor, cmd.group_id)
    problems, state = Problems(), month_state(group.id, cmd.period)
    if state is MonthState.OPEN:
        problems.add("period", f"Bulan {bulan(cmd.period)} tidak sedang ditutup.", "keadaan")
    if state is MonthState.SEALED:
        why = "sudah disegel karena laporannya terbit, dan tidak dapat dibuka."
        problems.add("period", f"Bulan {bulan(cmd.period)} {why}", "disegel")
    reason = cmd.reason.strip()
    if not reason:
        problems.add("reason", "Tulis alasan membuka bulan ini lagi.", "kosong")
    elif len(reason) > LONGEST_REASON:
        problems.add("reason", f"Alasan paling panjang {LONGEST_REASON} huruf.", "terlalu_panjang")
    problems.raise_if_any()
    _put(group, cmd.period, MonthState.OPEN, reason, actor)
    return MonthAnswer(group.id, group.name, cmd.period, MonthState.OPEN, reason)


def seal_months(group_ids: Collection[UUID], period: Period, *, actor: Actor, reason: str = "") -> int:
    """Seal a month of these groups: a report that counts it is being issued. Answers how many became sealed.

    Part of the command that issues the report, in its transaction: it waits for whoever is writing, and
    whoever comes after is refused. Groups whose month is sealed already are passed over, and groups that have
    nothing in the books by then: no report counts anything of theirs, so their old months stay open.
    """
    lock_books(group_ids)
    counted = set(
        MonthlyMovement.objects.filter(group_id__in=group_ids, period__lte=period.key)
        .order_by()
        .values_list("group_id", flat=True)
        .distinct()
    )
    rows = Month.objects.filter(group_id__in=counted, period=period.key)
    states = dict(rows.values_list("group_id", "state"))
    waiting = [group_id for group_id in counted if states.get(group_id) != MonthState.SEALED]
    changed = {
        "state": MonthState.SEALED,
        "reason": reason,
        "changed_at": clock.now(),
        "changed_name": actor.name,
    }
    rows.exclude(state=MonthState.SEALED).update(**changed)
    places = dict(Group.objects.filter(pk__in=waiting).values_list("pk", "kelurahan_id"))
    Month.objects.bulk_create(
        [
            Month(group_id=group_id, kelurahan_id=places[group_id], period=period.key, **changed)
            for group_id in waiting
            if group_id not in states
        ]
    )
    return len(waiting)


def _put(
    group: Group,
    period: Period,
    state: MonthState,
    reason: str,
    actor: Actor,
    warnings: tuple[str, ...] = (),
) -> None:
    stands = {
        "state": state,
        "reason": reason,
        "warnings": "\n".join(warnings),
        "changed_at": clock.now(),
        "changed_name": actor.name,
    }
    Month.objects.update_or_create(
        group_id=group.id,
        period=period.key,
        defaults=stands,
        create_defaults=stands | {"kelurahan_id": group.kelurahan_id},
    )
