"""Ids in addresses -> people and grants of the open city; 404 for anybody else's."""

from uuid import UUID

from django.http import Http404

from accounts.models import Grant, User
from accounts.policies import Actor, Place, Rule, require
from regions.tenancy.scope import current_kota_id


def user_for(actor: Actor, rule: Rule, user_id: int) -> User:
    """A person of the open city, for an actor who may do this in the whole city.

    Users stand outside the tenants, so the city is named here: Http404 for a person of another one.
    """
    kota_id = current_kota_id()
    user = User.objects.filter(pk=user_id, kota_id=kota_id).first()
    if user is None:
        raise Http404("no such person in this city")
    require(actor, rule, Place(kota_id))
    return user


def grant_for(actor: Actor, rule: Rule, grant_id: UUID) -> Grant:
    """A role given in the open city, with its person, for an actor who may do this in the whole city."""
    grant = Grant.objects.select_related("user").filter(pk=grant_id).first()
    if grant is None:
        raise Http404("no such grant in this city")
    require(actor, rule, Place(current_kota_id()))
    return grant
