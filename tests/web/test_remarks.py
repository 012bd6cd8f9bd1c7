"""Minta dibetulkan, from the asking to the end, as Pokja II and the kader see it."""

import io
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from bookkeeping.commands.remarks import AskAboutEntry, AskAboutMonth, ask_about_entry, ask_about_month
from common import clock
from common.ids import uuid7
from common.period import Period
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO, NOON, TODAY
from tests.web.browse import sign_in
from tests.web.treasurer import KONSUMSI, Treasurer, open_books, words

pytestmark = pytest.mark.django_db
KURANG = "Di kuitansi tertulis 52.000."


@pytest.fixture
def ani() -> Iterator[Treasurer]:
    with open_books() as treasurer:
        yield treasurer


def see(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return words(answer.content)


def send(client: Client, address: str, **given: object) -> str:
    """The page after a form was sent, refused or not."""
    answer = client.post(address, {"command_id": str(uuid7()), **given}, follow=True)
    return words(answer.content)


def test_the_whole_conversation(ani: Treasurer) -> None:
    wati, wrong = sign_in(ani.cast["wati"]), ani.spend(25_000, "Konsumsi rapat")
    assert "Minta dibetulkan" in see(wati, f"/bukti/{wrong}/")
    assert "Minta dibetulkan" not in ani.see(f"/bukti/{wrong}/")
    assert "Diminta Pokja II" not in ani.see("/tugas/")
    address = f"/bukti/{wrong}/minta/"
    assert "Konsumsi rapat" in see(wati, address)
    assert "Apa yang perlu dibetulkan belum diisi." in send(wati, address, sentence=" ")
    made = wati.post(address, {"command_id": str(uuid7()), "sentence": KURANG})
    remark = made.headers["Location"]
    assert "Belum dijawab" in see(wati, remark)

    home = ani.client.get("/tugas/").content
    assert f'href="/bukti/{wrong}/"' in home.decode()
    assert f"{KURANG} Poksus Melati, Konsumsi rapat (2/2026) Perlu dibetulkan" in words(home)
    given = {"date": TODAY.isoformat(), "lines.0.account": KONSUMSI, "lines.0.amount": "52.000"}
    with clock.at(NOON + timedelta(minutes=5)):
        send(ani.client, f"/bukti/{wrong}/betulkan/", **given, memo="Konsumsi rapat", reason="Salah ketik")
        right = ani.newest()
    assert right.replaces_id == wrong
    page = ani.see(f"/bukti/{right.id}/")  # asked about the one before, shown here too
    assert "Sejak diminta, catatan ini sudah dibetulkan: nomor bukti kas 4/2026" in page
    assert "Jawab permintaan" in page
    assert f"{KURANG} Poksus Melati, Konsumsi rapat (2/2026) Tinggal dijawab" in ani.see("/tugas/")
    assert "Belum dijawab" in see(wati, remark)  # putting it right ends nothing by itself

    answering = f"{remark}jawab/"
    refused = send(ani.client, answering, sentence="Jumlahnya sudah diganti.")
    assert "Pilih sudah dibetulkan atau sudah benar." in refused
    assert "Jumlahnya sudah diganti." in refused
    told = send(ani.client, answering, said="dibetulkan", sentence="Jumlahnya sudah diganti.")
    assert "Jawaban Ibu terkirim ke yang meminta." in told
    assert "Permintaan ini sudah dijawab." in send(ani.client, answering, said="benar", sentence="Lagi.")
    assert "Diminta Pokja II" not in ani.see("/tugas/")

    shown = see(wati, remark)
    assert "Sudah dibetulkan: Jumlahnya sudah diganti. Ani Lestari, Kader kelurahan" in shown
    assert "Tarik permintaan" in shown
    assert "Permintaan terkirim lagi." in send(wati, f"{remark}lagi/", sentence="Uraiannya juga.")
    assert "Uraiannya juga. Poksus Melati" in ani.see("/tugas/")
    assert "Permintaan selesai." in send(wati, f"{remark}selesai/")
    assert "Diminta Pokja II" not in ani.see("/tugas/")
    assert "Permintaan ini sudah selesai." in send(wati, f"{remark}tarik/")


def test_a_month_is_asked_about_and_listed(ani: Treasurer) -> None:
    rini, melati = sign_in(ani.cast["rini"]), ani.built.id
    assert (
        f'href="/kelompok/{melati}/permintaan/202609/"'
        in rini.get(ani.shelf + "kas/?bulan=2026-09").content.decode()
    )
    asking = f"/kelompok/{melati}/permintaan/202609/"
    assert "Iuran belum dicatat. Rini Kusuma, Pokja II kota" in send(
        rini, asking, sentence="Iuran belum dicatat."
    )
    assert "Bulan November 2026 belum dimulai." in send(
        rini, f"/kelompok/{melati}/permintaan/202611/", sentence="Nanti."
    )
    home = ani.client.get("/tugas/").content.decode()
    assert f'href="{ani.shelf}kas/?bulan=2026-09"' in home
    assert "Iuran belum dicatat." in ani.see(ani.shelf + "kas/?bulan=2026-09")
    assert "Permintaan pembetulan Yang diminta Pokja II untuk dibetulkan, dan jawabannya 1" in ani.see(
        ani.shelf
    )
    with clock.at(NOON + timedelta(minutes=5)):
        ani.earn(30_000, "Iuran September", TODAY.replace(month=9, day=30))
    assert "Tinggal dijawab" in ani.see("/tugas/")
    row = "Iuran belum dicatat. Belum dijawab Poksus Melati, Gedongan Buku September 2026 Rini Kusuma"
    assert row in see(rini, "/permintaan/?keadaan=terbuka")
    assert "0 permintaan" in see(rini, "/permintaan/?keadaan=dijawab")
    assert "1 permintaan" in see(rini, f"/kelompok/{melati}/permintaan/?cari=iuran")
    assert "0 permintaan" in see(sign_in(ani.cast["dewi"]), "/permintaan/")
    assert sign_in(ani.cast["joko"]).get("/permintaan/").status_code == 403
    sheet = load_workbook(io.BytesIO(rini.get("/permintaan/?unduh=xlsx").content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][1:8] == [
        "Poksus Melati", "Gedongan", "September 2026", None, None, "Iuran belum dicatat.",
        "Rini Kusuma, Pokja II kota",
    ]  # fmt: skip


def test_no_list_asks_more_for_more_rows(ani: Treasurer) -> None:
    wrong = ani.spend(25_000, "Konsumsi rapat")
    rini = sign_in(ani.cast["rini"])

    def ask(count: int) -> None:
        for number in range(count):
            entry = AskAboutEntry(uuid7(), wrong, f"Kuitansi {number} belum ada.")
            month = AskAboutMonth(uuid7(), ani.built.id, Period(2026, 9), f"Hitung kas {number}.")
            with scope(MOJOKERTO):
                ask_about_entry(entry, actor=ani.cast["rini"])
                ask_about_month(month, actor=ani.cast["rini"])

    def cost(client: Client, address: str) -> int:
        see(client, address)
        with CaptureQueriesContext(connection) as seen:
            see(client, address)
        return len(seen)

    pages = (
        (ani.client, "/tugas/"),
        (ani.client, f"/bukti/{wrong}/"),
        (rini, "/permintaan/"),
        (rini, f"/kelompok/{ani.built.id}/permintaan/"),
        (rini, ani.shelf + "kas/?bulan=2026-09"),
    )
    ask(1)
    before = [cost(client, address) for client, address in pages]
    ask(6)
    assert [cost(client, address) for client, address in pages] == before
    assert "Lihat semua permintaan" in ani.see("/tugas/")
