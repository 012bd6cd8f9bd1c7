"""What the corrections of savings in bulk have in common: the day of a ralat, the links, the answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.http import Http404

from accounts.policies import Actor
from bookkeeping.commands.desk import at_the_command, open_book
from bookkeeping.commands.posting import post
from bookkeeping.commands.taking_back import TakenBack, settle
from bookkeeping.domain.chart import purse
from bookkeeping.domain.draft import EntryDraft
from bookkeeping.models import Entry
from bookkeeping.models.month import MonthState
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.months import month_state
from common.period import Period
from common.problems import Problem
from common.rupiah import format_rupiah
from common.words import bulan
from groups.models import Group
from regions.queries.day import today_here

CHANGED_MEANWHILE = Problem(
    "",
    "Pembagian ini sudah dibetulkan orang lain sesudah Ibu membukanya. Buka lagi catatannya, lihat yang"
    " berubah, lalu betulkan dari sana.",
    "berubah",
)
NOTHING_LEFT = Problem("", "Semua catatan pembagian ini sudah dibatalkan. Bagikan lagi bila perlu.", "sudah")


@dataclass(frozen=True)
class SharingCorrected:
    """A sharing put right: what was taken back and written, and how much to how many it is now (rupiah)."""

    group_id: UUID
    group_name: str
    entry_id: UUID
    taken_back: int
    written: int
    count: int
    total: int
    reason: str
    is_ralat: bool

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        return {
            "kelompok": self.group_name,
            "kelompok_id": str(self.group_id),
            "jumlah": format_rupiah(self.total),
            "anggota": str(self.count),
            "alasan": self.reason,
        }


@dataclass(frozen=True)
class Late:
    """How the months allow something of `on` to be put right: on its day, or today as ralat."""

    group_id: UUID
    on: date
    today: date

    @property
    def is_ralat(self) -> bool:
        """A report that counts it was issued."""
        return self._is_sealed(self.on)

    def day_for(self, wanted: date) -> date:
        """The day of what stands instead: today, if the old and the wanted day are counted by a report."""
        return self.today if self.is_ralat and self._is_sealed(wanted) else wanted

    def because(self, reason: str) -> str:
        """The reason as the books carry it."""
        return f"Ralat {bulan(Period.of(self.on))}: {reason.strip()}" if self.is_ralat else reason.strip()

    def _is_sealed(self, day: date) -> bool:
        return month_state(self.group_id, Period.of(day)) is MonthState.SEALED


def late(group_id: UUID, on: date) -> Late:
    """The months of the group as they stand; under the lock of its book."""
    return Late(group_id, on, today_here())


def opened(actor: Actor, entry_id: UUID) -> tuple[Entry, Group]:
    """An entry and its group, the book locked. Http404 for a stranger, Forbidden for who may only look."""
    entry = Entry.objects.filter(pk=entry_id).first()
    if entry is None:
        raise Http404("no such entry")
    return entry, open_book(actor, entry.group_id)


def instead(draft: EntryDraft, back: TakenBack | None, why: str) -> EntryDraft:
    """The draft linked to what it replaces; somebody who was not there before has only the reason."""
    return replace(draft, reason=why) if back is None else back.instead(draft)


def purse_after(group_id: UUID, on: date, backs: Iterable[TakenBack], *, bank: bool) -> int:
    """What kas or bank holds on that day once these entries are taken back, whole rupiah."""
    account = purse(bank)
    held = saldo_on(on, group_id, (account,))[account]
    drafts = [back.draft for back in backs if back.draft.date <= on]
    moved = (leg.debit - leg.credit for draft in drafts for leg in draft.legs if leg.account == account)
    return held + sum(moved)


def rewrite(
    backs: Sequence[TakenBack], drafts: Sequence[EntryDraft], *, command_id: UUID, actor: Actor
) -> UUID:
    """Post the reversals and what stands instead at once; answers an entry that can be looked at."""
    with at_the_command():
        posted = post([*(back.draft for back in backs), *drafts], command_id=command_id, actor=actor)
    settle(backs)
    return posted[-1].entry_id
