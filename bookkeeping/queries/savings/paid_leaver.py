"""A member who left and was paid, as the page that puts it right needs it."""

from dataclasses import dataclass

from bookkeeping.domain.chart import BANK, CASH_CODES
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry
from bookkeeping.queries.entries import legs_of
from bookkeeping.queries.savings.leaving import Parting, parting
from members.models import Enrolment


@dataclass(frozen=True, slots=True)
class PaidLeaver:
    """Her payment as it was posted, the membership it ended, and what is hers if it is taken back (rupiah).

    `enrolment` is None while she is a member (again): then only the payment itself can be cancelled.
    """

    amounts: dict[int, int]
    bank: bool
    hers: Parting
    enrolment: Enrolment | None

    @property
    def total(self) -> int:
        """What she was paid."""
        return sum(self.amounts.values())


def paid_leaver(entry: Entry) -> PaidLeaver | None:
    """What stands behind a pengembalian; None for any other entry. Six queries."""
    if entry.kind != EntryKind.PENGEMBALIAN:
        return None
    legs = legs_of(entry)
    member_id = next(leg.member_id for leg in legs if leg.member_id)
    enrolments = Enrolment.objects.filter(group_id=entry.group_id, member_id=member_id)
    newest = enrolments.select_related("member", "group").order_by("-joined_on").first()
    return PaidLeaver(
        amounts={leg.account: leg.debit for leg in legs if leg.account not in CASH_CODES},
        bank=any(leg.account == BANK for leg in legs),
        hers=parting(entry.group_id, member_id, without=entry.id),
        enrolment=newest if newest is not None and newest.left_on is not None else None,
    )
