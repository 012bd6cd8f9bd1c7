"""Everything the page of one group says about the group itself."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from groups.domain.words import Kind, Stage
from groups.models import Group, StageDecision


@dataclass(frozen=True)
class StageLine:
    """One decision about the stage, newest first; the first of the tuple is the current one."""

    stage: Stage
    decided_on: date
    reason: str
    decided_by: str
    recorded_by: str


@dataclass(frozen=True)
class Neighbour:
    """A group that this one coordinates or belongs to."""

    id: UUID
    title: str
    is_active: bool


@dataclass(frozen=True)
class GroupProfile:
    """A group with its place, its poksus or its poklak, and the history of its stage."""

    id: UUID
    name: str
    kind: Kind
    kecamatan: str
    kelurahan: str
    line_of_business: str
    founded_on: date | None
    is_active: bool
    closed_on: date | None
    closed_reason: str
    parent: Neighbour | None
    poklak: tuple[Neighbour, ...]
    stages: tuple[StageLine, ...]

    @property
    def title(self) -> str:
        """The name as it is said: "Poksus Melati"."""
        return f"{self.kind.label} {self.name}"

    @property
    def place(self) -> str:
        """Where it is: "Kelurahan Gedongan, Kecamatan Magersari"."""
        return f"Kelurahan {self.kelurahan}, Kecamatan {self.kecamatan}"

    @property
    def stage_label(self) -> str:
        """The tingkat of today in words."""
        return self.stages[0].stage.label if self.stages else "Belum ditetapkan"


def group_profile(group: Group) -> GroupProfile:
    """The profile of a group that came from groups.access.group_for(); two queries."""
    below = Group.objects.filter(parent_id=group.id).order_by("-is_active", "search_name")
    return GroupProfile(
        id=group.id,
        name=group.name,
        kind=Kind(group.kind),
        kecamatan=group.kelurahan.kecamatan.name,
        kelurahan=group.kelurahan.name,
        line_of_business=group.line_of_business,
        founded_on=group.founded_on,
        is_active=group.is_active,
        closed_on=group.closed_on,
        closed_reason=group.closed_reason,
        parent=_neighbour(group.parent) if group.parent else None,
        poklak=tuple(_neighbour(poklak) for poklak in below) if group.kind == Kind.POKSUS else (),
        stages=_stages(group.id),
    )


def _neighbour(group: Group) -> Neighbour:
    return Neighbour(group.id, str(group), group.is_active)


def _stages(group_id: UUID) -> tuple[StageLine, ...]:
    decisions = StageDecision.objects.filter(group_id=group_id).select_related("recorded_by")
    return tuple(
        StageLine(
            Stage(d.stage),
            d.decided_on,
            d.reason,
            d.decided_by,
            d.recorded_by.name if d.recorded_by else "Sistem",
        )
        for d in decisions.order_by("-decided_on", "-id")
    )


def stage_on(group_id: UUID, on: date) -> Stage | None:
    """The stage of a group as decided until that day; None when undecided."""
    decided = StageDecision.objects.filter(group_id=group_id, decided_on__lte=on)
    stage = decided.order_by("-decided_on", "-id").values_list("stage", flat=True).first()
    return Stage(stage) if stage else None
