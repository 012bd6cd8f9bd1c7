"""The way of a file through the pages, as a kader walks it."""

import io
import json
import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from common.ids import uuid7
from oldbooks import tasks
from oldbooks.domain.imports.fields import Target
from oldbooks.models import ImportBatch
from oldbooks.models.batch import BatchState
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO
from tests.oldbooks.books import BKU, bku, plan, read, upload, xlsx
from tests.web.treasurer import Treasurer, open_books, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Iterator[Treasurer]:
    with open_books(borrowers=0) as treasurer:
        yield treasurer


def send(desk: Treasurer, content: bytes, name: str = "buku kas.xlsx") -> UUID:
    file = SimpleUploadedFile(name, content)
    answer = desk.fill(f"/kelompok/{desk.built.id}/impor/unggah/", file=file)
    assert answer.status_code == 302
    return UUID(answer.headers["Location"].split("/")[2])


def point(desk: Treasurer, batch_id: UUID, **more: str) -> None:
    columns = {"0": "tanggal", "1": "uraian", "2": "masuk", "3": "tanggal_keluar", "4": "bukti_keluar"}
    columns |= {"5": "uraian_keluar", "6": "keluar"}
    chosen = {f"kolom-{number}": code for number, code in columns.items()} | more
    answer = desk.fill(f"/impor/{batch_id}/kolom/?jenis=kas&lembar=Jan+26", **chosen)
    assert answer.status_code == 302, words(answer.content)
    with scope(MOJOKERTO):
        read(batch_id)


def answer_all(desk: Treasurer, batch_id: UUID) -> None:
    """Take what is proposed, and the first choice where nothing is."""
    form = desk.client.get(f"/impor/{batch_id}/jawab/").content.decode()
    given = dict(re.findall(r'name="(q[0-9a-f]{12})" value="(atas|catat)"', form))
    for name, body in re.findall(r'<select name="(q[0-9a-f]{12})".*?>(.*?)</select>', form, re.DOTALL):
        found = re.search(r'value="([0-9]+)" selected', body)
        given[name] = found[1] if found else "4103"
    assert desk.fill(f"/impor/{batch_id}/jawab/", **given).status_code == 302
    with scope(MOJOKERTO):
        read(batch_id)


def test_a_file_goes_the_whole_way(desk: Treasurer) -> None:
    batch_id, page = send(desk, bku()), ""
    assert "Buku kas Buku bank Simpanan anggota Daftar pinjaman Lembar setahun" in desk.see(
        f"/impor/{batch_id}/pilih/"
    )
    chosen = desk.client.get(f"/impor/{batch_id}/pilih/?jenis=kas&lembar=Jan+26")
    assert chosen.headers["Location"] == f"/impor/{batch_id}/kolom/?jenis=kas&lembar=Jan+26"
    page = desk.see(chosen.headers["Location"])
    assert "C. PENERIMAAN JUMLAH (Rp) Isinya: Rp 200.000,- · 100.000 · ½ jt · Rp 800.000" in page
    point(desk, batch_id)
    assert "Jawab 6 pertanyaan" in desk.see(f"/impor/{batch_id}/")
    answer_all(desk, batch_id)
    page = desk.see(f"/impor/{batch_id}/")
    assert "5 baris dicatat dengan tanggalnya sendiri: uang masuk Rp 800.000, uang keluar Rp 62.500." in page
    assert "Cocok dengan jumlah di berkas" in page
    assert "Berkas lama yang menunggu buku kas.xlsx Poksus Melati" in desk.see("/tugas/")
    before = desk.count()
    assert desk.fill(f"/impor/{batch_id}/masukkan/").status_code == 302
    progress = json.loads(desk.client.get(f"/impor/{batch_id}/kemajuan/").content)
    assert (progress["state"], progress["text"][:18]) == ("running", "Memasukkan ke buku")
    tasks.post(kota_id=MOJOKERTO, batch_id=str(batch_id))
    assert "Sudah masuk buku" in desk.see(f"/impor/{batch_id}/")
    assert "Berkas lama yang menunggu" not in desk.see("/tugas/")
    assert json.loads(desk.client.get(f"/impor/{batch_id}/kemajuan/").content)["state"] == "done"
    assert desk.count() == before + 5
    assert desk.fill(f"/impor/{batch_id}/batalkan/", reason="Salah berkas").status_code == 302
    tasks.undo(kota_id=MOJOKERTO, batch_id=str(batch_id))
    assert "Berkas ini sudah dibatalkan Salah berkas" in desk.see(f"/impor/{batch_id}/")
    assert "buku kas.xlsx Buku kas Dibatalkan 5" in desk.see(f"/kelompok/{desk.built.id}/impor/")
    assert desk.saldo(1101) == 10_000_000


