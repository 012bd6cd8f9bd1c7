"""The screens of aid and of things: filled in as a browser does, and put right in the same forms."""

from collections.abc import Iterator

import pytest

from bookkeeping.domain.chart import HIBAH, INVENTARIS
from bookkeeping.models import Entry
from goods.models import Item, ItemFact
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO
from tests.web.goods_forms import AID, DAY, ITEM, buy, new_product
from tests.web.treasurer import Treasurer, open_books, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def ani() -> Iterator[Treasurer]:
    with open_books() as treasurer:
        yield treasurer


def test_aid_and_where_it_went(ani: Treasurer) -> None:
    assert ani.fill(ani.shelf + "bantuan/baru/", **AID).status_code == 302
    book = ani.see(ani.shelf + "bantuan/")
    assert "CSR Bank Jatim + 2.000.000 masuk mesin jahit 2 unit 5.000.000 RW 3 Gedongan Program usaha" in book
    assert ani.saldo(HIBAH) == 5_000_000
    _aid_is_put_right(ani)
    keripik = new_product(ani, "Keripik")
    buy(ani, keripik, "10", "500.000", fund="CSR Bank Jatim")
    listed = ani.see(ani.shelf + "sumber-dana/")
    assert "CSR Bank Jatim 5.000.000 3.500.000 1.500.000" in listed
    page = ani.see(ani.shelf + "sumber-dana/?dana=CSR+Bank+Jatim")
    assert "Hibah dan bantuan 5.000.000" in page
    assert "Persediaan 500.000 Inventaris 3.000.000" in page
    entries = ani.see(ani.shelf + "catatan/?dana=CSR+Bank+Jatim&pos=1301")
    assert "Pembelian keripik 10 bungkus" in entries
    assert "Jumlah seluruhnya 500.000" in entries


def _aid_is_put_right(ani: Treasurer) -> None:
    wrong = ani.newest().id
    assert f"/bukti/{wrong}/barang/betulkan/" in ani.client.get(f"/bukti/{wrong}/").content.decode()
    address = f"/bukti/{wrong}/barang/betulkan/"
    opened = ani.client.get(address).context["form"]
    given = {name: opened[name].value() or "" for name in AID} | {"reason": "Salah tulis"}
    before = ani.ledger()
    assert "Tidak ada yang Ibu ubah." in words(ani.fill(address, **given).content)
    assert ani.ledger() == before
    assert ani.fill(address, **given | {"item_name": "Mesin obras"}).status_code == 302
    assert ani.newest().replaces_id == wrong
    book = ani.see(ani.shelf + "bantuan/")
    assert "CSR Bank Jatim Dibetulkan + 2.000.000 masuk mesin obras 2 unit" in book
    assert "Baris 1–1 dari 1" in book
    assert "Tidak ada bantuan yang cocok" in ani.see(ani.shelf + "bantuan/?cari=APBD")
    back = ani.newest().id
    again = {"item_name": "Mesin jahit", "reason": "Sudah benar tadi"}
    assert ani.fill(f"/bukti/{back}/barang/betulkan/", **given | again).status_code == 302


def test_aid_says_what_is_missing(ani: Treasurer) -> None:
    answer = ani.fill(ani.shelf + "bantuan/baru/", **(AID | {"source": "", "item_place": ""}))
    assert answer.status_code == 422
    assert "Asal bantuan belum diisi." in words(answer.content)
    second = ani.fill(ani.shelf + "bantuan/baru/", **(AID | {"item_place": ""}))
    assert "Tempat penyimpanan belum diisi." in words(second.content)


