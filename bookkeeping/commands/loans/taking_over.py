"""Writing a loan that was running before these books began; the saldo awal moves its money."""

from datetime import date

from django.db.models import Max

from bookkeeping.commands.loans.opening import write_plan
from bookkeeping.domain.loans.taken import TakenLoan, lines_left
from bookkeeping.models import Loan
from groups.models import Group


def write_taken(group: Group, day: date, taken: TakenLoan) -> Loan:
    """The loan with what is left of its plan, under the lock of the book.

    Part of a command, inside its transaction, which must post its piutang; its values have no problems.
    """
    last = Loan.objects.filter(group_id=group.id).aggregate(last=Max("number"))["last"] or 0
    lines = lines_left(taken)
    loan = Loan.objects.create(
        kelurahan_id=group.kelurahan_id,
        group_id=group.id,
        member_id=taken.member_id,
        number=last + 1,
        principal=taken.principal,
        rate_bps=taken.rate_bps,
        method=taken.method.value,
        count=len(lines),
        rhythm=taken.rhythm.value,
        rounding=1,
        disbursed_on=day,
        first_due=taken.next_due,
        purpose=taken.told_purpose,
        fund=taken.fund.strip(),
    )
    write_plan(loan, 1, lines)
    return loan