def test_the_list_is_searched_and_counted(desk: Treasurer) -> None:
    address = f"/kelompok/{desk.built.id}/impor/"
    assert "0 berkas" in desk.see(address)
    send(desk, bku(), "kas 2026.xlsx")
    send(desk, xlsx(("Anggota", [("Nama",), ("Sari",)])), "anggota.xlsx")
    assert "2 berkas" in desk.see(address)
    page = desk.see(f"{address}?cari=kas")
    assert "1 berkas" in page
    assert "anggota.xlsx" not in page
    answer = desk.client.get(f"{address}?cari=kas&unduh=xlsx")
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    assert [cell.value for cell in sheet[2]][1:4] == ["kas 2026.xlsx", None, "Baru diunggah"]
    assert "Tidak ada berkas yang cocok" in desk.see(f"{address}?keadaan=posted")


def test_the_list_asks_the_same_whatever_its_length(desk: Treasurer) -> None:
    for number in range(3):
        send(desk, bku() + bytes([number]), f"buku {number}.xlsx")

    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            desk.see(f"/kelompok/{desk.built.id}/impor/")
        return len(seen)

    desk.see(f"/kelompok/{desk.built.id}/impor/")
    before = cost()
    for number in range(3, 12):
        send(desk, bku() + bytes([number]), f"buku {number}.xlsx")
    assert "12 berkas" in desk.see(f"/kelompok/{desk.built.id}/impor/")
    assert cost() == before


def test_errors_come_back_in_her_own_file(desk: Treasurer) -> None:
    rows = [*BKU[:6], ("5/1/26", "Iuran", "seratus ribu"), ("13/1/26", "=1+1", "10.000,-")]
    batch_id = send(desk, xlsx(("Jan 26", rows), merges=("A4:C4", "D4:G4")))
    point(desk, batch_id)
    answer_all(desk, batch_id)
    assert "C7 Jumlah uang tidak terbaca." in desk.see(f"/impor/{batch_id}/")
    answer = desk.client.get(f"/impor/{batch_id}/tanda/")
    book = load_workbook(io.BytesIO(answer.content))
    cell = book["Jan 26"]["C7"]
    assert (cell.value, cell.fill.start_color.rgb) == ("seratus ribu", "FFF4C7C3")
    assert cell.comment is not None
    assert cell.comment.text == "Jumlah uang tidak terbaca. Tulis misalnya 1.250.000."
    assert book["Jan 26"]["B8"].comment.text.startswith("Rumus ini belum ada hasilnya")
    assert [[c.value for c in row] for row in book["Perlu dibetulkan"].iter_rows(min_row=2, max_row=2)] == [
        ["Jan 26", "C7", "Jumlah uang tidak terbaca. Tulis misalnya 1.250.000."]
    ]


def test_a_file_that_cannot_be_opened_is_refused_at_its_field(desk: Treasurer) -> None:
    page = desk.fill(
        f"/kelompok/{desk.built.id}/impor/unggah/", file=SimpleUploadedFile("a.xlsx", b"%PDF-1.7")
    )
    assert page.status_code == 422
    assert "Ini berkas PDF. Unggah berkas Excel (.xlsx) atau CSV." in words(page.content)
    with scope(MOJOKERTO):
        assert ImportBatch.objects.count() == 0


def test_a_column_twice_is_said_on_the_form(desk: Treasurer) -> None:
    batch_id = send(desk, bku())
    address = f"/impor/{batch_id}/kolom/?jenis=kas&lembar=Jan+26"
    unused = {f"kolom-{number}": "-" for number in range(7)}
    answer = desk.fill(address, **(unused | {"kolom-0": "tanggal", "kolom-3": "tanggal"}))
    assert answer.status_code == 422
    assert "Tanggal ditunjuk dua kali. Pilih satu kolom saja." in words(answer.content)


def test_a_file_is_laid_aside(desk: Treasurer) -> None:
    batch_id = send(desk, bku())
    assert desk.client.post(f"/impor/{batch_id}/buang/").status_code == 302
    assert "Tidak jadi dimasukkan" in desk.see(f"/impor/{batch_id}/")
    for step in ("pilih", "kolom", "jawab", "batalkan"):
        assert desk.client.get(f"/impor/{batch_id}/{step}/").status_code == 302
    assert desk.fill(f"/impor/{batch_id}/masukkan/").status_code == 422


def test_every_state_has_its_page(desk: Treasurer) -> None:
    with scope(MOJOKERTO):
        batch_id = upload(desk.actor, desk.built.id, bku())
        plan(desk.actor, batch_id, Target.KAS, bku())
    for state in BatchState:
        with scope(MOJOKERTO):
            done = state in (BatchState.POSTED, BatchState.UNDOING, BatchState.TAKEN_BACK)
            changed: dict[str, object] = {"state": state, "undone_reason": "Salah"}
            if done:
                changed |= {
                    "posted_at": "2026-10-12T05:00Z",
                    "posting_id": uuid7(),
                    "undone_at": "2026-10-12T05:00Z",
                }
            ImportBatch.objects.filter(pk=batch_id).update(**changed)
        assert "buku.xlsx" in desk.see(f"/impor/{batch_id}/")
