"""Rules of the accounts app, and the two questions every policy answers."""

from accounts.domain.roles import (
    Actor,
    Place,
    Public,
    Reach,
    Role,
    Rule,
    SignedIn,
    may,
    may_somewhere,
    reach,
)
from common.problems import Forbidden

MANAGE_USERS = Rule.of("kelola pengguna", Role.ADMIN)
READ_AUDIT = Rule.of("baca catatan kegiatan", Role.ADMIN)
MANAGE_PAPERS = Rule.of("atur kop surat dan pejabat", Role.ADMIN)
MANAGE_KOTA = Rule.of("buka kota", Role.OPERATOR)
NOWHERE = Place(kota_id=0)  # where the operator acts: outside of every city

__all__ = [
    "MANAGE_KOTA",
    "MANAGE_PAPERS",
    "MANAGE_USERS",
    "NOWHERE",
    "READ_AUDIT",
    "Actor",
    "Place",
    "Public",
    "Reach",
    "Rule",
    "SignedIn",
    "may",
    "may_somewhere",
    "reach",
    "require",
]


def require(actor: Actor, rule: Rule, place: Place) -> None:
    """Refuse with Forbidden unless this actor may do this at this place."""
    if not may(actor, rule, place):
        raise Forbidden(f"{actor.name} may not: {rule.name}")
