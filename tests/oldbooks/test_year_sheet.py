"""The wide yearly sheet, bank books and lists without days: what they become; no money counts twice."""

from dataclasses import replace
from datetime import date

import pytest

from bookkeeping.models import Loan
from bookkeeping.queries.balances import savings_now
from bookkeeping.queries.check import find_drift
from oldbooks.domain.imports.cash_sheet import CashRecord
from oldbooks.domain.imports.fields import Target
from oldbooks.domain.imports.loans_sheet import PaymentRecord
from oldbooks.domain.imports.savings_sheet import SavingRecord
from tests.oldbooks.books import post, undo, xlsx
from tests.oldbooks.desk import Desk, ready
from tests.oldbooks.test_sheets import GROUP, MEMBERS, reading

WIDE = (
    ("BUKU DAFTAR PINJAMAN, ANGSURAN, IURAN DAN SIMPANAN",),
    ("TAHUN 2026",),
    ("NO", "TANGGAL", "NAMA", "UNTUK KEPERLUAN USAHA", "JUMLAH PINJAMAN", "TANDA TANGAN",
     "JANUARI", None, None, "FEBRUARI", None, None),
    (None, None, None, None, None, None, "ANGSURAN", "IURAN", "SIMPANAN", "ANGSURAN", "IURAN", "SIMPANAN"),
    (1, "5/1/26", "Sari Wulandari", "Keripik", "1.000.000", None, None, 5_000, 10_000, "115.000,-", 5_000,
     "½ jt"),
    (2, None, "Wahyuni", None, None, None, None, None, None, None, None, "20.000"),
    ("JUMLAH", None, None, None, "1.000.000", None, None, 5_000, 10_000, 115_000, 5_000, 520_000),
)  # fmt: skip
MERGES = ("G3:I3", "J3:L3")
YEAR_ANSWERS = {
    "kas": "kas", "tahun": "2026", "tanggal:1": "hari", "hari_bulan": "akhir", "jenis": "wajib",
    "angsuran_isi": "jasa", "lama_kosong": "10", "jasa_kosong": "1,5", "cara_jasa": "FLAT",
}  # fmt: skip


@pytest.mark.parametrize("merges", [MERGES, ()], ids=["merged", "not merged"])
def test_a_wide_sheet_holds_loans_instalments_iuran_and_savings(merges: tuple[str, ...]) -> None:
    found = reading(xlsx(("2026", WIDE), merges=merges), Target.SETAHUN, YEAR_ANSWERS)
    assert found.findings.is_ready, (found.findings.questions, found.findings.faults)
    (loan, *rest) = found.records
    assert (loan.row, found.findings.agreed, found.findings.checks) == (5, 6, ())
    paid = [(r.date, r.principal, r.interest) for r in rest if isinstance(r, PaymentRecord)]
    assert paid == [(date(2026, 2, 28), 100_000, 15_000)]
    saved = [(r.date, r.row, r.amount) for r in rest if isinstance(r, SavingRecord)]
    assert saved == [
        (date(2026, 1, 31), 5, 10_000), (date(2026, 2, 28), 5, 500_000), (date(2026, 2, 28), 6, 20_000),
    ]  # fmt: skip
    iuran = [(r.memo, r.account, r.member_id) for r in rest if isinstance(r, CashRecord)]
    assert iuran == [
        ("Iuran Sari Wulandari Januari 2026", 4103, MEMBERS[0].known.id),
        ("Iuran Sari Wulandari Februari 2026", 4103, MEMBERS[0].known.id),
    ]


