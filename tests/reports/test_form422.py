"""Lampiran 4.22: the head tiles its grid in both layouts, unknown is not zero, sums say how sure they are."""

import pytest

from common.pdf.values import Count
from reports.domain.columns import BY_KEY, COLUMNS, DERIVED, ENTERED
from reports.domain.form422 import Form422, Form422Row
from reports.domain.headers import DEPTH, LAYOUT_A, LAYOUT_B, WIDTH, Layout

ALL = {column.key: column.number for column in COLUMNS}


def test_the_columns_are_3_to_35_without_a_gap() -> None:
    assert [column.number for column in COLUMNS] == list(range(3, 36))
    assert len(BY_KEY) == 33
    assert [column.number for column in ENTERED] == list(range(3, 26))
    assert [column.number for column in DERIVED] == list(range(26, 36))


def test_every_column_has_its_cara_mengisi() -> None:
    assert [column.key for column in COLUMNS if not column.help.startswith("Jumlah")] == []


@pytest.mark.parametrize("layout", [LAYOUT_A, LAYOUT_B], ids=["A", "B"])
def test_the_boxes_of_the_head_cover_each_place_once(layout: Layout) -> None:
    places = [
        (row, column)
        for cell in layout.cells
        for row in range(cell.top, cell.top + cell.rows)
        for column in range(cell.first, cell.last + 1)
    ]
    assert sorted(places) == [(row, column) for row in range(1, DEPTH + 1) for column in range(1, WIDTH + 1)]


def test_layout_a_merges_as_most_offices_print() -> None:
    first, second, third, fourth = LAYOUT_A.rows
    assert [(cell.text, cell.colspan, cell.rows) for cell in first][2:] == [
        ("PENDIDIKAN DAN KETERAMPILAN", 23, 1),
        ("PENGEMBANGAN KEHIDUPAN BERKOPERASI", 10, 1),
        ("KET.", 1, 4),
    ]
    assert [(cell.text, cell.colspan) for cell in second if cell.colspan > 1] == [
        ("JUMLAH KELOMPOK BELAJAR", 9),
        ("BKB", 4),
        ("KADER KHUSUS", 5),
        ("JUMLAH KADER YANG SUDAH DILATIH", 3),
        ("PRA KOPERASI/USAHA BERSAMA/UP2K", 8),
        ("KOPERASI BERBADAN HUKUM", 2),
    ]
    assert [cell.text for cell in third if cell.colspan == 2] == [
        "PAKET A", "PAKET B", "PAKET C", "KF", "TUTOR", "PEMULA", "MADYA", "UTAMA", "MANDIRI",
    ]  # fmt: skip
    assert len(fourth) == 18


def test_layout_b_leaves_the_box_over_the_packets_empty() -> None:
    assert [(cell.text, cell.first, cell.last) for cell in LAYOUT_B.rows[0]][2:5] == [
        ("JML. WARGA YANG MASIH 3 (TIGA) BUTA", 3, 3),
        ("", 4, 11),
        ("PENDIDIKAN KETERAMPILAN", 12, 25),
    ]
    assert [(cell.text, cell.first, cell.last) for cell in LAYOUT_B.rows[1] if 18 <= cell.first <= 22] == [
        ("TUTOR", 18, 19),
        ("KADER KHUSUS", 20, 22),
    ]


def test_a_key_left_out_is_unknown_and_not_zero() -> None:
    row = Form422Row.of("Kauman", {"paud": 0, "pemula_klp": 3})
    assert row.value(12) == 0
    assert row.value(26) == 3
    assert row.value(3) is None
    assert row.cells[0].count.text == "?"
    assert not row.is_complete


def test_a_key_nobody_knows_is_refused() -> None:
    with pytest.raises(KeyError):
        Form422Row.of("Kauman", {"paudd": 1})


def test_a_figure_below_zero_and_a_wrong_number_of_figures_are_refused() -> None:
    with pytest.raises(ValueError, match="below zero"):
        Form422Row.of("Kauman", {"paud": -1})
    with pytest.raises(ValueError, match="33 figures"):
        Form422Row("Kauman", (1, 2, 3))


def test_a_sum_is_exact_at_least_or_unknown() -> None:
    full = Form422Row.of("Kauman", ALL)
    part = Form422Row.of("Miji", {key: number for key, number in ALL.items() if number >= 26})
    total = Form422((full, part)).total
    assert (total[0].count.kind, total[0].count.number) == ("at_least", 3)
    assert total[0].count.text == "min. 3"
    assert (total[-1].count.kind, total[-1].count.number) == ("exact", 70)
    assert Form422((part,)).total[0].count == Count("unknown")


def test_the_areas_that_owe_figures_are_named_and_long_lists_counted() -> None:
    form = Form422((Form422Row.of("Kauman", ALL), *(Form422Row.of(f"Kel {at}", {}) for at in range(11))))
    assert form.incomplete[0] == "Kel 0"
    assert form.incomplete_sentence == (
        "Kel 0, Kel 1, Kel 2, Kel 3, Kel 4, Kel 5, Kel 6, Kel 7 dan 3 wilayah lain"
    )


def test_a_sum_longer_than_its_column_takes_the_narrow_face() -> None:
    row = Form422Row.of("Medan", {"paud": 12_345, "tiga_buta": 123_456, "paket_a_klp": 9_999})
    by_number = {cell.column.number: cell.css for cell in row.cells}
    assert by_number[12] == "cacah panjang"
    assert by_number[3] == "cacah"
    assert by_number[4] == "cacah"
