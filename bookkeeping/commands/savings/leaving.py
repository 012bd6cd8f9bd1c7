"""A member leaves and is paid what is hers: both or neither."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, open_book, record
from bookkeeping.commands.savings.drafts import returned_draft
from bookkeeping.commands.savings.paying_out import cash_problems
from bookkeeping.domain.amounts import day_problems
from bookkeeping.domain.chart import purse
from bookkeeping.domain.occasion import Occasion, Person
from bookkeeping.locks import lock_book
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.people import ever_enrolled
from bookkeeping.queries.savings.leaving import Parting, parting
from common.problems import Problem, Problems
from common.rupiah import format_rupiah
from groups.models import Group
from members.access import enrolment_for
from members.commands import end_membership, leaving_problems
from members.policies import MANAGE_MEMBER
from regions.queries.day import today_here


@dataclass(frozen=True)
class LeavePaid:
    """Her last day and why; the day on which she gets her money, and the sum that was shown (rupiah)."""

    command_id: UUID
    enrolment_id: UUID
    left_on: date
    reason: str
    expected: int
    date: date
    bank: bool = False


@dataclass(frozen=True)
class Left:
    """Who left, and what she was paid under which nomor bukti kas; no entry where nothing was hers."""

    enrolment_id: UUID
    member_id: UUID
    member_name: str
    group_id: UUID
    group_name: str
    total: int
    reason: str
    entry_id: UUID | None = None
    voucher: str = ""

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        found = {
            "anggota_id": str(self.member_id),
            "kelompok": self.group_name,
            "kelompok_id": str(self.group_id),
            "alasan": self.reason,
        }
        if self.entry_id is not None:
            found |= {"dibayar": format_rupiah(self.total), "bukti": self.voucher}
        return found


@command("bookkeeping.leave_paid")
def leave_paid(cmd: LeavePaid, *, actor: Actor) -> Left:
    """End a membership; all four kinds of simpanan and SHU not yet taken go back to her in one entry.

    Refuses while a loan of hers runs or tanggung renteng is open, a sum that is not the one that was shown, a
    day before her money last moved, more than there is in the purse, and what leave_group refuses. An actor
    who may not keep the books can let only those go to whom nothing is owed.
    """
    enrolment = enrolment_for(actor, MANAGE_MEMBER, cmd.enrolment_id)
    group = enrolment.group
    lock_book(group.id)
    hers = parting(group.id, enrolment.member_id)
    whose = ever_enrolled(group.id, [enrolment.member_id])[enrolment.member_id].person
    problems = Problems(leaving_problems(enrolment, cmd.left_on, cmd.reason))
    problems.extend(open_problems(whose.called, hers))
    if hers.total:
        open_book(actor, group.id)
    if hers.total or cmd.expected:
        problems.extend(paying_problems(group, cmd.date, cmd.expected, hers, bank=cmd.bank))
    problems.raise_if_any()
    paid = _pay(cmd, group, whose, hers, actor) if hers.total else None
    done = end_membership(enrolment, cmd.left_on, cmd.reason)
    return Left(
        enrolment_id=done.enrolment_id,
        member_id=done.member_id,
        member_name=whose.name,
        group_id=group.id,
        group_name=group.name,
        total=hers.total,
        reason=done.reason,
        entry_id=paid.entry_id if paid else None,
        voucher=paid.voucher if paid else "",
    )


def _pay(cmd: LeavePaid, group: Group, whose: Person, hers: Parting, actor: Actor) -> Recorded:
    draft = returned_draft(Occasion(group.id, cmd.date), whose, hers.savings, hers.shu, bank=cmd.bank)
    return record(group, draft, command_id=cmd.command_id, actor=actor)


def open_problems(called: str, hers: Parting) -> Iterator[Problem]:
    """What must be settled before her money goes back to her."""
    if hers.loans:
        owed = f"sisa Rp {format_rupiah(hers.outstanding)} dan jasa Rp {format_rupiah(hers.interest_left)}"
        yield Problem("", f"Pinjaman {called} belum lunas: {owed}. Lunasi dahulu.", "pinjaman")
    if hers.owes_cover:
        much = format_rupiah(hers.owes_cover)
        yield Problem("", f"{called} masih harus mengganti tanggung renteng Rp {much}.", "renteng")
    if hers.covered:
        much = format_rupiah(hers.covered)
        yield Problem(
            "", f"Kelompok masih harus mengganti tanggung renteng {called} Rp {much}.", "renteng_terutang"
        )


def paying_problems(group: Group, on: date, expected: int, hers: Parting, *, bank: bool) -> Iterator[Problem]:
    """What speaks against paying her all that is hers on that day; `expected` is the sum that was shown."""
    yield from day_problems("date", on, today_here(), group.closed_on, hers.last_moved)
    if expected != hers.total:
        now = format_rupiah(hers.total)
        yield Problem("expected", f"Yang dibayarkan sekarang Rp {now}. Periksa, lalu simpan lagi.", "berubah")
    account = purse(bank)
    held = saldo_on(on, group.id, (account,))[account]
    yield from cash_problems(hers.total, held, on, bank=bank)
