"""Joining, leaving and holding office."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.commands import command
from accounts.policies import Actor
from common.ids import uuid7
from common.problems import Problem, Problems
from common.words import tanggal_pendek
from groups.access import group_for
from groups.domain.rules import REASON, day_problems, text_problems
from groups.locks import lock_group
from members.access import enrolment_for, member_for
from members.commands.entering import next_number
from members.domain.rules import joining_problems
from members.domain.words import OfficeName
from members.models import Enrolment, Office
from members.policies import MANAGE_MEMBER
from regions.queries.day import today_here
from regions.tenancy.constraints import refusing

HELD = Problem("starts_on", "Pada tanggal itu jabatan ini dipegang orang lain.", "sama")
TWICE = Problem("joined_on", "Pada tanggal itu ia masih anggota kelompok ini.", "sama")
USED = Problem("number", "Nomor ini sudah dipakai. Kosongkan, nanti dinomori sendiri.", "sama")


@dataclass(frozen=True)
class Enrol:
    """A person already in the books joins a group (again); `number` is proposed by us when it is None."""

    command_id: UUID
    member_id: UUID
    group_id: UUID
    joined_on: date
    number: int | None = None


@dataclass(frozen=True)
class LeaveGroup:
    """A member stops; the date is her last day."""

    command_id: UUID
    enrolment_id: UUID
    left_on: date
    reason: str


@dataclass(frozen=True)
class Appoint:
    """A member takes an office from a day on; who held it steps down the day before."""

    command_id: UUID
    enrolment_id: UUID
    office: OfficeName
    starts_on: date


@dataclass(frozen=True)
class EnrolmentAnswer:
    """The enrolment that was made or changed."""

    enrolment_id: UUID
    member_id: UUID
    group_id: UUID
    number: int
    reason: str = ""

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        found = {"anggota_id": str(self.member_id), "kelompok_id": str(self.group_id)}
        return found | ({"alasan": self.reason} if self.reason else {})


@command("members.enrol")
def enrol(cmd: Enrol, *, actor: Actor) -> EnrolmentAnswer:
    """Enrol a known person in a group of her kelurahan.

    Refuses a member of it on that day, another kelurahan, a number in use, a closed group, impossible dates.
    """
    group = group_for(actor, MANAGE_MEMBER, cmd.group_id)
    member = member_for(actor, MANAGE_MEMBER, cmd.member_id).member
    lock_group(group.id)
    problems = Problems(
        joining_problems("joined_on", cmd.joined_on, today_here(), group.founded_on, group.closed_on)
    )
    if member.kelurahan_id != group.kelurahan_id:
        problems.add("group_id", "Pilih kelompok di kelurahan yang sama.", "kelurahan")
    hers = Enrolment.objects.filter(group_id=group.id, member_id=member.id)
    if hers.filter(Q(left_on=None) | Q(left_on__gte=cmd.joined_on)).exists():
        problems.extend([TWICE])
    number = next_number(group.id) if cmd.number is None else cmd.number
    if number < 1:
        problems.add("number", "Nomor anggota mulai dari 1.", "batas")
    if Enrolment.objects.filter(group_id=group.id, number=number).exists():
        problems.extend([USED])
    problems.raise_if_any()
    with refusing({"enrolment_once": TWICE, "enrolment_number": USED}):
        made = Enrolment.objects.create(
            id=cmd.command_id,
            kelurahan_id=group.kelurahan_id,
            member_id=member.id,
            group_id=group.id,
            number=number,
            joined_on=cmd.joined_on,
        )
    return EnrolmentAnswer(made.id, member.id, group.id, number)


@command("members.leave_group")
def leave_group(cmd: LeaveGroup, *, actor: Actor) -> EnrolmentAnswer:
    """End a membership and the offices held with it. Her name stays in the books.

    Refuses who has left already, a date in the future, before she joined or before a term she holds began,
    and a missing reason.
    """
    return end_membership(enrolment_for(actor, MANAGE_MEMBER, cmd.enrolment_id), cmd.left_on, cmd.reason)


def end_membership(enrolment: Enrolment, left_on: date, reason: str) -> EnrolmentAnswer:
    """A part of a command: what leave_group does, for an enrolment that the actor may change.

    Refuses as leave_group does, at left_on and reason.
    """
    lock_group(enrolment.group_id)
    problems = Problems(leaving_problems(enrolment, left_on, reason))
    problems.raise_if_any()
    reason = reason.strip()
    _open_terms(enrolment, left_on).update(ends_on=left_on)
    Enrolment.objects.filter(pk=enrolment.id).update(left_on=left_on, left_reason=reason)
    return EnrolmentAnswer(enrolment.id, enrolment.member_id, enrolment.group_id, enrolment.number, reason)


def correct_leaving(enrolment: Enrolment, left_on: date, reason: str) -> None:
    """A part of a command: another last day, or another reason, of a membership that has ended.

    No office of hers outlasts it; one that ended before stays ended, for it may be held by somebody else
    since. Refuses what leave_group would, at left_on and left_reason.
    """
    lock_group(enrolment.group_id)
    Problems(left_problems(enrolment, left_on, reason)).raise_if_any()
    _open_terms(enrolment, left_on).update(ends_on=left_on)
    Enrolment.objects.filter(pk=enrolment.id).update(left_on=left_on, left_reason=reason.strip())


def left_problems(enrolment: Enrolment, left_on: date, reason: str) -> Iterator[Problem]:
    """Why that cannot be her last day, or her reason, for correct_leaving()."""
    yield from day_problems("left_on", left_on, today_here(), "Tanggal berhenti")
    yield from text_problems("left_reason", reason, REASON - 100, "Sebab berhenti")
    if left_on < enrolment.joined_on:
        day = tanggal_pendek(enrolment.joined_on)
        yield Problem("left_on", f"Ia baru masuk {day}. Isi tanggal itu atau sesudahnya.", "urutan")
    for term in Office.objects.filter(enrolment_id=enrolment.id, starts_on__gt=left_on):
        label, day = OfficeName(term.office).label, tanggal_pendek(term.starts_on)
        yield Problem("left_on", f"Ia masih tercatat {label} sejak {day}.", "jabatan")


def leaving_problems(enrolment: Enrolment, left_on: date, reason: str) -> Iterator[Problem]:
    """Why she cannot leave on that day, at left_on and reason."""
    yield from day_problems("left_on", left_on, today_here(), "Tanggal berhenti")
    yield from text_problems("reason", reason, REASON - 100, "Sebab berhenti")
    if not Enrolment.objects.filter(pk=enrolment.id, left_on=None).exists():
        yield Problem("", "Anggota ini sudah berhenti.", "sudah")
    if left_on < enrolment.joined_on:
        day = tanggal_pendek(enrolment.joined_on)
        yield Problem("left_on", f"Ia baru masuk {day}. Isi tanggal itu atau sesudahnya.", "urutan")
    for term in _open_terms(enrolment, left_on).filter(starts_on__gt=left_on):
        label, day = OfficeName(term.office).label, tanggal_pendek(term.starts_on)
        yield Problem("left_on", f"Ia masih tercatat {label} sejak {day}.", "jabatan")


def _open_terms(enrolment: Enrolment, left_on: date) -> QuerySet[Office]:
    return Office.objects.filter(enrolment_id=enrolment.id).filter(Q(ends_on=None) | Q(ends_on__gt=left_on))


@command("members.appoint")
def appoint(cmd: Appoint, *, actor: Actor) -> EnrolmentAnswer:
    """Give an office to a member from a day on; the holder of the day before steps down.

    Refuses who is no member that day, a date in the future, and a date on or before which somebody else's
    term begins.
    """
    enrolment = enrolment_for(actor, MANAGE_MEMBER, cmd.enrolment_id)
    lock_group(enrolment.group_id)
    problems = Problems(day_problems("starts_on", cmd.starts_on, today_here(), "Tanggal mulai"))
    if cmd.starts_on < enrolment.joined_on or (enrolment.left_on and cmd.starts_on > enrolment.left_on):
        problems.add("starts_on", "Pada tanggal itu ia bukan anggota kelompok ini.", "bukan_anggota")
    terms = Office.objects.filter(group_id=enrolment.group_id, office=cmd.office.value)
    later = terms.filter(starts_on__gte=cmd.starts_on).select_related("enrolment__member").first()
    if later is not None:
        name, day = later.enrolment.member.name, tanggal_pendek(later.starts_on)
        problems.add("starts_on", f"{name} sudah memegang jabatan ini sejak {day}.", "sama")
    current = terms.filter(starts_on__lt=cmd.starts_on).filter(
        Q(ends_on=None) | Q(ends_on__gte=cmd.starts_on)
    )
    if current.filter(enrolment_id=enrolment.id).exists():
        problems.add("office", "Ia sudah memegang jabatan ini.", "sudah")
    problems.raise_if_any()
    current.update(ends_on=cmd.starts_on - timedelta(days=1))
    with refusing({"office_one_holder": HELD}):
        Office.objects.create(
            id=uuid7(),
            kelurahan_id=enrolment.kelurahan_id,
            group_id=enrolment.group_id,
            enrolment_id=enrolment.id,
            office=cmd.office.value,
            starts_on=cmd.starts_on,
            ends_on=enrolment.left_on,
        )
    return EnrolmentAnswer(enrolment.id, enrolment.member_id, enrolment.group_id, enrolment.number)
