"""What becomes of loans and savings in a group where not all goes well, and books brought from elsewhere."""

import csv
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from accounts.domain.roles import Actor
from bookkeeping.commands.importing import ImportJournal, import_journal, stage_journal
from bookkeeping.commands.loans.covering import (
    CoverInstalment,
    GiveBackCover,
    PassOnCover,
    Share,
    cover_instalment,
    give_back_cover,
    pass_on_cover,
)
from bookkeeping.commands.loans.rescheduling import RescheduleLoan, reschedule_loan
from bookkeeping.commands.loans.settling import SettleLoan, settle_loan
from bookkeeping.commands.loans.writing_off import RecoverLoan, WriteOff, recover_loan, write_off
from bookkeeping.commands.opening import OpenBalances, OpeningSavings, open_balances
from bookkeeping.commands.savings.interest import ShareInterest, share_interest
from bookkeeping.commands.savings.leaving import LeavePaid, leave_paid
from bookkeeping.commands.savings.paying import WithdrawSavings, withdraw_savings
from bookkeeping.domain.chart import IURAN, KAS, SIMPANAN_SUKARELA
from bookkeeping.domain.journal import Known
from bookkeeping.domain.loans.schedule import Method
from bookkeeping.domain.loans.settling import pay_off
from bookkeeping.domain.savings.interest import Basis, Payment
from bookkeeping.domain.savings.kinds import SavingsKind
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.balances import savings_now
from bookkeeping.queries.loans.covers import covers_of
from bookkeeping.queries.loans.states import LoanState, loans_of_group
from bookkeeping.queries.people import enrolled_on
from bookkeeping.queries.savings.interest import Terms, interest
from bookkeeping.queries.savings.leaving import parting
from common import clock
from common.ids import uuid7
from common.period import Period
from members.models import Enrolment
from up2k.demo.groups import Made

Work = Callable[[Made, date, Actor], object]
KINDS = (SavingsKind.WAJIB, SavingsKind.SUKARELA)
GAP = 30_000  # of an instalment that three others lay out


def month(group: Made, number: int, on: date, actor: Actor) -> None:
    """What happens two days after the meeting of its month `number` (from 0); most months nothing does."""
    day = on + timedelta(days=2)
    with clock.at(datetime.combine(day, time(4), UTC)):
        for work in CALENDAR.get(number, ()):
            work(group, day, actor)


def begin(group: Made, actor: Actor) -> None:
    """Saldo awal: the group is older than these books."""
    with clock.at(datetime.combine(group.since, time(4), UTC)):
        saved = tuple(
            OpeningSavings(one.person.member_id, pokok=50_000, wajib=60_000)
            for one in enrolled_on(group.id, group.since)
        )
        held = sum(one.pokok + one.wajib for one in saved)
        opened = OpenBalances(uuid7(), group.id, group.since, held + 900_000, 250_000, saved)
        open_balances(opened, actor=actor)


def bring_journal(group: Made, actor: Actor) -> None:
    """The first days of a group stood in a computer of the kelurahan: they are taken over as they were."""
    days = [group.since + timedelta(days=step) for step in range(3)]
    rows = [
        (f"KB-{number}", day.isoformat(), str(group.id), account, debit, credit)
        for number, day in enumerate(days, start=1)
        for account, debit, credit in ((KAS, 40_000, 0), (IURAN, 0, 40_000))
    ]
    with clock.at(datetime.combine(days[-1], time(4), UTC)), TemporaryDirectory() as folder:
        path = Path(folder) / "kas.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([("tx_id", "date", "group", "account", "debit", "credit"), *rows])
        known = Known({str(KAS): KAS, str(IURAN): IURAN}, UUID, days[-1])
        staged = stage_journal(path, known)
        cmd = ImportJournal(uuid7(), staged.sha256, staged.transactions, staged.rows)
        import_journal(cmd, actor=actor)


