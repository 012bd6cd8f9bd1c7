"""Sheets as groups keep them, read into records: what counts, is asked, differs, is left out."""

from datetime import date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bookkeeping.domain.chart import BIAYA_ALAT_TULIS, BIAYA_RAPAT, BIAYA_TRANSPOR, PENJUALAN
from common.period import Period
from common.rupiah import format_rupiah
from oldbooks.domain.imports.fields import Target
from oldbooks.domain.imports.headings import find_header
from oldbooks.domain.imports.names import Known
from oldbooks.domain.imports.plan import Group, Member, Plan
from oldbooks.domain.imports.pos_words import kind_of_memo
from oldbooks.domain.imports.proposing import missing, propose
from oldbooks.domain.imports.reading import Reading, headers_of, read_file
from oldbooks.files.checks import format_of
from oldbooks.files.read import open_file
from tests.oldbooks.books import Rows, csv_text, xlsx

TODAY = date(2026, 10, 12)
MEMBERS = tuple(
    Member(Known(UUID(int=number), name), date(2020, 1, 1))
    for number, name in enumerate(("Sari Wulandari", "Siti Aminah", "Wahyuni"), start=1)
)
GROUP = Group(TODAY, MEMBERS)
POS = {"pos:masuk:iuran": "4103", "pos:keluar:konsumsi dan rapat": "5102"}


def reading(
    content: bytes, target: Target, answers: dict[str, str] | None = None, group: Group = GROUP
) -> Reading:
    file = open_file(content, format_of(content))
    header = headers_of(file, file.sheets[:1])[file.sheets[0]]
    columns = propose(target, header.by_column)
    assert missing(target, set(columns.values())) == ""
    return read_file(file, Plan(target, file.sheets, columns, answers or {}), group)


def cash(rows: Rows, answers: dict[str, str] | None = None, title: str = "Kas") -> Reading:
    return reading(xlsx((title, rows)), Target.KAS, POS | (answers or {}))


HEAD = ("Tanggal", "Keterangan", "Debet", "Kredit", "Saldo Berjalan")


def test_a_running_saldo_is_compared_row_by_row() -> None:
    found = cash(
        [
            ("Buku Kas Melati",), HEAD,
            (date(2024, 3, 1), "Sisa bulan lalu", None, None, 100_000),
            (date(2024, 3, 1), "Iuran", 50_000, None, 150_000),
            (date(2024, 3, 4), "Snack rapat", None, 20_000, 130_000),
            (date(2024, 3, 9), "Iuran", 50_000, None, 190_000),
            (date(2024, 3, 9), "Iuran", 10_000, None, 200_000),
            ("Total", None, 110_000, 20_000, None),
        ],
        {"saldo_awal": "catat"},
    )  # fmt: skip
    assert [(getattr(r, "date", None), getattr(r, "amount", None)) for r in found.records] == [
        (date(2024, 3, 1), 100_000), (date(2024, 3, 1), 50_000), (date(2024, 3, 4), 20_000),
        (date(2024, 3, 9), 50_000), (date(2024, 3, 9), 10_000),
    ]  # fmt: skip
    (check,) = found.findings.checks
    assert (check.row, check.theirs, check.ours, check.difference) == (6, 190_000, 180_000, 10_000)
    assert found.findings.agreed == 5
    assert [(s.row, s.reason) for s in found.findings.skipped] == [(3, "baris saldo"), (8, "baris jumlah")]


def test_a_wrong_total_is_told_with_the_difference() -> None:
    found = cash(
        [HEAD[:4], ("13/1/24", "Iuran", 50_000), ("14/1/24", "Iuran", 50_000), ("JUMLAH", None, 90_000)]
    )
    (check,) = found.findings.checks
    assert (check.what, check.theirs, check.ours) == ("Jumlah uang masuk", 90_000, 100_000)


def test_a_saldo_that_opens_the_file_is_asked_about() -> None:
    rows = [HEAD[:4], (None, "Saldo awal", "Rp 75.000,-"), ("13/1/24", "Iuran", "50.000")]
    found = cash(rows)
    assert [q.key for q in found.findings.questions] == ["saldo_awal"]
    assert [
        len(cash(rows, {"saldo_awal": a, "saldo_awal_tanggal": "2024-01-01"}).records)
        for a in ("catat", "lewati")
    ] == [2, 1]


