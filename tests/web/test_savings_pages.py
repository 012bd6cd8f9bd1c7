"""The pages of savings: the book of a month and a year, the card, sharing to all, and leaving."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from uuid import UUID

import pytest
from openpyxl import load_workbook

from bookkeeping.commands.months import CloseMonth, close_month
from bookkeeping.commands.savings.paying import SaveMoney, save_money
from bookkeeping.domain.chart import KAS, SIMPANAN_SUKARELA, SIMPANAN_WAJIB
from bookkeeping.models import Entry, SavingsInterest
from common.ids import uuid7
from common.period import Period
from members.models import Enrolment
from regions.tenancy.scope import scope
from tests.builders import NAMES
from tests.cast import MOJOKERTO, TODAY
from tests.web.browse import sign_in
from tests.web.treasurer import Treasurer, open_books, words

pytestmark = pytest.mark.django_db
DAY = TODAY.isoformat()


@pytest.fixture
def ani() -> Iterator[Treasurer]:
    """Four members: the first two saved 20.000 wajib in September, 50.000 and 30.000 sukarela today."""
    with open_books() as treasurer:
        save(treasurer, 0, wajib=20_000, on=date(2026, 9, 14))
        save(treasurer, 1, wajib=20_000, on=date(2026, 9, 14))
        save(treasurer, 0, sukarela=50_000)
        save(treasurer, 1, sukarela=30_000)
        yield treasurer


def save(ani: Treasurer, number: int, *, wajib: int = 0, sukarela: int = 0, on: date = TODAY) -> None:
    cmd = SaveMoney(uuid7(), ani.built.id, member(ani, number), on, 0, wajib, sukarela)
    with scope(MOJOKERTO):
        save_money(cmd, actor=ani.actor)


def member(ani: Treasurer, number: int) -> UUID:
    return ani.built.people[number].member_id


def enrolment(ani: Treasurer, number: int) -> Enrolment:
    with scope(MOJOKERTO):
        return Enrolment.objects.get(member_id=member(ani, number))


def test_the_book_of_a_month_opens_every_number(ani: Treasurer) -> None:
    address = ani.shelf + "simpanan/"
    page = ani.client.get(address).content.decode()
    entries = (
        f"{ani.shelf}catatan/?pos={SIMPANAN_SUKARELA}&amp;anggota={member(ani, 0)}&amp;sampai=2026-10-31"
    )
    assert entries in page
    shown = words(page.encode())
    assert "Bagikan simpanan" in shown
    assert "Simpanan akhir bulan Rp 120.000" in shown
    # A kader keeps the books; Pokja II reads them.
    pokja = sign_in(ani.cast["wati"])
    assert "Bagikan simpanan" not in words(pokja.get(address).content)


def test_the_book_of_a_year(ani: Treasurer) -> None:
    address = ani.shelf + "simpanan/tahun/"
    september = f"{ani.shelf}catatan/?pos={SIMPANAN_WAJIB}&amp;sejak=2026-09-01&amp;sampai=2026-09-30"
    assert september in ani.client.get(address).content.decode()
    book = ani.client.get(address).context["book"]
    assert (book.year, book.carried.jumlah, book.moved.jumlah) == (2026, 0, 120_000)
    assert [month.moved.jumlah for month in book.months] == [0] * 8 + [40_000, 80_000, 0, 0]
    assert [row.by_month[8:10] for row in book.rows] == [(20_000, 50_000), (20_000, 30_000), (0, 0), (0, 0)]
    last = ani.client.get(address, {"tahun": "2025"}).context["book"]
    assert (last.year, last.held.jumlah) == (2025, 0)
    assert ani.client.get(address, {"tahun": "x"}).context["book"].year == 2026
    assert ani.client.get(address, {"unduh": "pdf"}).content[:5] == b"%PDF-"
    sheet = load_workbook(BytesIO(ani.client.get(address, {"unduh": "xlsx"}).content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("No. anggota", "Nama", "Dari tahun lalu", "Jan")
    assert rows[1][11:13] == (20_000, 50_000)
    assert rows[-1][1] == "Jumlah"
    assert rows[-1][-1] == 120_000


def test_the_card_of_a_member_on_paper(ani: Treasurer) -> None:
    address = f"{ani.shelf}simpanan/{member(ani, 0)}/"
    page = ani.see(address)
    assert f"anggota nomor {enrolment(ani, 0).number}" in page
    assert "Cetak (PDF)" in page
    answer = ani.client.get(address, {"unduh": "pdf"})
    assert (answer.content[:5], answer["Content-Type"]) == (b"%PDF-", "application/pdf")
    assert "kartu-simpanan-1.pdf" in answer["Content-Disposition"]


def test_savings_are_shared_to_all(ani: Treasurer) -> None:
    address = ani.shelf + "simpanan/bagi/"
    page = ani.see(address)
    assert f"1. {NAMES[0]}" in page
    assert "Bagikan Rp 80.000" in page
    both = [str(member(ani, 0)), str(member(ani, 1))]
    given = {"date": DAY, "kinds": ["sukarela", "terikat"], "bank": "kas", "listed": both}
    # One of them is unticked, and the list counted again: nothing is saved.
    before = ani.ledger()
    looked = ani.fill(address, **given, member_ids=both[:1], expected="80000", lihat="ya")
    assert looked.status_code == 200
    assert looked.context["shown"].total == 50_000
    assert [choice.is_ticked for choice in looked.context["choices"]] == [True, False]
    stale = ani.fill(address, **given, member_ids=both, expected="79000")
    assert stale.status_code == 422
    assert "Jumlahnya sekarang Rp 80.000. Periksa daftarnya, lalu bagikan." in words(stale.content)
    assert 'name="expected" value="80000"' in stale.content.decode()
    assert ani.ledger() == before
    kas = ani.saldo(KAS)
    done = ani.fill(address, **given, member_ids=both, expected="80000")
    assert (done.status_code, done["Location"]) == (302, ani.shelf + "simpanan/")
    assert "Simpanan dibagikan: 2 anggota, Rp 80.000." in ani.see(ani.shelf + "simpanan/")
    assert ani.saldo(KAS) == kas - 80_000
    assert "Tidak ada yang dapat dibagikan" in ani.see(address)
    # One of them had taken less: the list opens as it was posted, and only her line is written again.
    put_right = f"/bukti/{ani.newest().id}/betulkan-pembagian/"
    assert "Betulkan pembagian" in ani.see(put_right.replace("betulkan-pembagian/", ""))
    by_address = ani.client.get(put_right.replace("betulkan-pembagian/", "betulkan/"))
    assert (by_address.status_code, by_address["Location"]) == (302, put_right)
    form = ani.client.get(put_right).context["form"]
    cells = [f"rows.{member(ani, number)}.sukarela" for number in (0, 1)]
    assert [form[cell].value() for cell in cells] == [50_000, 30_000]
    opened = {"date": DAY, "bank": "kas", "seen": form.initial["seen"], "reason": "Bu Wati ambil sebagian"}
    opened |= {cells[0]: "50.000", cells[1]: "30.000"}
    before = ani.ledger()
    counted = ani.fill(put_right, **opened | {cells[1]: "25000", "reason": "", "lihat": "ya"})
    assert (counted.status_code, counted.context["form"].total) == (200, 75_000)
    assert "Tidak ada yang Ibu ubah." in words(ani.fill(put_right, **opened).content)
    too_much = ani.fill(put_right, **opened | {cells[1]: "31.000"})
    assert f'id="id_{cells[1]}_error"' in too_much.content.decode()
    assert ani.ledger() == before
    less = ani.fill(put_right, **opened | {cells[1]: "25.000"})
    assert less.status_code == 302
    assert "1 catatan dibatalkan, 1 ditulis lagi." in ani.see(less["Location"])
    assert ani.saldo(KAS) == kas - 75_000
    # It was too early: both entries are cancelled together.
    entry = f"/bukti/{ani.newest().id}/"
    assert "Batalkan semua (2 catatan)" in ani.see(entry)
    undo = entry + "batalkan-pembagian/"
    assert "Rp 75.000" in ani.see(undo)
    before = ani.ledger()
    assert ani.fill(undo, reason=" ").status_code == 422
    assert ani.ledger() == before
    assert ani.fill(undo, reason="Rapat menundanya").status_code == 302
    assert "Pembagian dibatalkan: 2 anggota, Rp 75.000." in ani.see(ani.shelf + "simpanan/")
    assert ani.saldo(KAS) == kas
    assert "Batalkan semua" not in ani.see(entry)
    # Into a closed month only knowingly: the first press is stopped, and the list stays as it was.
    with scope(MOJOKERTO):
        close_month(CloseMonth(uuid7(), ani.built.id, Period.of(TODAY)), actor=ani.actor)
    before = ani.ledger()
    stopped = ani.fill(address, **given, member_ids=both, expected="80000")
    assert "Buku Oktober 2026 sudah ditutup." in words(stopped.content)
    assert (stopped.status_code, stopped.context["shown"].total, ani.ledger()) == (422, 80_000, before)
    late = ani.fill(address, **given, member_ids=both, expected="80000", bulan_ditutup="202610")
    assert late.status_code == 302


def test_a_pay_out_needs_the_money(ani: Treasurer) -> None:
    ani.spend(ani.saldo(KAS) - 60_000, "Belanja besar")
    address = ani.shelf + "simpanan/bagi/"
    page = ani.see(address)
    assert "Uangnya tidak cukup" in page
    assert ani.client.get(address).context["shown"].short == 20_000
    both = [str(member(ani, 0)), str(member(ani, 1))]
    before = ani.ledger()
    refused = ani.fill(
        address, date=DAY, kinds=["sukarela"], bank="kas", listed=both, member_ids=both, expected="80000"
    )
    assert "Uang kas tidak cukup: kurang Rp 20.000" in words(refused.content)
    assert ani.ledger() == before


def test_jasa_simpanan_is_looked_at_and_then_shared(ani: Treasurer) -> None:
    """4 % of what they have at the end of October: 70.000 and 50.000 give 2.800 and 2.000."""
    address = ani.shelf + "simpanan/jasa/"
    given = {
        "first": "202610", "last": "202610", "basis": "AKHIR", "kinds": ["wajib", "sukarela"],
        "rate_bps": "4", "pool": "", "payment": "SUKARELA", "date": DAY,
    }  # fmt: skip
    before = ani.ledger()
    looked = ani.fill(address, **given, lihat="ya")
    page = words(looked.content)
    assert looked.status_code == 200
    assert [row.amount for row in looked.context["shown"].rows] == [2_000, 2_000]
    assert "Lebih tinggi dari batas untuk koperasi" in page
    assert "9 % setahun (Permenkop UKM Nomor 8 Tahun 2023 Pasal 26 ayat (4))" in page
    assert "Sisa pembulatan Rp 800, tetap di kelompok" in page
    refused = ani.fill(address, **given | {"rate_bps": "", "pool": ""}, lihat="ya")
    assert "Isi salah satu: persen jasa, atau jumlah yang dibagi." in words(refused.content)
    assert ani.ledger() == before
    assert ani.fill(address, **given, expected="4000").status_code == 302
    with scope(MOJOKERTO):
        assert SavingsInterest.objects.get().remainder == 800
    assert "Yang sudah dibagikan Untuk bulan Diberikan Jumlah Oktober 2026" in ani.see(address)
    again = ani.fill(address, **given, expected="4000")
    assert "sudah pernah dibagikan jasa" in words(again.content)
    # The meeting had decided 6 %: 4.200 and 3.000 give 4.000 and 3.000 instead of 2.000 each.
    put_right = f"/bukti/{ani.newest().id}/betulkan-jasa/"
    first = ani.client.get(put_right)
    assert [(row.was, row.now) for row in first.context["rows"]] == [(2_000, 2_000), (2_000, 2_000)]
    seen = first.context["form"].initial["seen"]
    right = given | {"rate_bps": "6", "seen": seen, "reason": "Rapat memutuskan 6 %"}
    before = ani.ledger()
    shown = ani.fill(put_right, **right | {"reason": ""}, lihat="ya")
    assert [(row.was, row.now) for row in shown.context["rows"]] == [(2_000, 4_000), (2_000, 3_000)]
    assert ani.fill(put_right, **right | {"reason": ""}, expected="7000").status_code == 422
    assert ani.ledger() == before
    done = ani.fill(put_right, **right, expected="7000")
    assert done.status_code == 302
    assert "Jasa simpanan dibetulkan: 2 anggota, Rp 7.000." in ani.see(done["Location"])
    assert ani.saldo(SIMPANAN_SUKARELA) == 87_000


def test_leaving_pays_everything_with_one_button(ani: Treasurer) -> None:
    address = f"/keanggotaan/{enrolment(ani, 0).id}/berhenti/"
    page = ani.see(address)
    assert "Dibayarkan kepadanya Rp 70.000" in page
    assert "Catat berhenti dan bayar" in page
    given = {"left_on": DAY, "reason": "Pindah ke Kediri", "date": DAY, "bank": "kas"}
    before = ani.ledger()
    stale = ani.fill(address, **given, expected="50000")
    assert stale.status_code == 422
    assert "Yang dibayarkan sekarang Rp 70.000. Periksa, lalu simpan lagi." in words(stale.content)
    assert ani.ledger() == before
    done = ani.fill(address, **given, expected="70000")
    assert (done.status_code, done["Location"]) == (302, f"/bukti/{ani.newest().id}/")
    assert enrolment(ani, 0).left_on == TODAY
    entry = ani.see(done["Location"])
    assert "Pengembalian simpanan" in entry
    assert "keanggotaannya tidak ikut dibuka lagi" in entry
    assert "Dibayarkan Rp 70.000" in entry
    # She had been paid through the bank, and had moved to another town.
    put_right = done["Location"] + "betulkan-pengembalian/"
    form = ani.client.get(put_right).context["form"]
    assert form.initial | {"left_on": TODAY, "date": TODAY} == form.initial
    same = given | {"left_reason": "Pindah ke Kediri", "reason": "Salah kota", "expected": "70000"}
    before = ani.ledger()
    assert "Tidak ada yang Ibu ubah." in words(ani.fill(put_right, **same).content)
    moved = ani.fill(put_right, **same | {"left_reason": "Pindah ke Blitar"})
    assert (moved.status_code, moved["Location"], ani.ledger()) == (302, done["Location"], before)
    assert enrolment(ani, 0).left_reason == "Pindah ke Blitar"
    card = f"{ani.shelf}simpanan/{member(ani, 0)}/"
    assert "Catat setoran" not in ani.see(card)
    # The payment is cancelled: what came back to her is paid from her card.
    assert ani.fill(done["Location"] + "batalkan/", reason="Belum diambil").status_code == 302
    assert "Bayar yang tersisa" in ani.see(card)
    assert "Bayar Rp 70.000" in ani.see(card + "bayar/")
    kas = ani.saldo(KAS)
    assert ani.fill(card + "bayar/", date=DAY, bank="kas", expected="7000").status_code == 422
    assert ani.fill(card + "bayar/", date=DAY, bank="kas", expected="70000").status_code == 302
    assert ani.saldo(KAS) == kas - 70_000


def test_who_owes_nothing_and_has_nothing_just_leaves(ani: Treasurer) -> None:
    address = f"/keanggotaan/{enrolment(ani, 2).id}/berhenti/"
    assert "Tanggal dibayar" not in ani.see(address)
    count = ani.count()
    done = ani.fill(address, left_on=DAY, reason="Permintaan sendiri", expected="0")
    assert (done.status_code, done["Location"]) == (302, f"/kelompok/{ani.built.id}/anggota/")
    assert (enrolment(ani, 2).left_on, ani.count()) == (TODAY, count)


def test_nobody_leaves_with_a_loan_and_pokja_pays_nobody(ani: Treasurer) -> None:
    borrower = f"/keanggotaan/{enrolment(ani, 3).id}/berhenti/"
    page = ani.see(borrower)
    assert "Belum dapat berhenti" in page
    assert "Catat berhenti</button>" not in ani.client.get(borrower).content.decode()
    refused = ani.fill(borrower, left_on=DAY, reason="Pindah", expected="0")
    assert refused.status_code == 422
    assert enrolment(ani, 3).left_on is None
    pokja = sign_in(ani.cast["wati"])
    saver = f"/keanggotaan/{enrolment(ani, 0).id}/berhenti/"
    assert "Simpanannya dibayar dahulu" in words(pokja.get(saver).content)
    given = {"command_id": str(uuid7()), "left_on": DAY, "reason": "Pindah", "date": DAY, "bank": "kas"}
    assert pokja.post(saver, given | {"expected": "70000"}).status_code == 403
    assert enrolment(ani, 0).left_on is None


def test_wajib_that_is_owed_stands_beside_the_name(ani: Treasurer) -> None:
    with scope(MOJOKERTO):
        entry = Entry.objects.filter(memo__startswith="Simpanan wajib").order_by("seq")[0]
    assert entry.meeting_id is None
    form = ani.client.get(ani.shelf + "setoran/").context["form"]
    assert [label for _, label in form.fields["member_id"].choices][:2] == ["Pilih", f"1. {NAMES[0]}"]
    agreed = {
        "starts_on": "2026-09-01", "simpanan_wajib": "20.000", "simpanan_pokok": "", "simpanan_terikat": "",
        "unit": "1000", "rate_bps": "1,5", "method": "FLAT", "count": "10", "rhythm": "MONTHLY",
        "rounding": "500", "penalty": "", "wajib_every": "MONTH", "allocation": "DENDA,JASA,POKOK",
        "settlement": "SEMUA",
    }  # fmt: skip
    assert ani.fill(ani.shelf + "aturan/", **agreed).status_code == 302
    form = ani.client.get(ani.shelf + "setoran/").context["form"]
    assert [label for _, label in form.fields["member_id"].choices][1:4] == [
        f"1. {NAMES[0]}",
        f"2. {NAMES[1]}",
        f"3. {NAMES[2]}, tunggakan wajib Rp 20.000",
    ]
    book = ani.client.get(ani.shelf + "simpanan/", {"bulan": "2026-09"}).context
    assert (book["owed"], book["late"]) == (40_000, 2)
    card = ani.see(f"{ani.shelf}simpanan/{member(ani, 2)}/")
    assert "Tunggakan wajib Rp 20.000 Belum dibayar 1 kali, sejak 30 Sep 2026" in card
    assert ani.saldo(SIMPANAN_WAJIB) == 40_000
