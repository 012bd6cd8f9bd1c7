"""Pictures of cards that can still be opened, and the picture behind a signed link."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core import signing

from bookkeeping.models import SharedCard
from common import clock

SALT = "up2k.kartu"


@dataclass(frozen=True, slots=True)
class OpenCard:
    """A picture whose link works; `token` is the secret part of its address."""

    id: UUID
    token: str
    shared_at: datetime
    shared_name: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class SignedCard:
    """What a link names: the city and the picture in it."""

    kota_id: int
    card_id: UUID


def open_cards(group_id: UUID, member_id: UUID) -> tuple[OpenCard, ...]:
    """The pictures of a member that a link still shows, the newest first; one query."""
    found = SharedCard.objects.filter(
        group_id=group_id, member_id=member_id, withdrawn_at=None, expires_at__gt=clock.now()
    ).order_by("-shared_at")
    rows = found.values_list("kota_id", "id", "shared_at", "shared_name", "expires_at")
    return tuple(OpenCard(card, card_token(kota, card), at, by, until) for kota, card, at, by, until in rows)


def card_token(kota_id: int, card_id: UUID) -> str:
    """The secret of a link: city and picture, signed with the key of this server."""
    return signing.Signer(salt=SALT).sign(f"{kota_id}.{card_id.hex}")


def read_card_token(token: str) -> SignedCard | None:
    """What a link names; None when not one character of it may be trusted."""
    try:
        kota, _, card = signing.Signer(salt=SALT).unsign(token).partition(".")
        return SignedCard(int(kota), UUID(hex=card))
    except (signing.BadSignature, ValueError):
        return None


def picture_shown(card_id: UUID) -> bytes | None:
    """The PNG, while its days last and nobody withdrew it; one query in the open city."""
    found = SharedCard.objects.filter(pk=card_id, withdrawn_at=None, expires_at__gt=clock.now())
    picture = found.values_list("picture", flat=True).first()
    return None if picture is None else bytes(picture)
