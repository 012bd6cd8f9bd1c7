"""Who is at the door: the grants of a person that hold today, and what they let her see."""

from datetime import date

from django.db.models import Q
from django.http import HttpRequest
from rest_framework.authentication import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed

from accounts.domain.roles import Actor, Held, places_of
from accounts.models import Grant, User
from regions.models import Kelurahan
from regions.tenancy.scope import WHOLE_KOTA


def actor_of(user: User, on: date, address: str | None) -> Actor:
    """The person with the roles she holds on this day, in the open city."""
    grants = Grant.objects.filter(user_id=user.pk, revoked_at=None, starts_on__lte=on).filter(
        Q(ends_on=None) | Q(ends_on__gte=on)
    )
    held = tuple(grant.held() for grant in grants)
    return Actor(user.pk, user.name, user.kota_id, held, address)


def visible_kelurahan(held: tuple[Held, ...]) -> tuple[int, ...]:
    """The kelurahan the database may show for these roles; (0,) for the whole city, () for none."""
    whole, kecamatan, kelurahan = places_of(held)
    if whole:
        return WHOLE_KOTA
    if kecamatan:
        within = Kelurahan.objects.filter(kecamatan_id__in=kecamatan).values_list("id", flat=True)
        kelurahan = kelurahan | frozenset(within)
    return tuple(sorted(kelurahan))


def operator_of(user: User, address: str | None) -> Actor:
    """The operator: she belongs to no city and sees none."""
    return Actor.operator(user.name, user.pk, address)


def token_user(request: HttpRequest) -> User | None:
    """The person whose token the request carries, if it carries a good one."""
    try:
        found = TokenAuthentication().authenticate(request)  # type: ignore[arg-type]
    except AuthenticationFailed:
        return None
    return found[0] if found and isinstance(found[0], User) else None
