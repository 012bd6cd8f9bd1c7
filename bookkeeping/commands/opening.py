"""Saldo awal: what a group has in hand on the day it starts with these books."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, open_book, record
from bookkeeping.domain.amounts import amount_problems, day_problems
from bookkeeping.domain.chart import (
    BANK,
    KAS,
    MODAL_AWAL,
    SIMPANAN_POKOK,
    SIMPANAN_SUKARELA,
    SIMPANAN_TERIKAT,
    SIMPANAN_WAJIB,
)
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.models import Entry
from bookkeeping.queries.people import ever_enrolled
from common.ids import uuid7
from common.problems import Problem, Problems
from common.words import tanggal
from regions.queries.day import today_here

FIELDS = {
    "pokok": SIMPANAN_POKOK,
    "wajib": SIMPANAN_WAJIB,
    "sukarela": SIMPANAN_SUKARELA,
    "terikat": SIMPANAN_TERIKAT,
}


@dataclass(frozen=True)
class OpeningSavings:
    """What one member had saved by then, whole rupiah."""

    member_id: UUID
    pokok: int = 0
    wajib: int = 0
    sukarela: int = 0
    terikat: int = 0


@dataclass(frozen=True)
class OpenBalances:
    """Kas, bank and the savings of members; what they do not explain becomes modal awal."""

    command_id: UUID
    group_id: UUID
    date: date
    kas: int = 0
    bank: int = 0
    members: tuple[OpeningSavings, ...] = ()


@command("bookkeeping.open_balances")
def open_balances(cmd: OpenBalances, *, actor: Actor) -> Recorded:
    """Write the saldo awal as one entry.

    Refuses a second one that is not cancelled first, a day after the first entry, amounts below zero,
    strangers and members named twice, and an empty one.
    """
    group = open_book(actor, cmd.group_id)
    problems = Problems(day_problems("date", cmd.date, today_here(), group.closed_on))
    problems.extend(_amount_problems(cmd))
    problems.extend(_book_problems(cmd))
    problems.raise_if_any()
    draft = EntryDraft(
        id=uuid7(),
        group_id=group.id,
        date=cmd.date,
        kind=EntryKind.SALDO_AWAL,
        memo="Saldo awal",
        legs=_legs(cmd),
    )
    return record(group, draft, command_id=cmd.command_id, actor=actor)


def _amount_problems(cmd: OpenBalances) -> Iterator[Problem]:
    yield from amount_problems("kas", cmd.kas, "Uang kas")
    yield from amount_problems("bank", cmd.bank, "Uang di bank")
    for number, saved in enumerate(cmd.members):
        for name in FIELDS:
            yield from amount_problems(f"members.{number}.{name}", getattr(saved, name), f"Simpanan {name}")
    if not (cmd.kas or cmd.bank or any(getattr(m, name) for m in cmd.members for name in FIELDS)):
        yield Problem("kas", "Saldo awal belum diisi.", "kosong")


def _book_problems(cmd: OpenBalances) -> Iterator[Problem]:
    known = ever_enrolled(cmd.group_id, [saved.member_id for saved in cmd.members])
    seen: set[UUID] = set()
    for number, saved in enumerate(cmd.members):
        place = f"members.{number}.member_id"
        if saved.member_id not in known:
            yield Problem(place, "Pilih anggota dari daftar kelompok ini.", "tidak_ada")
        elif saved.member_id in seen:
            yield Problem(place, f"{known[saved.member_id].person.called} ditulis dua kali.", "ganda")
        seen.add(saved.member_id)
    standing = Entry.objects.filter(group_id=cmd.group_id, kind=EntryKind.SALDO_AWAL)
    undone = Entry.objects.filter(group_id=cmd.group_id, reverses_id__isnull=False).values("reverses_id")
    if standing.exclude(pk__in=undone).exists():
        yield Problem("", "Saldo awal sudah ada. Batalkan dahulu untuk mengisinya lagi.", "sudah")
    earlier = Entry.objects.filter(group_id=cmd.group_id, date__lt=cmd.date)
    first = earlier.exclude(kind__in=[EntryKind.SALDO_AWAL, EntryKind.PEMBALIK]).order_by("date").first()
    if first is not None:
        yield Problem("date", f"Sudah ada catatan pada {tanggal(first.date)}, pakai tanggal itu.", "urutan")


def _legs(cmd: OpenBalances) -> tuple[LegLine, ...]:
    money = [LegLine(code, amount, 0) for code, amount in ((KAS, cmd.kas), (BANK, cmd.bank)) if amount]
    saved = [
        LegLine(code, 0, getattr(member, name), member.member_id)
        for member in cmd.members
        for name, code in FIELDS.items()
        if getattr(member, name)
    ]
    rest = cmd.kas + cmd.bank - sum(leg.credit for leg in saved)
    if rest:
        saved.append(LegLine(MODAL_AWAL, max(-rest, 0), max(rest, 0)))
    return (*money, *saved)
