"""The page of one area in one month, in the order in which its questions are asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bookkeeping.domain.loans.aging import Portfolio
from bookkeeping.queries.loans.aging import portfolios
from bookkeeping.queries.rollups import MonthTotals, arrears, monthly_totals
from common.period import Period
from dashboards.domain.money import Money, percent_text
from dashboards.domain.posting import Posting
from dashboards.queries.areas import Area, Areas
from dashboards.queries.groups import GroupLine, GroupMonth, count, group_month, inside
from groups.domain.words import Kind, Stage
from members.domain.suppression import Path, notes
from members.queries.published import NOBODY, Published, published_people

MONTHS = 12
LATE_SHOWN = 10
AT_RISK = 30  # days late


@dataclass(frozen=True)
class StageBar:
    """How many groups stand at one tingkat; `stage` is what lists filter by."""

    stage: str
    label: str
    groups: int

    def counts(self, line: GroupLine) -> bool:
        """Whether a group stands at this tingkat."""
        return self.stage == (line.row.stage.value if line.row.stage else "belum")


@dataclass(frozen=True)
class PartLine:
    """A kecamatan of the kota or a kelurahan of a kecamatan, and its sums."""

    area: Area
    groups: int
    stages: tuple[int, ...]  # groups at each tingkat, in the order of the bars
    without: int  # kelurahan without a group
    published: Published
    done: int
    waiting: int
    late: int
    closed: int
    savings: int
    loans_out: int
    arrears: int
    cash: int
    at_risk: int  # sisa pokok of loans late for more than 30 days


@dataclass(frozen=True)
class Dashboard:
    """Everything the page says; money in whole rupiah at the end of the month."""

    area: Area
    month: GroupMonth
    stages: tuple[StageBar, ...]
    without: tuple[Area, ...]
    published: Published
    parts: tuple[PartLine, ...]
    savings: Money
    loans_out: Money
    arrears: Money
    cash: Money
    instalments: int
    late_loans: int
    months: tuple[MonthTotals, ...]
    notes: tuple[str, ...]
    portfolio: Portfolio

    @property
    def period(self) -> Period:
        """The month of every number."""
        return self.month.period

    @property
    def lines(self) -> tuple[GroupLine, ...]:
        """The groups that work in the area."""
        return self.month.working

    @property
    def groups(self) -> int:
        """How many groups work here."""
        return len(self.lines)

    @property
    def kinds(self) -> str:
        """How many of them coordinate and how many work under one."""
        poksus = sum(1 for line in self.lines if line.row.kind is Kind.POKSUS)
        return f"{poksus} poksus, {self.groups - poksus} poklak"

    @property
    def most(self) -> int:
        """The longest bar of the stages."""
        return max((bar.groups for bar in self.stages), default=0)

    @property
    def done(self) -> int:
        """Groups with something written in the month."""
        return count(self.lines, Posting.DONE)

    @property
    def late_lines(self) -> tuple[GroupLine, ...]:
        """Late groups, those silent the longest first."""
        late = [line for line in self.lines if line.posting is Posting.LATE]
        return tuple(sorted(late, key=lambda line: line.totals.last_month or Period(1, 1)))

    @property
    def late(self) -> int:
        """How many groups are late."""
        return len(self.late_lines)

    @property
    def late_first(self) -> tuple[GroupLine, ...]:
        """The first of them, for the page; the list has the others."""
        return self.late_lines[:LATE_SHOWN]

    @property
    def waiting(self) -> int:
        """Groups without anything yet, still in time."""
        return count(self.lines, Posting.WAITING)

    @property
    def closed(self) -> int:
        """Groups whose month is closed."""
        return sum(1 for line in self.lines if line.is_closed)

    @property
    def arrears_share(self) -> str:
        """Arrears against what is lent."""
        return percent_text(self.arrears.now, self.loans_out.now)


def dashboard(area: Area, areas: Areas, period: Period, today: date) -> Dashboard:
    """The page of an area that access.look_at() has narrowed the request to.

    A constant number of queries, whatever the number of groups and months; none reads an entry or leg.
    """
    month = group_month(period, today)
    stages = _stages(month.working)
    published = published_people(month.on)
    lent = portfolios(period)
    parts = tuple(_part(part, areas, month, published, stages, lent) for part in areas.parts(area))
    previous = period.previous()
    months = monthly_totals(period.plus(1 - MONTHS), period)
    before, now = months[-2], months[-1]
    late_before = sum(line.arrears for line in arrears(previous).values())
    shown = [published.get(area.path, NOBODY).pekka, *(part.published.pekka for part in parts)]
    return Dashboard(
        area=area,
        month=month,
        stages=stages,
        without=_without(areas, area, month.working),
        published=published.get(area.path, NOBODY),
        parts=parts,
        savings=Money(now.savings, before.savings, previous),
        loans_out=Money(now.loans_out, before.loans_out, previous),
        arrears=Money(sum(line.totals.arrears for line in month.lines), late_before, previous),
        cash=Money(now.cash, before.cash, previous),
        instalments=sum(line.totals.instalments for line in month.lines),
        late_loans=sum(line.totals.late_loans for line in month.lines),
        months=months,
        notes=notes(shown),
        portfolio=_portfolio(month.lines, lent),
    )


def _part(
    part: Area,
    areas: Areas,
    month: GroupMonth,
    published: dict[Path, Published],
    stages: Sequence[StageBar],
    lent: Mapping[UUID, Portfolio],
) -> PartLine:
    mine, money = inside(month.working, part.kelurahan), inside(month.lines, part.kelurahan)
    return PartLine(
        area=part,
        groups=len(mine),
        stages=tuple(sum(1 for line in mine if bar.counts(line)) for bar in stages),
        without=len(_without(areas, part, mine)),
        published=published.get(part.path, NOBODY),
        done=count(mine, Posting.DONE),
        waiting=count(mine, Posting.WAITING),
        late=count(mine, Posting.LATE),
        closed=sum(1 for line in mine if line.is_closed),
        savings=sum(line.totals.savings for line in money),
        loans_out=sum(line.totals.loans_out for line in money),
        arrears=sum(line.totals.arrears for line in money),
        cash=sum(line.totals.cash for line in money),
        at_risk=_portfolio(money, lent).older_than(AT_RISK).outstanding,
    )


def _portfolio(lines: Iterable[GroupLine], lent: Mapping[UUID, Portfolio]) -> Portfolio:
    """The loans of these groups together."""
    return Portfolio.sum(lent[line.row.id] for line in lines if line.row.id in lent)


def _without(areas: Areas, area: Area, lines: Sequence[GroupLine]) -> tuple[Area, ...]:
    """The kelurahan of an area in which no group works."""
    with_group = {line.row.kelurahan_id for line in lines}
    return tuple(k for k in areas.kelurahan if k.id in area.kelurahan and k.id not in with_group)


def _stages(lines: Sequence[GroupLine]) -> tuple[StageBar, ...]:
    choices: list[tuple[Stage | None, str, str]] = [(s, s.value, s.label) for s in Stage]
    if any(line.row.stage is None for line in lines):
        choices.append((None, "belum", "Belum ditetapkan"))
    found = []
    for stage, value, label in choices:
        groups = sum(1 for line in lines if line.row.stage is stage)
        found.append(StageBar(value, label, groups))
    return tuple(found)