def _running(group: Made, day: date) -> Iterator[LoanState]:
    """The loans that run, the largest rest first."""
    found = [state for state in loans_of_group(group.id, day) if state.outstanding > GAP]
    yield from sorted(found, key=lambda state: (-state.outstanding, state.loan.number))


def _withdraw(group: Made, day: date, actor: Actor) -> None:
    held = savings_now(group.id)
    hers = [(who, amount) for (who, account), amount in held.items() if account == SIMPANAN_SUKARELA]
    who, amount = max(hers, key=lambda pair: (pair[1], str(pair[0])))
    if amount >= 10_000:
        withdraw_savings(WithdrawSavings(uuid7(), group.id, who, day, 10_000), actor=actor)


def _interest(group: Made, day: date, actor: Actor) -> None:
    """Two percent for the months so far, added to simpanan sukarela."""
    first, last = Period.of(group.since), Period.of(day).previous()
    total = interest(group.id, day, Terms(first, last, Basis.RATA_RATA, KINDS, rate_bps=200)).total
    if total:
        cmd = ShareInterest(
            uuid7(), group.id, day, first.key, last.key, Basis.RATA_RATA, KINDS, 200, 0,
            Payment.SUKARELA, total,
        )  # fmt: skip
        share_interest(cmd, actor=actor)


def _cover(group: Made, day: date, actor: Actor) -> None:
    """Three others lay out what she could not bring; half of it comes back at once and goes to the first."""
    for state in _running(group, day):
        loan = state.loan
        others = [one.person.member_id for one in enrolled_on(group.id, day)]
        others = [member_id for member_id in others if member_id != loan.member_id][:3]
        shares = tuple(Share(member_id, GAP // 3) for member_id in others)
        cover_instalment(CoverInstalment(uuid7(), loan.id, day, shares, GAP), actor=actor)
        give_back_cover(GiveBackCover(uuid7(), loan.id, day, GAP // 2), actor=actor)
        first = next(cover for cover in covers_of(loan.id) if not cover.is_borrower)
        pass_on_cover(PassOnCover(uuid7(), loan.id, first.member_id, day, GAP // 3), actor=actor)
        return


def _reschedule(group: Made, day: date, actor: Actor) -> None:
    for state in _running(group, day):
        cmd = RescheduleLoan(
            uuid7(), state.loan.id, day, 12, day + timedelta(days=30), 100, Method.MENURUN,
            f"Rapat {day:%d-%m-%Y}", "Warung sepi, minta diperpanjang",
        )  # fmt: skip
        reschedule_loan(cmd, actor=actor)
        return


def _write_off(group: Made, day: date, actor: Actor) -> None:
    """Half of the smallest rest is given up, and a little comes back later the same day."""
    *_, state = _running(group, day)
    much = state.outstanding // 2
    minutes = f"Rapat {day:%d-%m-%Y}"
    write_off(WriteOff(uuid7(), state.loan.id, day, much, minutes, "Pindah tanpa kabar"), actor=actor)
    recover_loan(RecoverLoan(uuid7(), state.loan.id, day, min(much, 25_000)), actor=actor)


def _settle(group: Made, day: date, actor: Actor) -> None:
    *_, state = _running(group, day)
    asked = pay_off(state.schedule, state.paid, day, rules_on(group.id, day).settlement)
    settle_loan(SettleLoan(uuid7(), state.loan.id, day, asked.total), actor=actor)


def _leave(group: Made, day: date, actor: Actor) -> None:
    """The newest member who owes nothing moves away and gets what is hers."""
    for enrolled in Enrolment.objects.filter(group_id=group.id, left_on=None).order_by("-number"):
        hers = parting(group.id, enrolled.member_id)
        if hers.may_go:
            cmd = LeavePaid(uuid7(), enrolled.id, day, "Pindah ikut suami", hers.total, day)
            leave_paid(cmd, actor=actor)
            return


CALENDAR: dict[int, tuple[Work, ...]] = {
    2: (_withdraw,),
    3: (_interest,),
    4: (_cover,),
    5: (_reschedule,),
    6: (_write_off, _leave),
    7: (_settle,),
}