def test_an_instalment_needs_a_loan_that_still_runs() -> None:
    rows = (
        *WIDE[:4],
        (1, None, "Wahyuni", None, None, None, "50.000,-"),
        (2, "5/1/26", "Sari Wulandari", None, "100.000,-", None, None, None, None, "200.000,-"),
    )
    found = reading(xlsx(("2026", rows), merges=MERGES), Target.SETAHUN, YEAR_ANSWERS)
    assert [(f.place, f.message) for f in found.findings.faults] == [
        ("G5", "Tidak ada pinjaman yang berjalan untuk angsuran ini. Masukkan dahulu pinjamannya."),
        ("J6", "Lebih dari sisa pinjaman: sisanya Rp 100.000."),
    ]


def test_a_list_without_days_is_the_state_of_one_day() -> None:
    content = xlsx(
        ("Saldo", [("Nama", "Wajib", "Sukarela"), ("Wahyuni", "1,5 jt", None), ("Siti Aminah", None, 5_000)])
    )
    (asked,) = reading(content, Target.SIMPANAN, {"kas": "kas"}).findings.questions
    assert (asked.key, asked.form) == ("keadaan_tanggal", "tanggal")
    found = reading(content, Target.SIMPANAN, {"kas": "kas", "keadaan_tanggal": "2025-12-31"})
    assert [(r.date, r.amount) for r in found.records if isinstance(r, SavingRecord)] == [
        (date(2025, 12, 31), 1_500_000), (date(2025, 12, 31), 5_000),
    ]  # fmt: skip


BANK = xlsx(
    (
        "Bank",
        [
            ("Tanggal", "Uraian", "Setoran", "Penarikan", "Saldo"),
            ("13 Jan 2026", "Setor dari kas", "200.000,-", None, "200.000,-"),
            ("31 Jan 2026", "Bunga", "1.000", None, "201.000,-"),
            ("31 Jan 2026", "Biaya administrasi", None, "2.500,-", "198.500,-"),
            ("20 Feb 2026", "Tarik tunai", None, "50.000,-", "148.500,-"),
        ],
    )
)
BANK_ANSWERS = {
    "pos:masuk:setoran dari kas": "1101", "pos:masuk:bunga bank": "4109", "pos:keluar:biaya bank": "5109",
    "pos:keluar:tarikan ke kas": "1101", "angka:2": "titik",
}  # fmt: skip


def test_transfers_that_the_cash_book_brought_are_asked_about() -> None:
    known = replace(GROUP, transfers=((date(2026, 1, 13), 200_000, True),))
    asked = reading(BANK, Target.BANK, BANK_ANSWERS, known).findings.questions
    assert [q.key for q in asked] == ["pindahan"]
    assert "1 dari 2 sudah ada" in asked[0].text
    for answer, records in (("sama", 3), ("semua", 2), ("catat", 4)):
        assert len(reading(BANK, Target.BANK, BANK_ANSWERS | {"pindahan": answer}, known).records) == records


@pytest.mark.django_db
def test_a_bank_book_and_a_wide_sheet_go_in_and_out(desk: Desk) -> None:
    before = desk.saldo(1101, 1102, 1201, 3102, 4101, 4103)
    bank = ready(desk, BANK, Target.BANK, BANK_ANSWERS)
    assert post(desk.actor, bank).state == "posted"
    assert desk.saldo(1101, 1102) == {1101: before[1101] - 150_000, 1102: 148_500}
    people = WIDE[:5]
    year = ready(desk, xlsx(("2026", people), merges=MERGES), Target.SETAHUN, YEAR_ANSWERS)
    assert post(desk.actor, year).state == "posted"
    assert desk.saldo(1201, 3102, 4101, 4103) == {1201: 900_000, 3102: 510_000, 4101: 15_000, 4103: 10_000}
    assert savings_now(desk.id) == {(desk.built.people[0].member_id, 3102): 510_000}
    assert list(find_drift()) == []
    for batch_id in (year, bank):
        assert undo(desk.actor, batch_id).state == "taken_back"
    assert desk.saldo(1101, 1102, 1201, 3102, 4101, 4103) == before
    assert Loan.objects.get(group_id=desk.id).cancelled_on == date(2026, 1, 5)
    assert list(find_drift()) == []
