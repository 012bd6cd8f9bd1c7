"""Files that harm, lie or are broken are refused with one clear word; the others stream."""

import io
import tracemalloc
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.xml.functions import fromstring, iterparse

from common.problems import Refused
from oldbooks.domain.imports.findings import Fault
from oldbooks.domain.imports.grid import BrokenCell
from oldbooks.files.checks import Format, format_of
from oldbooks.files.marking import LIST, marked_copy
from oldbooks.files.read import open_file
from tests.oldbooks.books import csv_text, xlsx

SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c SYSTEM "file:///etc/passwd">]>'
)


def rebuilt(content: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """The same workbook with changed parts, and more of them."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, change(part.filename, old.read(part)))
        for name, data in more.items():
            new.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return made.getvalue()


def same(name: str, data: bytes) -> bytes:
    return data


def with_sheet(data: bytes) -> bytes:
    """A workbook whose first sheet is this text."""
    return rebuilt(xlsx(("A", [(1,)])), lambda name, old: data if name == SHEET else old)


def encrypted_zip() -> bytes:
    content = bytearray(xlsx(("A", [(1,)])))
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
HARMFUL = [
    (b"%PDF-1.7 x", "PDF"),
    (b"\xff\xd8\xff\xe0 jpg renamed", "foto"),
    (b"\x89PNG\r\n", "gambar"),
    (OLE, "Excel lama"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
    (encrypted_zip(), "kata sandi"),
    (b"", "kosong"),
    (b"  \n ", "kosong"),
    (b"PK\x05\x06" + bytes(18), "kosong"),
    (b"MZ\x00\x01\x00", "tidak dikenal"),
    (b"PK\x03\x04 and then nothing", "rusak"),
    (xlsx(("A", [(1,)]))[:-200], "rusak"),
    (b"x" * (5 * 1024 * 1024 + 1), "lebih dari 5 MB"),
    (rebuilt(xlsx(("A", [(1,)])), same, xl__big_dot_xml=b" " * 30_000_000), "jauh lebih besar"),
    (rebuilt(xlsx(("A", [(1,)])), same, **{f"p{n}": b"" for n in range(1_001)}), "jauh lebih besar"),
    (with_sheet(ENTITIES + b"<worksheet/>"), "tidak aman"),
    (with_sheet(b"<?xml version='1.0'?>" + b" " * 70_000 + b"<!doctype x><worksheet/>"), "tidak aman"),
    (with_sheet("<?xml version='1.0' encoding='UTF-16'?><worksheet/>".encode("utf-16")), "tidak aman"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "word"), HARMFUL)
def test_a_harmful_or_wrong_file_is_refused(content: bytes, word: str) -> None:
    with pytest.raises(Refused, match=word) as refusal:
        format_of(content)
    assert [problem.field for problem in refusal.value.problems] == ["file"]


def test_a_document_of_another_program_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(Refused, match="bukan berkas Excel"):
        format_of(made.getvalue())


def test_the_reader_of_workbooks_stands_on_defusedxml() -> None:
    assert openpyxl.DEFUSEDXML is True
    with pytest.raises(ValueError, match="EntitiesForbidden"):
        list(iterparse(io.BytesIO(ENTITIES + b"<x>&b;</x>")))
    assert b"root:" not in repr(fromstring(b"<x/>")).encode()


def test_a_broken_sheet_is_said_to_be_damaged() -> None:
    content = with_sheet(b"<worksheet><sheetData><row r='1'><c r='A1'><v>1</v>")
    assert format_of(content) is Format.XLSX
    with pytest.raises(Refused, match="rusak"):
        list(open_file(content, Format.XLSX).lines("A"))


def test_macros_are_left_alone() -> None:
    content = rebuilt(xlsx(("A", [("x", 1)])), same, xl__vbaProject_dot_bin=b"\x00MACRO")
    file = open_file(content, format_of(content))
    assert [line.values for line in file.lines("A")] == [("x", 1)]


def test_formulas_are_read_by_their_stored_value_and_never_counted() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        b'<c r="A1"><f>SUM(1,1)</f><v>41</v></c><c r="B1"><f>1/0</f></c>'
        b'<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1" t="str"><f>A1</f><v>teks</v></c>'
        b'<c r="E1" t="str"><f>IF(1,"","")</f><v></v></c></row></sheetData></worksheet>'
    )
    ((a, b, c, d, *rest),) = [line.values for line in open_file(with_sheet(sheet), Format.XLSX).lines("A")]
    assert (a, d) == (41, "teks")
    assert isinstance(b, BrokenCell)
    assert "belum ada hasilnya" in b.why
    assert isinstance(c, BrokenCell)
    assert "#DIV/0!" in c.why
    assert not any(isinstance(value, BrokenCell) for value in rest)


def test_merged_cells_lend_their_value_to_the_rows_of_their_block() -> None:
    rows = [("Januari", "a", 1), (None, "b", 2), (None, "c", 3), ("Februari", "d", 4)]
    file = open_file(xlsx(("A", rows), merges=("A1:A3",)), Format.XLSX)
    lines = list(file.lines("A"))
    assert [line.reading(0) for line in lines] == ["Januari", "Januari", "Januari", "Februari"]
    assert [line.at(0) for line in lines] == ["Januari", None, None, "Februari"]


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_text_files_are_read_whatever_their_letters_and_signs(sign: str, encoding: str) -> None:
    rows = [("Tanggal", "Uraian", "Jumlah"), ("12 Jan ’24", "Kué; “basah”, 2 dus", "½ jt"), ("", "", "")]
    content = csv_text(rows, sign, encoding)
    assert format_of(content) is Format.CSV
    lines = list(open_file(content, Format.CSV).lines("Berkas"))
    assert [line.values for line in lines] == [rows[0], rows[1]]
    assert [line.number for line in lines] == [1, 2]


def test_rows_far_below_and_columns_far_right_cost_nothing() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
        b'<row r="1048576"><c r="A1048576"><v>3</v></c></row></sheetData></worksheet>'
    )
    lines = list(open_file(with_sheet(sheet), Format.XLSX).lines("A"))
    assert [(line.number, line.values) for line in lines] == [(1, (1,))]


def test_more_rows_than_a_book_holds_are_refused() -> None:
    content = csv_text([(number, "x") for number in range(20_001)])
    with pytest.raises(Refused, match=r"20\.000 baris"):
        list(open_file(content, Format.CSV).lines("Berkas"))


def test_rows_stream_and_memory_does_not_grow_with_them() -> None:
    content = xlsx(("Kas", [(number, "Iuran", 25_000, None, number) for number in range(4_000)]))
    file = open_file(content, Format.XLSX)
    tracemalloc.start()
    try:
        count = sum(1 for _ in file.lines("Kas"))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 4_000
    assert peak < 1_000_000  # the rows themselves would take three times as much


def test_a_text_file_comes_back_as_a_workbook_with_marks() -> None:
    content = csv_text([("Tanggal", "Uraian"), ("30/2/24", "=1+1")])
    file = open_file(content, Format.CSV)
    faults = [Fault("Berkas", 2, 0, "Tanggal tidak terbaca."), Fault("Berkas", 4, -1, "Baris ini salah.")]
    book = openpyxl.load_workbook(io.BytesIO(marked_copy(content, Format.CSV, file, faults)))
    sheet = book["Berkas"]
    assert (sheet["A2"].value, sheet["A2"].comment.text) == ("30/2/24", "Tanggal tidak terbaca.")
    assert sheet["A2"].fill.start_color.rgb == "FFF4C7C3"
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1", "s")
    assert [cell.value for cell in book[LIST]["B"]] == ["Sel", "A2", "baris 4"]
