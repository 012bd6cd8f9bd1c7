"""Simpanan wajib that fell due and was not paid, by the rules that held on each day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bookkeeping.domain.rules import AgreedRules, WajibEvery, rules_at
from common.period import Period


@dataclass(frozen=True, slots=True)
class WajibDue:
    """One simpanan wajib: of a meeting, or of a month on its last day; whole rupiah."""

    day: date
    amount: int


@dataclass(frozen=True, slots=True)
class WajibArrears:
    """What a member owes of simpanan wajib: so much, so many times, the oldest since that day."""

    amount: int = 0
    times: int = 0  # dues that are not wholly paid
    since: date | None = None
    ahead: int = 0  # paid before it fell due


def wajib_dues(
    rules: Sequence[AgreedRules], meetings: Sequence[date], since: date, until: date
) -> tuple[WajibDue, ...]:
    """What falls due from `since` to `until`, both included, in the order of the days.

    Where the rules of a day say per meeting, a meeting of that day; where those of the last day of a month
    say per month, that month. `rules` in the order in which they begin.
    """
    found = [*_of_meetings(rules, meetings), *_of_months(rules, since, until)]
    return tuple(sorted((due for due in found if since <= due.day <= until), key=lambda due: due.day))


def _of_meetings(rules: Sequence[AgreedRules], meetings: Sequence[date]) -> Iterator[WajibDue]:
    for day in meetings:
        held = rules_at(rules, day)
        if held.wajib_every is WajibEvery.MEETING and held.simpanan_wajib:
            yield WajibDue(day, held.simpanan_wajib)


def _of_months(rules: Sequence[AgreedRules], since: date, until: date) -> Iterator[WajibDue]:
    if since > until:
        return
    for month in Period.range(Period.of(since), Period.of(until)):
        held = rules_at(rules, month.last)
        if held.wajib_every is WajibEvery.MONTH and held.simpanan_wajib:
            yield WajibDue(month.last, held.simpanan_wajib)


def arrears_of(dues: Sequence[WajibDue], paid: int) -> WajibArrears:
    """Lay what was paid on the dues, the oldest first; what is left of them is owed."""
    left, times, since = paid, 0, None
    for due in dues:
        if left < due.amount:
            times += 1
            since = since or due.day
        left = max(left - due.amount, 0)
    owed = sum(due.amount for due in dues) - paid
    return WajibArrears(max(owed, 0), times, since, max(-owed, 0))
