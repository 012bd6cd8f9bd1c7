"""Closing a book year, and opening it again."""

from dataclasses import dataclass
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import open_book
from closing.models import YearAct, YearClose
from closing.queries.rehearsal import months_words, open_months
from closing.queries.years import year_state
from common import clock
from common.problems import Problems
from groups.models import Group
from regions.queries.day import today_here

LONGEST_REASON = 200


@dataclass(frozen=True)
class CloseYear:
    """The book year is finished."""

    command_id: UUID
    group_id: UUID
    year: int


@dataclass(frozen=True)
class ReopenYear:
    """The book year is worked on again, and why."""

    command_id: UUID
    group_id: UUID
    year: int
    reason: str


@dataclass(frozen=True)
class YearAnswer:
    """The year and how it stands now."""

    group_id: UUID
    group_name: str
    year: int
    act: str
    reason: str = ""

    @property
    def about(self) -> dict[str, str]:
        """For the log: which group, which year, what was done, and why."""
        found = {
            "kelompok": self.group_name,
            "kelompok_id": str(self.group_id),
            "tahun": str(self.year),
            "keadaan": str(YearAct(self.act).label),
        }
        return found | ({"alasan": self.reason} if self.reason else {})


@command("closing.close_year")
def close_year(cmd: CloseYear, *, actor: Actor) -> YearAnswer:
    """Close a book year. Refuses a year not ended, one with open months, and one that is closed."""
    group = open_book(actor, cmd.group_id)
    problems, waiting = Problems(), open_months(group.id, cmd.year)
    if cmd.year >= today_here().year:
        problems.add("year", f"Tahun {cmd.year} belum berakhir.", "belum_berakhir")
    elif waiting:
        problems.add("year", f"Tutup dahulu buku {months_words(waiting)}.", "bulan_terbuka")
    if year_state(group.id, cmd.year).is_closed:
        problems.add("year", f"Tahun {cmd.year} sudah ditutup.", "keadaan")
    problems.raise_if_any()
    return _act(group, cmd.year, YearAct.CLOSED, "", actor, cmd.command_id)


@command("closing.reopen_year")
def reopen_year(cmd: ReopenYear, *, actor: Actor) -> YearAnswer:
    """Open a closed book year again. Refuses an open one, and a missing reason."""
    group = open_book(actor, cmd.group_id)
    problems, reason = Problems(), cmd.reason.strip()
    if not year_state(group.id, cmd.year).is_closed:
        problems.add("year", f"Tahun {cmd.year} tidak sedang ditutup.", "keadaan")
    if not reason:
        problems.add("reason", "Tulis alasan membuka tahun ini lagi.", "kosong")
    elif len(reason) > LONGEST_REASON:
        problems.add("reason", f"Alasan paling panjang {LONGEST_REASON} huruf.", "terlalu_panjang")
    problems.raise_if_any()
    return _act(group, cmd.year, YearAct.REOPENED, reason, actor, cmd.command_id)


def _act(group: Group, year: int, act: YearAct, reason: str, actor: Actor, act_id: UUID) -> YearAnswer:
    before = YearClose.objects.filter(group_id=group.id, year=year).count()
    YearClose.objects.create(
        id=act_id,
        kelurahan_id=group.kelurahan_id,
        group_id=group.id,
        year=year,
        no=before + 1,
        act=act,
        reason=reason,
        done_at=clock.now(),
        done_name=actor.name,
    )
    return YearAnswer(group.id, group.name, year, str(act.value), reason)
