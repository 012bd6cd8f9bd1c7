"""The id of a RAT pack in an address -> the pack: 404 for a stranger, 403 for the wrong role."""

from uuid import UUID

from django.http import Http404

from accounts.policies import Actor, Rule
from closing.models import RatPack
from groups.access import group_for
from groups.models import Group


def pack_for(actor: Actor, rule: Rule, pack_id: UUID) -> tuple[RatPack, Group]:
    """The pack without its pages, and its group, for an actor who may do this at the group."""
    pack = RatPack.objects.defer("pdf").filter(pk=pack_id).first()
    if pack is None:
        raise Http404("no such pack")
    return pack, group_for(actor, rule, pack.group_id)
