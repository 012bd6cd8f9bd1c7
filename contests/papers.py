"""The ranking on paper and as a table."""

from django.template.loader import render_to_string

from common import clock
from common.pdf.engine import render
from common.pdf.paper import A4_LANDSCAPE, F4_LANDSCAPE, Paper
from common.pdf.values import Letterhead, Picture, Printed, Signatory, Signatures
from common.tables import Cell, Column
from contests.domain.points import as_decimal
from contests.domain.prints import AspectColumn, RankingReport, RankLine
from contests.domain.ranking import Placed
from contests.queries.editions import EditionView
from contests.queries.standing import Standing
from regions.domain.level import Level
from regions.domain.officers import Office
from regions.models import Kota
from regions.queries import AreaName, letterhead_for, signatories_for
from regions.queries.day import today_here

PAPERS: dict[str, Paper] = {"f4": F4_LANDSCAPE, "a4": A4_LANDSCAPE}
UNMARKED = "belum lengkap"
HASH_DIGITS = 16


def ranking_pdf(
    edition: EditionView,
    standing: Standing,
    placed: tuple[Placed, ...],
    area: AreaName,
    kota: Kota,
    printed_by: str,
    paper: str = "f4",
) -> bytes:
    """Hasil lomba of an area as PDF, with the letterhead and officers of its TP PKK."""
    today = today_here()
    digits = standing.code[:HASH_DIGITS]
    report = RankingReport(
        edition=edition_title(edition, standing),
        area=area.full,
        until=standing.read_on or today,
        letterhead=_letterhead(area),
        aspects=tuple(AspectColumn(a.name, a.weight) for a in standing.aspects),
        lines=tuple(_line(p) for p in placed),
        tie_rule=standing.tie_rule,
        signatures=Signatures(_place(kota), today, _signatories(area)),
        printed=Printed(
            clock.now(),
            kota.get_zone_display(),
            printed_by,
            " ".join(digits[at : at + 4] for at in range(0, len(digits), 4)),
        ),
    )
    html = render_to_string("contests/cetak_peringkat.html", {"hasil": report})
    return render(html, PAPERS.get(paper, F4_LANDSCAPE))


def edition_title(edition: EditionView, standing: Standing) -> str:
    """The name on paper: says when it is a sample, and when places may still change."""
    name = edition.name if str(edition.year) in edition.name else f"{edition.name} Tahun {edition.year}"
    if edition.is_sample and "contoh" not in name.lower():
        name = f"{name} (contoh)"
    return name if standing.is_frozen else f"{name} – nilai sementara"


def _letterhead(area: AreaName) -> Letterhead:
    head = letterhead_for(area.level, area.id)
    logo = None if head.logo is None else Picture.of(head.logo)
    return Letterhead(head.name, address=head.address, logo=logo)


def _place(kota: Kota) -> str:
    return kota.name.removeprefix("Kota ").removeprefix("Kabupaten ")


def _signatories(area: AreaName) -> tuple[Signatory, ...]:
    """Ketua TP PKK acknowledges, Ketua Pokja II signs; a dotted line where nobody holds the office."""
    held = {s.office: s for s in signatories_for(area.level, area.id, today_here())}
    ketua, pokja = held.get(Office.KETUA), held.get(Office.POKJA2)
    return (
        Signatory(ketua.title if ketua else "Ketua TP PKK", ketua.name if ketua else "", "Mengetahui,"),
        Signatory(pokja.title if pokja else "Ketua Pokja II", pokja.name if pokja else ""),
    )


def _line(placed: Placed) -> RankLine:
    entrant = placed.entrant
    return RankLine(
        rank=placed.rank,
        group=entrant.name,
        area=f"Kel. {entrant.kelurahan}, Kec. {entrant.kecamatan}",
        scores=tuple(None if part is None else as_decimal(part) for part in placed.parts),
        total=as_decimal(placed.total),
        note="; ".join(note for note in (placed.note, "" if placed.is_complete else UNMARKED) if note),
    )


def level_of(kecamatan_id: int | None, kelurahan_id: int | None) -> Level:
    """The level a ranking is of, by what it was narrowed to."""
    if kelurahan_id is not None:
        return Level.KELURAHAN
    return Level.KOTA if kecamatan_id is None else Level.KECAMATAN


def columns_of(standing: Standing) -> list[Column[Placed]]:
    """The ranking as a table: marks unweighted and weighted, in points with two decimals as text."""
    found: list[Column[Placed]] = [
        Column("Peringkat", lambda p: p.rank, 10),
        Column("Kelompok", lambda p: p.entrant.name, 28),
        Column("Kelurahan", lambda p: p.entrant.kelurahan),
        Column("Kecamatan", lambda p: p.entrant.kecamatan),
    ]
    for at, aspect in enumerate(standing.aspects):
        found.append(_mark_column(aspect.no, aspect.name))
        found.append(_part_column(at, aspect.name, aspect.weight))
    found.append(Column("Nilai akhir", lambda p: _points(p.total), 14))
    found.append(Column("Keterangan", lambda p: p.note, 40))
    return found


def _mark_column(no: int, name: str) -> Column[Placed]:
    return Column(f"{name}: nilai", lambda p: _points(p.entrant.marks.get(no)), 16)


def _part_column(at: int, name: str, weight: int) -> Column[Placed]:
    return Column(f"{name}: tertimbang {weight} %", lambda p: _points(p.parts[at]), 16)


def _points(mark: int | None) -> Cell:
    return None if mark is None else as_decimal(mark)
