"""Asking for the RAT pack, making it, and what became of it."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from celery import current_app
from django.db import transaction

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import open_book
from bookkeeping.papers import Desk
from closing.models import PackState, RatPack
from closing.progress import tell_making
from closing.rat import rat_pack
from common import clock
from common.pdf.merge import sheets_in
from common.problems import Problems
from groups.models import Group
from regions.models import Kota
from regions.queries.day import today_here
from regions.tenancy.scope import current_kota_id

LONGEST_PROBLEM = 300
PAPERS = ("f4", "a4")


@dataclass(frozen=True)
class AskRat:
    """The pack of a book year, on F4 or A4."""

    command_id: UUID
    group_id: UUID
    year: int
    paper: str = "f4"


@dataclass(frozen=True)
class MakeRat:
    """A pack that waits."""

    command_id: UUID
    pack_id: UUID


@dataclass(frozen=True)
class RatFailed:
    """A pack that could not be made, and what it died of."""

    command_id: UUID
    pack_id: UUID
    problem: str


@dataclass(frozen=True)
class PackAnswer:
    """The pack and how far it is."""

    pack_id: UUID
    group_name: str
    year: int
    state: str

    @property
    def about(self) -> dict[str, str]:
        """For the log: whose pack, of which year, how far."""
        return {"kelompok": self.group_name, "tahun": str(self.year), "keadaan": PackState(self.state).label}


@command("closing.ask_rat")
def ask_rat(cmd: AskRat, *, actor: Actor) -> PackAnswer:
    """Have the worker make the pack from the books as they stand then. Refuses a year not ended."""
    group, problems = open_book(actor, cmd.group_id), Problems()
    if cmd.year >= today_here().year:
        problems.add("year", f"Tahun {cmd.year} belum berakhir.", "belum_berakhir")
    if cmd.paper not in PAPERS:
        problems.add("paper", "Pilih kertas F4 atau A4.", "tidak_dikenal")
    problems.raise_if_any()
    pack = RatPack.objects.create(
        id=cmd.command_id,
        kelurahan_id=group.kelurahan_id,
        group_id=group.id,
        year=cmd.year,
        paper=cmd.paper,
        state=PackState.WAITING,
        asked_at=clock.now(),
        asked_name=actor.name,
    )
    transaction.on_commit(partial(_send, current_kota_id(), str(pack.id)))
    return PackAnswer(pack.id, group.name, cmd.year, pack.state)


def _send(kota_id: int, pack_id: str) -> None:
    current_app.send_task("closing.rat", kwargs={"kota_id": kota_id, "pack_id": pack_id})


@command("closing.make_rat")
def make_rat(cmd: MakeRat, *, actor: Actor) -> PackAnswer:
    """Print and bind the pack if it still waits; one that is done stays as it is."""
    pack = RatPack.objects.select_for_update(of=("self",)).defer("pdf").get(pk=cmd.pack_id)
    group = Group.objects.select_related("kelurahan__kecamatan").get(pk=pack.group_id)
    if pack.state == PackState.WAITING:
        desk = Desk(Kota.objects.get(pk=current_kota_id()), group, pack.asked_name, date(pack.year, 12, 31))
        pack.pdf = rat_pack(desk, pack.year, today_here(), pack.paper, partial(tell_making, pack.id))
        pack.sheets, pack.made_at, pack.state = sheets_in(pack.pdf), clock.now(), PackState.DONE
        pack.save(update_fields=["pdf", "sheets", "made_at", "state"])
    return PackAnswer(pack.id, group.name, pack.year, pack.state)


@command("closing.rat_failed")
def rat_failed(cmd: RatFailed, *, actor: Actor) -> PackAnswer:
    """Write down that a pack could not be made; one that is done stays done."""
    pack = RatPack.objects.select_for_update(of=("self",)).defer("pdf").get(pk=cmd.pack_id)
    name = Group.objects.values_list("name", flat=True).get(pk=pack.group_id)
    if pack.state == PackState.WAITING:
        pack.state, pack.problem = PackState.FAILED, cmd.problem[:LONGEST_PROBLEM]
        pack.save(update_fields=["state", "problem"])
    return PackAnswer(pack.id, name, pack.year, pack.state)
