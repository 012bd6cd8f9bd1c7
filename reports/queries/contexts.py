"""What a report says: of a kelurahan from its records, above it from the frozen reports below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bookkeeping.queries.rollups import GroupTotals, group_totals, no_totals
from common.clock import zone_info
from common.pdf.values import Count, Letterhead, Picture, Signatory, Signatures
from common.period import Period
from groups.domain.words import Stage
from groups.models import Group
from groups.queries import group_rows, groups_by_stage, working_on
from groups.queries.lists import for_rows, with_stage
from meetings.queries.activities import activities_of
from meetings.queries.discipline import Kept, meetings_kept
from members.domain.suppression import Path, Shown, Tally, publish
from members.queries import GroupCount, members_by_group, members_by_stage
from members.queries.published import NOBODY, published_people
from regions.domain.level import Level
from regions.domain.officers import Office
from regions.models import Kota
from regions.models.area import TimeZone
from regions.queries import AreaName
from regions.queries.areas import kota_area
from regions.queries.committee import letterhead_for, signatories_for
from reports.domain.form422 import Form422, Form422Row
from reports.domain.headers import LayoutName
from reports.domain.monthly import Activity, MonthlyReport
from reports.domain.recap import AreaRecap, GroupRecap, Money, Recap
from reports.queries.figures import figures_for

STAGES = {
    Stage.PEMULA: ("pemula_klp", "pemula_peserta"),
    Stage.MADYA: ("madya_klp", "madya_peserta"),
    Stage.UTAMA: ("utama_klp", "utama_peserta"),
    Stage.MANDIRI: ("mandiri_klp", "mandiri_peserta"),
    Stage.BADAN_HUKUM: ("koperasi_klp", "koperasi_anggota"),
}


@dataclass(frozen=True)
class Heading:
    """What is known of a report before its data: area, month, number and the moment."""

    area: AreaName
    period: Period
    number: str
    revision: int
    ralat_reason: str
    at: datetime
    layout: LayoutName


def kelurahan_report(heading: Heading) -> MonthlyReport:
    """The report of a kelurahan from its records at the end of the month; a constant number of queries."""
    area, period = heading.area, heading.period
    known = figures_for(area.id, period)
    row = Form422Row.of(area.full, known.values | _stages(area.id, period), known.note)
    groups = list(
        for_rows(with_stage(working_on(Group.objects.filter(kelurahan_id=area.id), period.last), period.last))
    )
    recap = _recap(area, groups, period)
    activities = tuple(
        Activity(a.date, a.group, a.what, a.place, a.present)
        for a in activities_of([g.id for g in groups], period)
    )
    return _report(heading, Form422((row,), heading.layout), recap, activities)


def area_report(heading: Heading, parts: Sequence[MonthlyReport]) -> MonthlyReport:
    """The report of a kecamatan or kota: the plain sums of the frozen reports of the areas below it."""
    rows = tuple(Form422Row.sum(part.area, part.form.rows) for part in parts)
    areas = tuple(_area_recap(part) for part in parts)
    recap = Recap(areas=areas, pekka=_said(_pekka_of(heading.area, heading.period.last)))
    return _report(heading, Form422(rows, heading.layout), recap, ())


def _stages(kelurahan_id: int, period: Period) -> dict[str, int | None]:
    """Columns 26 to 35: groups and participants of each stage. A group without a decided stage is in none."""
    found: dict[str, int | None] = {key: 0 for keys in STAGES.values() for key in keys}
    for groups in groups_by_stage(period.last):
        if groups.kelurahan_id == kelurahan_id and groups.stage is not None:
            key = STAGES[groups.stage][0]
            found[key] = (found[key] or 0) + groups.groups
    for people in members_by_stage(period.last):
        if people.kelurahan_id == kelurahan_id and people.stage is not None:
            key = STAGES[people.stage][1]
            found[key] = (found[key] or 0) + people.members
    return found


def _recap(area: AreaName, groups: list[Group], period: Period) -> Recap:
    totals = group_totals(period)
    here = {group.id for group in groups}
    counts = {c.group_id: c for c in members_by_group(period.last) if c.group_id in here}
    whole = _pekka_of(area, period.last)
    pekka = _pekka_of_groups(counts, whole)
    kept = meetings_kept([group.id for group in groups], period.first, period.last)
    lines = []
    for group, row in zip(groups, group_rows(groups), strict=True):
        total = totals.get(group.id) or no_totals(group.id)
        meetings = kept.get(group.id, [])
        lines.append(
            GroupRecap(
                name=row.name,
                kind=row.kind.label,
                tingkat=row.stage.label if row.stage else "Belum ditetapkan",
                members=counts[group.id].members if group.id in counts else 0,
                pekka=_said(pekka.get(group.id, Shown(0))),
                money=_money(total),
                last_meeting=max((m.held_on for m in meetings), default=None),
                missing=_missing(total, meetings),
            )
        )
    return Recap(groups=tuple(lines), pekka=_said(whole))


def _pekka_of(area: AreaName, on: date) -> Shown:
    """What every page says of that area, and so does its paper."""
    path: Path = ()
    if area.level is Level.KECAMATAN:
        path = (area.id,)
    elif area.level is Level.KELURAHAN and area.kecamatan_id is not None:
        path = (area.kecamatan_id, area.id)
    return published_people(on).get(path, NOBODY).pekka


def _pekka_of_groups(counts: dict[UUID, GroupCount], whole: Shown) -> dict[UUID, Shown]:
    """Group by group, as far as the number of the kelurahan stays what is said of it: hidden stays hidden."""
    places = dict(enumerate(counts.values()))
    leaves: dict[Path, Tally] = {(at,): Tally(c.pekka, c.members) for at, c in places.items()}
    shown = publish(leaves) if leaves else {}
    closed = whole.number is None or shown.get((), whole).number is None
    unsaid = whole if len(places) == 1 and whole.number is None else Shown(None)
    return {c.group_id: unsaid if closed else shown[(at,)] for at, c in places.items()}


def _said(shown: Shown) -> Count:
    """What paper says of a count that may be kept back."""
    if shown.number is not None:
        return Count.of(shown.number)
    return Count.kept_back() if shown.is_small else Count("closed")


def _money(total: GroupTotals) -> Money:
    return Money(total.savings, total.loans_out, total.instalments, total.arrears, total.cash)


def _missing(total: GroupTotals, meetings: Sequence[Kept]) -> tuple[str, ...]:
    """What the books of the month lack, in the words of the books."""
    lacks = []
    if not meetings:
        lacks.append("rapat")
    if not total.posted:
        lacks.append("catatan kas")
    if total.kas < 0:
        lacks.append("kas di bawah nol")
    return tuple(lacks)


def _area_recap(part: MonthlyReport) -> AreaRecap:
    recap = part.recap
    posted = sum("catatan kas" not in group.missing for group in recap.groups) + recap.posted
    return AreaRecap(
        name=part.area,
        groups=recap.group_count,
        posted=posted,
        complete=recap.complete,
        members=recap.members,
        pekka=recap.pekka,
        money=recap.money,
        report_number=part.number,
    )


def _report(heading: Heading, form: Form422, recap: Recap, activities: tuple[Activity, ...]) -> MonthlyReport:
    area, kota = heading.area, Kota.objects.get(pk=kota_area().id)
    level = {Level.KELURAHAN: "kelurahan", Level.KECAMATAN: "kecamatan"}.get(area.level, "kota")
    kecamatan = area.kecamatan if area.level is Level.KELURAHAN else area.name
    return MonthlyReport(
        level=level,  # type: ignore[arg-type]  # one of the three words
        kota=kota.name,
        period=heading.period,
        number=heading.number,
        letterhead=_letterhead(area),
        form=form,
        recap=recap,
        signatures=_signatures(area, kota, heading),
        issued_at=heading.at,
        zone=TimeZone(kota.zone).label,
        kecamatan="" if level == "kota" else kecamatan,
        kelurahan=area.name if level == "kelurahan" else "",
        revision=heading.revision,
        activities=activities,
        ralat_reason=heading.ralat_reason,
    )


def _letterhead(area: AreaName) -> Letterhead:
    head = letterhead_for(area.level, area.id)
    return Letterhead(head.name, (), head.address, None if head.logo is None else Picture.of(head.logo))


def _signatures(area: AreaName, kota: Kota, heading: Heading) -> Signatures:
    """The officers of the last day of the month: an old month prints with the officer of that month."""
    held = {s.office: s for s in signatories_for(area.level, area.id, heading.period.last)}
    ketua, pokja = held.get(Office.KETUA), held.get(Office.POKJA2)
    return Signatures(
        place=kota.name.removeprefix("Kota "),
        on=heading.at.astimezone(zone_info(kota.zone)).date(),
        signatories=(
            Signatory(
                ketua.title if ketua else f"Ketua TP PKK {area.full}",
                ketua.name if ketua else "",
                "Mengetahui,",
            ),
            Signatory(pokja.title if pokja else "Ketua Pokja II", pokja.name if pokja else ""),
        ),
    )
