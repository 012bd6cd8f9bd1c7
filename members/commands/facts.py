"""Recording what is known of a person at a date, and who looked at it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from common import clock
from common.problems import Problems
from members.access import member_for
from members.commands.add import MemberAnswer
from members.domain.facts import desil_problems, pekka_problems
from members.domain.words import Basis, Sex
from members.models import DesilFact, FactAccess, Member, PekkaFact
from members.policies import READ_PEKKA
from regions.queries.day import today_here


@dataclass(frozen=True)
class RecordPekka:
    """Whether a woman heads her family, since when, on what basis, who says so, and her consent."""

    command_id: UUID
    member_id: UUID
    is_pekka: bool
    since: date
    source: str
    basis: Basis | None = None
    consent_on: date | None = None


@dataclass(frozen=True)
class RecordDesil:
    """The desil of her family as DTSEN had it at a date."""

    command_id: UUID
    member_id: UUID
    desil: int
    as_of: date
    source: str


@command("members.record_pekka")
def record_pekka(cmd: RecordPekka, *, actor: Actor) -> MemberAnswer:
    """Append a PEKKA fact; earlier ones stay in the history.

    Refuses a man, a missing basis or source, a basis for "no longer", dates in the future.
    """
    member = member_for(actor, READ_PEKKA, cmd.member_id).member
    Problems(
        pekka_problems(
            cmd.is_pekka, cmd.since, cmd.basis, cmd.source, cmd.consent_on, Sex(member.sex), today_here()
        )
    ).raise_if_any()
    PekkaFact.objects.create(
        id=cmd.command_id,
        kelurahan_id=member.kelurahan_id,
        member_id=member.id,
        is_pekka=cmd.is_pekka,
        since=cmd.since,
        basis=cmd.basis.value if cmd.basis else "",
        source=cmd.source.strip(),
        consent_on=cmd.consent_on,
        recorded_at=clock.now(),
    )
    return MemberAnswer(member.id, member.name)


@command("members.record_desil")
def record_desil(cmd: RecordDesil, *, actor: Actor) -> MemberAnswer:
    """Append a desil fact. Refuses a number outside of 1-10, a date in the future, a missing source."""
    member = member_for(actor, READ_PEKKA, cmd.member_id).member
    Problems(desil_problems(cmd.desil, cmd.as_of, cmd.source, today_here())).raise_if_any()
    DesilFact.objects.create(
        id=cmd.command_id,
        kelurahan_id=member.kelurahan_id,
        member_id=member.id,
        desil=cmd.desil,
        as_of=cmd.as_of,
        source=cmd.source.strip(),
        recorded_at=clock.now(),
    )
    return MemberAnswer(member.id, member.name)


def note_access(member: Member, *, actor: Actor) -> None:
    """Write down that somebody looked at the facts of one person; no command, nothing else changes."""
    FactAccess.objects.create(
        kelurahan_id=member.kelurahan_id,
        member_id=member.id,
        user_id=actor.user_id,
        actor=actor.name,
        address=actor.address,
        at=clock.now(),
    )
