"""Betulkan jasa simpanan: other months, another rate, another way of giving it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.savings.corrected import (
    CHANGED_MEANWHILE,
    NOTHING_LEFT,
    Late,
    SharingCorrected,
    instead,
    late,
    opened,
    purse_after,
    rewrite,
)
from bookkeeping.commands.savings.interest import (
    ShareInterest,
    found_problems,
    had_problems,
    interest_drafts,
    interest_problems,
    terms_of,
    write_down,
)
from bookkeeping.commands.savings.paying_out import cash_problems
from bookkeeping.commands.taking_back import UNCHANGED, TakenBack, savings_problems, take_back_all
from bookkeeping.domain.amounts import day_problems
from bookkeeping.domain.draft import EntryDraft
from bookkeeping.domain.savings.interest import Payment
from bookkeeping.models import Entry
from bookkeeping.queries.savings.interest import Interest, interest
from bookkeeping.queries.savings.shared_interest import Given, given_interest
from common.problems import Problem, Problems, Refused
from groups.models import Group

NO_JASA = Problem("entry_id", "Catatan ini bukan bagian dari pembagian jasa simpanan.", "jenis")


@dataclass(frozen=True)
class CorrectInterest:
    """How jasa should have been decided and given, and why it is put right.

    `entry_id` is any entry of the wrong sharing, `seen` the last one she saw; `right` has the id of this
    command and the group of the entry.
    """

    command_id: UUID
    entry_id: UUID
    right: ShareInterest
    reason: str
    seen: int


@command("bookkeeping.correct_interest")
def correct_interest(cmd: CorrectInterest, *, actor: Actor) -> SharingCorrected:
    """Take a sharing of jasa back and give it as it should have been, in one posting, linked.

    Counted as if the wrong one had never been; what an issued report counts is put right today as ralat.
    Refuses nothing changed, jasa that was taken out meanwhile, what share_interest refuses, and what somebody
    else put right meanwhile.
    """
    entry, group = opened(actor, cmd.entry_id)
    given = _given(entry, cmd)
    right, months = cmd.right, late(group.id, given.date)
    day = months.day_for(right.date)
    problems = Problems(interest_problems(right))
    problems.extend(day_problems("date", right.date, months.today, group.closed_on))
    backs = take_back_all(given.entries, cmd.reason, problems, field_of=lambda _: "entry_id")
    problems.raise_if_any()
    found = interest(group.id, right.date, terms_of(right), given.ids)
    if given.says_same(terms_of(right), right.payment, right.date, found):
        raise Refused([UNCHANGED])
    drafts = _drafts(cmd, found, backs, months)
    problems.extend(found_problems(right, found))
    problems.extend(had_problems(right, found, given.ids))
    problems.extend(_purse_problems(right, found, backs, months))
    problems.extend(savings_problems(group.id, [*(back.draft for back in backs), *drafts]))
    problems.raise_if_any()
    write_down(group, right, found, on=day)
    shown = rewrite(backs, drafts, command_id=right.command_id, actor=actor)
    return _answer(group, cmd, found, months, backs, shown)


def _given(entry: Entry, cmd: CorrectInterest) -> Given:
    given = given_interest(entry)
    if given is None or (cmd.right.command_id, cmd.right.group_id) != (cmd.command_id, entry.group_id):
        raise Refused([NO_JASA])
    if not given.entries:
        raise Refused([NOTHING_LEFT])
    if given.seen != cmd.seen:
        raise Refused([CHANGED_MEANWHILE])
    return given


def _drafts(
    cmd: CorrectInterest, found: Interest, backs: Sequence[TakenBack], months: Late
) -> list[EntryDraft]:
    by_member = {next(leg.member_id for leg in back.legs if leg.member_id): back for back in backs}
    drafts = interest_drafts(cmd.right, found, on=months.day_for(cmd.right.date))
    why = months.because(cmd.reason)
    rows = zip(found.given, drafts, strict=True)
    return [instead(draft, by_member.get(row.person.member_id), why) for row, draft in rows]


def _purse_problems(
    right: ShareInterest, found: Interest, backs: Sequence[TakenBack], months: Late
) -> Iterator[Problem]:
    if right.payment is not Payment.SUKARELA:
        bank, day = right.payment is Payment.BANK, months.day_for(right.date)
        held = purse_after(right.group_id, day, backs, bank=bank)
        yield from cash_problems(found.total, held, day, bank=bank)


def _answer(
    group: Group,
    cmd: CorrectInterest,
    found: Interest,
    months: Late,
    backs: Sequence[TakenBack],
    shown: UUID,
) -> SharingCorrected:
    return SharingCorrected(
        group_id=group.id,
        group_name=group.name,
        entry_id=shown,
        taken_back=len(backs),
        written=len(found.given),
        count=len(found.given),
        total=found.total,
        reason=cmd.reason.strip(),
        is_ralat=months.is_ralat,
    )
