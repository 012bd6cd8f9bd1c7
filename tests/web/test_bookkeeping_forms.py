"""The forms of the treasurer: they write once, refuse at the field, and then save nothing, forget nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from bookkeeping.domain.chart import BANK, KAS, SIMPANAN_SUKARELA, SIMPANAN_WAJIB
from bookkeeping.models import GroupRules, Loan
from common.ids import uuid7
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO, TODAY
from tests.web.browse import sign_in
from tests.web.treasurer import IURAN, KONSUMSI, Treasurer, open_books, words, yesterday

pytestmark = pytest.mark.django_db
DAY = TODAY.isoformat()


@pytest.fixture
def ani() -> Iterator[Treasurer]:
    with open_books() as treasurer:
        yield treasurer


CASH = {
    "date": DAY,
    "amount": "50 ribu",
    "account": IURAN,
    "memo": "Iuran Oktober",
    "bank": "kas",
    "fund": "",
}


def test_uang_masuk_is_written_and_its_receipt_shown(ani: Treasurer) -> None:
    answer = ani.client.post(ani.shelf + "masuk/", {"command_id": str(uuid7()), **CASH}, follow=True)
    entry = ani.newest()
    assert answer.redirect_chain == [(f"/bukti/{entry.id}/", 302)]
    page = words(answer.content)
    assert "Tersimpan: Iuran Oktober, Rp 50.000. Nomor bukti kas 2/2026." in page  # 1/2026 is the loan
    assert (entry.memo, entry.date, entry.recorded_name) == ("Iuran Oktober", TODAY, "Ani Lestari")
    assert ani.saldo(KAS) == 9_050_000


def test_the_second_click_shows_the_same_receipt(ani: Treasurer) -> None:
    given = {"command_id": str(uuid7()), **CASH}
    first = ani.client.post(ani.shelf + "masuk/", given)
    count = ani.count()
    again = ani.client.post(ani.shelf + "masuk/", given)
    assert again.status_code == 302
    assert again["Location"] == first["Location"]
    assert ani.count() == count


def test_a_form_sent_once_and_changed_becomes_a_new_one(ani: Treasurer) -> None:
    given = {"command_id": str(uuid7()), **CASH}
    ani.client.post(ani.shelf + "masuk/", given)
    count = ani.count()
    answer = ani.client.post(ani.shelf + "masuk/", given | {"amount": "60.000"})
    assert answer.status_code == 422
    assert "sudah tersimpan dengan isi yang lain" in words(answer.content)
    fresh = answer.context["form"]["command_id"].value()
    assert fresh != given["command_id"]
    assert ani.count() == count
    given |= {"amount": "60.000", "command_id": fresh}
    assert ani.client.post(ani.shelf + "masuk/", given).status_code == 302
    assert ani.count() == count + 1


REFUSED: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"amount": ""}, "amount", "Jumlah uang belum diisi."),
    ({"amount": "1,250"}, "amount", "Jumlah uang harus rupiah bulat: '1,250'. Ketik misalnya 20.000."),
    ({"amount": "0"}, "amount", "Jumlah belum diisi."),
    ({"account": ""}, "account", "Untuk keperluan belum dipilih."),
    ({"memo": ""}, "memo", "Uraian belum diisi."),
    ({"date": "kemarin"}, "date", "Tanggal ini tidak terbaca. Pilih dari kalender."),
    ({"date": "2026-10-13"}, "date", "Tanggal tidak boleh sesudah hari ini, 12 Oktober 2026."),
    (
        {"amount": "9.000.001"},
        "cash_reason",
        "Uang kas tidak cukup: kurang Rp 1 pada 12 Oktober 2026.",
    ),
)


def test_a_refusal_stands_at_its_field_and_saves_nothing(ani: Treasurer) -> None:
    before = ani.ledger()
    for given, field, message in REFUSED:
        answer = ani.fill(ani.shelf + "keluar/", **CASH | {"account": KONSUMSI} | given)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert f'href="#id_{field}"' in page, field
        assert words(answer.content).count(message) == 2, message  # at the field, and in the summary
        assert 'value="Iuran Oktober"' in page or given.get("memo") == ""
    assert ani.ledger() == before


def test_all_problems_are_said_at_once(ani: Treasurer) -> None:
    answer = ani.fill(ani.shelf + "keluar/", date="", amount="", account="", memo="", bank="kas")
    assert "Ada 4 isian yang perlu dibetulkan" in words(answer.content)


def test_cash_below_zero_is_written_with_its_reason(ani: Treasurer) -> None:
    given = CASH | {"account": KONSUMSI, "amount": "9.100.000", "cash_reason": "Talangan bendahara"}
    assert ani.fill(ani.shelf + "keluar/", **given).status_code == 302
    assert ani.newest().cash_reason == "Talangan bendahara"
    assert ani.saldo(KAS) == -100_000


def test_a_setoran_fills_the_savings_of_a_member(ani: Treasurer) -> None:
    member = ani.built.people[1].member_id
    given = {
        "member_id": member,
        "date": DAY,
        "wajib": "20.000",
        "sukarela": "5000",
        "pokok": "",
        "bank": "bank",
    }
    assert ani.fill(ani.shelf + "setoran/", **given).status_code == 302
    assert (ani.saldo(SIMPANAN_WAJIB), ani.saldo(SIMPANAN_SUKARELA), ani.saldo(BANK)) == (
        20_000,
        5_000,
        25_000,
    )
    before = ani.ledger()
    wrong = ani.fill(ani.shelf + "setoran/", **given | {"wajib": "20.500", "sukarela": "-1000"})
    page = words(wrong.content)
    assert wrong.status_code == 422
    assert "Simpanan wajib Bu Endang Puji Rahayu harus kelipatan Rp 1.000. Ketik misalnya 21.000." in page
    assert "Simpanan sukarela Bu Endang Puji Rahayu tidak boleh kurang dari nol." in page
    assert ani.ledger() == before


def test_a_penarikan_takes_no_more_than_there_is(ani: Treasurer) -> None:
    member = ani.built.people[1].member_id
    saved = {"member_id": member, "date": yesterday().isoformat(), "sukarela": "30.000", "bank": "kas"}
    ani.fill(ani.shelf + "setoran/", **saved)
    assert "2. Endang Puji Rahayu, Rp 30.000" in ani.see(ani.shelf + "penarikan/")
    before = ani.ledger()
    wrong = ani.fill(ani.shelf + "penarikan/", member_id=member, date=DAY, amount="30.001", bank="kas")
    assert "Simpanan sukarela Bu Endang Puji Rahayu hanya Rp 30.000." in words(wrong.content)
    assert ani.ledger() == before
    assert (
        ani.fill(
            ani.shelf + "penarikan/", member_id=member, date=DAY, amount="30.000", bank="kas"
        ).status_code
        == 302
    )
    assert ani.saldo(SIMPANAN_SUKARELA) == 0


def test_money_is_carried_to_the_bank(ani: Treasurer) -> None:
    assert ani.fill(ani.shelf + "pindah/", date=DAY, amount="2 juta", to_bank="bank").status_code == 302
    assert (ani.saldo(KAS), ani.saldo(BANK)) == (7_000_000, 2_000_000)
    before = ani.ledger()
    wrong = ani.fill(ani.shelf + "pindah/", date=DAY, amount="2.000.001", to_bank="kas")
    assert words(wrong.content).count("Uang di bank tidak cukup: kurang Rp 1 pada 12 Oktober 2026.") == 2
    assert ani.ledger() == before


LOAN = {
    "date": DAY,
    "principal": "1.000.000",
    "purpose": "Modal keripik",
    "rate_bps": "2",
    "method": "FLAT",
    "count": "12",
    "rhythm": "MONTHLY",
    "first_due": "2026-11-12",
    "rounding": "1",
    "fund": "",
    "bank": "kas",
}


def test_the_schedule_is_shown_before_a_loan_is_made(ani: Treasurer) -> None:
    before = ani.ledger()
    given = LOAN | {"member_id": ani.built.people[0].member_id}
    answer = ani.fill(ani.shelf + "pinjaman/baru/", lihat="ya", **given)
    page = words(answer.content)
    assert answer.status_code == 200
    assert "41,70 % dari sisa pinjaman" in page  # domain: flat 2 % over 12 months
    assert "Dikembalikan Rp 1.240.000" in page
    assert "12. 12 Okt 2027" in page
    assert ani.ledger() == before
    made = ani.fill(ani.shelf + "pinjaman/baru/", **given)
    assert made.status_code == 302
    with scope(MOJOKERTO):
        loan = Loan.objects.get(number=2)
        assert (loan.principal, loan.rate_bps, loan.count) == (1_000_000, 200, 12)


def test_a_loan_is_refused_at_its_fields(ani: Treasurer) -> None:
    before = ani.ledger()
    given = LOAN | {"rate_bps": "1,555", "count": "nol", "purpose": "", "first_due": DAY}
    answer = ani.fill(ani.shelf + "pinjaman/baru/", member_id="", **given)
    page = words(answer.content)
    for message in (
        "Anggota belum dipilih.",
        "Untuk keperluan usaha belum diisi.",
        "Paling banyak dua angka di belakang koma, misalnya 1,25.",
        "Tulis angka, misalnya 10.",
    ):
        assert page.count(message) == 2
    assert "Banyaknya angsuran: Tulis angka, misalnya 10." in page  # above the form it stands alone
    answer = ani.fill(
        ani.shelf + "pinjaman/baru/",
        **LOAN
        | {"member_id": ani.built.people[0].member_id, "rate_bps": "25", "first_due": DAY, "count": "0"},
    )
    page = words(answer.content)
    for message in (
        "Jasa antara 0 dan 10 persen sebulan.",
        "Banyaknya angsuran antara 1 dan 260 kali.",
        "Angsuran pertama harus sesudah tanggal pinjaman.",
    ):
        assert page.count(message) == 2
    assert ani.ledger() == before


def test_an_angsuran_is_proposed_and_taken_in(ani: Treasurer) -> None:
    address = f"/pinjaman/{ani.built.loans[0]}/angsuran/"
    form = ani.client.get(address).context["form"]
    proposed = {name: form[name].value() for name in ("principal", "interest", "penalty", "tied_saving")}
    assert proposed == {"principal": 100_000, "interest": 15_000, "penalty": None, "tied_saving": 3_000}
    before = ani.ledger()
    wrong = ani.fill(address, date=DAY, principal="1.000.001", interest="150.001", bank="kas")
    page = words(wrong.content)
    assert page.count("Pokok lebih dari sisa pinjaman, paling banyak Rp 1.000.000.") == 2
    assert page.count("Jasa lebih dari sisa jasa, paling banyak Rp 150.000.") == 2
    assert ani.ledger() == before
    given = {"date": DAY, "principal": "100000", "interest": "15000", "tied_saving": "3000", "bank": "kas"}
    assert ani.fill(address, **given).status_code == 302
    assert ani.saldo(KAS) == 9_118_000


def test_the_rules_of_a_group_hold_from_a_day_on(ani: Treasurer) -> None:
    form = ani.client.get(ani.shelf + "aturan/").context["form"]
    assert (form["simpanan_wajib"].value(), form["rate_bps"].value()) == (20_000, "1,5")
    given = {
        "starts_on": DAY, "simpanan_wajib": "25.000", "simpanan_pokok": "50.000", "simpanan_terikat": "3.000",
        "unit": "1000", "rate_bps": "1,25", "method": "MENURUN", "count": "10", "rhythm": "MONTHLY",
        "rounding": "500", "penalty": "2.000", "wajib_every": "MONTH", "wajib_paid_out": "on",
        "allocation": "JASA,DENDA,POKOK", "settlement": "BERJALAN",
    }  # fmt: skip
    assert ani.fill(ani.shelf + "aturan/", **given).status_code == 302
    with scope(MOJOKERTO):
        rules = GroupRules.objects.order_by("-recorded_at", "-starts_on").first()
    assert rules is not None
    assert (rules.simpanan_wajib, rules.rate_bps, rules.method, rules.penalty) == (
        25_000,
        125,
        "MENURUN",
        2_000,
    )
    assert (rules.wajib_every, rules.wajib_paid_out, rules.allocation) == ("MONTH", True, "JASA,DENDA,POKOK")
    assert (rules.settlement, rules.joint_liability) == ("BERJALAN", False)
    later = given | {"starts_on": "2026-12-01", "simpanan_wajib": "30.000"}
    assert ani.fill(ani.shelf + "aturan/", **later).status_code == 302
    history = ani.see(ani.shelf + "aturan/").partition("Aturan dari waktu ke waktu")[2]
    assert "1 Des 2026 – seterusnya Belum mulai Pokok 50.000, wajib 30.000 setiap bulan" in history
    assert "12 Okt 2026 – 30 Nov 2026 Berlaku sekarang" in history
    assert "uang angsuran untuk jasa, denda, lalu pokok, lunas awal membayar jasa sampai hari itu" in history
    before = ani.ledger()
    wrong = ani.fill(ani.shelf + "aturan/", **given | {"simpanan_wajib": "25.500", "count": "261"})
    assert words(wrong.content).count("Simpanan wajib harus kelipatan Rp 1.000. Ketik misalnya 26.000.") == 2
    assert ani.ledger() == before


def test_the_saldo_awal_is_written_once(ani: Treasurer) -> None:
    first = "2025-12-16"
    given = {
        "date": first,
        "kas": "500.000",
        "bank": "250.000",
        "members.0.pokok": "50.000",
        "members.1.wajib": "x",
    }
    before = ani.ledger()
    wrong = ani.fill(ani.shelf + "saldo-awal/", **given)
    assert wrong.status_code == 422
    assert 'href="#id_members.1.wajib"' in wrong.content.decode()
    assert ani.ledger() == before
    given["members.1.wajib"] = "120.000"
    odd = ani.fill(ani.shelf + "saldo-awal/", **given)
    assert "Yang dimiliki Rp 750.000, asalnya Rp 170.000: selisih Rp 580.000." in words(odd.content)
    assert b'value="500.000"' in odd.content
    assert ani.ledger() == before
    given["modal_awal"] = "580.000"
    assert ani.fill(ani.shelf + "saldo-awal/", **given).status_code == 302
    assert ani.saldo(SIMPANAN_WAJIB) == 120_000
    again = ani.fill(ani.shelf + "saldo-awal/", **given)
    assert "Saldo awal sudah ada. Batalkan dahulu untuk mengisinya lagi." in words(again.content)


def test_who_may_only_read_gets_no_form(ani: Treasurer) -> None:
    entry = ani.earn(10_000, "Iuran")
    wati: Client = sign_in(ani.cast["wati"])
    assert "Catat" not in words(wati.get(ani.shelf).content).split("Buka buku")[0].split("Buku uang")[1]
    forms = (
        "masuk/",
        "keluar/",
        "setoran/",
        "penarikan/",
        "pindah/",
        "pinjaman/baru/",
        "aturan/",
        "saldo-awal/",
    )
    before = ani.ledger()
    for address in [
        *(ani.shelf + name for name in forms),
        ani.shelf + "bulan/202610/tutup/",
        f"/bukti/{entry}/betulkan/",
        f"/bukti/{entry}/batalkan/",
        f"/pinjaman/{ani.built.loans[0]}/angsuran/",
    ]:
        assert wati.get(address).status_code == 403, address
        assert wati.post(address, {"command_id": str(uuid7())}).status_code == 403, address
    assert ani.ledger() == before
    assert "Betulkan" not in words(wati.get(f"/bukti/{entry}/").content)
