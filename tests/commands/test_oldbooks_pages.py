"""Photos of old pages: kept whole or not at all, compared row by row, taken away for good."""

import base64
from collections.abc import Iterator

import pytest

from accounts.domain.roles import Actor
from common.ids import uuid7
from common.period import Period
from common.problems import Forbidden, Refused
from oldbooks.commands.pages import AddPages, RemovePage, TickRows, add_pages, remove_page, tick_rows
from oldbooks.domain.pages import Covered, OldBook
from oldbooks.models import Page, Picture, Tick
from oldbooks.queries.pages import archive_bar, compared_rows, pages_of, picture_of, shown_pages
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO, TODAY
from tests.photos import a_photo
from tests.web.treasurer import Treasurer, open_books

pytestmark = pytest.mark.django_db
OCTOBER = Period(2026, 10)


@pytest.fixture
def ani() -> Iterator[Treasurer]:
    with open_books() as treasurer:
        yield treasurer


def photo(colour: str = "ivory") -> str:
    return base64.b64encode(a_photo(colour)).decode()


def keep(
    ani: Treasurer,
    *photos: str,
    actor: Actor | None = None,
    period: Period = OCTOBER,
    note: str = "",
) -> AddPages:
    cmd = AddPages(uuid7(), ani.built.id, OldBook.KAS, period, photos, note)
    add_pages(cmd, actor=actor or ani.actor)
    return cmd


def test_pages_are_kept_with_their_month(ani: Treasurer) -> None:
    with scope(MOJOKERTO):
        cmd = keep(ani, photo("ivory"), photo("wheat"), note=" halaman 3 dan 4 ")
        add_pages(cmd, actor=ani.actor)
        kept = shown_pages(pages_of(ani.built.id))
        assert [(p.book, p.period, p.note, p.width, p.height, p.ticked) for p in kept] == [
            (OldBook.KAS, OCTOBER, "halaman 3 dan 4", 48, 64, 0)
        ] * 2
        assert [picture_of(p.id, small=False) for p in kept] == [
            bytes(full) for full in Picture.objects.order_by("page_id").values_list("full", flat=True)
        ]


def test_all_or_none_are_kept(ani: Treasurer) -> None:
    with scope(MOJOKERTO):
        keep(ani, photo("ivory"))
        for photos, said in (
            (
                (photo("wheat"), "bukan gambar"),
                "Foto tidak terbaca. Pilih foto JPEG, PNG atau HEIC yang utuh.",
            ),
            ((photo("wheat"), photo("ivory")), "Salah satu foto sudah tersimpan di Buku Kas Oktober 2026."),
            ((photo("wheat"), photo("wheat")), "Satu foto dipilih dua kali. Pilih masing-masing sekali."),
            ((), "Pilih 1 sampai 10 foto sekali simpan."),
        ):
            with pytest.raises(Refused) as refused:
                keep(ani, *photos)
            assert [(p.field, p.message) for p in refused.value.problems] == [("photos", said)]
        assert (Page.objects.count(), Picture.objects.count()) == (1, 1)


def test_every_problem_is_told(ani: Treasurer) -> None:
    with scope(MOJOKERTO):
        with pytest.raises(Refused) as refused:
            keep(ani, period=Period(2026, 11), note="x" * 121)
        assert [p.field for p in refused.value.problems] == ["period", "note", "photos"]
        assert not Page.objects.exists()


def test_a_page_stands_beside_the_rows_of_its_book_and_month(ani: Treasurer) -> None:
    tea = ani.spend(25_000, "Konsumsi rapat")
    ani.earn(10_000, "Iuran")
    with scope(MOJOKERTO):
        keep(ani, photo())
        (page,) = shown_pages(pages_of(ani.built.id))
        assert [(row.entry.memo, row.ticked) for row in compared_rows(page)] == [
            ("Konsumsi rapat", False),
            ("Iuran", False),
        ]
        tick_rows(TickRows(uuid7(), page.id, (tea,)), actor=ani.actor)
        assert [row.ticked for row in compared_rows(page)] == [True, False]
        tick_rows(TickRows(uuid7(), page.id, ()), actor=ani.actor)
        assert [row.ticked for row in compared_rows(page)] == [False, False]


def test_only_rows_of_that_month_are_ticked(ani: Treasurer) -> None:
    tea = ani.spend(25_000, "Konsumsi rapat")
    with scope(MOJOKERTO):
        keep(ani, photo(), period=Period(2024, 5))
        (page,) = shown_pages(pages_of(ani.built.id))
        with pytest.raises(Refused):
            tick_rows(TickRows(uuid7(), page.id, (tea,)), actor=ani.actor)
        assert not Tick.objects.exists()


def test_the_bar_knows_what_was_compared(ani: Treasurer) -> None:
    tea = ani.spend(25_000, "Konsumsi rapat")
    with scope(MOJOKERTO):
        keep(ani, photo(), period=Period(2019, 5))
        keep(ani, photo("wheat"))
        founded = Period(2019, 3).first
        bar = archive_bar(ani.built.id, founded, TODAY)
        cells = {cell.period: cell.covered for year in bar.years for cell in year.months}
        assert (min(cells), max(cells), bar.months) == (Period(2019, 3), OCTOBER, 92)
        assert (cells[Period(2019, 3)], cells[Period(2019, 5)]) == (Covered.EMPTY, Covered.PHOTO)
        assert cells[OCTOBER] is Covered.TYPED
        page = pages_of(ani.built.id).get(period=OCTOBER.key)
        tick_rows(TickRows(uuid7(), page.id, (tea,)), actor=ani.actor)
        again = archive_bar(ani.built.id, founded, TODAY)
        assert again.years[0].months[-1].covered is Covered.CHECKED


def test_a_photo_taken_away_is_gone_for_good(ani: Treasurer) -> None:
    tea = ani.spend(25_000, "Konsumsi rapat")
    with scope(MOJOKERTO):
        keep(ani, photo())
        page = pages_of(ani.built.id).get()
        tick_rows(TickRows(uuid7(), page.id, (tea,)), actor=ani.actor)
        with pytest.raises(Refused):
            remove_page(RemovePage(uuid7(), page.id, " "), actor=ani.actor)
        assert Picture.objects.count() == 1
        remove_page(RemovePage(uuid7(), page.id, "Terpotret KTP"), actor=ani.actor)
        assert (Picture.objects.count(), Tick.objects.count(), pages_of(ani.built.id).count()) == (0, 0, 0)
        left = Page.objects.get(pk=page.id)
        assert (left.removed_name, left.removed_reason) == ("Ani Lestari", "Terpotret KTP")
        keep(ani, photo())  # the same photo may come again


def test_who_may_look_keeps_nothing(ani: Treasurer) -> None:
    with scope(MOJOKERTO):
        with pytest.raises(Forbidden):
            keep(ani, photo(), actor=ani.cast["wati"])
        assert not Page.objects.exists()