def test_one_sheet_a_month_tells_the_month_of_its_days() -> None:
    head = ("Tgl", "Uraian", "Masuk", "Keluar")
    months: list[tuple[str, Rows]] = [
        ("Jan 24", [head, (5, "Iuran", 10_000)]),
        ("Feb 24", [head, (6, "Iuran", 20_000)]),
    ]
    found = reading(xlsx(*months), Target.KAS, POS)
    assert [(m.period, m.count, m.money_in) for m in found.findings.months] == [
        (Period(2024, 1), 1, 10_000), (Period(2024, 2), 1, 20_000),
    ]  # fmt: skip


def test_a_sheet_of_another_shape_is_a_fault_of_its_own() -> None:
    sheets: list[tuple[str, Rows]] = [
        ("Jan", [HEAD[:4], ("13/1/24", "Iuran", 1)]),
        ("Anggota", [("No", "Nama"), (1, "Sari")]),
    ]
    found = reading(xlsx(*sheets), Target.KAS, POS)
    assert [(f.sheet, f.place) for f in found.findings.faults] == [("Anggota", "baris 1")]


def test_the_column_settles_the_order_of_day_and_month() -> None:
    for other, day in (("13/4/24", date(2024, 4, 3)), ("4/13/24", date(2024, 3, 4))):
        found = cash([HEAD[:4], ("3/4/24", "Iuran", 1), (other, "Iuran", 1)])
        assert (
            found.findings.questions,
            found.findings.first if day.month == 3 else found.records[0],
        ) is not None
        assert getattr(found.records[0], "date", None) == day


def test_the_month_over_the_table_settles_it_too() -> None:
    found = cash([("BULAN APRIL 2024",), HEAD[:4], ("3/4/24", "Iuran", 1), ("5/4/24", "Iuran", 1)])
    assert [getattr(r, "date", None) for r in found.records] == [date(2024, 4, 3), date(2024, 4, 5)]


def test_what_nothing_settles_is_asked_once_a_column() -> None:
    rows = [
        HEAD[:4],
        ("3/4/24", "Iuran", "1.250"),
        ("4/5/24", "Iuran", "2.500"),
        ("5/6/24", "Snack", None, "1,250"),
    ]
    found = cash(rows)
    asked = {q.key: q for q in found.findings.questions}
    assert set(asked) == {"angka:2", "angka:3", "tanggal:0"}
    assert asked["angka:2"].samples == ("C2: 1.250", "C3: 2.500")
    assert found.records == ()
    settled = cash(rows, {"angka:2": "titik", "angka:3": "koma", "tanggal:0": "hari"})
    assert [(getattr(r, "date", None), getattr(r, "amount", None)) for r in settled.records] == [
        (date(2024, 4, 3), 1_250), (date(2024, 5, 4), 2_500), (date(2024, 6, 5), 1_250),
    ]  # fmt: skip


def test_proof_in_the_column_goes_before_an_answer_of_former_times() -> None:
    rows = [HEAD[:4], ("13/4/24", "Iuran", "1.250"), ("14/4/24", "Iuran", "1.250.000")]
    assert cash(rows, {"angka:2": "koma"}).findings.money_in == 1_251_250


def test_a_row_without_a_day_takes_the_one_above_only_when_she_says_so() -> None:
    rows = [HEAD[:4], ("13/4/24", "Iuran", 10), (None, "Iuran", 20)]
    assert [q.key for q in cash(rows).findings.questions] == ["tanggal_kosong"]
    assert len(cash(rows, {"tanggal_kosong": "atas"}).records) == 2
    assert [f.place for f in cash(rows, {"tanggal_kosong": "salah"}).findings.faults] == ["A3"]


def test_merged_days_belong_to_every_row_of_their_block() -> None:
    rows = [HEAD[:4], ("13/4/24", "Iuran", 10), (None, "Iuran", 20), ("14/4/24", "Iuran", 30)]
    found = reading(xlsx(("Kas", rows), merges=("A2:A3",)), Target.KAS, POS)
    assert [getattr(r, "date", None) for r in found.records] == [date(2024, 4, 13)] * 2 + [date(2024, 4, 14)]


def test_a_heading_on_each_printed_page_is_left_out() -> None:
    found = cash([HEAD[:4], ("13/4/24", "Iuran", 10), HEAD[:4], ("14/4/24", "Iuran", 20)])
    assert len(found.records) == 2
    assert [(s.row, s.reason) for s in found.findings.skipped] == [(3, "judul kolom diulang")]