def test_a_thing_from_purchase_to_parting(ani: Treasurer) -> None:
    bought = ani.fill(
        ani.shelf + "inventaris/beli/", **ITEM, date="2026-09-01", giver="Toko Jaya", bank="kas", fund=""
    )
    assert bought.status_code == 302
    assert ani.saldo(INVENTARIS) == 1_200_000
    with scope(MOJOKERTO):
        item = Item.objects.get(name="Oven").id
    book = ani.see(ani.shelf + "inventaris/")
    assert "Oven dibeli, Toko Jaya 1 Sep 2026 1 unit Dapur Bu Sari baik 1.200.000" in book
    assert "Oven 100.000" in ani.see(ani.shelf + "inventaris/susut/")
    right = f"/bukti/{ani.newest().id}/barang/betulkan/"
    assert 'value="Oven"' in ani.client.get(right).content.decode()
    fixed = ITEM | {"date": "2026-08-01", "giver": "", "bank": "kas", "fund": "", "reason": "Dibeli Agustus"}
    assert ani.fill(right, **fixed).status_code == 302
    assert "Oven 200.000" in ani.see(ani.shelf + "inventaris/susut/")
    assert ani.fill(ani.shelf + "inventaris/susut/", period="202608").status_code == 302
    assert "Akumulasi penyusutan bertambah 100.000" in ani.see(f"/bukti/{ani.newest().id}/")
    worn = f"/bukti/{ani.newest().id}/barang/betulkan/"
    assert "Oven 100.000" in ani.see(worn)
    assert ani.fill(worn, period="202609", reason="Sampai September").status_code == 302
    again = ani.fill(ani.shelf + "inventaris/susut/", period="202609")
    assert again.status_code == 422
    noted = ani.fill(
        f"/inventaris/{item}/catat/", date=DAY, place="Balai RW", condition="rusak_ringan", remark=""
    )
    assert noted.status_code == 302
    with scope(MOJOKERTO):
        note = ItemFact.objects.latest("id").id
    address = f"/inventaris/{item}/catatan/{note}/betulkan/"
    assert 'value="Balai RW"' in ani.client.get(address).content.decode()
    better = {"date": DAY, "place": "Balai RW 2", "condition": "rusak_ringan", "remark": "", "reason": "RW 2"}
    assert ani.fill(address, **better).status_code == 302
    assert ani.client.get(address).status_code == 302
    assert "Dipindah Dibetulkan Balai RW 2, rusak ringan" in ani.see(f"/inventaris/{item}/")
    sale = {"date": DAY, "how": "dijual", "count": "1", "bank": "kas", "remark": ""}
    before = ani.ledger()
    assert "Uang yang diterima belum diisi." in words(ani.fill(f"/inventaris/{item}/lepas/", **sale).content)
    assert ani.ledger() == before
    assert ani.fill(f"/inventaris/{item}/lepas/", **sale, price="1 juta").status_code == 302
    gone = f"/bukti/{ani.newest().id}/barang/betulkan/"
    assert "Ada 1 unit" in ani.see(gone)
    assert ani.fill(gone, **sale, price="900 ribu", reason="Ditawar").status_code == 302
    with scope(MOJOKERTO):
        bought = Entry.objects.get(memo="Pembelian inventaris: oven 1 unit", replaces__isnull=False).id
    stopped = ani.fill(f"/bukti/{bought}/inventaris/", reason="Tidak jadi dibeli")
    sold = ani.newest()
    voucher = f"{sold.voucher_no}/{sold.voucher_year}"
    assert f"Oven sudah dilepas pada 12 Oktober 2026, nomor bukti kas {voucher}." in words(stopped.content)
    assert f"?cari={sold.voucher_no}/2026" in stopped.content.decode()
    page = ani.see(f"/inventaris/{item}/")
    assert "Disusutkan Dibetulkan sampai September 2026" in page
    assert "Balai RW 2, rusak ringan" in page
    assert "Dilepas Dibetulkan -1 Dijual." in page
    assert ani.saldo(INVENTARIS) == 0


def test_a_thing_of_the_old_book(ani: Treasurer) -> None:
    given = ITEM | {
        "acquired_on": "2024-05-06",
        "giver": "Dinas",
        "date": "2026-01-01",
        "depreciated": "600 ribu",
    }
    assert ani.fill(ani.shelf + "inventaris/lama/", **given).status_code == 302
    with scope(MOJOKERTO):
        assert Entry.objects.latest("seq").memo == "Inventaris dari buku lama: oven 1 unit"
    assert "milik lama, Dinas" in ani.see(ani.shelf + "inventaris/")
    address = f"/bukti/{ani.newest().id}/barang/betulkan/"
    assert ani.fill(address, **given | {"name": "Oven gas", "reason": "Namanya"}).status_code == 302
    assert "Oven gas milik lama, Dinas" in ani.see(ani.shelf + "inventaris/")
