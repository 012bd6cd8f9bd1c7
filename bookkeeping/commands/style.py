"""Agreeing how the books of a kota are printed."""

from dataclasses import dataclass
from uuid import UUID

from accounts.commands import command
from accounts.domain.roles import Actor, Place
from accounts.policies import require
from bookkeeping.models import BookStyle
from bookkeeping.policies import STYLE_BOOKS
from common import clock
from regions.tenancy.scope import current_kota_id


@dataclass(frozen=True)
class SetBookStyle:
    """Which block of Buku Keuangan (Lampiran 4.11) stands left."""

    command_id: UUID
    receipts_left: bool


@dataclass(frozen=True)
class BookStyleSet:
    """What holds from now on."""

    receipts_left: bool

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        return {"blok kiri Buku Keuangan": "penerimaan" if self.receipts_left else "pengeluaran"}


@command("bookkeeping.style")
def set_book_style(cmd: SetBookStyle, *, actor: Actor) -> BookStyleSet:
    """Write the agreement down; it holds for every print of the kota from now on."""
    require(actor, STYLE_BOOKS, Place(current_kota_id()))
    BookStyle.objects.create(
        receipts_left=cmd.receipts_left, recorded_at=clock.now(), recorded_name=actor.name
    )
    return BookStyleSet(cmd.receipts_left)
