"""Sharing the SHU of a year, as the RAT decided it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, at_the_command, open_book, recorded
from bookkeeping.commands.posting import post
from bookkeeping.domain.amounts import day_problems
from bookkeeping.queries.months import sealed_until
from closing.commands.drafts import sharing_draft
from closing.models import YearShare
from closing.queries.rehearsal import Rehearsal, rehearse
from common import clock, codec
from common.period import Period
from common.problems import Problem, Problems
from groups.models import Group
from regions.queries.day import today_here

LONGEST_MINUTES, LONGEST_NOTE = 120, 200


@dataclass(frozen=True)
class ShareShu:
    """The year, the day of the RAT, where its minutes are, and why in a sentence.

    `amount` is what was seen in the rehearsal (whole rupiah): if the books moved since, nothing is posted.
    """

    command_id: UUID
    group_id: UUID
    year: int
    decided_on: date
    minutes: str
    note: str
    amount: int


class Decided(NamedTuple):
    """What the RAT decided, in words: its day, where its minutes are, and its sentence."""

    on: date
    minutes: str
    note: str


@command("closing.share_shu")
def share_shu(cmd: ShareShu, *, actor: Actor) -> Recorded:
    """Post the split of a year in one entry, and keep every figure of it.

    Refuses a year not ended or with open months, SHU that is not above zero, what was shared before unless a
    correction left something, a RAT within the year or ahead, and an amount that has changed since it was
    seen. The entry has the day of the RAT; when a report counts that month, today.
    """
    group, today = open_book(actor, cmd.group_id), today_here()
    told = Decided(cmd.decided_on, cmd.minutes.strip(), cmd.note.strip())
    seen = rehearse(group.id, cmd.year, cmd.decided_on, today)
    sealed = sealed_until(group.id)
    day = today if sealed and Period.of(cmd.decided_on) <= sealed else cmd.decided_on
    Problems(decision_problems(group, told, seen, cmd.amount, day)).raise_if_any()
    assert seen.split is not None  # else there was a problem
    draft = sharing_draft(group.id, day, cmd.year, cmd.decided_on, seen.split)
    with at_the_command():
        (posted,) = post([draft], command_id=cmd.command_id, actor=actor)
    keep_share(cmd.command_id, group, told, seen, posted.entry_id, actor)
    return recorded(group, draft, posted)


def decision_problems(
    group: Group, told: Decided, seen: Rehearsal, amount: int, day: date
) -> Iterator[Problem]:
    """What keeps a rehearsed split from being posted on that day; `amount` is what was seen."""
    yield from seen.problems
    if seen.split is not None and amount != seen.split.amount:
        yield Problem("amount", "Buku berubah sesudah halaman ini dibuka. Periksa lagi angkanya.", "berubah")
    if group.closed_on:
        yield from day_problems("decided_on", day, today_here(), group.closed_on)
    for field, most, why in (
        ("minutes", LONGEST_MINUTES, "Tulis nomor atau tempat notulen RAT."),
        ("note", LONGEST_NOTE, "Tulis keputusan RAT dalam satu kalimat."),
    ):
        text = getattr(told, field)
        if not text:
            yield Problem(field, why, "kosong")
        elif len(text) > most:
            yield Problem(field, f"Paling panjang {most} huruf.", "terlalu_panjang")


def keep_share(
    share_id: UUID, group: Group, told: Decided, seen: Rehearsal, entry_id: UUID, actor: Actor
) -> None:
    """Keep every figure of a split whose entry was posted."""
    assert seen.split is not None
    assert seen.agreed is not None
    before = YearShare.objects.filter(group_id=group.id, year=seen.year).count()
    YearShare.objects.create(
        id=share_id,
        kelurahan_id=group.kelurahan_id,
        group_id=group.id,
        year=seen.year,
        no=before + 1,
        rules_id=seen.agreed.id,
        entry_id=entry_id,
        decided_on=told.on,
        minutes=told.minutes,
        note=told.note,
        amount=seen.split.amount,
        sources=[{"year": part.year, "amount": part.amount} for part in seen.surplus.sources],
        split=codec.dump(seen.split),
        shared_at=clock.now(),
        shared_name=actor.name,
    )
