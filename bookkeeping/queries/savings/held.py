"""What members hold on a day and may take out, and at the end of each month."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from fractions import Fraction
from uuid import UUID

from django.db.models import F, Sum

from bookkeeping.domain.amounts import lowest
from bookkeeping.domain.savings.interest import Basis
from bookkeeping.models import Leg
from common.period import Period

_Moves = dict[tuple[UUID, int], dict[date, int]]


def moves_of_all(group_id: UUID, accounts: Collection[int], without: Collection[UUID] = ()) -> _Moves:
    """What moved on each day, by member and account (taken out is below zero); one query.

    Entries `without` are read as if they had not been written.
    """
    legs = Leg.objects.filter(group_id=group_id, account_id__in=accounts, member_id__isnull=False)
    if without:
        legs = legs.exclude(entry_id__in=without)
    found: _Moves = defaultdict(dict)
    rows = legs.values_list("member_id", "account_id", "date").annotate(moved=Sum(F("credit") - F("debit")))
    for member_id, account, day, moved in rows:
        found[member_id, account][day] = int(moved)
    return found


def payable(group_id: UUID, on: date, accounts: Collection[int]) -> dict[UUID, dict[int, int]]:
    """What each member could take out on that day: held then, and on every day after it; one query.

    Whole rupiah by account; members and accounts with nothing are left out.
    """
    found: dict[UUID, dict[int, int]] = defaultdict(dict)
    for (member_id, account), moves in moves_of_all(group_id, accounts).items():
        held = lowest(moves, on)
        if held > 0:
            found[member_id][account] = held
    return dict(found)


def bases(
    group_id: UUID,
    accounts: Collection[int],
    months: Iterable[Period],
    basis: Basis,
    without: Collection[UUID] = (),
) -> dict[UUID, Fraction]:
    """The saldo that jasa is counted from, by member, those above zero; one query.

    RATA_RATA: the mean of the saldo at the end of each of the months; AKHIR: at the end of the last.
    Entries `without` are read as if they had not been written.
    """
    ends = [month.last for month in months]
    counted = ends[-1:] if basis is Basis.AKHIR else ends
    found: dict[UUID, Fraction] = defaultdict(Fraction)
    for (member_id, _), moves in moves_of_all(group_id, accounts, without).items():
        total = sum(amount for day in counted for at, amount in moves.items() if at <= day)
        found[member_id] += Fraction(total, len(counted))
    return {member_id: base for member_id, base in found.items() if base > 0}
