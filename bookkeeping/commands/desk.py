"""What every command of the treasurer begins and ends with: the right book, locked, and one entry posted."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from accounts.policies import Actor
from bookkeeping.commands.posting import Posted, post
from bookkeeping.domain.chart import CASH_CODES
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.locks import lock_book
from bookkeeping.queries.people import Enrolled, ever_enrolled
from common.problems import Problem, Refused
from groups.access import group_for
from groups.models import Group
from groups.policies import KEEP_BOOKS


@dataclass(frozen=True)
class Recorded:
    """An entry that was written, with its nomor bukti kas."""

    group_id: UUID
    group_name: str
    entry_id: UUID
    voucher_year: int
    voucher_no: int
    memo: str
    amount: int
    reason: str = ""

    @property
    def voucher(self) -> str:
        """The nomor bukti kas, "12/2026"."""
        return f"{self.voucher_no}/{self.voucher_year}"

    @property
    def about(self) -> dict[str, str]:
        """For the log: which group, which entry, and the reason where one was asked."""
        found = {
            "kelompok": self.group_name,
            "kelompok_id": str(self.group_id),
            "catatan_id": str(self.entry_id),
            "bukti": self.voucher,
            "uraian": self.memo,
        }
        return found | ({"alasan": self.reason} if self.reason else {})


def open_book(actor: Actor, group_id: UUID) -> Group:
    """The group whose book this actor keeps, its book locked until the transaction ends.

    Http404 for a stranger, Forbidden for somebody who may only look.
    """
    group = group_for(actor, KEEP_BOOKS, group_id)
    lock_book(group.id)
    return group


def member_of(group: Group, member_id: UUID) -> Enrolled:
    """A member of the group, of today or of the past; Refused at member_id for anybody else."""
    found = ever_enrolled(group.id, [member_id]).get(member_id)
    if found is None:
        raise Refused([Problem("member_id", "Pilih anggota dari daftar kelompok ini.", "tidak_ada")])
    return found


def record(group: Group, draft: EntryDraft, *, command_id: UUID, actor: Actor) -> Recorded:
    """Post one entry; the problems of its draft stand at the fields of the command."""
    with at_the_command():
        (posted,) = post([draft], command_id=command_id, actor=actor)
    return recorded(group, draft, posted)


def recorded(group: Group, draft: EntryDraft, posted: Posted) -> Recorded:
    """The answer about an entry that was posted."""
    return Recorded(
        group_id=group.id,
        group_name=group.name,
        entry_id=posted.entry_id,
        voucher_year=posted.voucher_year,
        voucher_no=posted.voucher_no,
        memo=draft.memo,
        amount=_amount(draft),
        reason=draft.reason or draft.cash_reason,
    )


def _amount(draft: EntryDraft) -> int:
    """What the entry was about, whole rupiah; of a sale the money, not also what leaves the stock for it."""
    if draft.kind in (EntryKind.PENJUALAN, EntryKind.INVENTARIS):
        money = sum(leg.debit + leg.credit for leg in draft.legs if leg.account in CASH_CODES)
        if money:
            return money
    return sum(leg.debit for leg in draft.legs)


@contextmanager
def at_the_command() -> Iterator[None]:
    """Say "memo" where the ledger says "entries.0.memo": the treasurer has one form before her."""
    try:
        yield
    except Refused as refusal:
        raise Refused(_plain(refusal.problems)) from refusal


def _plain(problems: Iterable[Problem]) -> Iterator[Problem]:
    for problem in problems:
        head, _, rest = problem.field.partition(".")
        number, _, field = rest.partition(".")
        inside = head == "entries" and number.isdigit()
        yield Problem(field, problem.message, problem.code) if inside else problem
