"""The id of a group in an address -> the group: 404 for a stranger, 403 for the wrong role."""

from uuid import UUID

from django.http import Http404

from accounts.policies import Actor, Rule, may, require
from groups.models import Group
from groups.policies import READ_GROUP, place_of


def group_for(actor: Actor, rule: Rule, pk: UUID) -> Group:
    """The group with its kelurahan and poksus, for an actor who may do this there.

    Http404 when it does not exist for her, Forbidden when she may see it but not do this.
    """
    related = Group.objects.select_related("kelurahan__kecamatan", "parent")
    group = related.filter(pk=pk).first()
    if group is None or not (may(actor, READ_GROUP, place_of(group)) or may(actor, rule, place_of(group))):
        raise Http404("no such group")
    require(actor, rule, place_of(group))
    return group
