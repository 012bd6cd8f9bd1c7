"""How an edition stands: live while it is open, from the frozen ranking once it is closed."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max

from common import codec
from common.period import Period
from contests.domain.frozen import FrozenRanking
from contests.domain.points import mean
from contests.domain.ranking import Entrant, Placed, RankedAspect, rank
from contests.domain.rubric import tie_words
from contests.domain.words import EditionState
from contests.models import Edition, Mark, Score
from contests.queries.entrants import entering
from contests.queries.rubric import RubricView, rubric_of


@dataclass(frozen=True)
class Standing:
    """Every group with its marks. Places are worked out for the area that is asked for."""

    aspects: tuple[RankedAspect, ...]
    ties: tuple[str, ...]
    entrants: tuple[Entrant, ...]
    read_on: date | None
    is_frozen: bool
    code: str = ""  # SHA-256 of the frozen ranking, hex

    @property
    def tie_rule(self) -> str:
        """The rule for equal totals, in words."""
        return tie_words(self.ties, {a.no: a.name for a in self.aspects})

    @property
    def missing(self) -> int:
        """How many marks are still missing; they count as nothing."""
        return sum(1 for e in self.entrants for a in self.aspects if e.marks.get(a.no) is None)

    def placed(self, kecamatan_id: int | None = None, kelurahan_id: int | None = None) -> tuple[Placed, ...]:
        """The ranking of the kota, or of one kecamatan or kelurahan among themselves."""
        chosen = [
            e
            for e in self.entrants
            if kecamatan_id in (None, e.kecamatan_id) and kelurahan_id in (None, e.kelurahan_id)
        ]
        return rank(chosen, self.aspects, self.ties)


def standing_of(edition: Edition) -> Standing | None:
    """The standing; None while there is no rubric. A constant number of queries."""
    if edition.state == EditionState.CLOSED:
        frozen = frozen_ranking(edition)
        code = bytes(edition.ranking_hash or b"").hex()
        return Standing(frozen.aspects, frozen.ties, frozen.entrants, frozen.read_on, True, code)
    rubric = rubric_of(edition.id)
    if rubric is None:
        return None
    frozen = to_freeze(edition, rubric)
    return Standing(frozen.aspects, frozen.ties, frozen.entrants, frozen.read_on, False)


def frozen_ranking(edition: Edition) -> FrozenRanking:
    """The stored ranking of a closed edition."""
    return codec.load_stored(FrozenRanking, edition.ranking)


def is_intact(edition: Edition) -> bool:
    """Whether the stored ranking still has the hash it was closed with."""
    return codec.body_hash(frozen_ranking(edition)) == bytes(edition.ranking_hash or b"")


def to_freeze(edition: Edition, rubric: RubricView) -> FrozenRanking:
    """What closing would freeze now; three queries."""
    numbers = {aspect.id: aspect.no for aspect in rubric.aspects}
    marks = _marks(numbers)
    groups = (
        entering(edition).select_related("kelurahan__kecamatan").order_by("kelurahan__code", "search_name")
    )
    entrants = tuple(
        Entrant(
            group_id=group.id,
            name=str(group),
            kelurahan_id=group.kelurahan_id,
            kelurahan=group.kelurahan.name,
            kecamatan_id=group.kelurahan.kecamatan_id,
            kecamatan=group.kelurahan.kecamatan.name,
            founded_on=group.founded_on,
            marks={aspect.no: marks.get((group.id, aspect.no)) for aspect in rubric.aspects},
        )
        for group in groups
    )
    read_on = Score.objects.filter(aspect_id__in=numbers).aggregate(day=Max("computed_on"))["day"]
    return FrozenRanking(
        edition=edition.name,
        year=edition.year,
        first=Period.from_key(edition.first_period),
        last=Period.from_key(edition.last_period),
        read_on=read_on,
        aspects=rubric.ranked,
        ties=rubric.ties,
        entrants=entrants,
    )


def _marks(numbers: dict[UUID, int]) -> dict[tuple[UUID, int], int]:
    """The mark of each group and aspect: what the books gave, or the mean of the jurors."""
    found: dict[tuple[UUID, int], int] = {}
    scores = Score.objects.filter(aspect_id__in=numbers).values_list("group_id", "aspect_id", "mark")
    for group_id, aspect_id, mark in scores:
        found[group_id, numbers[aspect_id]] = mark
    given: dict[tuple[UUID, int], list[int]] = defaultdict(list)
    values = Mark.objects.filter(aspect_id__in=numbers).values_list("group_id", "aspect_id", "value")
    for group_id, aspect_id, value in values:
        given[group_id, numbers[aspect_id]].append(value)
    return found | {key: mean(values) for key, values in given.items()}
