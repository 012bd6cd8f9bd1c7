"""The screens of goods: filled in as a browser does; they show what was written and refuse at its field."""

from collections.abc import Iterator

import pytest

from bookkeeping.commands.months import CloseMonth, close_month
from bookkeeping.domain.chart import KAS, PERSEDIAAN
from common.ids import uuid7
from common.period import Period
from goods.models import Product
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO
from tests.web.goods_forms import AID, DAY, buy, new_product, sell
from tests.web.treasurer import Treasurer, open_books, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def ani() -> Iterator[Treasurer]:
    with open_books() as treasurer:
        yield treasurer


def test_from_the_product_to_the_book(ani: Treasurer) -> None:
    keripik = new_product(ani, "Keripik pisang", price="8.000")
    bought = buy(ani, keripik, "10", "50 ribu", party="Toko Jaya")
    assert bought.status_code == 302
    sold = sell(ani, keripik, "4", "8.000")
    assert sold.headers["Location"] == f"/bukti/{ani.newest().id}/"
    assert "Tersimpan: Penjualan keripik pisang 4 bungkus, Rp 32.000." in ani.see(sold.headers["Location"])
    assert (ani.saldo(KAS), ani.saldo(PERSEDIAAN)) == (9_000_000 - 50_000 + 32_000, 30_000)
    book = ani.see(ani.shelf + "produksi/")
    assert "12 Okt 2026 Keripik pisang 10 50.000 10 bungkus" in book
    assert "8.000 4 6 bungkus 32.000 online, Bu Tin" in book
    shelf = ani.see(ani.shelf + "barang/")
    assert "Keripik pisang 6 bungkus Barang jualan 5.000 8.000 30.000" in shelf
    card = ani.see(f"/barang/{keripik}/")
    assert "Ada 6 bungkus Nilainya Rp 30.000" in card
    assert "Terjual Bu Tin" in card


def test_too_much_is_refused_at_its_field(ani: Treasurer) -> None:
    keripik = new_product(ani, "Keripik pisang")
    buy(ani, keripik, "10", "50.000")
    before = ani.ledger()
    answer = sell(ani, keripik, "12,5", "8.000")
    assert answer.status_code == 422
    assert "Keripik pisang hanya ada 10 bungkus pada hari itu." in words(answer.content)
    assert f'href="#id_q_{keripik.hex}"' in answer.content.decode()
    assert ani.ledger() == before
    unread = sell(ani, keripik, "2.5", "8.000")
    assert "Banyaknya tidak terbaca: '2.5'. Ketik misalnya 12 atau 2,5." in words(unread.content)


def test_production_and_loss(ani: Treasurer) -> None:
    pisang = new_product(ani, "Pisang", "kg", "bahan")
    keripik = new_product(ani, "Keripik")
    buy(ani, pisang, "10", "80.000")
    made = ani.fill(
        ani.shelf + "barang/produksi/",
        **{f"q_{pisang.hex}": "5"},
        date=DAY,
        product_id=keripik,
        quantity="20",
        maker="Bu Wati",
        material_cash="",
        other_cash="20.000",
        bank="kas",
        fund="",
        remark="",
    )
    assert made.status_code == 302
    assert "Keripik Bu Wati 20 40.000 20.000 20 bungkus" in ani.see(ani.shelf + "produksi/")
    lost = ani.fill(
        ani.shelf + "barang/keluar/",
        **{f"q_{keripik.hex}": "2"},
        date=DAY,
        event="rusak",
        account="5101",
        remark="Kena air",
    )
    assert lost.status_code == 302
    assert "rusak 2 bungkus, Kena air" in ani.see(ani.shelf + "produksi/")
    counted = ani.fill(
        ani.shelf + "barang/hitung/", **{f"q_{keripik.hex}": "17"}, date=DAY, remark="Hitung bersama"
    )
    assert counted.status_code == 302
    assert ani.newest().memo == "Selisih hitung barang: keripik 1 bungkus"
    address = f"/bukti/{ani.newest().id}/barang/betulkan/"
    assert f'name="q_{keripik.hex}" value="17"' in ani.client.get(address).content.decode()
    recounted = {f"q_{keripik.hex}": "16", "date": DAY, "remark": "Hitung bersama", "reason": "Satu pecah"}
    assert ani.fill(address, **recounted).status_code == 302
    assert ani.newest().memo == "Selisih hitung barang: keripik 2 bungkus"


