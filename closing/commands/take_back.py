"""A split or a payment of SHU that should not have been written."""

from collections.abc import Iterator, Mapping
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
from closing.queries.measures import fund_moves, member_moves
from closing.queries.surplus import standing_shares
from common.problems import Problem, Problems
from common.rupiah import format_rupiah

KINDS = (EntryKind.PEMBAGIAN_SHU, EntryKind.PEMBAYARAN_SHU)


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
    problems.extend(_share_problems(group.id, taken.draft))
    problems.extend(_order_problems(group.id, entry.id))
    problems.raise_if_any()
    return record(group, taken.draft, command_id=cmd.command_id, actor=actor)


def _order_problems(group_id: UUID, entry_id: UUID) -> Iterator[Problem]:
    shares = list(standing_shares(group_id))
    mine = next((place for place, share in enumerate(shares) if share.entry_id == entry_id), None)
    if mine is not None and mine + 1 < len(shares):
        later = shares[-1]
        why = f"Pembagian SHU tahun {later.year} ditulis sesudahnya. Batalkan yang itu dahulu."
        yield Problem("entry_id", why, "urutan")


def _share_problems(group_id: UUID, draft: EntryDraft) -> Iterator[Problem]:
    """Nobody's part, no dana and no cadangan may fall below zero by the reversal."""
    if not any(leg.account == SHU_ANGGOTA and leg.debit for leg in draft.legs):
        funded = any(leg.account in (DANA_SHU, CADANGAN) and leg.debit for leg in draft.legs)
        if not funded:
            return
    parts = member_moves(group_id, SHU_ANGGOTA)
    short = sum(
        max(-_left(parts.get(leg.member_id, {}), draft.date, leg.debit), 0)
        for leg in draft.legs
        if leg.account == SHU_ANGGOTA and leg.debit and leg.member_id
    )
    if short:
        why = f"Bagian anggota sudah dibayarkan Rp {format_rupiah(short)}. Batalkan pembayarannya dahulu."
        yield Problem("entry_id", why, "sudah_dibayar")
    for account in (DANA_SHU, CADANGAN):
        yield from _fund_problems(account, fund_moves(group_id, account), draft)


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
