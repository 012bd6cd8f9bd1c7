"""Lists of groups: which ones an actor has, and one row of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from accounts.policies import Actor, Rule, reach
from groups.domain.words import Kind, Stage
from groups.models import Group, StageDecision


@dataclass(frozen=True)
class GroupRow:
    """A group as lists show it. `stage` is None while nobody has decided one."""

    id: UUID
    name: str
    kind: Kind
    kecamatan_id: int
    kecamatan: str
    kelurahan_id: int
    kelurahan: str
    stage: Stage | None
    parent: str
    line_of_business: str
    founded_on: date | None
    is_active: bool
    closed_on: date | None

    @property
    def stage_label(self) -> str:
        """The tingkat in words."""
        return self.stage.label if self.stage else "Belum ditetapkan"

    @property
    def title(self) -> str:
        """The name as it is said: "Poksus Melati"."""
        return f"{self.kind.label} {self.name}"


def groups_for(actor: Actor, rule: Rule) -> QuerySet[Group]:
    """The groups at which this actor may do this: the same answer as may(), for a list."""
    got = reach(actor, rule)
    found = Group.objects.all()
    if got.whole_kota:
        return found
    return found.filter(
        Q(kelurahan__kecamatan_id__in=got.kecamatan)
        | Q(kelurahan_id__in=got.kelurahan)
        | Q(pk__in=got.groups)
    )


def working_on(groups: QuerySet[Group], on: date) -> QuerySet[Group]:
    """Those founded by that day (or at an unknown date) and not closed before it."""
    return groups.filter(Q(founded_on=None) | Q(founded_on__lte=on)).filter(
        Q(closed_on=None) | Q(closed_on__gte=on)
    )


def with_stage(groups: QuerySet[Group], on: date | None = None) -> QuerySet[Group]:
    """The same groups with `current_stage`: the newest decision, or the newest until that day."""
    return groups.annotate(current_stage=newest_stage(on))


def newest_stage(on: date | None = None, group: str = "pk") -> Subquery:
    """The stage of the newest decision (until that day) about the group in a column of the outer query."""
    decisions = StageDecision.objects.filter(group_id=OuterRef(group))
    if on is not None:
        decisions = decisions.filter(decided_on__lte=on)
    return Subquery(decisions.order_by("-decided_on", "-id").values("stage")[:1])


def with_rank(groups: QuerySet[Group]) -> QuerySet[Group]:
    """Groups of with_stage() with `stage_rank`: 0 undecided, then from pemula upwards."""
    ranks = [When(current_stage=stage.value, then=Value(rank)) for rank, stage in enumerate(Stage, 1)]
    return groups.annotate(stage_rank=Case(*ranks, default=Value(0), output_field=IntegerField()))


def group_rows(groups: Iterable[Group]) -> tuple[GroupRow, ...]:
    """Read models of groups that came through with_stage() and for_rows()."""
    return tuple(_row(group) for group in groups)


def for_rows(groups: QuerySet[Group]) -> QuerySet[Group]:
    """What group_rows() needs, joined in: one query however many rows."""
    return with_stage(groups.select_related("kelurahan__kecamatan", "parent"))


def _row(group: Group) -> GroupRow:
    stage: str | None = getattr(group, "current_stage", None)
    return GroupRow(
        id=group.id,
        name=group.name,
        kind=Kind(group.kind),
        kecamatan_id=group.kelurahan.kecamatan_id,
        kecamatan=group.kelurahan.kecamatan.name,
        kelurahan_id=group.kelurahan_id,
        kelurahan=group.kelurahan.name,
        stage=Stage(stage) if stage else None,
        parent=group.parent.name if group.parent else "",
        line_of_business=group.line_of_business,
        founded_on=group.founded_on,
        is_active=group.is_active,
        closed_on=group.closed_on,
    )


def poksus_choices(actor: Actor, rule: Rule) -> tuple[GroupRow, ...]:
    """The working poksus a poklak can be put under, by kelurahan and name."""
    found = groups_for(actor, rule).filter(kind=Kind.POKSUS.value, is_active=True)
    return group_rows(for_rows(found).order_by("kelurahan__code", "search_name"))
