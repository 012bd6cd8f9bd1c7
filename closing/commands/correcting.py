"""Betulkan of SHU: a payment or a split is taken back and written again as it should be, in one posting."""

from dataclasses import dataclass, replace
from datetime import date as Day
from uuid import UUID

from django.http import Http404

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, at_the_command, open_book, recorded
from bookkeeping.commands.posting import post
from bookkeeping.commands.taking_back import UNCHANGED, TakenBack, savings_problems, take_back
from bookkeeping.domain.amounts import day_problems
from bookkeeping.domain.chart import SHU_ANGGOTA
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.models import Entry
from closing.commands.drafts import payment_draft, sharing_draft
from closing.commands.pay import into_problems, lowest_of, named
from closing.commands.rules import write_rules
from closing.commands.share import Decided, decision_problems, keep_share
from closing.commands.take_back import order_problems, used_problems
from closing.domain.paying import PaidPart, part_problems
from closing.domain.sharing import ShuRules, rules_of, rules_problems
from closing.models import YearShare
from closing.queries.dues import dues, payment_of
from closing.queries.measures import member_moves
from closing.queries.rehearsal import Rehearsal, rehearse_instead
from closing.queries.rules import AgreedShu, agreed_of
from closing.queries.shares import split_of
from common.problems import Problems, Refused
from groups.models import Group
from regions.queries.day import today_here


@dataclass(frozen=True)
class CorrectPayment:
    """A payment as it should have been: to whom how much, on which day, where it went; and why."""

    command_id: UUID
    entry_id: UUID
    date: Day
    parts: tuple[PaidPart, ...]
    into: int
    reason: str


@dataclass(frozen=True)
class CorrectShare:
    """A split as it should have been: day of the RAT, percentages, minutes, decision; and why.

    `amount` is what she saw would be shared instead (whole rupiah); if the books moved since, nothing is
    posted.
    """

    command_id: UUID
    entry_id: UUID
    decided_on: Day
    rules: ShuRules
    minutes: str
    note: str
    amount: int
    reason: str


@dataclass(frozen=True)
class ShuCorrected:
    """The entry that was taken back, the one that does it, and the one that stands instead."""

    entry_id: UUID
    reversal: Recorded
    replacement: Recorded

    @property
    def about(self) -> dict[str, str]:
        """For the log: the entry that stands now, and the one it replaces."""
        return self.replacement.about | {"membatalkan_id": str(self.entry_id)}


@command("closing.correct_payment")
def correct_payment(cmd: CorrectPayment, *, actor: Actor) -> ShuCorrected:
    """Reverse a payment and write it anew, linked and with the reason; one nomor bukti kas each.

    Refuses a form that says what stands already, what was corrected before, more than is due to a member on
    any day from its own on, sukarela taken out meanwhile, and more money than there is.
    """
    entry, group = _entry_of(actor, cmd.entry_id, EntryKind.PEMBAYARAN_SHU)
    if (entry.date, *payment_of(entry)) == (cmd.date, cmd.into, frozenset(cmd.parts)):
        raise Refused([UNCHANGED])
    problems = Problems()
    back = take_back(entry, cmd.reason, problems)
    problems.raise_if_any()
    day = back.day_for(cmd.date)
    problems.extend(day_problems("date", day, back.today, group.closed_on))
    problems.extend(into_problems(cmd.into))
    waiting = {due.member_id: due for due in dues(group.id, without=entry.id)}
    moves = member_moves(group.id, SHU_ANGGOTA, set(waiting))
    for leg in back.draft.legs:
        if leg.account == SHU_ANGGOTA and leg.member_id in moves:
            days = moves[leg.member_id]
            days[back.draft.date] = days.get(back.draft.date, 0) + leg.credit - leg.debit
    problems.extend(part_problems(cmd.parts, waiting, lowest_of(moves, day)))
    problems.raise_if_any()
    draft = back.instead(payment_draft(group.id, day, named(cmd.parts, waiting), cmd.into))
    problems.extend(savings_problems(group.id, [back.draft, draft]))
    problems.raise_if_any()
    return _written(group, back, draft, cmd.command_id, actor)


@command("closing.correct_share")
def correct_share(cmd: CorrectShare, *, actor: Actor) -> ShuCorrected:
    """Reverse a split and write it anew with these percentages; older figures stay readable.

    Percentages that differ become the group's own from the day of those they replace. Refuses what share_shu
    refuses, a form that says what stands already, a split before a later one, and one of which a part was
    paid or a dana was spent, and says whose.
    """
    entry, group = _entry_of(actor, cmd.entry_id, EntryKind.PEMBAGIAN_SHU)
    share = YearShare.objects.filter(entry_id=entry.id).first()
    if share is None:
        raise Http404("no such split")
    told, posted = _told(cmd), rules_of(split_of(share)).plain
    if (share.decided_on, share.minutes, share.note, posted) == (*told, cmd.rules.plain):
        raise Refused([UNCHANGED])
    problems = Problems()
    back = take_back(entry, cmd.reason, problems)
    problems.extend(order_problems(group.id, entry.id))
    problems.extend(used_problems(group.id, back.draft))
    problems.extend(rules_problems(cmd.rules))
    problems.raise_if_any()
    agreed = _agreed(share, cmd, posted)
    seen = rehearse_instead(share, agreed, cmd.decided_on, today_here())
    day = back.day_for(cmd.decided_on)
    problems.extend(decision_problems(group, told, seen, cmd.amount, day))
    problems.raise_if_any()
    return _replaced(cmd, group, back, share, seen, actor)


def _told(cmd: CorrectShare) -> Decided:
    return Decided(cmd.decided_on, cmd.minutes.strip(), cmd.note.strip())


def _agreed(share: YearShare, cmd: CorrectShare, posted: ShuRules) -> AgreedShu:
    """The rules of the split, with the percentages of the command."""
    found = agreed_of(share.rules_id)
    if cmd.rules.plain == posted:
        return found
    return replace(found, rules=cmd.rules, starts_on=min(found.starts_on, cmd.decided_on))


def _replaced(
    cmd: CorrectShare, group: Group, back: TakenBack, share: YearShare, seen: Rehearsal, actor: Actor
) -> ShuCorrected:
    split = seen.split
    assert split is not None  # else there was a problem
    assert seen.agreed is not None
    if seen.agreed.rules.plain != agreed_of(share.rules_id).rules.plain:
        row = write_rules(group, seen.agreed.starts_on, cmd.rules, seen.agreed.source, actor)
        seen = replace(seen, agreed=replace(seen.agreed, id=row))
    day = back.day_for(cmd.decided_on)
    draft = back.instead(sharing_draft(group.id, day, share.year, cmd.decided_on, split))
    done = _written(group, back, draft, cmd.command_id, actor)
    keep_share(cmd.command_id, group, _told(cmd), seen, done.replacement.entry_id, actor)
    return done


def _entry_of(actor: Actor, entry_id: UUID, kind: EntryKind) -> tuple[Entry, Group]:
    entry = Entry.objects.filter(pk=entry_id, kind=kind).first()
    if entry is None:
        raise Http404("no such entry")
    return entry, open_book(actor, entry.group_id)


def _written(
    group: Group, back: TakenBack, draft: EntryDraft, command_id: UUID, actor: Actor
) -> ShuCorrected:
    with at_the_command():
        posted = post([back.draft, draft], command_id=command_id, actor=actor)
    reversal, replacement = (recorded(group, d, p) for d, p in zip((back.draft, draft), posted, strict=True))
    return ShuCorrected(back.entry.id, reversal, replacement)
