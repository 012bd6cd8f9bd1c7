"""Year-end in the browser: percentages, gladi, the split, payments, the year closed, the prints."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from pikepdf import Pdf

from bookkeeping.commands.months import CloseMonth, close_month
from bookkeeping.commands.savings.paying import SaveMoney, save_money
from closing.commands.rat import MakeRat, make_rat
from closing.models import PackState, RatPack, YearShare
from closing.progress import Making, making_of, tell_making
from closing.queries.dues import unpaid
from closing.tasks import rat
from common import clock
from common.ids import uuid7
from common.pdf.paper import F4_PORTRAIT
from common.period import Period
from regions.tenancy.scope import scope
from tests.builders import SYSTEM
from tests.cast import GEDONGAN, MAGERSARI, MOJOKERTO, NOON
from tests.web.browse import sign_in, text
from tests.web.test_bookkeeping_prints import printed
from tests.web.treasurer import Treasurer, open_books, words

pytestmark = pytest.mark.django_db
DECEMBER = date(2025, 12, 20)
ROWS = (
    ("cadangan", "Cadangan", "40"),
    ("jasa_simpanan", "Jasa simpanan", "50"),
    ("dana", "Dana sosial", "10"),
)


@pytest.fixture
def treasurer() -> Iterator[Treasurer]:
    with open_books(members=3, borrowers=0) as found:
        yield found


@pytest.fixture
def ready(treasurer: Treasurer) -> Treasurer:
    """In December 2025 iuran of 300.000, konsumsi of 100.000, two savers; the month is closed."""
    treasurer.earn(300_000, "Iuran setahun", DECEMBER)
    treasurer.spend(100_000, "Konsumsi akhir tahun", DECEMBER)
    with scope(MOJOKERTO):
        for person, wajib in zip(treasurer.built.people, (60_000, 40_000), strict=False):
            cmd = SaveMoney(uuid7(), treasurer.built.id, person.member_id, DECEMBER, wajib=wajib)
            save_money(cmd, actor=treasurer.actor)
        close_month(CloseMonth(uuid7(), treasurer.built.id, Period(2025, 12)), actor=treasurer.actor)
    return treasurer


def at(treasurer: Treasurer, rest: str) -> str:
    return f"/kelompok/{treasurer.built.id}/{rest}"


def agree(treasurer: Treasurer, rows: tuple[tuple[str, str, str], ...] = ROWS, **changed: Any) -> Any:
    """Send the percentages as the form does."""
    given: dict[str, Any] = {
        "starts_on": "2025-01-01",
        "source": "AD/ART pasal 12",
        "basis": "akhir_tahun",
        "counted": ["3101", "3102"],
        "unit": "1",
        "rounding_no": "1",
    }
    for no, (kind, name, percent) in enumerate(rows, start=1):
        given |= {f"kind_{no}": kind, f"name_{no}": name, f"percent_{no}": percent}
    return treasurer.fill(at(treasurer, "shu/aturan/"), **given | changed)


def share(treasurer: Treasurer, **changed: Any) -> Any:
    given = {"decided_on": "2026-02-14", "amount": "200000", "minutes": "Butir 4", "note": "Rapat setuju"}
    return treasurer.fill(at(treasurer, "shu/2025/bagi/"), **given | changed)


def test_neraca_shows_both_sides_and_leads_to_the_entries(ready: Treasurer) -> None:
    page = ready.see(at(ready, "keuangan/neraca/?bulan=2025-12"))
    assert "Simpanan wajib 0 100.000" in page
    assert "SHU tahun berjalan 0 200.000" in page
    assert "Jumlah aktiva (Rp) 10.300.000" in page
    assert "Jumlah pasiva (Rp) 10.300.000" in page
    raw = text(ready.client, at(ready, "keuangan/neraca/?bulan=2025-12"))
    link = f"/kelompok/{ready.built.id}/buku/catatan/?pos=3102&amp;sampai=2025-12-31"
    assert link in raw
    assert "100.000" in ready.see(link.replace("&amp;", "&"))
    assert f'href="/kelompok/{ready.built.id}/keuangan/hasil-usaha/?bulan=2025-12"' in raw


def test_hasil_usaha_and_perubahan_modal(ready: Treasurer) -> None:
    page = ready.see(at(ready, "keuangan/hasil-usaha/?bulan=2025-12"))
    assert "Iuran 0 300.000" in page
    assert "Biaya rapat dan konsumsi 0 100.000" in page
    assert "Sisa hasil usaha (Rp) 200.000" in page
    page = ready.see(at(ready, "keuangan/modal/?bulan=2025-12"))
    assert "Modal awal 0 10.000.000 10.000.000" in page
    assert "Jumlah modal 0 10.300.000 0 10.300.000" in page


@pytest.mark.parametrize("which", ["neraca", "hasil-usaha", "modal"])
def test_each_statement_as_paper_and_as_file(ready: Treasurer, which: str) -> None:
    paper = ready.client.get(at(ready, f"keuangan/{which}/?bulan=2025-12&unduh=pdf"))
    assert paper.content.startswith(b"%PDF")
    with Pdf.open(BytesIO(paper.content)) as pdf:
        assert len(pdf.pages) == 1
    sheet = ready.client.get(at(ready, f"keuangan/{which}/?bulan=2025-12&unduh=xlsx"))
    rows = list(load_workbook(BytesIO(sheet.content)).active.values)  # type: ignore[union-attr]
    amounts = {cell for row in rows for cell in row if isinstance(cell, int)}
    assert {"neraca": 10_300_000, "hasil-usaha": 200_000, "modal": 10_300_000 - 300_000}[which] in amounts


def test_percentages_start_empty_and_the_example_is_called_one(ready: Treasurer) -> None:
    assert "Ini contoh" not in ready.see(at(ready, "shu/aturan/"))
    example = ready.see(at(ready, "shu/aturan/?contoh=1"))
    assert "Ini contoh, bukan aturan resmi" in example
    assert "Kelompok belum menulis pembagian SHU" in ready.see(at(ready, "shu/2025/gladi/"))


def test_percentages_that_are_not_100_are_refused_in_words(ready: Treasurer) -> None:
    answer = agree(ready, (*ROWS, ("dana", "Lingkungan", "5")))
    assert answer.status_code == 422
    assert "Jumlah semua bagian 105 %, lebih 5 %. Harus tepat 100 %." in words(answer.content)
    answer = agree(ready, (("dana", "", "100"),))
    assert "Nama bagian belum diisi." in words(answer.content)
    answer = agree(ready, (("dana", "Sosial", "seratus"),))
    assert "Tulis persen dengan angka" in words(answer.content)
    answer = agree(ready, rounding_no="2")
    assert "Sisa pembulatan hanya bisa masuk ke cadangan atau dana" in words(answer.content)


def test_gladi_shows_all_and_writes_nothing(ready: Treasurer) -> None:
    assert agree(ready).status_code == 302
    before = ready.ledger()
    page = ready.see(at(ready, "shu/2025/gladi/?tanggal=2026-02-14"))
    assert ready.ledger() == before
    assert "SHU tahun 2025 200.000" in page
    assert "Cadangan 40 % 80.000 80.000" in page
    assert "1 Sari Wulandari 60.000 0 60.000 0 60.000" in page
    assert "2 Endang Puji Rahayu 40.000 0 40.000 0 40.000" in page
    paper = ready.client.get(at(ready, "shu/2025/gladi/?tanggal=2026-02-14&unduh=pdf"))
    assert paper.content.startswith(b"%PDF")


def test_the_split_is_posted_paid_and_taken_back(ready: Treasurer) -> None:
    agree(ready)
    refused = share(ready, minutes="")
    assert refused.status_code == 422
    assert share(ready, amount="1").status_code == 422
    answer = share(ready)
    assert answer.status_code == 302
    page = words(ready.client.get(answer["Location"]).content)
    assert "Pembagian SHU tahun 2025 menurut RAT 14 Februari 2026" in page
    home = ready.see(at(ready, "shu/"))
    assert "Dana sosial 20.000" in home
    assert "Bagian anggota belum diambil (Rp) 100.000" in home
    with scope(MOJOKERTO):
        waiting = unpaid(ready.built.id)
    sari = f"bayar_{waiting[0].member_id.hex}"
    assert 'value="60.000"' in text(ready.client, at(ready, f"shu/bayar/?anggota={waiting[0].member_id}"))
    given = {"date": "2026-03-01", "into": "1101"}
    refused = ready.fill(at(ready, "shu/bayar/"), **given)
    assert "Isi jumlah untuk paling sedikit satu anggota." in words(refused.content)
    refused = ready.fill(at(ready, "shu/bayar/"), **given, **{sari: "60.001"})
    assert "yang belum dibayar hanya Rp 60.000." in words(refused.content)
    assert ready.fill(at(ready, "shu/bayar/"), **given, **{sari: "15 ribu"}).status_code == 302
    paid = ready.newest()
    assert "1 Sari Wulandari 60.000 15.000 45.000" in ready.see(at(ready, "shu/"))
    fix = f"/shu/{paid.id}/betulkan/"
    assert 'value="15.000"' in text(ready.client, fix)
    same = ready.fill(fix, **given, **{sari: "15.000"})
    assert "Tidak ada yang Ibu ubah." in words(same.content)
    both = {sari: "20.000", f"bayar_{waiting[1].member_id.hex}": "1.000"}
    fixed = ready.fill(fix, **given, **both, reason="Salah ketik")["Location"]
    assert "Sari Wulandari 20.000 Endang Puji Rahayu 1.000 Jumlah, kas 21.000" in ready.see(fixed)
    receipt = printed(ready, f"{fixed.replace('/shu/', '/bukti/')}?unduh=pdf", F4_PORTRAIT)
    assert "Yang menerima (....." in receipt
    assert "dua puluh satu ribu rupiah" in receipt
    assert "Catatan ini sudah dibetulkan" in ready.see(f"/shu/{paid.id}/")
    assert ready.client.get(fix).status_code == 302
    spent = {
        "fund": "Dana sosial",
        "amount": "5.000",
        "memo": "Santunan",
        "date": "2026-03-02",
        "bank": "kas",
    }
    assert ready.fill(at(ready, "shu/dana/"), **spent).status_code == 302
    assert "Dana sosial 15.000" in ready.see(at(ready, "shu/"))
    raw = text(ready.client, at(ready, "keuangan/neraca/"))
    link = f"/kelompok/{ready.built.id}/buku/catatan/?pos=2201&dana=Dana+sosial&sampai=2026-10-12"
    assert link.replace("&", "&amp;") in raw
    assert "2 catatan dana shu" in ready.see(link)
    assert "Bertambah dikurangi berkurang: Rp 15.000" in ready.see(link)
    stopped = ready.fill(f"{answer['Location']}batalkan/", reason="Persen keliru")
    whose = "Bagian Bu Sari Wulandari (Rp 20.000) dan Bu Endang Puji Rahayu (Rp 1.000) sudah dibayarkan."
    assert whose in words(stopped.content)
    assert "Dana sosial sudah dipakai Rp 5.000" in words(stopped.content)


def test_a_split_that_nobody_used_is_put_right_and_taken_back(ready: Treasurer) -> None:
    agree(ready)
    page = share(ready)["Location"]
    raw = text(ready.client, f"{page}betulkan/")
    assert all(
        f'value="{value}"' in raw for value in ("Jasa simpanan", "50", "2026-02-14", "Butir 4", "200000")
    )
    given: dict[str, Any] = {"decided_on": "2026-02-14", "amount": "200000", "minutes": "Butir 4"}
    given |= {"note": "Rapat setuju", "basis": "akhir_tahun", "counted": ["3101", "3102"], "unit": "1"}
    given |= {"rounding_no": "1"}
    for no, (kind, name, percent) in enumerate(ROWS, start=1):
        given |= {f"kind_{no}": kind, f"name_{no}": name, f"percent_{no}": percent}
    before = ready.ledger()
    assert "Tidak ada yang Ibu ubah." in words(ready.fill(f"{page}betulkan/", **given).content)
    given |= {"percent_1": "50", "percent_2": "40"}
    looked = words(ready.fill(f"{page}betulkan/", **given, lihat="ya").content)
    assert "Hasilnya: Rp 200.000" in looked
    assert "Cadangan 50 % 100.000 100.000" in looked
    assert ready.ledger() == before
    page = ready.fill(f"{page}betulkan/", **given, reason="Persen keliru")["Location"]
    assert "Cadangan 50 % 100.000 100.000" in ready.see(page)
    assert ready.fill(f"{page}batalkan/", reason="Persen keliru").status_code == 302
    assert "dibatalkan" in ready.see(at(ready, "shu/"))
    assert "Belum dapat dicatat" not in ready.see(at(ready, "shu/2025/gladi/?tanggal=2026-02-14"))


def test_a_late_cost_says_why_more_was_shared_than_there_is(ready: Treasurer) -> None:
    agree(ready)
    share(ready)
    late = ready.spend(30_000, "Kwitansi tertinggal", DECEMBER)
    page = ready.see(at(ready, "shu/"))
    assert "SHU tahun 2025 sudah dibagi Rp 30.000 lebih banyak daripada hasilnya sekarang" in page
    assert "Bila catatannya benar, biarkan" in page
    assert f'href="/bukti/{late}/">Kwitansi tertinggal' in text(ready.client, at(ready, "shu/"))
    assert "SHU untuk dibagi: kurang Rp 30.000. Lihat sebabnya." in ready.see(at(ready, "tahun/2025/"))
    assert "Lihat catatan penyebabnya" in ready.see(at(ready, "shu/2025/gladi/"))


def test_the_bukti_of_a_split_leads_to_its_own_page(ready: Treasurer) -> None:
    agree(ready)
    share(ready)
    with scope(MOJOKERTO):
        entry_id = YearShare.objects.get().entry_id
    assert f'href="/shu/{entry_id}/"' in text(ready.client, f"/bukti/{entry_id}/")
    other = ready.newest().id if ready.newest().id != entry_id else ready.spend(1_000, "Kopi")
    assert ready.client.get(f"/shu/{other}/").status_code in (200, 302)


def test_the_way_through_year_end(ready: Treasurer) -> None:
    page = ready.see(at(ready, "tahun/2025/"))
    assert "Tidak ada bulan yang masih terbuka." in page
    assert "Tidak ada barang yang masih perlu disusutkan." in page
    assert ready.fill(at(ready, "tahun/2025/tutup/")).status_code == 302
    assert "Ditutup oleh Ani Lestari." in ready.see(at(ready, "tahun/2025/"))
    with clock.at(NOON + timedelta(hours=1)):
        ready.earn(10_000, "Iuran susulan", DECEMBER)
    assert "1 catatan bertanggal 2025 ditulis sesudah tahun ini ditutup." in ready.see(
        at(ready, "tahun/2025/")
    )
    assert ready.fill(at(ready, "tahun/2025/buka/"), reason="").status_code == 422
    assert ready.fill(at(ready, "tahun/2025/buka/"), reason="Kwitansi tertinggal").status_code == 302
    assert "Buku tahun 2025 masih terbuka." in ready.see(at(ready, "tahun/2025/"))
    assert "Tahun 2026 belum berakhir." in ready.see(at(ready, "tahun/2026/"))


def test_the_rat_pack_is_one_file_with_one_run_of_numbers(
    ready: Treasurer, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    agree(ready)
    share(ready)
    with django_capture_on_commit_callbacks(using="default") as sent:
        assert ready.fill(at(ready, "tahun/2025/rat/minta/"), paper="a4").status_code == 302
    with scope(MOJOKERTO):
        pack_id = RatPack.objects.get().id
    assert [one.args for one in sent] == [(MOJOKERTO, str(pack_id))]
    assert "Menunggu giliran" in ready.see(at(ready, "tahun/2025/rat/"))
    with scope(MOJOKERTO):
        tell_making(pack_id, Making(3, 9, "Perubahan modal"))
    told = ready.client.get(f"/rat/{pack_id}/kemajuan/").json()
    assert (told["state"], told["done"], told["total"]) == ("running", 2, 9)
    assert told["text"] == "Bagian 3 dari 9: Perubahan modal"
    rat(kota_id=MOJOKERTO, pack_id=str(pack_id))
    with scope(MOJOKERTO):
        assert making_of(pack_id) == Making(9, 9, "Sampul dan penjilidan")
        assert make_rat(MakeRat(uuid7(), pack_id), actor=SYSTEM).state == PackState.DONE  # once is enough
    answer = ready.client.get(f"/rat/{pack_id}/unduh/")
    with Pdf.open(BytesIO(answer.content)) as pdf:
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert len(pdf.pages) == len(titles)
        sizes = {tuple(sorted(round(float(side)) for side in page.mediabox[2:])) for page in pdf.pages}
    assert sizes == {(595, 842)}
    assert titles == [
        "Sampul",
        "Neraca",
        "Perhitungan hasil usaha",
        "Perubahan modal",
        "Pembagian SHU",
        "Pinjaman dan umur tunggakan",
        "Simpanan anggota",
        "Rapat dan kehadiran",
        "Pengesahan",
    ]
    state = ready.client.get(f"/rat/{pack_id}/kemajuan/").json()
    assert (state["state"], state["text"]) == ("done", "Berkas RAT selesai")
    assert "A4, 9 lembar" in ready.see(at(ready, "tahun/2025/rat/"))


def test_a_pack_that_died_is_asked_for_again(ready: Treasurer) -> None:
    assert ready.fill(at(ready, "tahun/2025/rat/minta/"), paper="f4").status_code == 302
    with scope(MOJOKERTO):
        pack_id = RatPack.objects.get().id
    given = {"kota_id": MOJOKERTO, "pack_id": str(pack_id)}
    rat.on_failure(ValueError("kertas habis"), "", (), given, None)
    with scope(MOJOKERTO):
        pack = RatPack.objects.get()
    assert (pack.state, pack.problem) == (PackState.FAILED, "ValueError: kertas habis")
    page = ready.see(at(ready, "tahun/2025/rat/"))
    assert "Gagal" in page
    assert "Berkas yang diminta 12 Okt 2026, 12.00 belum jadi" in page
    assert "Tekan Susun berkas RAT sekali lagi." in page
    assert "Susun berkas RAT" in page
    assert ready.client.get(f"/rat/{pack_id}/unduh/").status_code == 302
    assert ready.fill(at(ready, "tahun/2026/rat/minta/"), paper="f4").status_code == 422


def test_pokja_looks_and_does_not_touch(ready: Treasurer) -> None:
    agree(ready)
    wati = sign_in(ready.cast["wati"])
    assert "Catat menurut keputusan RAT" not in text(wati, at(ready, "shu/2025/gladi/?tanggal=2026-02-14"))
    steps = text(wati, at(ready, "tahun/2025/"))
    assert "Tutup tahun buku" not in steps
    listed = steps.partition("<h2>Langkah</h2>")[2].partition("</ul>")[0]
    for link in set(re.findall(r'<a href="(/[^"]+)"', listed)):
        assert wati.get(link.replace("&amp;", "&")).status_code == 200, link
    before = ready.ledger()
    assert wati.post(at(ready, "shu/2025/bagi/"), {}).status_code == 403
    assert wati.get(at(ready, "shu/bayar/")).status_code == 403
    assert ready.ledger() == before


def test_the_sums_of_an_area_open_to_its_parts(ready: Treasurer) -> None:
    rini = sign_in(ready.cast["rini"])
    running = words(rini.get(f"/keuangan/kota/{MOJOKERTO}/?bulan=2026-10").content)
    assert "Per 12 Oktober 2026: Oktober 2026 masih berjalan" in running
    page = words(rini.get(f"/keuangan/kota/{MOJOKERTO}/?bulan=2025-12").content)
    assert "Jumlah aktiva (Rp) 10.300.000" in page
    assert "Kecamatan Magersari 200.000 10.300.000" in page
    page = text(rini, f"/keuangan/kelurahan/{GEDONGAN}/?bulan=2025-12")
    assert f'href="/kelompok/{ready.built.id}/keuangan/neraca/?bulan=2025-12"' in page
    sheet = rini.get(f"/keuangan/kecamatan/{MAGERSARI}/?bulan=2025-12&unduh=xlsx")
    rows = {row[0]: row[2] for row in load_workbook(BytesIO(sheet.content)).active.values}  # type: ignore[union-attr]
    assert rows["Jumlah aktiva"] == rows["Jumlah pasiva"] == 10_300_000
    assert rows["Sisa hasil usaha (SHU)"] == 200_000
    assert sign_in(ready.cast["sari"]).get(f"/keuangan/kota/{MOJOKERTO}/").status_code == 403
    assert sign_in(ready.cast["wati"]).get(f"/keuangan/kota/{MOJOKERTO}/").status_code == 403
