"""A sharing to all was wrong: every entry of it is taken back in one step."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import at_the_command, open_book
from bookkeeping.commands.posting import post
from bookkeeping.commands.savings.paying_out import Shared, shared
from bookkeeping.commands.taking_back import savings_problems, settle, take_back_all
from bookkeeping.models import Entry
from bookkeeping.queries.savings.sharing import sharing_of
from common.problems import Problems


@dataclass(frozen=True)
class TakeBackSharing:
    """One of the entries that were written together, and why all of them are wrong."""

    command_id: UUID
    entry_id: UUID
    reason: str


@command("bookkeeping.take_back_sharing")
def take_back_sharing(cmd: TakeBackSharing, *, actor: Actor) -> Shared:
    """Cancel what still stands of a pay-out or of jasa simpanan, all or none.

    Refuses an entry that was not shared with others, a missing reason, and jasa that was taken out meanwhile.
    """
    entry = Entry.objects.filter(pk=cmd.entry_id).first()
    if entry is None:
        raise Http404("no such entry")
    group = open_book(actor, entry.group_id)
    sharing, problems = sharing_of(entry), Problems()
    if not sharing.entries:
        problems.add("entry_id", "Tidak ada lagi yang dapat dibatalkan bersama.", "sudah")
    taken = take_back_all(sharing.entries, cmd.reason, problems, field_of=lambda _: "entry_id")
    problems.raise_if_any()
    drafts = [back.draft for back in taken]
    problems.extend(savings_problems(group.id, drafts))
    problems.raise_if_any()
    with at_the_command():
        posted = post(drafts, command_id=cmd.command_id, actor=actor)
    settle(taken)
    return shared(group, sharing.total, posted)
