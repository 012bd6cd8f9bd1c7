"""Closing a group, and opening it again when that was a mistake."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from common.problems import Problems
from groups.access import group_for
from groups.commands.answers import GroupAnswer
from groups.domain.rules import REASON, day_problems, text_problems
from groups.locks import lock_group
from groups.models import Group
from groups.policies import MANAGE_GROUP
from regions.queries.day import today_here


@dataclass(frozen=True)
class CloseGroup:
    """The group works no longer from the day after this date on."""

    command_id: UUID
    group_id: UUID
    closed_on: date
    reason: str


@dataclass(frozen=True)
class ReopenGroup:
    """The group works again, as if it had never been closed."""

    command_id: UUID
    group_id: UUID
    reason: str


@command("groups.close_group")
def close_group(cmd: CloseGroup, *, actor: Actor) -> GroupAnswer:
    """Close a group; its books, members and history stay readable.

    Refuses a closed group, a poksus whose poklak still work, a date in the future or before the founding,
    and a missing reason.
    """
    group = group_for(actor, MANAGE_GROUP, cmd.group_id)
    lock_group(group.id)
    problems = Problems(day_problems("closed_on", cmd.closed_on, today_here(), "Tanggal tutup"))
    problems.extend(text_problems("reason", cmd.reason, REASON, "Alasan"))
    if not Group.objects.filter(pk=group.id, is_active=True).exists():
        problems.add("", "Kelompok ini sudah ditutup.", "tutup")
    if group.founded_on and cmd.closed_on < group.founded_on:
        problems.add("closed_on", "Tanggal tutup tidak boleh sebelum kelompok berdiri.", "urutan")
    working = Group.objects.filter(parent_id=group.id, is_active=True).count()
    if working:
        problems.add("", f"Masih ada {working} poklak yang dibina. Tutup atau pindahkan dahulu.", "poklak")
    problems.raise_if_any()
    reason = cmd.reason.strip()
    Group.objects.filter(pk=group.id).update(is_active=False, closed_on=cmd.closed_on, closed_reason=reason)
    return GroupAnswer(group.id, group.name, reason)


@command("groups.reopen_group")
def reopen_group(cmd: ReopenGroup, *, actor: Actor) -> GroupAnswer:
    """Open a closed group again. Refuses a working group, a poklak of a closed poksus, a missing reason."""
    group = group_for(actor, MANAGE_GROUP, cmd.group_id)
    lock_group(group.id)
    problems = Problems(text_problems("reason", cmd.reason, REASON, "Alasan"))
    if Group.objects.filter(pk=group.id, is_active=True).exists():
        problems.add("", "Kelompok ini tidak sedang ditutup.", "buka")
    if group.parent is not None and not group.parent.is_active:
        problems.add("", f"Poksus {group.parent.name} masih ditutup. Buka poksusnya dahulu.", "poksus")
    problems.raise_if_any()
    Group.objects.filter(pk=group.id).update(is_active=True, closed_on=None, closed_reason="")
    return GroupAnswer(group.id, group.name, cmd.reason.strip())
