"""Which rules of a group hold on a day, and on which days each of them held."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from bookkeeping.domain.loans.repayment import Part
from bookkeeping.domain.loans.schedule import Method, Rhythm
from bookkeeping.domain.rules import AgreedRules, Settlement, WajibEvery
from bookkeeping.models import GroupRules


def rules_on(group_id: UUID, on: date) -> AgreedRules:
    """The newest rules that have begun by that day; without any, the usual terms and no amounts."""
    begun = GroupRules.objects.filter(group_id=group_id, starts_on__lte=on)
    row = begun.order_by("-starts_on", "-recorded_at", "-id").first()
    return AgreedRules() if row is None else agreed(row)


def all_rules(group_id: UUID) -> tuple[AgreedRules, ...]:
    """Every agreement of the group in the order in which they begin, for rules_at(); one query."""
    rows = GroupRules.objects.filter(group_id=group_id).order_by("starts_on", "recorded_at", "id")
    return tuple(agreed(row) for row in rows)


@dataclass(frozen=True, slots=True)
class HeldRules:
    """Rules with their days; `until` is the last of them, None while nothing follows."""

    rules: AgreedRules
    since: date
    until: date | None
    is_ahead: bool  # they have not begun yet
    is_now: bool


def rules_history(group_id: UUID, today: date) -> tuple[HeldRules, ...]:
    """All rules and when they held, the newest first; of two for one day the one that counts. One query."""
    by_day = {held.starts_on: held for held in all_rules(group_id) if held.starts_on is not None}
    days = sorted(by_day)
    ends = [later - timedelta(days=1) for later in days[1:]]
    return tuple(
        HeldRules(
            by_day[since], since, until, since > today, since <= today and (until is None or today <= until)
        )
        for since, until in reversed(list(zip(days, [*ends, None], strict=True)))
    )


def agreed(row: GroupRules) -> AgreedRules:
    """The rules of a row as the domain knows them."""
    return AgreedRules(
        starts_on=row.starts_on,
        simpanan_pokok=row.simpanan_pokok,
        simpanan_wajib=row.simpanan_wajib,
        simpanan_terikat=row.simpanan_terikat,
        unit=row.unit,
        rate_bps=row.rate_bps,
        method=Method(row.method),
        count=row.count,
        rhythm=Rhythm(row.rhythm),
        rounding=row.rounding,
        penalty=row.penalty,
        wajib_every=WajibEvery(row.wajib_every),
        wajib_paid_out=row.wajib_paid_out,
        allocation=tuple(Part(word) for word in row.allocation.split(",")),
        settlement=Settlement(row.settlement),
        joint_liability=row.joint_liability,
    )
