"""Which rules of a group hold on a day."""

from datetime import date
from uuid import UUID

from bookkeeping.domain.loans.repayment import Part
from bookkeeping.domain.loans.schedule import Method, Rhythm
from bookkeeping.domain.rules import AgreedRules, Settlement, WajibEvery
from bookkeeping.models import GroupRules


def rules_on(group_id: UUID, on: date) -> AgreedRules:
    """The newest rules that have begun by that day; without any, the usual terms and no amounts."""
    begun = GroupRules.objects.filter(group_id=group_id, starts_on__lte=on)
    row = begun.order_by("-starts_on", "-recorded_at").first()
    return AgreedRules() if row is None else agreed(row)


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
