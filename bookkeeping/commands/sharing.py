"""The card of a member as a picture that a signed link shows for seven days."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.models import SharedCard
from bookkeeping.papers import Desk, card_picture, member_card
from bookkeeping.queries.member_card import member_account
from common import clock
from common.ids import uuid7
from common.problems import Problem, Refused
from groups.access import group_for
from groups.policies import KEEP_BOOKS
from regions.models import Kota
from regions.queries.day import today_here
from regions.tenancy.scope import current_kota_id

LASTS = timedelta(days=7)


@dataclass(frozen=True)
class ShareCard:
    """Make a picture of the card of a member, as of today."""

    command_id: UUID
    group_id: UUID
    member_id: UUID


@dataclass(frozen=True)
class WithdrawCard:
    """Let the link of a shared card show nothing any more."""

    command_id: UUID
    group_id: UUID
    card_id: UUID


@dataclass(frozen=True)
class CardShared:
    """A shared card, or one that was withdrawn."""

    group_id: UUID
    group_name: str
    card_id: UUID
    member_id: UUID
    member_name: str
    on: date

    @property
    def about(self) -> dict[str, str]:
        """For the log: whose card, and which picture."""
        return {
            "kelompok": self.group_name,
            "kelompok_id": str(self.group_id),
            "anggota": self.member_name,
            "anggota_id": str(self.member_id),
            "gambar_id": str(self.card_id),
        }


@command("bookkeeping.share_card")
def share_card(cmd: ShareCard, *, actor: Actor) -> CardShared:
    """Keep the picture for seven days; pictures whose days are over are deleted with it.

    Refuses somebody who never belonged to the group.
    """
    group, today = group_for(actor, KEEP_BOOKS, cmd.group_id), today_here()
    account = member_account(group.id, cmd.member_id, today)
    if account is None:
        raise Refused([Problem("member_id", "Pilih anggota dari daftar kelompok ini.", "tidak_ada")])
    now = clock.now()
    SharedCard.objects.filter(expires_at__lte=now).delete()
    desk = Desk(Kota.objects.get(pk=current_kota_id()), group, actor.name, today)
    made = SharedCard.objects.create(
        id=uuid7(),
        kelurahan_id=group.kelurahan_id,
        group_id=group.id,
        member_id=cmd.member_id,
        picture=card_picture(member_card(desk, account)),
        shared_at=now,
        shared_name=actor.name,
        expires_at=now + LASTS,
    )
    return CardShared(group.id, str(group), made.id, cmd.member_id, account.member.person.name, today)


@command("bookkeeping.withdraw_card")
def withdraw_card(cmd: WithdrawCard, *, actor: Actor) -> CardShared:
    """Withdraw a picture of this group. Refuses one that is not there."""
    group = group_for(actor, KEEP_BOOKS, cmd.group_id)
    found = SharedCard.objects.filter(pk=cmd.card_id, group_id=group.id).select_related("member").first()
    if found is None:
        raise Refused([Problem("card_id", "Gambar ini sudah tidak ada.", "tidak_ada")])
    SharedCard.objects.filter(pk=found.id, withdrawn_at=None).update(withdrawn_at=clock.now())
    return CardShared(group.id, str(group), found.id, found.member.id, found.member.name, today_here())