def test_headings_of_several_rows_are_read_together() -> None:
    rows = [
        ("SIMPANAN ANGGOTA TAHUN 2024",),
        ("NO", "NAMA", "SIMPANAN", None, None, "KET"),
        (None, None, "POKOK", "WAJIB", "SUKARELA", None),
        (1, 2, 3, 4, 5, 6),
        (1, "Sari", 10, 20, 30),
    ]
    file = open_file(xlsx(("A", rows), merges=("C2:E2",)), format_of(xlsx(("A", rows))))
    header = find_header("A", file.lines("A"))
    assert (header.last, header.year) == (4, 2024)
    assert header.by_column == {
        0: "NO", 1: "NAMA", 2: "SIMPANAN POKOK", 3: "SIMPANAN WAJIB", 4: "SIMPANAN SUKARELA", 5: "KET",
    }  # fmt: skip
    assert propose(Target.SIMPANAN, header.by_column) == {1: "nama", 2: "pokok", 3: "wajib", 4: "sukarela"}


def test_the_signature_does_not_know_the_year() -> None:
    one, other = (
        find_header(
            "A", open_file(xlsx(("A", [("Nama", f"Jan {year}")])), format_of(xlsx(("A", [(1,)])))).lines("A")
        )
        for year in (2023, 2024)
    )
    assert one.signature == other.signature


def test_savings_by_month_need_the_year_and_a_day() -> None:
    rows = [("NAMA", "JAN", "FEB"), ("Sari Wulandari", 10_000, 20_000)]
    found = reading(xlsx(("Simpanan", rows)), Target.SIMPANAN, {"kas": "kas", "jenis": "wajib"})
    assert [q.key for q in found.findings.questions] == ["tahun"]
    told = {"kas": "kas", "jenis": "wajib", "tahun": "2024", "hari_bulan": "akhir"}
    found = reading(xlsx(("Simpanan", rows)), Target.SIMPANAN, told)
    assert [getattr(r, "date", None) for r in found.records] == [date(2024, 1, 31), date(2024, 2, 29)]


def test_a_name_left_out_leaves_its_rows_out() -> None:
    rows = [("Tanggal", "Nama", "Simpanan wajib"), ("13/1/24", "Mawar", 10_000)]
    found = reading(xlsx(("A", rows)), Target.SIMPANAN, {"kas": "kas", "nama:mawar": "lewati"})
    assert (found.records, [s.reason for s in found.findings.skipped]) == ((), ["nama dilewati"])


def test_who_was_no_member_then_is_told() -> None:
    rows = [("Tanggal", "Nama", "Simpanan wajib"), ("13/1/2019", "Wahyuni", 10_000)]
    found = reading(xlsx(("A", rows)), Target.SIMPANAN, {"kas": "kas"})
    assert [(f.place, f.message) for f in found.findings.faults] == [
        ("B2", "Bukan anggota pada 13 Januari 2019, ia tercatat masuk 1 Januari 2020.")
    ]


def test_real_dates_and_numbers_of_excel_leave_no_doubt() -> None:
    found = cash([HEAD[:4], (datetime(2024, 4, 3), "Iuran", 1_250), (45386, "Snack", None, 1_250.0)])
    assert found.findings.questions == ()
    assert [getattr(r, "date", None) for r in found.records] == [date(2024, 4, 3), date(2024, 4, 4)]


def test_a_text_file_reads_like_a_workbook() -> None:
    rows = [("Tanggal", "Uraian", "Masuk", "Keluar"), ("13-01-2024", "Iuran", "Rp1.250.000,-", "")]
    found = reading(csv_text(rows, encoding="cp1252"), Target.KAS, POS)
    assert (found.findings.money_in, found.findings.questions) == (1_250_000, ())


def test_members_are_read_with_what_the_book_says() -> None:
    rows = [("Nama", "Tgl Lahir", "L/P", "Alamat", "Tanggal Masuk"), ("Mawar", "x", "Z", "RT 1", "13/1/2027")]
    found = reading(xlsx(("A", rows)), Target.ANGGOTA)
    assert sorted((f.place, f.message) for f in found.findings.faults) == [
        ("B2", "Tanggal tidak terbaca. Tulis misalnya 12 Januari 2024."),
        ("C2", "Tulis P atau L."),
        ("E2", "13 Januari 2027 belum terjadi."),
    ]


