"""Taking an entry back: its mirror image, dated as the months allow, and all that speaks against it.

For the commands of this app and of those above it, which take back what they wrote together with the goods,
tools or shares that hang on it: call take_back() under the lock of the book, post its draft (with the
replacement made by instead(), if there is one), then settle().
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from types import MappingProxyType
from uuid import UUID

from bookkeeping.commands.loans.guarding import (
    cover_problems,
    covered_problems,
    instalment_problems,
    restore_plan,
    write_off_problems,
)
from bookkeeping.domain.amounts import lowest
from bookkeeping.domain.chart import ACCOUNTS, PIUTANG_PINJAMAN, SAVINGS_CODES
from bookkeeping.domain.counted import Counted
from bookkeeping.domain.draft import LEADING_MEMO, EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine, reversal_of
from bookkeeping.domain.words import short
from bookkeeping.models import Entry, Loan
from bookkeeping.queries.balances import savings_moves
from bookkeeping.queries.corrections import corrections_of
from bookkeeping.queries.entries import legs_of_many
from bookkeeping.queries.loans.states import loan_states
from bookkeeping.queries.months import counted_of
from common.ids import uuid7
from common.period import Period
from common.problems import Problem, Problems
from common.rupiah import format_rupiah
from common.words import bulan, tanggal
from regions.queries.day import today_here

UNCHANGED = Problem(
    "", "Tidak ada yang Ibu ubah. Ganti isian yang salah, atau tekan Batal bila sudah benar.", "sama"
)
LED = Problem(
    "entry_id",
    "Catatan ini dari berkas buku lama yang diteruskan saldo awal. Batalkan seluruh berkasnya di Buku lama,"
    " betulkan berkasnya, lalu masukkan lagi.",
    "buku_lama",
)
LONGEST_REASON = 160  # "Ralat September 2026: " is put before it
# Each of their loans begins with them; one of a journal taken over was paid out where nobody named it.
OPENING_LOANS = (EntryKind.PINJAMAN, EntryKind.SALDO_AWAL, EntryKind.IMPOR)


@dataclass(frozen=True)
class TakenBack:
    """An entry with its legs and the draft that undoes it; `sealed`: the months that reports count."""

    entry: Entry
    legs: tuple[LegLine, ...]
    draft: EntryDraft
    sealed: Counted | None
    today: Day

    @property
    def is_ralat(self) -> bool:
        """A report that counts the entry was issued: it is put right today, not on its day."""
        return _is_sealed(self.entry.date, self.sealed)

    def day_for(self, wanted: Day) -> Day:
        """The day of a replacement: today, if both the old and the wanted day are counted by a report."""
        return self.today if self.is_ralat and _is_sealed(wanted, self.sealed) else wanted

    def moves_same(self, draft: EntryDraft, wanted: Day) -> bool:
        """Whether the draft would move the same money on the same day: then nothing was put right."""
        return wanted == self.entry.date and _moved(draft.legs) == _moved(self.legs)

    def instead(self, draft: EntryDraft) -> EntryDraft:
        """The draft that stands instead of the entry: linked to it, with the same reason and meeting."""
        return replace(
            draft,
            id=uuid7(),
            meeting_id=self.entry.meeting_id,
            replaces=self.entry.id,
            reason=self.draft.reason,
        )


def take_back(
    entry: Entry,
    reason: str,
    problems: Problems,
    *,
    field: str = "entry_id",
    kept: Collection[UUID] = (),
) -> TakenBack:
    """The reversal of one entry; call it under the lock of the book. Loans of `kept` go on as they stand.

    Adds to `problems`: at "reason" a missing or too long one; at `field` an entry that was taken back before,
    a reversal, and loans on which something was paid since.
    """
    return take_back_all([entry], reason, problems, field_of=lambda _: field, kept=kept)[0]


def take_back_all(
    entries: Sequence[Entry],
    reason: str,
    problems: Problems,
    *,
    field_of: Callable[[Entry], str],
    kept: Collection[UUID] = (),
) -> tuple[TakenBack, ...]:
    """The reversals of several entries of one group, in their order; as take_back(), in a few queries."""
    problems.extend(reason_problems(reason))
    if not entries:
        return ()
    legs = legs_of_many([entry.id for entry in entries])
    undone = corrections_of([entry.id for entry in entries]).reversed_by
    sealed, today = counted_of(entries[0].group_id), today_here()
    led = _led_by_others(entries)
    for entry in entries:
        touched = [leg for leg in legs[entry.id] if leg.loan_id not in kept]
        found = (*_own_problems(entry, undone), *_loan_problems(entry, touched))
        found += (*covered_problems(entry, entries), *([LED] if entry.id in led else ()))
        problems.extend(replace(problem, field=field_of(entry)) for problem in found)
    return tuple(
        TakenBack(e, legs[e.id], _reversal(e, legs[e.id], reason, sealed, today), sealed, today)
        for e in entries
    )


def settle(taken: Iterable[TakenBack]) -> None:
    """After posting: a loan whose disbursal was taken back is cancelled, a plan that was ended comes back."""
    for one in taken:
        restore_plan(one.entry)
        loans = _loans_opened(one.entry, one.legs)
        if loans:
            Loan.objects.filter(pk__in=loans).update(cancelled_on=one.draft.date)


def reason_problems(reason: str) -> Iterator[Problem]:
    """Why something is put right: one sentence, neither missing nor longer than the books hold."""
    if not reason.strip():
        yield Problem("reason", "Tulis alasan perbaikannya.", "kosong")
    elif len(reason.strip()) > LONGEST_REASON:
        yield Problem("reason", f"Alasan paling panjang {LONGEST_REASON} huruf.", "terlalu_panjang")


def savings_problems(
    group_id: UUID,
    drafts: Iterable[EntryDraft],
    *,
    field_of: Callable[[UUID, int], str] = lambda member, account: "entry_id",
) -> Iterator[Problem]:
    """Savings that were taken out meanwhile cannot be undone: no member ever holds less than nothing."""
    for (member_id, account), days in _savings_moved(drafts).items():
        if min(days.values()) >= 0:
            continue
        moves = savings_moves(group_id, member_id, account)
        for day, amount in days.items():
            moves[day] = moves.get(day, 0) + amount
        lacking = lowest(moves, min(days))
        if lacking < 0:
            yield Problem(
                field_of(member_id, account),
                f"{ACCOUNTS[account].name} ini sudah diambil Rp {format_rupiah(-lacking)}"
                f" sejak {tanggal(min(days))}. Batalkan pengambilannya dahulu.",
                "sudah_diambil",
            )


def _savings_moved(drafts: Iterable[EntryDraft]) -> dict[tuple[UUID, int], dict[Day, int]]:
    changes: dict[tuple[UUID, int], dict[Day, int]] = {}
    for draft in drafts:
        for leg in draft.legs:
            if leg.account in SAVINGS_CODES and leg.member_id is not None:
                days = changes.setdefault((leg.member_id, leg.account), {})
                days[draft.date] = days.get(draft.date, 0) + leg.credit - leg.debit
    return changes


def _led_by_others(entries: Sequence[Entry]) -> set[UUID]:
    """Those of old books whose closing entry stays: taken back alone they would change what stands since."""
    commands = {entry.command_id for entry in entries}
    closing = Entry.objects.filter(command_id__in=commands, kind=EntryKind.IMPOR, memo=LEADING_MEMO)
    undone = Entry.objects.filter(reverses_id__in=closing.values("id")).values("reverses_id")
    staying = closing.exclude(id__in=[entry.id for entry in entries]).exclude(id__in=undone)
    until = dict(staying.values_list("command_id", "date"))
    led = {e.id for e in entries if e.command_id in until and e.date <= until[e.command_id]}
    return led | {e.id for e in entries if e.memo == LEADING_MEMO and len(entries) == 1}


def _own_problems(entry: Entry, undone: Mapping[UUID, UUID]) -> Iterator[Problem]:
    if entry.kind == EntryKind.PEMBALIK:
        yield Problem("entry_id", "Catatan pembatalan tidak dapat dibatalkan lagi.", "jenis")
    if entry.id in undone:
        yield Problem("entry_id", "Catatan ini sudah pernah dibetulkan.", "sudah")


def _loan_problems(entry: Entry, legs: Sequence[LegLine]) -> Iterator[Problem]:
    guard = GUARDS.get(EntryKind(entry.kind))
    if guard is not None:
        yield from guard(entry, legs)


def _paid_problems(entry: Entry, legs: Sequence[LegLine]) -> Iterator[Problem]:
    """A loan on which something was paid has begun: its instalments are cancelled first."""
    opened = _loans_opened(entry, legs)
    for state in loan_states(opened) if opened else ():
        paid = state.paid.principal + state.paid.interest + state.paid_penalty
        if paid:
            whose, much = state.borrower.called, format_rupiah(paid)
            yield Problem(
                "entry_id",
                f"{whose} sudah mengangsur Rp {much} atas pinjaman ini. Batalkan angsurannya dahulu.",
                "sudah_diangsur",
            )


# What else speaks against taking an entry of a kind back, beside what is true of all of them.
Guard = Callable[[Entry, Sequence[LegLine]], Iterator[Problem]]
GUARDS: Mapping[EntryKind, Guard] = MappingProxyType(
    dict.fromkeys(OPENING_LOANS, _paid_problems)
    | {
        EntryKind.ANGSURAN: instalment_problems,
        EntryKind.HAPUS_PINJAMAN: write_off_problems,
        EntryKind.TALANGAN: cover_problems,
    }
)


def _loans_opened(entry: Entry, legs: Iterable[LegLine]) -> Collection[UUID]:
    """The loans that this entry paid out or took over, if it did."""
    if entry.kind not in OPENING_LOANS:
        return ()
    return {leg.loan_id for leg in legs if leg.loan_id and leg.account == PIUTANG_PINJAMAN and leg.debit}


def _moved(legs: Iterable[LegLine]) -> Counter[LegLine]:
    """The legs in whatever order; no sumber dana is spelt one way."""
    return Counter(replace(leg, fund=leg.fund or None) for leg in legs)


def _is_sealed(day: Day, sealed: Counted | None) -> bool:
    return sealed is not None and sealed.covers(day)


def _reversal(
    entry: Entry, legs: Sequence[LegLine], reason: str, sealed: Counted | None, today: Day
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
