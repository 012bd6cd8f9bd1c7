"""The pages of a lomba: what each may see, forms that keep what was typed, downloads, progress to the end."""

import io
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from accounts.domain.roles import Actor, Place, Role
from accounts.models import User
from common import clock
from common.ids import uuid7
from contests.commands import CloseEdition, GiveMark, close_edition, give_mark
from contests.models import Edition, Mark, Rubric, Score, ScoreRun
from contests.queries.rubric import AspectView, rubric_of
from groups.commands import AddGroup, add_group
from groups.domain.words import Kind
from regions.tenancy.scope import scope
from tests.builders import SYSTEM
from tests.cast import GEDONGAN, MAGERSARI, MOJOKERTO, NOON, Cast, a_person, open_cast
from tests.lomba import a_rubric, all_scored, an_edition
from up2k.celery import app

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        yield open_cast()


@pytest.fixture
def edition(cast: Cast) -> UUID:
    with scope(MOJOKERTO):
        return an_edition(cast["lina"])


@pytest.fixture
def aspects(cast: Cast, edition: UUID) -> tuple[AspectView, ...]:
    with scope(MOJOKERTO):
        found = a_rubric(cast["lina"], edition)
        all_scored(cast["lina"], edition)
        return found


def client(actor: Actor) -> Client:
    assert actor.user_id is not None
    browser = Client()
    browser.force_login(User.objects.get(pk=actor.user_id), BACKEND)
    return browser


def text(actor: Actor, name: str, *args: object, status: int = 200, **query: str) -> str:
    answer = client(actor).get(reverse(name, args=args), query)
    assert answer.status_code == status
    return answer.content.decode()


def close(cast: Cast, edition: UUID) -> None:
    with scope(MOJOKERTO):
        close_edition(CloseEdition(uuid7(), edition, "Sidang juri"), actor=cast["lina"])


def test_the_coordinator_opens_an_edition_and_writes_its_rubric(cast: Cast) -> None:
    browser = client(cast["lina"])
    sent = {
        "command_id": str(uuid7()),
        "name": "Lomba Administrasi UP2K",
        "year": "2026",
        "first": "2026-04",
        "last": "2026-09",
        "opens_on": "2026-10-01",
        "closes_on": "2026-10-31",
        "entrants": "semua",
        "is_sample": "on",
    }
    answer = browser.post(reverse("lomba_baru"), sent)
    with scope(MOJOKERTO):
        row = Edition.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, reverse("lomba_rubrik", args=[row.id]))
    assert (row.first_period, row.last_period, row.is_sample) == (202604, 202609, True)
    answer = browser.post(reverse("lomba_rubrik", args=[row.id]), rubric("60", "40"))
    assert answer["Location"] == reverse("lomba_satu", args=[row.id])
    with scope(MOJOKERTO):
        written = rubric_of(row.id)
    assert written is not None
    assert [
        (a.draft.name, a.draft.weight, a.draft.source, dict(a.draft.parameters)) for a in written.aspects
    ] == [
        ("Tepat waktu", 60, "tepat_waktu", {"hari": 5}),
        ("Kunjungan", 40, "juri", {}),
    ]
    assert [s.label for s in written.aspects[1].draft.scale] == ["a · 95 · lengkap", "b · 75"]
    assert written.ties == ("aspek:2", "lebih_tua")


def rubric(first: str, second: str, **other: str) -> dict[str, str]:
    """The editor as a browser sends it: two rows and an empty one."""
    rows = {
        "nama-0": "Tepat waktu", "bobot-0": first, "sumber-0": "tepat_waktu", "batas-0": "5",
        "skala-0": "", "petunjuk-0": "",
        "nama-1": "Kunjungan", "bobot-1": second, "sumber-1": "juri", "batas-1": "",
        "skala-1": "a 95 lengkap; b 75", "petunjuk-1": "Buka bukunya",
        "nama-2": "", "bobot-2": "", "sumber-2": "juri", "batas-2": "", "skala-2": "a 95; b 85",
        "petunjuk-2": "",
        "seri-0": "aspek:2", "seri-1": "lebih_tua", "seri-2": "",
    }  # fmt: skip
    return rows | {"command_id": str(uuid7())} | other


