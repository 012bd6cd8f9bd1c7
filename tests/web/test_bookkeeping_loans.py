"""The pages of loans: what is shown before it is saved, what is saved, and what is refused."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from openpyxl import load_workbook

from bookkeeping.commands.agreeing import SetRules, set_rules
from bookkeeping.domain.chart import BANK, KAS, PIUTANG_PINJAMAN
from bookkeeping.domain.loans.schedule import Method, Rhythm
from bookkeeping.domain.rules import Settlement
from bookkeeping.models import Instalment, Loan, LoanDecision
from bookkeeping.papers import Desk, loan_card, loan_list
from bookkeeping.queries.check import find_drift
from bookkeeping.queries.loans.card import kartu_pinjaman
from bookkeeping.queries.loans.listing import daftar_pinjaman
from bookkeeping.queries.loans.states import LoanState, loan_states
from common.ids import uuid7
from groups.models import Group
from regions.models import Kota
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO, TODAY
from tests.web.browse import sign_in
from tests.web.treasurer import Treasurer, open_books, words

pytestmark = pytest.mark.django_db
DAY = TODAY.isoformat()
MINUTES = {"decided_at": "Rapat 12 Oktober 2026", "reason": "Warungnya sepi"}
NEW = {
    "date": DAY,
    "principal": "1.000.000",
    "purpose": "modal keripik",
    "rate_bps": "1,5",
    "method": "FLAT",
    "count": "10",
    "rhythm": "MONTHLY",
    "first_due": "2026-11-12",
    "rounding": "500",
    "fund": "Dana bergulir",
    "bank": "kas",
}


@pytest.fixture
def ani() -> Iterator[Treasurer]:
    """A million lent to the second member a month ago, ten times 100,000 and 15,000."""
    with open_books() as treasurer:
        yield treasurer


def at(ani: Treasurer, page: str = "") -> str:
    return f"/pinjaman/{ani.built.loans[0]}/{page}"


def state_of(loan_id: UUID) -> LoanState:
    with scope(MOJOKERTO):
        (state,) = loan_states([loan_id])
    return state


def agree(ani: Treasurer, **more: Any) -> None:
    fields: dict[str, Any] = {
        "starts_on": date(2026, 1, 1),
        "simpanan_pokok": 0,
        "simpanan_wajib": 0,
        "simpanan_terikat": 0,
        "rate_bps": 150,
        "method": Method.FLAT,
        "count": 10,
        "rhythm": Rhythm.MONTHLY,
        "rounding": 500,
        "penalty": 0,
    }
    with scope(MOJOKERTO):
        set_rules(SetRules(uuid7(), ani.built.id, **(fields | more)), actor=ani.actor)


def test_the_preview_tells_what_a_loan_costs_a_year(ani: Treasurer) -> None:
    member = str(ani.built.people[0].member_id)
    before = ani.ledger()
    answer = ani.fill(
        ani.shelf + "pinjaman/baru/", **NEW, member_id=member, grace="2", backing="renteng", lihat="ya"
    )
    page = words(answer.content)
    assert answer.status_code == 200
    assert "18 % seperti tertulis, setara 26,89 % dari sisa pinjaman" in page
    assert "2 kali pertama jasa saja, pokok mulai angsuran ke-3" in page
    assert "di atas batas 24 % setahun bagi koperasi (Permenkop UKM 8/2023 pasal 27)" in page
    assert ani.ledger() == before


def test_a_loan_with_its_other_terms(ani: Treasurer) -> None:
    member, guarantor = (str(person.member_id) for person in ani.built.people[:2])
    answer = ani.fill(ani.shelf + "pinjaman/baru/", **NEW, member_id=member, grace="2", backing=guarantor)
    assert answer.status_code == 302
    with scope(MOJOKERTO):
        loan = Loan.objects.latest("number")
    assert (loan.grace, str(loan.guarantor_id), loan.joint_liability) == (2, guarantor, False)
    page = ani.see(f"/pinjaman/{loan.id}/")
    assert "Jaminan Bu" in page
    assert "Sumber dana Dana bergulir" in page


def test_one_sum_is_laid_out_before_it_is_saved(ani: Treasurer) -> None:
    before, given = ani.ledger(), {"date": DAY, "bank": "kas", "total": "150.000"}
    answer = ani.fill(at(ani, "angsuran/"), **given, bagi="ya")
    page = words(answer.content)
    assert (answer.status_code, ani.ledger() == before) == (200, True)
    assert "Pembagian uang, belum disimpan" in page
    assert "Pokok Rp 135.000, Rp 35.000 di antaranya untuk pokok berikutnya" in page
    saved = ani.fill(at(ani, "angsuran/"), **given, principal="135.000", interest="15.000")
    assert saved.status_code == 302
    assert state_of(ani.built.loans[0]).outstanding == 865_000


def test_a_sum_that_was_not_laid_out_is_shown_first(ani: Treasurer) -> None:
    before = ani.ledger()
    answer = ani.fill(at(ani, "angsuran/"), date=DAY, bank="kas", total="200.000", principal="100.000")
    assert (answer.status_code, ani.ledger() == before) == (200, True)
    assert "Pembagian uang, belum disimpan" in words(answer.content)


def test_more_than_all_that_is_owed_is_refused(ani: Treasurer) -> None:
    before = ani.ledger()
    answer = ani.fill(at(ani, "angsuran/"), date=DAY, bank="kas", total="1.150.001", bagi="ya")
    assert (answer.status_code, ani.ledger() == before) == (422, True)
    assert "Lebih dari seluruh tagihan, paling banyak Rp 1.150.000." in words(answer.content)


def test_lunasi_tells_the_sum_and_closes_the_loan(ani: Treasurer) -> None:
    agree(ani, settlement=Settlement.BERJALAN)
    page = ani.see(at(ani, "lunasi/"))
    assert "Rp 1.015.000 untuk melunasi pada 12 Oktober 2026" in page
    assert "jasa Rp 135.000 tidak ditagih lagi" in page
    before, given = ani.ledger(), {"date": DAY, "bank": "kas"}
    wrong = ani.fill(at(ani, "lunasi/"), **given, amount="1000000")
    assert (wrong.status_code, ani.ledger() == before) == (422, True)
    assert 'name="amount" value="1015000"' in wrong.content.decode()
    assert ani.fill(at(ani, "lunasi/"), **given, amount="1015000").status_code == 302
    assert not state_of(ani.built.loans[0]).is_running
    card = ani.see(at(ani))
    assert "Dilunasi lebih awal, 12 Oktober 2026" in card
    assert "Rencana 1 , berlaku sampai 12 Oktober 2026" in card


def test_lunasi_on_another_day(ani: Treasurer) -> None:
    agree(ani, settlement=Settlement.BERJALAN)
    day = {"date": "2026-10-05", "bank": "kas", "amount": "1", "hitung": "ya"}
    page = words(ani.fill(at(ani, "lunasi/"), **day).content)
    assert "Rp 1.015.000 untuk melunasi pada 5 Oktober 2026" in page
    early = ani.fill(at(ani, "lunasi/"), **day | {"date": "2026-09-11"})
    assert early.status_code == 422
    assert "Tanggal tidak boleh sebelum 12 September 2026." in words(early.content)


RESCHEDULE = {
    "date": DAY,
    "count": "5",
    "rhythm": "WEEKLY",
    "first_due": "",  # a week later, as often as it is paid back
    "rate_bps": "1",
    "method": "MENURUN",
    "rounding": "500",
    "carry_interest": "ikut",
}


def test_a_loan_is_rescheduled(ani: Treasurer) -> None:
    before = ani.ledger()
    shown = ani.fill(at(ani, "jadwal-ulang/"), **RESCHEDULE, **MINUTES, lihat="ya")
    assert "Jadwal angsuran, belum disimpan" in words(shown.content)
    refused = ani.fill(at(ani, "jadwal-ulang/"), **RESCHEDULE)
    assert (refused.status_code, ani.ledger() == before) == (422, True)
    done = ani.fill(at(ani, "jadwal-ulang/"), **RESCHEDULE, **MINUTES)
    assert done["Location"] == at(ani)
    card = ani.see(at(ani))
    assert "Dijadwal ulang, 12 Oktober 2026 Rapat 12 Oktober 2026: Warungnya sepi" in card
    assert "Rencana angsuran yang berlaku" in card
    with scope(MOJOKERTO):
        first = Instalment.objects.filter(loan_id=ani.built.loans[0], plan=2, no=1)
        assert first.values_list("due_on", flat=True)[0] == TODAY + timedelta(weeks=1)


def test_a_loan_is_written_off_and_something_comes_back(ani: Treasurer) -> None:
    refused = ani.fill(at(ani, "hapus/"), date="2026-09-11", amount="1.000.001", reason="Warungnya sepi")
    page = words(refused.content)
    for message in (
        "Lebih dari sisa pinjaman, paling banyak Rp 1.000.000.",
        "Tanggal tidak boleh sebelum 12 September 2026.",
        "Tulis rapat yang memutuskannya, misalnya Rapat 12 Oktober 2026.",
    ):
        assert page.count(message) == 2
    assert 'value="Warungnya sepi"' in refused.content.decode()
    assert ani.saldo(PIUTANG_PINJAMAN) == 1_000_000
    ani.fill(at(ani, "hapus/"), date=DAY, amount="1.000.000", **MINUTES)
    assert (ani.saldo(PIUTANG_PINJAMAN), ani.saldo(KAS)) == (0, 9_000_000)
    wrong, before = f"/bukti/{ani.newest().id}/betulkan-penghapusan/", ani.ledger()
    form = ani.client.get(wrong).context["form"]
    stands = {name: form[name].value() for name in ("date", "amount", "decided_at", "why")}
    assert stands == {"date": TODAY, "amount": 1_000_000, "why": MINUTES["reason"]} | {
        "decided_at": MINUTES["decided_at"]
    }
    same = ani.fill(wrong, **stands, reason="Periksa")
    assert "Tidak ada yang Ibu ubah." in words(same.content)
    over = words(ani.fill(wrong, **stands | {"amount": "1.000.001", "why": ""}, reason="Salah").content)
    assert over.count("Tulis alasannya.") == over.count("paling banyak Rp 1.000.000.") == 2
    assert ani.ledger() == before
    assert ani.fill(wrong, **stands | {"amount": "400.000"}, reason="Hanya sebagian").status_code == 302
    assert ani.saldo(PIUTANG_PINJAMAN) == 600_000
    assert state_of(ani.built.loans[0]).interest_left == 150_000
    assert "Dihapus dari pembukuan, 12 Oktober 2026 Dibatalkan" in ani.see(at(ani))
    ani.fill(at(ani, "hapus/"), date=DAY, amount="600.000", **MINUTES)
    with scope(MOJOKERTO):
        assert [str(drift) for drift in find_drift()] == []
    assert "Dihapus Modal usaha" in ani.see(ani.shelf + "pinjaman/")
    assert "Dihapus Rp 1.000.000" in ani.see(at(ani))
    assert "Belum kembali Rp 1.000.000" in ani.see(at(ani, "pemulihan/"))
    ani.fill(at(ani, "pemulihan/"), date=DAY, amount="250 ribu", bank="kas")
    assert ani.saldo(KAS) == 9_250_000
    assert "kembali Rp 250.000" in ani.see(at(ani))
    wrong = f"/bukti/{ani.newest().id}/betulkan-pinjaman/"
    ani.fill(wrong, date=DAY, amount="200 ribu", bank="bank", reason="Lewat rekening")
    assert (ani.saldo(KAS), ani.saldo(BANK)) == (9_000_000, 200_000)
    assert "kembali Rp 200.000" in ani.see(at(ani))


def test_a_gap_is_covered_and_goes_round(ani: Treasurer) -> None:
    loan = state_of(ani.built.loans[0])
    other = next(m for m in ani.built.people if m.member_id != loan.borrower.member_id)
    share = {f"bagian.{other.member_id}": "115.000"}
    given = {"date": DAY, "bank": "kas", "principal": "100.000", "interest": "15.000"}
    refused = ani.fill(at(ani, "talangan/"), **given)
    assert refused.status_code == 422
    assert "Jumlah bagian harus sama dengan angsuran" in words(refused.content)
    assert ani.fill(at(ani, "talangan/"), **given, **share).status_code == 302
    card = ani.see(at(ani))
    assert f"{loan.borrower.name} harus mengembalikan 115.000" in card
    _put_right_while_it_goes_round(ani)
    ani.fill(at(ani, "talangan/kembali/"), date=DAY, bank="kas", amount="115.000")
    wrong, before = f"/bukti/{ani.newest().id}/betulkan-pinjaman/", ani.ledger()
    assert f'href="{wrong}"' in ani.client.get(wrong.replace("betulkan-pinjaman/", "")).content.decode()
    form = ani.client.get(wrong).context["form"]
    stands = {name: form[name].value() for name in ("date", "bank", "amount")}
    assert stands == {"date": TODAY, "bank": "kas", "amount": 115_000}
    same = ani.fill(wrong, **stands, reason="Periksa")
    assert "Tidak ada yang Ibu ubah." in words(same.content)
    over = words(ani.fill(wrong, **stands | {"amount": "115.001"}, reason="").content)
    assert "Lebih dari talangan yang belum kembali, paling banyak Rp 115.000." in over
    assert "Tulis alasan perbaikannya." in over
    assert ani.ledger() == before
    assert ani.fill(wrong, **stands | {"amount": "15.000"}, reason="Salah ketik").status_code == 302
    assert ani.saldo(KAS) == 9_130_000
    ani.fill(at(ani, "talangan/kembali/"), date=DAY, bank="kas", amount="100.000")
    assert "belum diteruskan: Rp 115.000" in ani.see(at(ani))
    passed = {"date": DAY, "bank": "kas", "amount": "115.000", "member_id": str(other.member_id)}
    assert ani.fill(at(ani, "talangan/teruskan/"), **passed).status_code == 302
    assert ani.saldo(KAS) == 9_115_000


def _put_right_while_it_goes_round(ani: Treasurer) -> None:
    """The form opens as the cover was posted; the denda that was forgotten is added."""
    wrong, before = f"/bukti/{ani.newest().id}/betulkan-talangan/", ani.ledger()
    assert f'href="{wrong}"' in ani.client.get(wrong.replace("betulkan-talangan/", "")).content.decode()
    assert ani.client.get(wrong.replace("betulkan-talangan/", "betulkan/"))["Location"] == wrong
    form = ani.client.get(wrong).context["form"]
    stands = {name: form[name].value() for name in form.fields if form[name].value()}
    share = next(name for name in stands if name.startswith("bagian."))
    assert {name: str(value) for name, value in stands.items() if name != "command_id"} == {
        "date": DAY, "bank": "kas", "principal": "100000", "interest": "15000", share: "115000",
    }  # fmt: skip
    stands.pop("command_id", None)
    assert "Tidak ada yang Ibu ubah." in words(ani.fill(wrong, **stands, reason="Periksa").content)
    wanting = words(ani.fill(wrong, **stands | {"penalty": "5.000"}, reason="").content)
    assert "Jumlah bagian harus sama dengan angsuran" in wanting
    assert "Tulis alasan perbaikannya." in wanting
    assert ani.ledger() == before
    fixed = {"penalty": "5.000", share: "120.000"}
    assert ani.fill(wrong, **stands | fixed, reason="Denda terlupa").status_code == 302
    assert ani.saldo(KAS) == 9_120_000
    ani.fill(f"/bukti/{ani.newest().id}/betulkan-talangan/", **stands, reason="Dendanya dimaafkan")


def test_the_card_as_a_file_has_the_nine_columns(ani: Treasurer) -> None:
    answer = ani.client.get(at(ani) + "?unduh=xlsx")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/vnd.openxmlformats")
    with scope(MOJOKERTO):
        assert LoanDecision.objects.count() == 0


def test_the_loans_of_a_kelurahan(ani: Treasurer) -> None:
    page = ani.see("/pinjaman/")
    assert "1 pinjaman, jumlah Rp 1.000.000, sisa Rp 1.000.000" in page
    assert "Modal usaha Gang 4" in page
    assert "Tidak ada pinjaman yang cocok" in ani.see("/pinjaman/?keadaan=lunas")
    assert "Modal usaha" in ani.see("/pinjaman/?cari=modal&urut=-jumlah&keadaan=semua")
    assert ani.client.get("/pinjaman/?unduh=xlsx").status_code == 200


def test_who_judges_or_arranges_sees_sums_and_no_borrower(ani: Treasurer) -> None:
    for who in ("lina", "joko"):
        client = sign_in(ani.cast[who])
        page = words(client.get("/pinjaman/?unduh=pdf").content)
        assert "Melati Gedongan 1 1.000.000 1.000.000" in page
        assert not any(shown in page for shown in ("Modal usaha", "Gang 4", ani.built.people[1].name))
    sheet = load_workbook(BytesIO(client.get("/pinjaman/?unduh=xlsx").content)).active
    assert sheet is not None
    assert list(sheet.values)[1][2:] == (1, 1_000_000, 1_000_000)


def test_a_loan_is_put_right(ani: Treasurer) -> None:
    assert "Betulkan" in ani.see(at(ani))
    other = str(ani.built.people[0].member_id)
    form, count = ani.client.get(at(ani, "betulkan/")).context["form"], ani.count()
    stands = {name: form[name].value() or "" for name in form.fields}
    same = ani.fill(at(ani, "betulkan/"), **stands | {"reason": "Periksa"})
    assert (same.status_code, ani.count()) == (422, count)
    assert "Tidak ada yang Ibu ubah." in words(same.content)
    answer = ani.fill(at(ani, "betulkan/"), **NEW, member_id=other, reason="Salah nama")
    assert answer.status_code == 302
    with scope(MOJOKERTO):
        right = Loan.objects.get(cancelled_on=None)
    assert str(right.member_id) == other
    assert "Pinjaman ini sudah dibatalkan" in ani.see(at(ani))
    before = ani.ledger()
    assert ani.fill(at(ani, "betulkan/"), **NEW, member_id=other, reason="Lagi").status_code == 422
    assert ani.ledger() == before


def test_what_was_written_off_is_not_owed_on_paper(ani: Treasurer) -> None:
    ani.fill(at(ani, "hapus/"), date=DAY, amount="400.000", **MINUTES)
    with scope(MOJOKERTO):
        group = Group.objects.select_related("kelurahan__kecamatan").get(pk=ani.built.id)
        kota = Kota.objects.get(pk=MOJOKERTO)
        found = daftar_pinjaman(group.id, TODAY)
        paper = loan_list(Desk(kota, group, "Ani Lestari", TODAY), found, {})
        card = loan_card(
            Desk(kota, group, "Ani Lestari", TODAY),
            kartu_pinjaman(Loan.objects.get(pk=ani.built.loans[0]), TODAY),
        )
    (row,) = paper.rows
    assert (row.paid, row.written_off, row.owed, paper.owed) == (0, 400_000, 600_000, 600_000)
    assert (card.balance, card.lines[-1].written_off, card.paid) == (600_000, 400_000, 0)
