"""Betulkan what a leaving member was paid: the day, the purse, the sum as the books have it now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.savings.corrected import opened, purse_after, rewrite
from bookkeeping.commands.savings.drafts import returned_draft
from bookkeeping.commands.savings.leaving import Left
from bookkeeping.commands.savings.paying_out import cash_problems
from bookkeeping.commands.taking_back import UNCHANGED, TakenBack, take_back
from bookkeeping.domain.amounts import day_problems
from bookkeeping.domain.chart import SHU_ANGGOTA
from bookkeeping.domain.occasion import Occasion
from bookkeeping.models import Entry
from bookkeeping.queries.people import ever_enrolled
from bookkeeping.queries.savings.paid_leaver import PaidLeaver, paid_leaver
from common.problems import Problem, Problems, Refused
from common.rupiah import format_rupiah
from groups.models import Group
from members.access import enrolment_for
from members.commands import correct_leaving as correct_membership
from members.commands import left_problems
from members.models import Enrolment
from members.policies import MANAGE_MEMBER

NOBODY_LEFT = Problem("entry_id", "Catatan ini bukan pembayaran anggota yang berhenti.", "jenis")
CAME_BACK = Problem(
    "", "Ia sudah menjadi anggota lagi. Pembayarannya hanya dapat dibatalkan, tidak dibetulkan.", "kembali"
)
GONE = Problem("", "Catatan ini sudah pernah dibetulkan.", "sudah")


@dataclass(frozen=True)
class CorrectLeaving:
    """How it should have been: her last day and why she left, the day and the purse of her money.

    `expected` is the sum that was shown (rupiah): all that is hers if the wrong payment had not been.
    """

    command_id: UUID
    entry_id: UUID
    left_on: date
    left_reason: str
    date: date
    expected: int
    reason: str
    bank: bool = False


@command("bookkeeping.correct_leaving")
def correct_leaving(cmd: CorrectLeaving, *, actor: Actor) -> Left:
    """Put right how a member left: the membership, and her money in one posting where it is another.

    She gets what is hers by the books as they are now: what was put right in her savings since is paid with
    it. Refuses nothing changed, who is a member again, a day before her money last moved, a sum that is not
    the one that was shown, and more than there is in the purse.
    """
    entry, group = opened(actor, cmd.entry_id)
    was, enrolment = _was(entry, actor)
    moves = (cmd.date, cmd.bank, _hers(was)) != (entry.date, was.bank, was.amounts)
    if not moves and (cmd.left_on, cmd.left_reason.strip()) == (enrolment.left_on, enrolment.left_reason):
        raise Refused([UNCHANGED])
    problems = Problems(left_problems(enrolment, cmd.left_on, cmd.left_reason))
    back = take_back(entry, cmd.reason, problems)
    if moves:
        problems.extend(_money_problems(cmd, group, was, back))
    problems.raise_if_any()
    shown = _pay_anew(cmd, group, was, back, actor) if moves else entry.id
    correct_membership(enrolment, cmd.left_on, cmd.left_reason)
    standing = Entry.objects.get(pk=shown)
    return Left(
        enrolment_id=enrolment.id,
        member_id=enrolment.member_id,
        member_name=enrolment.member.name,
        group_id=group.id,
        group_name=group.name,
        total=was.hers.total if moves else was.total,
        reason=cmd.reason.strip(),
        entry_id=shown,
        voucher=f"{standing.voucher_no}/{standing.voucher_year}",
    )


def _was(entry: Entry, actor: Actor) -> tuple[PaidLeaver, Enrolment]:
    if Entry.objects.filter(reverses_id=entry.id).exists():
        raise Refused([GONE])
    was = paid_leaver(entry)
    if was is None:
        raise Refused([NOBODY_LEFT])
    if was.enrolment is None:
        raise Refused([CAME_BACK])
    return was, enrolment_for(actor, MANAGE_MEMBER, was.enrolment.id)


def _hers(was: PaidLeaver) -> dict[int, int]:
    return was.hers.savings | ({SHU_ANGGOTA: was.hers.shu} if was.hers.shu else {})


def _pay_anew(cmd: CorrectLeaving, group: Group, was: PaidLeaver, back: TakenBack, actor: Actor) -> UUID:
    hers, day = was.hers, back.day_for(cmd.date)
    member_id = next(leg.member_id for leg in back.legs if leg.member_id)
    whose = ever_enrolled(group.id, [member_id])[member_id].person
    draft = returned_draft(Occasion(group.id, day), whose, hers.savings, hers.shu, bank=cmd.bank)
    return rewrite([back], [back.instead(draft)], command_id=cmd.command_id, actor=actor)


def _money_problems(cmd: CorrectLeaving, group: Group, was: PaidLeaver, back: TakenBack) -> Iterator[Problem]:
    day = back.day_for(cmd.date)
    yield from day_problems("date", day, back.today, group.closed_on, was.hers.last_moved)
    if not was.hers.total:
        yield Problem("", "Tidak ada lagi uangnya di kelompok. Batalkan saja pembayarannya.", "kosong")
    elif cmd.expected != was.hers.total:
        now = format_rupiah(was.hers.total)
        yield Problem("expected", f"Yang dibayarkan sekarang Rp {now}. Periksa, lalu simpan lagi.", "berubah")
    held = purse_after(group.id, day, [back], bank=cmd.bank)
    yield from cash_problems(was.hers.total, held, day, bank=cmd.bank)