def test_less_money_than_that_asks_why(ani: Treasurer) -> None:
    keripik = new_product(ani, "Keripik pisang")
    answer = buy(ani, keripik, "10", "12 juta")
    assert answer.status_code == 422
    assert "Mengapa uangnya kurang" in words(answer.content)
    assert buy(ani, keripik, "10", "12 juta", cash_reason="Talangan ketua").status_code == 302
    assert "Sebab kas kurang Talangan ketua" in ani.see(f"/bukti/{ani.newest().id}/")


def test_an_entry_of_goods_is_cancelled_in_its_own_book(ani: Treasurer) -> None:
    keripik = new_product(ani, "Keripik pisang")
    buy(ani, keripik, "10", "50.000")
    entry = ani.newest().id
    page = ani.client.get(f"/bukti/{entry}/").content.decode()
    assert f"/bukti/{entry}/barang/" in page
    asked = ani.see(f"/bukti/{entry}/barang/")
    assert "Keripik pisang 10 bungkus masuk" in asked
    assert ani.fill(f"/bukti/{entry}/barang/", reason="Salah toko").status_code == 302
    assert (ani.saldo(KAS), ani.saldo(PERSEDIAAN)) == (9_000_000, 0)
    assert "Belum ada produksi atau penjualan pada bulan ini." in ani.see(ani.shelf + "produksi/")
    assert "Barang ini belum pernah masuk atau keluar." in ani.see(f"/barang/{keripik}/")


@pytest.mark.parametrize("book", ["produksi", "bantuan", "inventaris"])
def test_each_book_prints_and_downloads(ani: Treasurer, book: str) -> None:
    ani.fill(ani.shelf + "bantuan/baru/", **AID)
    keripik = new_product(ani, "Keripik")
    buy(ani, keripik, "10", "50.000")
    for kind, begins in (("pdf", b"%PDF"), ("xlsx", b"PK")):
        answer = ani.client.get(f"{ani.shelf}{book}/?unduh={kind}")
        assert answer.status_code == 200
        assert answer.content.startswith(begins)


def test_the_shelf_leads_to_them(ani: Treasurer) -> None:
    page = ani.see(ani.shelf)
    for title in ("Barang dan persediaan", "Buku Produksi/Penjualan", "Buku Inventaris", "Buku Bantuan"):
        assert title in page
    first = new_product(ani, "Bawang goreng")
    with scope(MOJOKERTO):
        place = Product.objects.values("kelurahan_id", "group_id").get(pk=first)
        names = [f"barang {number:02}" for number in range(26)]
        Product.objects.bulk_create(
            Product(name=n, search_name=n, unit="kg", kind=("produk", "bahan")[i % 2], **place)
            for i, n in enumerate(names)
        )
    shelf = ani.shelf + "barang/"
    page = ani.see(shelf)
    assert "27 barang per 12 Oktober 2026" in page
    assert "Baris 1–25 dari 27" in page
    assert "barang 25" not in page
    assert "Baris 26–27 dari 27" in ani.see(shelf + "?halaman=2")
    assert "14 barang per" in ani.see(shelf + "?jenis=produk")
    found = ani.see(shelf + "?cari=BAWANG")
    assert "Bawang goreng 0 bungkus" in found
    assert "barang 01" not in found
    assert "Tidak ada barang yang cocok" in ani.see(shelf + "?cari=semen")


