"""The RAT pack: every paper of a year-end, printed part by part and bound with continuous numbers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.loader import render_to_string

from bookkeeping.papers import Desk, savings_book
from bookkeeping.queries.book_months import savings_turnover
from bookkeeping.queries.loans.listing import daftar_pinjaman
from bookkeeping.queries.savings.book import buku_simpanan
from closing.domain.rat import (
    AgedLoan,
    AgedLoans,
    Approval,
    Attendance,
    Content,
    Cover,
    HeldMeeting,
    Thing,
    Things,
)
from closing.papers import plan_paper, share_paper, statement_paper
from closing.progress import Making
from closing.queries.rehearsal import rehearse
from closing.queries.shares import standing_share
from closing.queries.statements import Statements, statements
from common.pdf.carrying import print_book
from common.pdf.merge import Part, Volume, merge, sheets_in
from common.pdf.paper import A4_LANDSCAPE, A4_PORTRAIT, F4_LANDSCAPE, F4_PORTRAIT, Paper
from common.pdf.values import Signatory, Signatures
from common.period import Period
from goods.queries.inventory import item_book
from meetings.queries.lists import meeting_rows, meetings_of
from members.domain.words import OfficeName
from members.queries import officers_of
from regions.domain.level import Level
from regions.domain.officers import Office
from regions.queries.committee import signatories_for

STANDING = {"f4": F4_PORTRAIT, "a4": A4_PORTRAIT}
LYING = {"f4": F4_LANDSCAPE, "a4": A4_LANDSCAPE}


@dataclass(frozen=True)
class Chapter:
    """One part: its title, its template and what goes into it."""

    title: str
    template: str
    book: Any
    lies: bool = False


def _untold(made: Making) -> None:
    """Nobody waits."""


def rat_pack(
    desk: Desk, year: int, today: date, sheet: str = "f4", tell: Callable[[Making], None] = _untold
) -> bytes:
    """The pack of a book year as of its 31 December, on F4 or A4; `tell` hears of each part as it begins."""
    sheet = sheet if sheet in STANDING else "f4"
    chapters = list(_chapters(desk, year, today, statements(desk.group.id, desk.on)))
    count, parts = len(chapters) + 1, list[Part]()
    for number, chapter in enumerate(chapters, start=1):
        tell(Making(number, count, chapter.title))
        parts.append(Part(chapter.title, _printed(chapter, sheet)))
    tell(Making(count, count, "Sampul dan penjilidan"))
    cover = _cover(desk, year, parts, STANDING[sheet])
    about = Volume(f"Laporan RAT {year} {desk.group}", str(desk.group), desk.printed.at)
    return merge(parts, about, cover)


def _printed(chapter: Chapter, sheet: str) -> bytes:
    paper = LYING[sheet] if chapter.lies else STANDING[sheet]
    return print_book(lambda given: render_to_string(chapter.template, given), {"buku": chapter.book}, paper)


def _cover(desk: Desk, year: int, parts: list[Part], paper: Paper) -> bytes:
    contents, at = [], 2
    for part in parts:
        contents.append(Content(part.title, at))
        at += sheets_in(part.pdf)
    book = Cover(desk.head, desk.printed, year, tuple(contents))
    return print_book(lambda given: render_to_string("print/rat_sampul.html", given), {"buku": book}, paper)


def _chapters(desk: Desk, year: int, today: date, found: Statements) -> Iterator[Chapter]:
    paper = statement_paper(desk, found)
    yield Chapter("Neraca", "print/neraca.html", paper)
    yield Chapter("Perhitungan hasil usaha", "print/hasil_usaha.html", paper)
    yield Chapter("Perubahan modal", "print/perubahan_modal.html", paper)
    yield from _shares(desk, year, today)
    yield Chapter("Pinjaman dan umur tunggakan", "print/rat_pinjaman.html", _loans(desk), lies=True)
    period = Period(year, 12)
    book = buku_simpanan(desk.group.id, period)
    savings = savings_book(desk, book, savings_turnover(desk.group.id, period))
    yield Chapter("Simpanan anggota", "print/buku_simpanan.html", savings)
    things = _things(desk)
    if things.rows:
        yield Chapter("Inventaris", "print/rat_inventaris.html", things, lies=True)
    yield Chapter("Rapat dan kehadiran", "print/rat_kegiatan.html", _meetings(desk, year))
    yield Chapter("Pengesahan", "print/rat_pengesahan.html", _approval(desk, year, found))


def _shares(desk: Desk, year: int, today: date) -> Iterator[Chapter]:
    """The split as it was written; before the RAT what is proposed, if the rules allow any."""
    share = standing_share(desk.group.id, year)
    if share is not None:
        yield Chapter("Pembagian SHU", "print/pembagian_shu.html", share_paper(desk, share))
        return
    seen = rehearse(desk.group.id, year, today, today)
    if seen.split is not None:
        book = plan_paper(desk, seen.surplus, seen.split)
        yield Chapter("Rencana pembagian SHU", "print/pembagian_shu.html", book)


def _loans(desk: Desk) -> AgedLoans:
    rows = tuple(
        AgedLoan(
            row.member_name,
            row.purpose,
            row.disbursed_on,
            row.principal,
            row.outstanding,
            row.arrears,
            row.days_late,
        )
        for row in daftar_pinjaman(desk.group.id, desk.on).running
    )
    return AgedLoans(desk.head, desk.printed, desk.signatures, desk.on, rows)


def _things(desk: Desk) -> Things:
    rows = tuple(
        Thing(
            line.name,
            line.origin_words,
            line.acquired_on,
            line.amount,
            line.place,
            line.condition.label,
            line.cost,
            line.book_value,
        )
        for line in item_book(desk.group.id, desk.on).present
    )
    return Things(desk.head, desk.printed, desk.signatures, desk.on, rows)


def _meetings(desk: Desk, year: int) -> Attendance:
    held = meetings_of(desk.group.id).filter(year=year, is_cancelled=False).order_by("date")
    rows = tuple(
        HeldMeeting(row.number, row.date, row.place, row.present, row.members) for row in meeting_rows(held)
    )
    return Attendance(desk.head, desk.printed, desk.signatures, year, rows)


def _approval(desk: Desk, year: int, found: Statements) -> Approval:
    share = standing_share(desk.group.id, year)
    on = share.decided_on if share else None
    held = {officer.office: officer.name for officer in officers_of(desk.group.id, on or desk.on)}
    offices = (
        (OfficeName.KETUA, "Ketua"),
        (OfficeName.SEKRETARIS, "Sekretaris"),
        (OfficeName.BENDAHARA, "Bendahara"),
    )
    mine = tuple(Signatory(title, held.get(office, "")) for office, title in offices)
    return Approval(
        head=desk.head,
        printed=desk.printed,
        signatures=Signatures(desk.signatures.place, on, mine),
        above=_above(desk, on),
        year=year,
        decided_on=on,
        assets=found.neraca.assets,
        shu=found.result.shu,
    )


def _above(desk: Desk, on: date | None) -> Signatures:
    """Mengetahui: the ketua of the TP PKK of the kelurahan on the day of the RAT."""
    kelurahan = desk.group.kelurahan
    known = signatories_for(Level.KELURAHAN, kelurahan.id, on or desk.on)
    chair = next((one for one in known if one.office is Office.KETUA), None)
    title = chair.title if chair and chair.title else f"Ketua TP PKK Kelurahan {kelurahan.name}"
    return Signatures(
        desk.signatures.place, on, (Signatory(title, chair.name if chair else "", "Mengetahui,"),)
    )
