"""Betulkan: an entry is never changed. It is taken back by its mirror image, and written again if need be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Day
from uuid import UUID

from django.http import Http404

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, at_the_command, open_book, record, recorded
from bookkeeping.commands.posting import post
from bookkeeping.commands.replacing import CorrectedLine, Replacing, replacement_of
from bookkeeping.domain.amounts import day_problems, lowest
from bookkeeping.domain.chart import ACCOUNTS, SAVINGS_CODES
from bookkeeping.domain.choices import CORRECTABLE
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine, reversal_of
from bookkeeping.domain.words import short
from bookkeeping.models import Entry, Loan
from bookkeeping.queries.balances import savings_moves
from bookkeeping.queries.entries import is_undone, legs_of
from bookkeeping.queries.loans.states import loan_states
from bookkeeping.queries.months import sealed_until
from common.ids import uuid7
from common.period import Period
from common.problems import Problem, Problems
from common.rupiah import format_rupiah
from common.words import bulan, tanggal
from groups.models import Group
from regions.queries.day import today_here

LONGEST_REASON = 160  # "Ralat September 2026: " is put before it


@dataclass(frozen=True)
class CorrectEntry:
    """How an entry should have been written.

    `lines` are its accounts other than kas and bank, with their amounts (of a transfer: kas or bank);
    `member_id` names the right member of a saving or a withdrawal, None leaves it; `memo` is used for uang
    masuk and uang keluar only.
    """

    command_id: UUID
    entry_id: UUID
    date: Day
    lines: tuple[CorrectedLine, ...]
    reason: str
    memo: str = ""
    member_id: UUID | None = None


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
    both are written today as ralat. Refuses what was corrected before, kinds that can only be cancelled, and
    everything the entry would be refused for if it were new.
    """
    entry, group = _entry_of(actor, cmd.entry_id)
    today, problems = today_here(), Problems(_common_problems(entry, cmd.reason))
    if EntryKind(entry.kind) not in CORRECTABLE:
        problems.add("entry_id", "Catatan ini tidak dapat diganti. Batalkan, lalu catat lagi.", "jenis")
    problems.raise_if_any()
    legs, sealed = legs_of(entry), sealed_until(group.id)
    taken_back = _reversal(entry, legs, cmd.reason, sealed, today)
    day = today if _is_sealed(entry.date, sealed) and _is_sealed(cmd.date, sealed) else cmd.date
    problems.extend(day_problems("date", day, today, group.closed_on))
    replacing = Replacing(entry, legs, day, cmd.lines, cmd.memo, cmd.member_id, taken_back.reason)
    draft = replacement_of(replacing, problems)
    problems.extend(_savings_problems(group.id, [taken_back, draft]))
    problems.raise_if_any()
    with at_the_command():
        posted = post([taken_back, draft], command_id=cmd.command_id, actor=actor)
    reversal, replacement = (recorded(group, d, p) for d, p in zip((taken_back, draft), posted, strict=True))
    return Corrected(entry.id, reversal, replacement)


@command("bookkeeping.reverse_entry")
def reverse_entry(cmd: ReverseEntry, *, actor: Actor) -> Corrected:
    """Cancel an entry without a replacement; cancelling the disbursal of a loan cancels the loan.

    Refuses what was corrected before, a reversal, a loan on which something was paid, and savings that were
    taken out meanwhile.
    """
    entry, group = _entry_of(actor, cmd.entry_id)
    problems = Problems(_common_problems(entry, cmd.reason))
    problems.raise_if_any()
    legs = legs_of(entry)
    draft = _reversal(entry, legs, cmd.reason, sealed_until(group.id), today_here())
    loan = _loan_of(entry, legs)
    problems.extend(_paid_problems(loan))
    problems.extend(_savings_problems(group.id, [draft]))
    problems.raise_if_any()
    done = record(group, draft, command_id=cmd.command_id, actor=actor)
    if loan is not None:
        Loan.objects.filter(pk=loan.id).update(cancelled_on=draft.date)
    return Corrected(entry.id, done)


def _entry_of(actor: Actor, entry_id: UUID) -> tuple[Entry, Group]:
    entry = Entry.objects.filter(pk=entry_id).first()
    if entry is None:
        raise Http404("no such entry")
    return entry, open_book(actor, entry.group_id)


def _common_problems(entry: Entry, reason: str) -> Iterator[Problem]:
    if entry.kind == EntryKind.PEMBALIK:
        yield Problem("entry_id", "Catatan pembatalan tidak dapat dibatalkan lagi.", "jenis")
    if is_undone(entry.id):
        yield Problem("entry_id", "Catatan ini sudah pernah dibetulkan.", "sudah")
    if not reason.strip():
        yield Problem("reason", "Tulis alasan perbaikannya.", "kosong")
    elif len(reason.strip()) > LONGEST_REASON:
        yield Problem("reason", f"Alasan paling panjang {LONGEST_REASON} huruf.", "terlalu_panjang")


def _is_sealed(day: Day, sealed: Period | None) -> bool:
    return sealed is not None and Period.of(day) <= sealed


def _reversal(
    entry: Entry, legs: Sequence[LegLine], reason: str, sealed: Period | None, today: Day
) -> EntryDraft:
    late = _is_sealed(entry.date, sealed)
    why = f"Ralat {bulan(Period.of(entry.date))}: {reason.strip()}" if late else reason.strip()
    return EntryDraft(
        id=uuid7(),
        group_id=entry.group_id,
        date=today if late else entry.date,
        kind=EntryKind.PEMBALIK,
        memo=short(f"Pembatalan: {entry.memo}"),
        legs=reversal_of(legs),
        meeting_id=entry.meeting_id,
        reverses=entry.id,
        reason=why,
        cash_reason=why,
    )


def _loan_of(entry: Entry, legs: Iterable[LegLine]) -> Loan | None:
    """The loan that this entry paid out, if it did."""
    if entry.kind != EntryKind.PINJAMAN:
        return None
    return Loan.objects.filter(pk__in={leg.loan_id for leg in legs if leg.loan_id}).first()


def _paid_problems(loan: Loan | None) -> Iterator[Problem]:
    if loan is None:
        return
    (state,) = loan_states([loan.id])
    paid = state.paid.principal + state.paid.interest + state.paid_penalty
    if paid:
        whose, much = state.borrower.called, format_rupiah(paid)
        yield Problem(
            "entry_id",
            f"{whose} sudah mengangsur Rp {much} atas pinjaman ini. Batalkan angsurannya dahulu.",
            "sudah_diangsur",
        )


def _savings_problems(group_id: UUID, drafts: Sequence[EntryDraft]) -> Iterator[Problem]:
    """Savings that were taken out meanwhile cannot be undone: no member ever holds less than nothing."""
    changes: dict[tuple[UUID, int], dict[Day, int]] = {}
    for draft in drafts:
        for leg in draft.legs:
            if leg.account in SAVINGS_CODES and leg.member_id is not None:
                days = changes.setdefault((leg.member_id, leg.account), {})
                days[draft.date] = days.get(draft.date, 0) + leg.credit - leg.debit
    for (member_id, account), days in changes.items():
        if min(days.values()) >= 0:
            continue
        moves = savings_moves(group_id, member_id, account)
        for day, amount in days.items():
            moves[day] = moves.get(day, 0) + amount
        lacking = lowest(moves, min(days))
        if lacking < 0:
            yield Problem(
                "entry_id",
                f"{ACCOUNTS[account].name} ini sudah diambil Rp {format_rupiah(-lacking)}"
                f" sejak {tanggal(min(days))}. Batalkan pengambilannya dahulu.",
                "sudah_diambil",
            )