def test_the_paying_side_may_stand_on_the_left() -> None:
    rows = [
        ("PENGELUARAN", None, None, "PENERIMAAN", None, None),
        ("Tanggal", "Uraian", "Jumlah", "Tanggal", "Uraian", "Jumlah"),
        ("14/1/24", "Snack", 20_000, "13/1/24", "Iuran", 50_000),
        ("JUMLAH", None, 20_000, "JUMLAH", None, 50_000),
    ]
    found = cash(rows)
    assert sorted((getattr(r, "memo", ""), getattr(r, "is_in", None)) for r in found.records) == [
        ("Iuran", True), ("Snack", False),
    ]  # fmt: skip
    assert (found.findings.agreed, found.findings.checks) == (2, ())


def test_savings_are_found_in_the_wide_book_of_a_year() -> None:
    months = ("JANUARI", None, None, "FEBRUARI", None, None)
    rows = [
        ("BUKU DAFTAR PINJAMAN, ANGSURAN, IURAN DAN SIMPANAN TAHUN 2024",),
        ("NO", "TANGGAL", "NAMA", "UNTUK KEPERLUAN USAHA", "JUMLAH PINJAMAN", "TANDA TANGAN", *months),
        (*[None] * 6, *("ANGSURAN", "IURAN", "SIMPANAN") * 2),
        (1, None, "Sari Wulandari", None, None, None, 60_000, 2_000, 10_000, 60_000, 2_000, 12_000),
        ("JUMLAH TOTAL", None, None, None, None, None, 60_000, 2_000, 10_000, 60_000, 2_000, 12_000),
    ]
    content = xlsx(("2024", rows), merges=("G2:I2", "J2:L2"))
    header = headers_of(open_file(content, format_of(content)), ["2024"])["2024"]
    columns = propose(Target.SIMPANAN, header.by_column)
    assert {c: code for c, code in columns.items() if code != "tanggal"} == {
        2: "nama",
        8: "bulan_1",
        11: "bulan_2",
    }
    told = {"kas": "kas", "jenis": "wajib", "hari_bulan": "akhir"}
    found = reading(content, Target.SIMPANAN, told)
    assert [(getattr(r, "date", None), getattr(r, "amount", None)) for r in found.records] == [
        (date(2024, 1, 31), 10_000), (date(2024, 2, 29), 12_000),
    ]  # fmt: skip
    assert found.findings.agreed == 2


@given(some.lists(some.tuples(some.booleans(), some.integers(1, 10**9)), min_size=1, max_size=30))
def test_whatever_is_written_is_what_is_read(moves: list[tuple[bool, int]]) -> None:
    rows: list[tuple[object, ...]] = [HEAD]
    saldo = 0
    for number, (is_in, amount) in enumerate(moves):
        saldo += amount if is_in else -amount
        told = f"Rp{format_rupiah(amount)},-"
        day = f"{13 + number % 15}/1/24"
        memo = "Iuran" if is_in else "Snack rapat"
        rows.append((day, memo, told if is_in else None, None if is_in else told, saldo))
    content = csv_text([["" if cell is None else cell for cell in row] for row in rows])
    found = reading(content, Target.KAS, POS | {"angka:4": "titik"}).findings
    assert (found.records, found.fault_count, found.checks) == (len(moves), 0, ())
    assert found.money_in == sum(amount for is_in, amount in moves if is_in)
    assert found.money_out == sum(amount for is_in, amount in moves if not is_in)


def test_the_sum_of_a_row_is_not_one_more_deposit() -> None:
    headings = {0: "No", 1: "Nama", 2: "Simpanan Pokok", 3: "Simpanan Wajib", 4: "Jumlah"}
    assert propose(Target.SIMPANAN, headings) == {1: "nama", 2: "pokok", 3: "wajib"}
    assert propose(Target.SIMPANAN, {0: "Nama", 1: "Jumlah"}) == {0: "nama", 1: "jumlah"}


@pytest.mark.parametrize(
    ("memo", "is_in", "account"),
    [
        ("Transport rapat", False, BIAYA_TRANSPOR),
        ("Fotokopi undangan rapat", False, BIAYA_ALAT_TULIS),
        ("Snack rapat", False, BIAYA_RAPAT),
        ("Rapat pengurus", False, BIAYA_RAPAT),
        ("Jualan kue di bazar", True, PENJUALAN),
    ],
)
def test_the_pos_that_an_uraian_most_likely_means(memo: str, is_in: bool, account: int) -> None:
    assert kind_of_memo(memo, is_in=is_in)[2] == account
