"""Betulkan, Batalkan and the months: what is written stays, and is put right by entries that say why."""

from collections.abc import Iterator
from datetime import date

import pytest

from bookkeeping.commands.months import seal_months
from bookkeeping.domain.chart import KAS, PIUTANG_PINJAMAN
from bookkeeping.models import Leg
from common.ids import uuid7
from common.period import Period
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO, TODAY
from tests.web.treasurer import IURAN, KONSUMSI, Treasurer, open_books, words

pytestmark = pytest.mark.django_db
DAY = TODAY.isoformat()
CASH = {"date": DAY, "amount": "50.000", "account": IURAN, "memo": "Iuran Oktober", "bank": "kas"}


@pytest.fixture
def ani() -> Iterator[Treasurer]:
    with open_books() as treasurer:
        yield treasurer


def test_betulkan_puts_an_entry_right_with_its_reason(ani: Treasurer) -> None:
    wrong = ani.spend(25_000, "Konsumsi rapat")
    address = f"/bukti/{wrong}/betulkan/"
    form = ani.client.get(address).context["form"]
    assert (form["lines.0.amount"].value(), form["memo"].value()) == (25_000, "Konsumsi rapat")
    given = {"date": DAY, "lines.0.account": KONSUMSI, "lines.0.amount": "52.000", "memo": "Konsumsi rapat"}
    before = ani.ledger()
    refused = ani.fill(address, **given, reason="")
    assert words(refused.content).count("Mengapa dibetulkan belum diisi.") == 2
    assert ani.ledger() == before
    same = given | {"lines.0.amount": "25.000", "bank": "kas", "fund": "", "reason": "Salah ketik"}
    assert "Tidak ada yang Ibu ubah." in words(ani.fill(address, **same).content)
    assert ani.ledger() == before
    assert ani.fill(address, **given, reason="Salah ketik").status_code == 302
    right = ani.newest()
    assert (right.replaces_id, right.reason) == (wrong, "Salah ketik")
    assert ani.saldo(KAS) == 8_948_000
    page = ani.see(f"/bukti/{right.id}/")
    assert page.count("nomor bukti kas") >= 3  # all three entries are shown
    assert "Pembatalannya" in page
    again = ani.fill(address, **given, reason="Sekali lagi")
    assert "Catatan ini sudah pernah dibetulkan." in words(again.content)
    assert ani.client.get(address).status_code == 302


def test_betulkan_finds_who_paid_the_iuran(ani: Treasurer) -> None:
    wrong, right = (person.member_id for person in ani.built.people[:2])
    assert ani.fill(ani.shelf + "masuk/", **CASH, member_id=wrong).status_code == 302
    written = ani.newest()
    given = {"date": DAY, "lines.0.account": IURAN, "lines.0.amount": "50.000", "memo": "Iuran Oktober"}
    answer = ani.fill(f"/bukti/{written.id}/betulkan/", **given, member_id=right, reason="Salah nama")
    assert answer.status_code == 302
    corrected = ani.newest()
    assert corrected.replaces_id == written.id
    with scope(MOJOKERTO):
        payers = Leg.objects.filter(entry_id=corrected.id, account_id=IURAN).values_list("member_id")
        assert list(payers) == [(right,)]
    emptied = given | {"member_id": "", "bank": "kas", "fund": "", "reason": "Iuran bersama"}
    assert ani.fill(f"/bukti/{corrected.id}/betulkan/", **emptied).status_code == 302
    nobody = ani.newest().id
    other = ani.client.get(f"/bukti/{nobody}/betulkan/").context["form"]
    assert other["member_id"].value() == ""
    with scope(MOJOKERTO):
        assert Leg.objects.get(entry_id=nobody, account_id=IURAN).member_id is None


def test_betulkan_finds_the_right_member_and_the_right_parts(ani: Treasurer) -> None:
    ani.fill(
        ani.shelf + "setoran/", member_id=ani.built.people[0].member_id, date=DAY, wajib="20.000", bank="kas"
    )
    saved = ani.newest()
    given = {
        "date": DAY,
        "member_id": ani.built.people[1].member_id,
        "lines.0.amount": "",
        "lines.1.amount": "20000",
    }
    assert ani.fill(f"/bukti/{saved.id}/betulkan/", **given, reason="Salah nama").status_code == 302
    assert ani.newest().memo == "Simpanan wajib Bu Endang Puji Rahayu"
    loan = ani.built.loans[0]
    ani.fill(f"/pinjaman/{loan}/angsuran/", date=DAY, principal="100.000", interest="15.000", bank="kas")
    paid = ani.newest()
    given = {"date": DAY, "lines.0.amount": "90.000", "lines.1.amount": "25.000", "reason": "Pokok tertukar"}
    assert ani.fill(f"/bukti/{paid.id}/betulkan/", **given).status_code == 302
    assert ani.saldo(PIUTANG_PINJAMAN) == 910_000