def test_a_refused_rubric_keeps_every_word_and_says_what_is_wrong_where(cast: Cast, edition: UUID) -> None:
    address = reverse("lomba_rubrik", args=[edition])
    answer = client(cast["lina"]).post(address, rubric("60", "30"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Jumlah bobot harus 100, sekarang 90." in page
    assert 'value="Tepat waktu"' in page
    assert "Buka bukunya" in page
    wrong = rubric("enam", "40", **{"skala-1": "bagus", "batas-0": "5, 6"})
    page = client(cast["lina"]).post(address, wrong).content.decode()
    assert '<a href="#id_bobot-0">Aspek 1: Ketik angka, misalnya 20.</a>' in page
    assert "Tidak terbaca: bagus." in page
    assert "Paling lambat (hari), biasanya 3. Pisahkan dengan koma." in page
    page = client(cast["lina"]).post(address, rubric("60", "40", **{"batas-0": "99"})).content.decode()
    assert "Paling lambat antara 0 dan 31." in page
    with scope(MOJOKERTO):
        assert not Rubric.objects.exists()


def test_the_rubric_opens_with_what_was_written(cast: Cast, edition: UUID, aspects: Any) -> None:
    page = text(cast["lina"], "lomba_rubrik", edition)
    assert 'value="Pembukuan"' in page
    assert 'value="a 95; b 85; c 75; d 65"' in page
    assert "<jumlah-bobot>" in page


def test_a_juror_marks_on_her_sheet_and_sees_nobody_elses(
    cast: Cast, edition: UUID, aspects: tuple[AspectView, ...]
) -> None:
    melati, joko = cast.groups["Melati"], cast["joko"]
    with scope(MOJOKERTO):
        budi = a_person("budi", "Budi Raharjo", Role.JURI, Place(MOJOKERTO))
        give_mark(GiveMark(uuid7(), aspects[2].id, melati, "d", "rahasia Budi"), actor=budi)
    browser = client(joko)
    assert "4 dari 4 kelompok belum selesai" in text(joko, "lomba_nilai", edition)
    sheet = reverse("lomba_lembar", args=[edition, melati])
    assert "rahasia Budi" not in browser.get(sheet).content.decode()
    sent = {"command_id": str(uuid7()), "nilai_3": "b", "catatan_3": "rapi"}
    assert browser.post(sheet, sent)["Location"] == reverse("lomba_nilai", args=[edition])
    browser.post(sheet, sent)
    with scope(MOJOKERTO):
        mine = Mark.objects.get(juror_id=joko.user_id)
        assert (mine.letter, mine.value, mine.note, Mark.objects.count()) == ("b", 85, "rapi", 2)
    page = browser.get(sheet).content.decode()
    assert 'value="rapi"' in page
    assert "rahasia Budi" not in page
    assert "3 dari 4 kelompok belum selesai" in text(joko, "lomba_nilai", edition)
    left = text(joko, "lomba_nilai", edition, keadaan="belum")
    assert ("Poksus Mawar" in left, "Poksus Melati" in left) == (True, False)
    found = text(joko, "lomba_nilai", edition, cari="gunung maw")
    assert ("Poksus Mawar" in found, "Poksus Anggrek" in found) == (True, False)
    for name in ("lomba_peringkat", "lomba_satu"):
        text(joko, name, edition, status=403)
    text(joko, "lomba_kelompok", edition, melati, status=403)


def test_a_mark_outside_of_the_scale_changes_nothing(cast: Cast, edition: UUID, aspects: Any) -> None:
    sheet = reverse("lomba_lembar", args=[edition, cast.groups["Melati"]])
    answer = client(cast["joko"]).post(sheet, {"command_id": str(uuid7()), "nilai_3": "z"})
    assert answer.status_code == 422
    with scope(MOJOKERTO):
        assert not Mark.objects.exists()


@pytest.mark.parametrize("who", ["sari", "ani", "wati", "yuni", "joko"])
def test_results_are_for_everybody_once_closed_and_for_few_before(
    cast: Cast, edition: UUID, aspects: Any, who: str
) -> None:
    text(cast[who], "lomba_peringkat", edition, status=403)
    if who != "joko":
        assert "Lomba Administrasi" not in text(cast[who], "lomba")
    close(cast, edition)
    page = text(cast[who], "lomba_peringkat", edition)
    assert "Hasil akhir, kode" in page
    assert page.count("<tr>") == 1 + 4
    assert "Lomba Administrasi UP2K" in text(cast[who], "lomba")


def test_the_ranking_of_a_kecamatan_and_a_kelurahan(cast: Cast, edition: UUID, aspects: Any) -> None:
    assert "4 kelompok." in text(cast["rini"], "lomba_peringkat", edition)
    assert "3 kelompok." in text(cast["rini"], "lomba_peringkat", edition, kecamatan=str(MAGERSARI))
    page = text(cast["rini"], "lomba_peringkat", edition, kelurahan=str(GEDONGAN), cari="mela")
    assert "1 kelompok." in page
    assert "contoh, bukan lomba resmi" in page


def test_a_group_sees_where_its_total_comes_from(cast: Cast, edition: UUID, aspects: Any) -> None:
    melati = cast.groups["Melati"]
    with scope(MOJOKERTO):
        give_mark(GiveMark(uuid7(), aspects[2].id, melati, "a", "rapi sekali"), actor=cast["joko"])
    open_page = text(cast["lina"], "lomba_kelompok", edition, melati)
    assert "0 dari 2 bulan terisi" in open_page
    assert "rapi sekali" not in open_page
    close(cast, edition)
    assert "Joko Santoso: 95, rapi sekali" in text(cast["sari"], "lomba_kelompok", edition, melati)
    text(cast["dewi"], "lomba_kelompok", edition, melati, status=404)


def test_the_ranking_as_xlsx_and_pdf(cast: Cast, edition: UUID, aspects: Any) -> None:
    browser, address = client(cast["rini"]), reverse("lomba_peringkat", args=[edition])
    book = load_workbook(io.BytesIO(browser.get(address, {"unduh": "xlsx"}).content))
    rows = list(book.active.iter_rows(values_only=True))  # type: ignore[union-attr]
    assert rows[0][:6] == (
        "Peringkat",
        "Kelompok",
        "Kelurahan",
        "Kecamatan",
        "Pembukuan: nilai",
        "Pembukuan: tertimbang 50 %",
    )
    assert rows[1][:6] == (1, "Poksus Melati", "Gedongan", "Magersari", 0, 0)
    assert rows[1][8:10] == (None, None)
    for kertas in ("f4", "a4"):
        answer = browser.get(address, {"unduh": "pdf", "kertas": kertas, "kecamatan": str(MAGERSARI)})
        assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    assert browser.get(address, {"unduh": "pdf", "kecamatan": "999999"}).status_code == 404


def test_a_group_is_told_what_to_put_right_next(cast: Cast, edition: UUID) -> None:
    melati = cast.groups["Melati"]
    assert "Belum ada lomba" in text(cast["sari"], "kesiapan", melati)
    with scope(MOJOKERTO):
        a_rubric(cast["lina"], edition)
    page = text(cast["sari"], "kesiapan", melati)
    assert "Isi buku Agustus 2026, September 2026." in page
    assert "Pembukuan: dapat menambah 50,00." in page
    text(cast["dewi"], "kesiapan", melati, status=404)


def test_closing_asks_for_a_reason_and_says_what_happens(cast: Cast, edition: UUID, aspects: Any) -> None:
    browser = client(cast["lina"])
    assert "Peringkat Lomba Administrasi UP2K dibekukan" in text(cast["lina"], "lomba_satu", edition)
    page = browser.post(reverse("lomba_tutup", args=[edition]), {"alasan": " "}, follow=True)
    assert "Tulis alasan atau dasar penutupannya." in page.content.decode()
    page = browser.post(reverse("lomba_tutup", args=[edition]), {"alasan": "Sidang"}, follow=True)
    assert "Lomba sudah ditutup." in page.content.decode()
    assert "Hitung ulang" not in page.content.decode()


@pytest.mark.parametrize("name", ["lomba_peringkat", "lomba_nilai", "lomba_satu"])
def test_queries_do_not_grow_with_groups(cast: Cast, edition: UUID, aspects: Any, name: str) -> None:
    browser = client(cast["joko" if name == "lomba_nilai" else "rini"])
    address = reverse(name, args=[edition])
    browser.get(address)
    before = count(browser, address)
    with scope(MOJOKERTO):
        for number in range(8):
            cmd = AddGroup(uuid7(), GEDONGAN, f"Tambahan {number}", Kind.POKSUS, None, None, "")
            add_group(cmd, actor=SYSTEM)
    assert count(browser, address) == before


def count(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert browser.get(address).status_code == 200
    return len(caught)


@pytest.fixture
def worker_here() -> Iterator[None]:
    """The task runs where it is asked for, as a worker would run it."""
    app.conf.task_always_eager = True
    yield
    app.conf.task_always_eager = False


@pytest.mark.django_db(transaction=True)
def test_computing_runs_to_the_end_and_its_progress_is_seen(worker_here: None) -> None:
    with clock.at(NOON):
        cast = open_cast()
        with scope(MOJOKERTO):
            edition = an_edition(cast["lina"])
            a_rubric(cast["lina"], edition)
        browser = client(cast["lina"])
        answer = browser.post(reverse("lomba_hitung", args=[edition]))
        assert answer["Location"] == reverse("lomba_satu", args=[edition])
        progress = browser.get(reverse("lomba_kemajuan", args=[edition])).json()
        with scope(MOJOKERTO):
            assert Score.objects.count() == 8
            assert ScoreRun.objects.get().state == "done"
    assert progress == {
        "state": "done",
        "done": 3,
        "total": 3,
        "text": "Kelurahan 3 dari 3",
        "url": reverse("lomba_satu", args=[edition]),
    }
