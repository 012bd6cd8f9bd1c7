"""Out of the books again: every entry of a batch, and the people it entered whom nobody needs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Sum

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.posting import post
from bookkeeping.commands.taking_back import (
    TakenBack,
    reason_problems,
    savings_problems,
    settle,
    take_back_all,
)
from bookkeeping.domain.chart import JASA_PINJAMAN, PIUTANG_PINJAMAN
from bookkeeping.locks import lock_book
from bookkeeping.models import Entry, Leg
from common import clock
from common.ids import uuid7
from common.problems import Problem, Problems, Refused
from common.rupiah import format_rupiah
from groups.models import Group
from members.commands.membership import LeaveGroup, leave_group
from members.models import Enrolment
from oldbooks.commands.imports.base import BatchAnswer, answer, held_batch, move, send
from oldbooks.models import ImportBatch
from oldbooks.models.batch import BatchState
from oldbooks.progress import tell_progress
from oldbooks.queries.batch_people import needed_elsewhere
from oldbooks.queries.batch_years import years_of

LONGEST_LEAVING = 200


@dataclass(frozen=True)
class AskUndo:
    """Take a whole batch back, and why."""

    command_id: UUID
    batch_id: UUID
    reason: str


@dataclass(frozen=True)
class UndoBatch:
    """The worker's part; its command id is the one the reversals carry."""

    command_id: UUID
    batch_id: UUID


@command("oldbooks.ask_undo")
def ask_undo(cmd: AskUndo, *, actor: Actor) -> BatchAnswer:
    """Hand a batch that is in the books to the worker. Refuses one that is not, and a missing reason."""
    batch, group = held_batch(actor, cmd.batch_id, (BatchState.POSTED,))
    Problems((*reason_problems(cmd.reason), *closed_problems(batch))).raise_if_any()
    batch.undoing_id, batch.asked_by_id = uuid7(), actor.user_id
    batch.undone_reason, batch.trouble = cmd.reason.strip(), []
    move(batch, BatchState.UNDOING, "undoing_id", "asked_by_id", "undone_reason", "trouble")
    send("oldbooks.undo", batch.id)
    return answer(batch, group, reason=batch.undone_reason)


@command("oldbooks.undo")
def undo_batch(cmd: UndoBatch, *, actor: Actor) -> BatchAnswer:
    """Reverse every entry of the batch that was not taken back one by one before, all or none.

    On its own day in an open month, today as ralat where a report counts it. People the batch entered leave
    the group on the day they came, unless something else speaks of them. Refuses savings taken out meanwhile
    and loans on which something was paid since.
    """
    batch, group = held_batch(actor, cmd.batch_id, (BatchState.UNDOING,))
    lock_book(group.id)
    entries = _standing(batch)
    tell_progress(batch.id, len(entries), "catatan dibatalkan")
    done = _reverse(group, entries, batch, actor)
    note = _let_go(batch, actor)
    batch.undone_at, batch.undone_note = clock.now(), note
    move(batch, BatchState.TAKEN_BACK, "undone_at", "undone_note")
    return answer(batch, group, records=len(done), reason=batch.undone_reason, note=note)


def closed_problems(batch: ImportBatch) -> Iterator[Problem]:
    """Years that were closed since: what the file brought into them stays until they are opened again."""
    for year in years_of(batch):
        if year.is_closed:
            yield Problem("", year.warning, "tahun_ditutup")


def _standing(batch: ImportBatch) -> list[Entry]:
    assert batch.posting_id is not None  # what stands in the books was written by a command
    mine = Entry.objects.filter(group_id=batch.group_id, command_id=batch.posting_id)
    undone = Entry.objects.filter(reverses_id__in=mine.values("id")).values("reverses_id")
    return list(mine.exclude(id__in=undone).order_by("seq"))


def _paid_since(batch: ImportBatch, entries: Sequence[Entry]) -> Iterator[Problem]:
    """What was paid elsewhere on the loans of the file: its own instalments go with them."""
    if not batch.loans:
        return
    mine = [entry.id for entry in entries]
    legs = Leg.objects.filter(loan_id__in=batch.loans, account_id__in=(PIUTANG_PINJAMAN, JASA_PINJAMAN))
    paid = legs.exclude(entry_id__in=mine).values_list("loan__member__name")
    for name, much in paid.annotate(much=Sum(F("credit") - F("debit"))).order_by("loan__member__name"):
        if much:
            text = (
                f"{name} sudah mengangsur Rp {format_rupiah(much)} atas pinjaman ini sejak berkasnya masuk."
            )
            yield Problem("", f"{text} Batalkan angsurannya dahulu.", "sudah_diangsur")


def _reverse(
    group: Group, entries: Sequence[Entry], batch: ImportBatch, actor: Actor
) -> tuple[TakenBack, ...]:
    found = Problems()
    back = take_back_all(entries, batch.undone_reason, found, field_of=lambda entry: "")
    drafts = [one.draft for one in back]
    # Its own instalments go with the loan; those from elsewhere are told below.
    problems = Problems(problem for problem in found if problem.code != "sudah_diangsur")
    problems.extend(_paid_since(batch, entries))
    problems.extend(closed_problems(batch))
    problems.extend(savings_problems(group.id, drafts, field_of=lambda member, account: ""))
    if len(problems):
        raise Refused(_once(problems))
    post(drafts, command_id=batch.undoing_id or uuid7(), actor=actor, names_required=False)
    settle(one for one in back if any(leg.loan_id is not None for leg in one.legs))
    return back


def _once(problems: Iterable[Problem]) -> list[Problem]:
    return list(dict.fromkeys(problems))


def _let_go(batch: ImportBatch, actor: Actor) -> str:
    """End the memberships the batch began; answers in words who stays, and why."""
    if not batch.members:
        return ""
    kept = needed_elsewhere(batch)
    left = 0
    for enrolment in Enrolment.objects.filter(
        group_id=batch.group_id, member_id__in=batch.members, left_on=None
    ):
        if enrolment.member_id in kept:
            continue
        reason = f"Impor dibatalkan: {batch.undone_reason}"[:LONGEST_LEAVING]
        leave_group(LeaveGroup(uuid7(), enrolment.id, enrolment.joined_on, reason), actor=actor)
        left += 1
    note = f"{left} anggota dari berkas ini dicatat berhenti."
    if kept:
        names = ", ".join(sorted(kept.values()))[:250]
        note += f" Tetap anggota karena sudah dipakai di tempat lain: {names}."
    return note
