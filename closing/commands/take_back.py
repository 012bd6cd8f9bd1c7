"""A split or a payment of SHU that should not have been written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, open_book, record
from bookkeeping.commands.taking_back import savings_problems, take_back
from bookkeeping.domain.amounts import lowest
from bookkeeping.domain.chart import CADANGAN, DANA_SHU, SHU_ANGGOTA
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.models import Entry
from closing.queries.dues import dues
from closing.queries.measures import fund_moves, member_moves
from closing.queries.surplus import standing_shares
from common.problems import Problem, Problems
from common.rupiah import format_rupiah

KINDS = (EntryKind.PEMBAGIAN_SHU, EntryKind.PEMBAYARAN_SHU)
MOST_NAMED = 5  # members in a refusal; of more it says how many


@dataclass(frozen=True)
class TakeBackShu:
    """The entry of a split or a payment, and why it is taken back."""

    command_id: UUID
    entry_id: UUID
    reason: str


@command("closing.take_back_shu")
def take_back_shu(cmd: TakeBackShu, *, actor: Actor) -> Recorded:
    """Write the reversal, linked and with the reason; the year can then be shared again.

    Refuses a split of which something was paid out or spent, a split before a later one, sukarela taken out
    meanwhile, and a missing reason.
    """
    entry = Entry.objects.filter(pk=cmd.entry_id, kind__in=KINDS).first()
    if entry is None:
        raise Http404("no such entry")
    group = open_book(actor, entry.group_id)
    problems = Problems()
    taken = take_back(entry, cmd.reason, problems)
    problems.extend(savings_problems(group.id, [taken.draft]))
    problems.extend(used_problems(group.id, taken.draft))
    problems.extend(order_problems(group.id, entry.id))
    problems.raise_if_any()
    return record(group, taken.draft, command_id=cmd.command_id, actor=actor)


def order_problems(group_id: UUID, entry_id: UUID) -> Iterator[Problem]:
    """Splits are undone from the newest on."""
    shares = list(standing_shares(group_id))
    mine = next((place for place, share in enumerate(shares) if share.entry_id == entry_id), None)
    if mine is not None and mine + 1 < len(shares):
        later = shares[-1]
        why = f"Pembagian SHU tahun {later.year} ditulis sesudahnya. Batalkan yang itu dahulu."
        yield Problem("entry_id", why, "urutan")


def used_problems(group_id: UUID, draft: EntryDraft) -> Iterator[Problem]:
    """Nobody's part, no dana and no cadangan may fall below zero by a reversal: names who was paid."""
    taken = {leg.member_id: leg.debit for leg in draft.legs if leg.account == SHU_ANGGOTA and leg.debit}
    if taken:
        moves = member_moves(group_id, SHU_ANGGOTA)
        short = [
            (due.called, lacking)
            for due in dues(group_id)
            if (lacking := -_left(moves.get(due.member_id, {}), draft.date, taken.get(due.member_id, 0))) > 0
        ]
        if short:
            yield Problem("entry_id", _paid_words(short), "sudah_dibayar")
    if any(leg.account in (DANA_SHU, CADANGAN) and leg.debit for leg in draft.legs):
        for account in (DANA_SHU, CADANGAN):
            yield from _fund_problems(account, fund_moves(group_id, account), draft)


def _paid_words(short: Sequence[tuple[str, int]]) -> str:
    """ "Bagian Bu Sari (Rp 60.000) dan 3 anggota lain sudah dibayarkan. Batalkan pembayarannya dahulu."."""
    named = [f"{called} (Rp {format_rupiah(lacking)})" for called, lacking in short[:MOST_NAMED]]
    if len(short) > MOST_NAMED:
        named.append(f"{len(short) - MOST_NAMED} anggota lain")
    whom = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} dan {named[-1]}"
    return f"Bagian {whom} sudah dibayarkan. Batalkan pembayarannya dahulu."


def _fund_problems(
    account: int, moves: Mapping[str, dict[date, int]], draft: EntryDraft
) -> Iterator[Problem]:
    for leg in draft.legs:
        if leg.account != account or not leg.debit:
            continue
        lacking = -_left(moves.get(leg.fund or "", {}), draft.date, leg.debit)
        if lacking > 0:
            why = f"{leg.fund} sudah dipakai Rp {format_rupiah(lacking)}. Batalkan pemakaiannya dahulu."
            yield Problem("entry_id", why, "sudah_dipakai")


def _left(moves: Mapping[date, int], on: date, taken: int) -> int:
    """What would be there at the lowest after taking so much away on that day."""
    return lowest(moves, on) - taken
