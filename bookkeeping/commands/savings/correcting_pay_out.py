"""Betulkan a yearly pay-out: who was paid how much, on which day, from which purse."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.savings.corrected import (
    CHANGED_MEANWHILE,
    NOTHING_LEFT,
    Late,
    SharingCorrected,
    instead,
    late,
    opened,
    purse_after,
    rewrite,
)
from bookkeeping.commands.savings.drafts import paid_out_draft
from bookkeeping.commands.savings.paying_out import cash_problems
from bookkeeping.commands.taking_back import UNCHANGED, TakenBack, take_back_all
from bookkeeping.domain.amounts import amount_problems, day_problems
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.occasion import Occasion
from bookkeeping.domain.savings.kinds import SavingsKind
from bookkeeping.models import Entry
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.savings.paid_out import PaidOut, Payable, paid_out, payable_again
from common.problems import Problem, Problems, Refused
from common.rupiah import format_rupiah
from common.words import tanggal
from groups.models import Group

NOT_A_PAY_OUT = Problem("entry_id", "Catatan ini bukan bagian dari pembagian simpanan.", "jenis")


@dataclass(frozen=True)
class PaidTo:
    """What a member should have been given back, whole rupiah; nothing at all leaves her out."""

    member_id: UUID
    sukarela: int = 0
    terikat: int = 0
    wajib: int = 0

    @property
    def amounts(self) -> dict[int, int]:
        """By account, in the order of the books; what is nothing is left out."""
        found = {kind.account: getattr(self, kind.value, 0) for kind in SavingsKind}
        return {account: amount for account, amount in found.items() if amount}


@dataclass(frozen=True)
class CorrectPayOut:
    """A pay-out as it should have been: `rows` name everybody in it, also those who stay as they are.

    `entry_id` is any of its entries; `seen` the last one she saw: what others put right since stays.
    """

    command_id: UUID
    entry_id: UUID
    date: date
    rows: tuple[PaidTo, ...]
    reason: str
    seen: int
    bank: bool = False


@dataclass(frozen=True)
class _Plan:
    """Who is written again, and what stands of the pay-out now."""

    cmd: CorrectPayOut
    paid: PaidOut
    wanted: Mapping[UUID, dict[int, int]]
    changed: tuple[UUID, ...]  # in the order of the rows, those left out last

    @property
    def due(self) -> dict[UUID, dict[int, int]]:
        """What is to be written, by member."""
        return {member_id: self.wanted[member_id] for member_id in self.changed if member_id in self.wanted}


@command("bookkeeping.correct_pay_out")
def correct_pay_out(cmd: CorrectPayOut, *, actor: Actor) -> SharingCorrected:
    """Put a pay-out right in one posting: only the members whose line differs are taken back and paid anew.

    Another day or purse writes all of them again; what an issued report counts is put right today as ralat.
    Refuses nothing changed, more than a member held, simpanan wajib where the group has not agreed so, more
    than there is in the purse, and what somebody else put right meanwhile.
    """
    entry, group = opened(actor, cmd.entry_id)
    plan, problems = _plan(entry, cmd), Problems()
    gone = [plan.paid.entries[m] for m in plan.changed if m in plan.paid.entries]
    whose = {one.id: member_id for member_id, one in plan.paid.entries.items()}
    backs = take_back_all(gone, cmd.reason, problems, field_of=lambda one: _cell(whose[one.id]))
    months = late(group.id, plan.paid.on)
    day = months.day_for(cmd.date)
    problems.extend(day_problems("date", day, months.today, group.closed_on))
    by_member = {whose[back.entry.id]: back for back in backs}
    rows = _rows(group, plan, day, by_member)
    problems.extend(_row_problems(group, plan, rows))
    total = sum(sum(hers.values()) for hers in plan.due.values())
    held = purse_after(group.id, day, backs, bank=cmd.bank)
    problems.extend(cash_problems(total, held, day, bank=cmd.bank) if total else ())
    problems.raise_if_any()
    drafts = [
        instead(
            paid_out_draft(Occasion(group.id, day), rows[member_id].person, hers, bank=cmd.bank),
            by_member.get(member_id),
            months.because(cmd.reason),
        )
        for member_id, hers in plan.due.items()
    ]
    shown = rewrite(backs, drafts, command_id=entry.command_id, actor=actor)
    return _answer(group, plan, months, len(backs), len(drafts), shown)


def _plan(entry: Entry, cmd: CorrectPayOut) -> _Plan:
    if entry.kind != EntryKind.PENARIKAN or entry.meeting_id is not None:
        raise Refused([NOT_A_PAY_OUT])
    paid = paid_out(entry)
    if not paid.entries:
        raise Refused([NOTHING_LEFT])
    if paid.seen != cmd.seen:
        raise Refused([CHANGED_MEANWHILE])
    wanted = {row.member_id: row.amounts for row in cmd.rows if row.amounts}
    moved = (cmd.date, cmd.bank) != (paid.on, paid.bank)
    order = dict.fromkeys((*wanted, *paid.entries))
    changed = tuple(m for m in order if moved or wanted.get(m, {}) != paid.amounts.get(m, {}))
    if not changed:
        raise Refused([UNCHANGED])
    return _Plan(cmd, paid, wanted, changed)


def _rows(group: Group, plan: _Plan, day: date, backs: Mapping[UUID, TakenBack]) -> dict[UUID, Payable]:
    days = {member_id: back.draft.date for member_id, back in backs.items()}
    return {row.person.member_id: row for row in payable_again(group.id, day, plan.paid, days)}


def _row_problems(group: Group, plan: _Plan, rows: Mapping[UUID, Payable]) -> Iterator[Problem]:
    if not plan.wanted:
        yield Problem("rows", "Isi paling sedikit satu jumlah, atau batalkan seluruh pembagian.", "kosong")
    may_wajib = rules_on(group.id, plan.cmd.date).wajib_paid_out
    for member_id, hers in plan.due.items():
        if member_id not in rows:
            yield Problem("rows", "Ada anggota yang tidak punya simpanan untuk dibagikan.", "tidak_ada")
            continue
        yield from _her_problems(plan.cmd.date, rows[member_id], hers, may_wajib=may_wajib)


def _her_problems(on: date, row: Payable, hers: Mapping[int, int], *, may_wajib: bool) -> Iterator[Problem]:
    for kind in SavingsKind:
        amount, held = hers.get(kind.account, 0), row.held.get(kind.account, 0)
        place, label = _cell(row.person.member_id, kind), f"{kind.label} {row.person.called}"
        wrong = list(amount_problems(place, amount, label))
        if not wrong and amount > held:
            most = format_rupiah(held)
            wrong.append(Problem(place, f"{label} hanya Rp {most} pada {tanggal(on)}.", "lebih"))
        if not wrong and amount and kind is SavingsKind.WAJIB and not may_wajib:
            text = "Kelompok belum menyepakati simpanan wajib ikut dibagikan pada tanggal itu."
            wrong.append(Problem(place, text, "belum_disepakati"))
        yield from wrong


def _cell(member_id: UUID, kind: SavingsKind = SavingsKind.SUKARELA) -> str:
    """The field of the form that an amount stands in."""
    return f"rows.{member_id}.{kind.value}"


def _answer(
    group: Group, plan: _Plan, months: Late, taken_back: int, written: int, shown: UUID
) -> SharingCorrected:
    return SharingCorrected(
        group_id=group.id,
        group_name=group.name,
        entry_id=shown,
        taken_back=taken_back,
        written=written,
        count=len(plan.wanted),
        total=sum(sum(hers.values()) for hers in plan.wanted.values()),
        reason=plan.cmd.reason.strip(),
        is_ralat=months.is_ralat,
    )
