"""A juror's mark."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from common import clock
from common.problems import Problem, Problems, Refused
from contests.access import aspect_for
from contests.commands.rubric import CLOSED, open_to_change
from contests.domain.rubric import JUROR
from contests.models import Aspect, Edition, Mark, Rubric
from contests.policies import GIVE_MARK
from contests.queries.entrants import entering
from contests.queries.rubric import draft_of
from regions.queries.day import today_here
from regions.tenancy.constraints import refusing

NOTE = 300


@dataclass(frozen=True)
class GiveMark:
    """A mark for one group in one aspect, by its letter; giving it again replaces the juror's own."""

    command_id: UUID
    aspect_id: UUID
    group_id: UUID
    letter: str
    note: str = ""


@dataclass(frozen=True)
class MarkAnswer:
    """What was written down."""

    aspect_id: UUID
    group_id: UUID
    value: int

    @property
    def about(self) -> dict[str, Any]:
        return {"kelompok": str(self.group_id), "aspek": str(self.aspect_id)}


@command("contests.give_mark")
def give_mark(cmd: GiveMark, *, actor: Actor) -> MarkAnswer:
    """Give or change one's own mark.

    Refuses an aspect that the books answer or that belongs to an older rubric, a letter outside of its scale,
    a group that does not take part, days outside of the edition. Forbidden outside of GIVE_MARK.
    """
    aspect = aspect_for(actor, GIVE_MARK, cmd.aspect_id)
    edition = aspect.rubric.edition
    open_to_change(edition)
    group = entering(edition).filter(pk=cmd.group_id).first()
    step = next((s for s in draft_of(aspect).scale if s.letter == cmd.letter.strip().lower()), None)
    problems = _problems(cmd, aspect, edition)
    if group is None:
        problems.add("group_id", "Kelompok ini tidak ikut lomba.", "tidak_ikut")
    if step is None and aspect.source == JUROR:
        problems.add("letter", "Pilih salah satu nilai.", "pilihan")
    problems.raise_if_any()
    juror_id = actor.user_id
    if group is None or step is None or juror_id is None:
        raise Refused([Problem("", "Nilai diberikan oleh juri yang masuk dengan namanya.", "juri")])
    mark = Mark(
        kelurahan_id=group.kelurahan_id,
        aspect_id=aspect.id,
        group_id=group.id,
        juror_id=juror_id,
        juror_name=actor.name,
        letter=step.letter,
        value=step.value,
        note=cmd.note.strip(),
        given_at=clock.now(),
    )
    _write(mark)
    return MarkAnswer(aspect.id, group.id, step.value)


def _problems(cmd: GiveMark, aspect: Aspect, edition: Edition) -> Problems:
    problems = Problems()
    newest = Rubric.objects.filter(edition_id=edition.id).order_by("-version").first()
    if newest is None or newest.id != aspect.rubric_id:
        problems.add("aspect_id", "Rubriknya sudah diganti. Buka lagi lembar nilainya.", "lama")
    if aspect.source != JUROR:
        problems.add("aspect_id", "Aspek ini dinilai dari buku, bukan oleh juri.", "otomatis")
    if not edition.opens_on <= today_here() <= edition.closes_on:
        problems.add("", "Penilaian hanya dibuka di antara hari pertama dan terakhir lomba.", "tanggal")
    if len(cmd.note) > NOTE:
        problems.add("note", f"Catatan paling panjang {NOTE} huruf.", "panjang")
    return problems


def _write(mark: Mark) -> None:
    """Append the mark, or replace the one this juror gave before."""
    with refusing({"edition_closed": CLOSED}):
        Mark.objects.bulk_create(
            [mark],
            update_conflicts=True,
            unique_fields=["kota", "aspect", "group", "juror"],
            update_fields=["letter", "value", "note", "given_at", "juror_name"],
        )
