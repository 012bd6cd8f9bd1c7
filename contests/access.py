"""Ids in addresses -> editions and aspects of the open city; 404 for anything else."""

from uuid import UUID

from django.http import Http404

from accounts.policies import Actor, Place, Rule, require
from contests.models import Aspect, Edition
from regions.tenancy.scope import current_kota_id


def edition_for(actor: Actor, rule: Rule, edition_id: UUID) -> Edition:
    """An edition, for an actor who may do this in the whole city; Http404 when it does not exist."""
    edition = Edition.objects.filter(pk=edition_id).first()
    if edition is None:
        raise Http404("no such edition")
    require(actor, rule, Place(current_kota_id()))
    return edition


def edition_to_read(actor: Actor, edition_id: UUID) -> Edition:
    """An edition by its id, for anybody of the city; Http404 when it does not exist, and for the operator."""
    edition = None if actor.kota_id is None else Edition.objects.filter(pk=edition_id).first()
    if edition is None:
        raise Http404("no such edition")
    return edition


def aspect_for(actor: Actor, rule: Rule, aspect_id: UUID) -> Aspect:
    """An aspect with its rubric and edition, for an actor who may do this in the whole city."""
    aspect = Aspect.objects.select_related("rubric__edition").filter(pk=aspect_id).first()
    if aspect is None:
        raise Http404("no such aspect")
    require(actor, rule, Place(current_kota_id()))
    return aspect
