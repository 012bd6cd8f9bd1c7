"""Keeping photographed pages of old books, and ticking the rows that say the same."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.queries.entries import entries
from common import clock
from common.ids import uuid7
from common.period import Period
from common.problems import Problem, Problems
from common.words import bulan
from groups.access import group_for
from groups.domain.rules import EARLIEST, text_problems
from groups.models import Group
from groups.policies import KEEP_BOOKS
from oldbooks.access import page_for
from oldbooks.domain.pages import OldBook
from oldbooks.domain.picture import Picture, redraw
from oldbooks.models import Page, Tick
from oldbooks.models import Picture as Kept
from regions.queries.day import today_here

MOST_PHOTOS = 10
LONGEST_NOTE = 120
LONGEST_REASON = 200


@dataclass(frozen=True)
class AddPages:
    """Photos of pages of one book and month, each JPEG, PNG, HEIC or WebP in base64."""

    command_id: UUID
    group_id: UUID
    book: OldBook
    period: Period
    photos: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class TickRows:
    """Which rows of the books say what the page says; those left out are unticked."""

    command_id: UUID
    page_id: UUID
    entry_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class RemovePage:
    """A page that should not be kept, and why; its picture is deleted for good."""

    command_id: UUID
    page_id: UUID
    reason: str


@dataclass(frozen=True)
class PageAnswer:
    """Which book of which month changed, and how many pages or rows it was about."""

    group_id: UUID
    group_name: str
    book: OldBook
    period: Period
    count: int
    reason: str = ""

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        found = {
            "kelompok": self.group_name,
            "kelompok_id": str(self.group_id),
            "buku": self.book.label,
            "bulan": bulan(self.period),
            "banyaknya": str(self.count),
        }
        return found | ({"alasan": self.reason} if self.reason else {})


@command("oldbooks.add_pages")
def add_pages(cmd: AddPages, *, actor: Actor) -> PageAnswer:
    """Keep the photos, drawn anew without the places they were taken at.

    Refuses more than ten at once, files that are no pictures, a photo the group has already, and a month
    after this one or before 1900. All or none are kept.
    """
    group = group_for(actor, KEEP_BOOKS, cmd.group_id)
    problems = Problems(_month_problems(cmd.period))
    if len(cmd.note.strip()) > LONGEST_NOTE:
        problems.add("note", f"Paling banyak {LONGEST_NOTE} huruf.", "terlalu_panjang")
    if not 1 <= len(cmd.photos) <= MOST_PHOTOS:
        problems.add("photos", f"Pilih 1 sampai {MOST_PHOTOS} foto sekali simpan.", "banyaknya")
    problems.raise_if_any()
    pictures = [_drawn(photo) for photo in cmd.photos]
    problems.extend(_twice(group, pictures))
    problems.raise_if_any()
    for picture in pictures:
        _keep(cmd, group, picture, actor)
    return PageAnswer(group.id, group.name, cmd.book, cmd.period, len(pictures))


@command("oldbooks.tick_rows")
def tick_rows(cmd: TickRows, *, actor: Actor) -> PageAnswer:
    """Set which rows of the page's group and month match it. Refuses rows of another group or month."""
    page, group = page_for(actor, KEEP_BOOKS, cmd.page_id)
    wanted = set(cmd.entry_ids)
    known = set(entries(group.id).filter(period=page.period, id__in=wanted).values_list("id", flat=True))
    problems = Problems()
    if wanted - known:
        problems.add("entry_ids", "Ada catatan yang bukan dari bulan ini. Muat ulang halamannya.", "asing")
    problems.raise_if_any()
    ticks = Tick.objects.filter(page_id=page.id)
    ticks.exclude(entry_id__in=wanted).delete()
    already = set(ticks.values_list("entry_id", flat=True))
    Tick.objects.bulk_create(
        Tick(
            kelurahan_id=page.kelurahan_id,
            page_id=page.id,
            entry_id=entry_id,
            ticked_at=clock.now(),
            ticked_name=actor.name,
        )
        for entry_id in cmd.entry_ids
        if entry_id not in already
    )
    return _answer(page, group, len(wanted))


@command("oldbooks.remove_page")
def remove_page(cmd: RemovePage, *, actor: Actor) -> PageAnswer:
    """Delete the picture of a page; that there was one, and why it went, stays. Refuses no reason."""
    page, group = page_for(actor, KEEP_BOOKS, cmd.page_id)
    problems = Problems(text_problems("reason", cmd.reason, LONGEST_REASON, "Alasan"))
    problems.raise_if_any()
    Tick.objects.filter(page_id=page.id).delete()
    Kept.objects.filter(page_id=page.id).delete()
    Page.objects.filter(pk=page.id).update(
        removed_at=clock.now(), removed_name=actor.name, removed_reason=cmd.reason.strip()
    )
    return _answer(page, group, 1, cmd.reason.strip())


def _answer(page: Page, group: Group, count: int, reason: str = "") -> PageAnswer:
    return PageAnswer(group.id, group.name, OldBook(page.book), Period.from_key(page.period), count, reason)


def _month_problems(period: Period) -> list[Problem]:
    if Period.of(today_here()) < period:
        return [Problem("period", "Bulan ini belum mulai.", "masa_depan")]
    if period.first < EARLIEST:
        return [Problem("period", "Tahunnya terlalu lama. Periksa lagi.", "terlalu_awal")]
    return []


def _drawn(photo: str) -> Picture:
    try:
        return redraw(base64.b64decode(photo, validate=True))
    except binascii.Error:
        return redraw(b"")  # refused in the words for a file that is no picture


def _twice(group: Group, pictures: Sequence[Picture]) -> list[Problem]:
    digests = [picture.digest for picture in pictures]
    if len(set(digests)) < len(digests):
        return [Problem("photos", "Satu foto dipilih dua kali. Pilih masing-masing sekali.", "sama")]
    kept = Page.objects.filter(group_id=group.id, removed_at=None, sha256__in=digests).first()
    if kept is None:
        return []
    where = f"{OldBook(kept.book).label} {bulan(Period.from_key(kept.period))}"
    return [Problem("photos", f"Salah satu foto sudah tersimpan di {where}.", "sudah")]


def _keep(cmd: AddPages, group: Group, picture: Picture, actor: Actor) -> None:
    page = Page.objects.create(
        id=uuid7(),
        kelurahan_id=group.kelurahan_id,
        group_id=group.id,
        book=cmd.book.value,
        period=cmd.period.key,
        note=cmd.note.strip(),
        width=picture.width,
        height=picture.height,
        sha256=picture.digest,
        added_at=clock.now(),
        added_name=actor.name,
    )
    Kept.objects.create(
        kelurahan_id=group.kelurahan_id, page_id=page.id, full=picture.full, small=picture.small
    )
