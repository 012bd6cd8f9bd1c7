"""Agreeing how reports of a kota are numbered and printed."""

from dataclasses import dataclass
from uuid import UUID

from accounts.commands import command
from accounts.domain.roles import Actor, Place
from accounts.policies import require
from common import clock
from common.problems import Problems
from regions.tenancy.scope import current_kota_id
from reports.domain.numbering import pattern_problems
from reports.models import ReportStyle
from reports.policies import STYLE_REPORT

PAPERS = ("f4-landscape", "a4-landscape")


@dataclass(frozen=True)
class SetStyle:
    """Pattern of the number, name of the paper, layout A or B of the form's head."""

    command_id: UUID
    number_pattern: str
    paper: str
    layout: str


@dataclass(frozen=True)
class StyleSet:
    """What holds from now on."""

    number_pattern: str

    @property
    def about(self) -> dict[str, str]:
        return {"pola nomor": self.number_pattern}


@command("reports.style")
def set_style(cmd: SetStyle, *, actor: Actor) -> StyleSet:
    """Write the agreement down; reports issued before keep their number and paper.

    Refuses a pattern that cannot be read or has no {urut}.
    """
    require(actor, STYLE_REPORT, Place(current_kota_id()))
    problems = Problems(pattern_problems(cmd.number_pattern))
    if cmd.paper not in PAPERS:
        problems.add("paper", "Pilih F4 atau A4.", "pilihan")
    if cmd.layout not in ("A", "B"):
        problems.add("layout", "Pilih A atau B.", "pilihan")
    problems.raise_if_any()
    ReportStyle.objects.create(
        number_pattern=cmd.number_pattern,
        paper=cmd.paper,
        layout=cmd.layout,
        recorded_at=clock.now(),
        recorded_name=actor.name,
    )
    return StyleSet(cmd.number_pattern)
