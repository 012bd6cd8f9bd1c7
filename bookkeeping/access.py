"""An id in an address -> the entry, loan or request: 404 for a stranger, 403 for the wrong role."""

from uuid import UUID

from django.http import Http404

from accounts.policies import Actor, Rule
from bookkeeping.models import Entry, Loan, Remark
from groups.access import group_for
from groups.models import Group


def entry_for(actor: Actor, rule: Rule, pk: UUID) -> tuple[Entry, Group]:
    """The entry and its group, for an actor who may do this at the group."""
    entry = Entry.objects.filter(pk=pk).first()
    if entry is None:
        raise Http404("no such entry")
    return entry, group_for(actor, rule, entry.group_id)


def loan_for(actor: Actor, rule: Rule, pk: UUID) -> tuple[Loan, Group]:
    """The loan and its group, for an actor who may do this at the group."""
    loan = Loan.objects.filter(pk=pk).first()
    if loan is None:
        raise Http404("no such loan")
    return loan, group_for(actor, rule, loan.group_id)


def remark_for(actor: Actor, rule: Rule, pk: UUID) -> tuple[Remark, Group]:
    """The request and its group, for an actor who may do this at the group."""
    remark = Remark.objects.filter(pk=pk).first()
    if remark is None:
        raise Http404("no such request")
    return remark, group_for(actor, rule, remark.group_id)
