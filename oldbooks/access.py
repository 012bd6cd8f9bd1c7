"""The id of a page in an address -> the page: 404 for a stranger, 403 for the wrong role."""

from uuid import UUID

from django.http import Http404

from accounts.policies import Actor, Rule
from groups.access import group_for
from groups.models import Group
from oldbooks.models import Page


def page_for(actor: Actor, rule: Rule, pk: UUID) -> tuple[Page, Group]:
    """A page that was not taken away, with its group, for an actor who may do this there."""
    page = Page.objects.filter(pk=pk, removed_at=None).first()
    if page is None:
        raise Http404("no such page")
    return page, group_for(actor, rule, page.group_id)