def test_an_entry_of_goods_is_written_again(ani: Treasurer) -> None:
    keripik = new_product(ani, "Keripik pisang")
    buy(ani, keripik, "12", "60.000", party="Toko Jaya", fund="CSR")
    wrong = ani.newest().id
    sell(ani, keripik, "8", "8.000")
    page = ani.client.get(f"/bukti/{wrong}/barang/betulkan/").content.decode()
    assert f'name="q_{keripik.hex}" value="12"' in page
    assert 'value="Toko Jaya"' in page
    assert "Betulkan catatan" in page
    assert "tidak hilang: ia dibatalkan dengan barangnya" in page
    lines = {f"q_{keripik.hex}": "10", f"m_{keripik.hex}": "60.000"}
    given = {"date": DAY, "bank": "kas", "party": "Toko Jaya", "fund": "CSR", "remark": ""} | lines
    unsaid = ani.fill(f"/bukti/{wrong}/barang/betulkan/", **given, reason="")
    assert unsaid.status_code == 422
    fixed = ani.fill(f"/bukti/{wrong}/barang/betulkan/", **given, reason="Salah hitung bungkus")
    assert fixed.status_code == 302
    card = ani.see(f"/barang/{keripik}/")
    assert "Ada 2 bungkus Nilainya Rp 20.000" in card
    assert "Dibeli Dibetulkan Toko Jaya 10" in card
    assert "Keripik pisang Dibetulkan 10 60.000" in ani.see(ani.shelf + "produksi/?cari=jaya")
    assert ani.newest().replaces_id == wrong
    again = ani.client.get(f"/bukti/{wrong}/barang/betulkan/")
    assert again.headers["Location"] == f"/bukti/{wrong}/"


def test_production_and_loss_are_written_again(ani: Treasurer) -> None:
    pisang, keripik = new_product(ani, "Pisang", "kg", "bahan"), new_product(ani, "Keripik")
    buy(ani, pisang, "10", "80.000")
    made = {
        f"q_{pisang.hex}": "5",
        "date": DAY,
        "product_id": keripik,
        "quantity": "20",
        "maker": "Bu Wati",
        "material_cash": "10.000",
        "other_cash": "20.000",
        "bank": "kas",
        "fund": "",
        "remark": "",
    }
    ani.fill(ani.shelf + "barang/produksi/", **made)
    entry = ani.newest().id
    page = ani.client.get(f"/bukti/{entry}/barang/betulkan/").content.decode()
    assert 'name="quantity" value="20"' in page
    assert f'name="q_{keripik.hex}"' not in page
    assert 'value="10.000"' in page
    better = made | {f"q_{pisang.hex}": "10", "quantity": "25", "reason": "Pisangnya sepuluh kilo"}
    assert ani.fill(f"/bukti/{entry}/barang/betulkan/", **better).status_code == 302
    assert ani.saldo(PERSEDIAAN) == 110_000
    lost = {f"q_{keripik.hex}": "5", "date": DAY, "event": "rusak", "account": "5101", "remark": "Kena air"}
    ani.fill(ani.shelf + "barang/keluar/", **lost)
    broken = ani.newest().id
    fewer = lost | {f"q_{keripik.hex}": "2", "reason": "Yang tiga masih baik"}
    assert ani.fill(f"/bukti/{broken}/barang/betulkan/", **fewer).status_code == 302
    assert "Ada 23 bungkus" in ani.see(f"/barang/{keripik}/")


def test_a_closed_month_stops_once(ani: Treasurer) -> None:
    keripik = new_product(ani, "Keripik pisang")
    with scope(MOJOKERTO):
        close_month(CloseMonth(uuid7(), ani.built.id, Period(2026, 9)), actor=ani.actor)
    answer = buy(ani, keripik, "10", "50.000", date="2026-09-20")
    assert answer.status_code == 422
    assert "Buku September 2026 sudah ditutup." in words(answer.content)
    assert 'name="bulan_ditutup" value="202609"' in answer.content.decode()
    assert buy(ani, keripik, "10", "50.000", date="2026-09-20", bulan_ditutup="202609").status_code == 302


def test_stock_of_the_old_book(ani: Treasurer) -> None:
    keripik = new_product(ani, "Keripik")
    lines = {f"q_{keripik.hex}": "8", f"m_{keripik.hex}": "40.000"}
    assert ani.fill(ani.shelf + "barang/lama/", **lines, date="2026-01-01").status_code == 302
    assert ani.newest().memo == "Persediaan dari buku lama: keripik 8 bungkus"
    assert (ani.saldo(KAS), ani.saldo(PERSEDIAAN)) == (9_000_000, 40_000)
    assert "saldo awal" in ani.see(ani.shelf + "produksi/?bulan=2026-01").lower()
    fixed = lines | {f"q_{keripik.hex}": "9", "date": "2026-01-01", "reason": "Sembilan"}
    assert ani.fill(f"/bukti/{ani.newest().id}/barang/betulkan/", **fixed).status_code == 302
    assert "Ada 9 bungkus" in ani.see(f"/barang/{keripik}/")
