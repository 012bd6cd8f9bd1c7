"""Monthly meetings as groups hold them: most pay, some late, some borrow, now and then the count is off."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from random import Random
from uuid import UUID

from accounts.domain.roles import Actor
from bookkeeping.domain.chart import BIAYA_RAPAT, HIBAH, PEMBELIAN_BAHAN, PENJUALAN
from bookkeeping.queries.sheet import LoanDue, SheetFacts, SheetMember, sheet_facts
from common import clock
from common.ids import uuid7
from common.period import Period
from meetings.commands import PostMeeting, post_meeting
from meetings.domain.sheet import CashCount, CashLine, Minutes, NewLoan, Payment, Saving, Signer
from meetings.domain.words import Direction, Presence
from up2k.demo import names
from up2k.demo.groups import Made

LATE = 0.14  # chance that an instalment is not brought
LOAN_SIZES = (500_000, 750_000, 1_000_000, 1_500_000)
OFFICERS = 3
SPARE = 300_000  # what stays in the cash box when loans are given


def meeting_day(group: Made, period: Period) -> date:
    """The day of that month on which the group meets."""
    return date(period.year, period.month, group.meets_on)


def hold(group: Made, on: date, chance: Random, actor: Actor, capital: int = 0) -> UUID:
    """Hold the meeting of that day, written down the same evening; answers its id."""
    with clock.at(datetime.combine(on, time(12, 30), UTC)):
        sheet = _sheet(group, on, sheet_facts(group.id, on), chance, capital)
        return post_meeting(sheet, actor=actor).meeting_id


def _sheet(group: Made, on: date, facts: SheetFacts, chance: Random, capital: int) -> PostMeeting:
    there = dict(_presence(facts.members, chance))
    savings = dict(_savings(facts.members, there, chance))
    payments = {due.loan_id: payment for due in facts.dues if (payment := _payment(due, chance)) is not None}
    cash = tuple(_cash(chance, capital))
    box = facts.kas + sum(s.total for s in savings.values()) + sum(p.total for p in payments.values())
    box += sum(line.amount if line.direction is Direction.MASUK else -line.amount for line in cash)
    loans = tuple(_loans(facts, box, chance))
    box -= sum(loan.amount for loan in loans)
    off = chance.random() < 0.03 and box > 2_000
    count = CashCount(box - 1_000, box, "Kembalian kurang seribu") if off else CashCount(box, box)
    return PostMeeting(
        command_id=uuid7(),
        group_id=group.id,
        date=on,
        attendance=there,
        cash_count=count,
        minutes=_minutes(facts, there, loans, chance),
        agreed_by=(Signer(facts.members[0].member_id), Signer(facts.members[2].member_id)),
        savings=savings,
        instalments=payments,
        loans=loans,
        cash=cash,
    )


def _presence(members: tuple[SheetMember, ...], chance: Random) -> Iterator[tuple[UUID, Presence]]:
    """The officers are always there: two of them agree."""
    for place, member in enumerate(members):
        came = place < OFFICERS or chance.random() < 0.9
        yield member.member_id, Presence.HADIR if came else Presence.IZIN


def _savings(
    members: tuple[SheetMember, ...], there: dict[UUID, Presence], chance: Random
) -> Iterator[tuple[UUID, Saving]]:
    for member in members:
        if there[member.member_id] is Presence.HADIR:
            more = chance.choice((0, 0, 0, 5_000, 10_000, 25_000))
            yield (
                member.member_id,
                Saving(member.simpanan_pokok_proposed, member.simpanan_wajib_proposed, more),
            )


def _payment(due: LoanDue, chance: Random) -> Payment | None:
    """What is due, or nothing from who could not bring it."""
    if due.total == 0 or chance.random() < LATE:
        return None
    return Payment(due.principal, due.interest, due.penalty, due.tied_saving)


def _cash(chance: Random, capital: int) -> Iterator[CashLine]:
    if capital:
        yield CashLine(Direction.MASUK, HIBAH, capital, "Bantuan modal awal kelompok")
    if chance.random() < 0.35:
        yield CashLine(
            Direction.MASUK, PENJUALAN, chance.randrange(50, 300, 5) * 1000, "Hasil penjualan kelompok"
        )
    if chance.random() < 0.7:
        yield CashLine(
            Direction.KELUAR, BIAYA_RAPAT, chance.choice((20_000, 25_000, 35_000)), "Konsumsi rapat"
        )
    if chance.random() < 0.2:
        yield CashLine(
            Direction.KELUAR, PEMBELIAN_BAHAN, chance.choice((30_000, 45_000, 60_000)), "Belanja bahan"
        )


def _loans(facts: SheetFacts, box: int, chance: Random) -> Iterator[NewLoan]:
    """One or two loans to women without one, as far as the box allows."""
    busy = {due.member_id for due in facts.dues}
    free = [member for member in facts.members if member.member_id not in busy]
    chance.shuffle(free)
    for member in free[: chance.choice((0, 1, 1, 2))]:
        amount = chance.choice(LOAN_SIZES)
        if box - amount >= SPARE and len(busy) < len(facts.members) // 2:
            box -= amount
            yield NewLoan(member.member_id, amount, chance.choice(names.PURPOSES))


def _minutes(
    facts: SheetFacts, there: dict[UUID, Presence], loans: tuple[NewLoan, ...], chance: Random
) -> Minutes:
    came = sum(presence is Presence.HADIR for presence in there.values())
    lines = [
        f"Rapat dibuka ketua, hadir {came} dari {len(there)} anggota.",
        "Simpanan dan angsuran diterima bendahara dan dihitung bersama.",
        f"Diputuskan {len(loans)} pinjaman baru." if loans else "Tidak ada pinjaman baru.",
    ]
    chair, clerk = facts.members[0].name, facts.members[1].name
    return Minutes(chance.choice(names.PLACES), chair, clerk, "\n".join(lines), "15.30", "17.00")
