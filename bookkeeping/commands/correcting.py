"""Betulkan: an entry is never changed. It is taken back by its mirror image, and written again if need be."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, at_the_command, open_book, record, recorded
from bookkeeping.commands.posting import post
from bookkeeping.commands.replacing import CorrectEntry, Replacing, replacement_of
from bookkeeping.commands.taking_back import UNCHANGED, TakenBack, savings_problems, settle, take_back
from bookkeeping.domain.amounts import day_problems
from bookkeeping.domain.choices import CORRECTABLE, OTHER_BOOKS, is_correctable
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.models import Entry
from bookkeeping.queries.savings.sharing import sharing_of
from common.problems import Problem, Problems
from groups.models import Group

ONLY_CANCELLED = Problem("entry_id", "Catatan ini tidak dapat diganti. Batalkan, lalu catat lagi.", "jenis")
SHARED = Problem(
    "entry_id",
    "Catatan ini bagian dari pembagian simpanan. Betulkan lewat tombol Betulkan pembagian.",
    "pembagian",
)

TOLD = (EntryKind.KAS_MASUK, EntryKind.KAS_KELUAR)

__all__ = ["CorrectEntry", "Corrected", "ReverseEntry", "correct_entry", "reverse_entry"]


@dataclass(frozen=True)
class ReverseEntry:
    """An entry that should not have been written at all, and why."""

    command_id: UUID
    entry_id: UUID
    reason: str


@dataclass(frozen=True)
class Corrected:
    """The entry that was taken back, the one that does it, and the one that stands instead, if any."""

    entry_id: UUID
    reversal: Recorded
    replacement: Recorded | None = None

    @property
    def about(self) -> dict[str, str]:
        """For the log: what the reversal says, and the entry it undoes."""
        return self.reversal.about | {"membatalkan_id": str(self.entry_id)}


@command("bookkeeping.correct_entry")
def correct_entry(cmd: CorrectEntry, *, actor: Actor) -> Corrected:
    """Take an entry back and write it as it should be, in one posting, linked and with the reason.

    In an open month the reversal has the day of the entry; when a report that counts the month was issued,
    both are written today as ralat. Refuses what was corrected before, kinds that can only be cancelled or
    belong to another book, one of a pay-out to many, an entry that would say the same, and everything it
    would be refused for if new.
    """
    entry, group = _entry_of(actor, cmd.entry_id)
    problems = Problems(_kind_problems(entry))
    problems.raise_if_any()
    back = take_back(entry, cmd.reason, problems)
    if not is_correctable(EntryKind(entry.kind), [leg.account for leg in back.legs if leg.member_id]):
        problems.extend([ONLY_CANCELLED])
    problems.raise_if_any()
    day = back.day_for(cmd.date)
    problems.extend(day_problems("date", day, back.today, group.closed_on))
    draft = back.instead(replacement_of(Replacing(back, day, cmd), problems))
    if _says_same(back, draft, cmd):
        problems.extend([UNCHANGED])
    problems.extend(savings_problems(group.id, [back.draft, draft]))
    problems.raise_if_any()
    with at_the_command():
        posted = post([back.draft, draft], command_id=cmd.command_id, actor=actor)
    reversal, replacement = (recorded(group, d, p) for d, p in zip((back.draft, draft), posted, strict=True))
    return Corrected(entry.id, reversal, replacement)


@command("bookkeeping.reverse_entry")
def reverse_entry(cmd: ReverseEntry, *, actor: Actor) -> Corrected:
    """Cancel an entry without a replacement; cancelling the disbursal of a loan cancels the loan.

    Refuses what was corrected before, a reversal, what belongs to another book, a loan on which something was
    paid, and savings that were taken out meanwhile.
    """
    entry, group = _entry_of(actor, cmd.entry_id)
    problems = Problems(_book_problems(entry))
    back = take_back(entry, cmd.reason, problems)
    problems.raise_if_any()
    problems.extend(savings_problems(group.id, [back.draft]))
    problems.raise_if_any()
    done = record(group, back.draft, command_id=cmd.command_id, actor=actor)
    settle([back])
    return Corrected(entry.id, done)


def _says_same(back: TakenBack, draft: EntryDraft, cmd: CorrectEntry) -> bool:
    """Whether nothing was put right; uraian and the reason of lacking cash count where they are hers."""
    told = (draft.memo, draft.cash_reason) == (back.entry.memo, back.entry.cash_reason)
    return back.moves_same(draft, cmd.date) and (told or draft.kind not in TOLD)


def _entry_of(actor: Actor, entry_id: UUID) -> tuple[Entry, Group]:
    entry = Entry.objects.filter(pk=entry_id).first()
    if entry is None:
        raise Http404("no such entry")
    return entry, open_book(actor, entry.group_id)


def _kind_problems(entry: Entry) -> Iterator[Problem]:
    if EntryKind(entry.kind) in OTHER_BOOKS:
        yield from _book_problems(entry)
    elif EntryKind(entry.kind) not in CORRECTABLE:
        yield ONLY_CANCELLED
    elif sharing_of(entry).is_shared:
        yield SHARED


def _book_problems(entry: Entry) -> Iterator[Problem]:
    book = OTHER_BOOKS.get(EntryKind(entry.kind))
    if book is not None:
        yield Problem("entry_id", book.sentence, "buku_lain")
