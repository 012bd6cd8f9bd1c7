"""People a batch entered whom something else speaks of by now."""

from uuid import UUID

from bookkeeping.models import Leg, Loan
from meetings.models import Attendance
from members.models import DesilFact, Enrolment, Member, PekkaFact
from oldbooks.models import ImportBatch


def needed_elsewhere(batch: ImportBatch) -> dict[UUID, str]:
    """Members of the batch, by id with names, who have money, a loan, a meeting, a fact or another group."""
    mine = batch.members
    needed: set[UUID] = set(
        Leg.objects.filter(member_id__in=mine).values_list("member_id", flat=True).distinct()
    )
    needed |= set(Loan.objects.filter(member_id__in=mine).values_list("member_id", flat=True))
    needed |= set(
        Attendance.objects.filter(member_id__in=mine).values_list("member_id", flat=True).distinct()
    )
    others = Enrolment.objects.filter(member_id__in=mine).exclude(group_id=batch.group_id)
    needed |= set(others.values_list("member_id", flat=True))
    for facts in (PekkaFact, DesilFact):
        needed |= set(facts.objects.filter(member_id__in=mine).values_list("member_id", flat=True))
    return dict(Member.objects.filter(pk__in=needed).values_list("id", "name"))