def test_batalkan_asks_for_a_reason(ani: Treasurer) -> None:
    entry = ani.earn(10_000, "Iuran ganda")
    assert "Uang kelompok berkurang: Rp 10.000" in ani.see(f"/bukti/{entry}/")
    before = ani.ledger()
    assert ani.fill(f"/bukti/{entry}/batalkan/", reason=" ").status_code == 422
    assert ani.ledger() == before
    given = {"command_id": str(uuid7()), "reason": "Tercatat dua kali"}
    assert ani.client.post(f"/bukti/{entry}/batalkan/", given).status_code == 302
    count = ani.count()
    assert ani.client.post(f"/bukti/{entry}/batalkan/", given).status_code == 302
    assert ani.count() == count
    assert ani.saldo(KAS) == 9_000_000
    assert "Catatan ini sudah dibatalkan" in ani.see(f"/bukti/{entry}/")


def test_a_month_is_closed_and_opened_again(ani: Treasurer) -> None:
    closing = ani.shelf + "bulan/202609/tutup/"
    page = ani.client.get(closing)
    assert "Kas akhir bulan Rp 9.000.000" in words(page.content)
    assert ani.fill(closing, warnings=page.context["warnings"]).status_code == 302
    assert "September 2026 Ditutup" in ani.see(ani.shelf)
    given = {"command_id": str(uuid7()), **CASH, "date": "2026-09-30"}
    before = ani.ledger()
    stopped = ani.client.post(ani.shelf + "masuk/", given)
    assert (stopped.status_code, ani.ledger()) == (422, before)
    assert "Kalau memang catatan susulan, tekan tombol simpan sekali lagi." in words(stopped.content)
    assert 'name="bulan_ditutup" value="202609"' in stopped.content.decode()
    late = ani.client.post(ani.shelf + "masuk/", given | {"bulan_ditutup": "202609"}, follow=True)
    assert "Buku September 2026 sudah ditutup, catatan ini ditambahkan" in words(late.content)
    entry = ani.newest().id
    assert "Bulannya sudah ditutup" in ani.see(f"/bukti/{entry}/betulkan/")
    fixed = {**CASH, "date": "2026-09-30", "lines.0.account": IURAN, "lines.0.amount": "40.000"}
    fixed["reason"] = "Salah ketik"
    assert ani.fill(f"/bukti/{entry}/betulkan/", **fixed).status_code == 422
    assert ani.fill(f"/bukti/{entry}/betulkan/", **fixed, bulan_ditutup="202609").status_code == 302
    assert "Bulan September 2026 sudah ditutup." in words(ani.fill(closing).content)
    opening = ani.shelf + "bulan/202609/buka/"
    assert ani.fill(opening, reason="").status_code == 422
    assert ani.fill(opening, reason="Kwitansi tertinggal").status_code == 302
    assert "September 2026 Terbuka Kwitansi tertinggal" in ani.see(ani.shelf)
    assert ani.client.get(ani.shelf + "bulan/202613/tutup/").status_code == 404


def test_a_sealed_month_takes_nothing_and_is_put_right_by_ralat(ani: Treasurer) -> None:
    entry = ani.spend(25_000, "Konsumsi September", date(2026, 9, 20))
    with scope(MOJOKERTO):
        seal_months([ani.built.id], Period(2026, 9), actor=ani.actor, reason="Laporan terbit")
    assert "September 2026 Disegel" in ani.see(ani.shelf)
    before = ani.ledger()
    answer = ani.fill(ani.shelf + "masuk/", **CASH | {"date": "2026-09-30"})
    message = (
        "Buku September 2026 sudah disegel karena laporannya terbit. Pakai tanggal di bulan yang terbuka."
    )
    assert words(answer.content).count(message) == 2
    assert 'href="#id_date"' in answer.content.decode()
    assert ani.ledger() == before
    assert "bertanggal hari ini sebagai ralat" in ani.see(f"/bukti/{entry}/betulkan/")
    given = {
        "date": "2026-09-20",
        "lines.0.account": KONSUMSI,
        "lines.0.amount": "52.000",
        "memo": "Konsumsi",
    }
    assert ani.fill(f"/bukti/{entry}/betulkan/", **given, reason="Salah ketik").status_code == 302
    right = ani.newest()
    assert (right.date, right.reason) == (TODAY, "Ralat September 2026: Salah ketik")
    september = ani.see(ani.shelf + "kas/?bulan=2026-09")
    assert "Konsumsi September Diralat 2/2026 − 25.000 keluar" in september
    assert "Pembatalan: Konsumsi September Pembatalan 3/2026 + 25.000 masuk" in ani.see(ani.shelf + "kas/")
