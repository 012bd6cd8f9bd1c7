"""The eyeless browser reads forms as a browser would send them."""

import pytest

from ops.browser import read
from ops.console import Problem

PAGE = """
<html><head><style>p { color: red }</style><title>Rapat</title></head><body>
<a href="/kelompok/1/rapat/baru/">Rapat baru</a><a href="/laporan/">Laporan</a>
<form method="post">
  <input type="hidden" name="command_id" value="c1"><input name="cash" value="">
  <label><input type="checkbox" name="agreed_by" value="m1" checked>Sari</label>
  <label><input type="checkbox" name="agreed_by" value="m2">Wati</label>
  <input type="radio" name="said" value="hadir"><input type="radio" name="said" value="izin" checked>
  <select name="kind"><option value="">–</option><option value="in" selected>Masuk</option></select>
  <select name="first"><option value="a">A</option><option value="b">B</option></select>
  <textarea name="text">
Rapat &amp; arisan</textarea>
  <input name="off" value="x" disabled><button name="isi" value="hadir">Semua hadir</button>
  <template><input name="cash.__n__.amount" value="9"></template>
</form>
<form action="/cari/"><input type="search" name="q" value="melati"></form>
<p>Kas  seharusnya</p></body></html>
"""


def test_a_form_holds_what_the_page_filled_in() -> None:
    form = read("http://x/", PAGE).form("command_id")
    assert (form.method, form.action) == ("post", "")
    assert form.fields == [
        ("command_id", "c1"),
        ("cash", ""),
        ("agreed_by", "m1"),
        ("said", "izin"),
        ("kind", "in"),
        ("first", "a"),
        ("text", "Rapat & arisan"),
    ]
    assert form.choices == {
        "agreed_by": ["m1", "m2"],
        "said": ["hadir", "izin"],
        "kind": ["", "in"],
        "first": ["a", "b"],
    }


def test_filling_in_replaces_what_stood_there() -> None:
    form = read("http://x/", PAGE).form("cash")
    form.set("agreed_by", "m1", "m2")
    form.set("cash", "1.000")
    assert [value for name, value in form.fields if name == "agreed_by"] == ["m1", "m2"]
    assert form.value("cash") == "1.000"
    assert form.value("nothing") == ""


def test_forms_and_links_are_found_by_what_they_hold() -> None:
    page = read("http://x/", PAGE)
    assert page.form("q").action == "/cari/"
    assert page.link("/rapat/baru/") == "/kelompok/1/rapat/baru/"
    assert page.text == "Rapat Rapat baru Laporan Sari Wati – Masuk A B Semua hadir Kas seharusnya"


def test_a_missing_form_or_link_is_named() -> None:
    page = read("http://x/", PAGE)
    with pytest.raises(Problem, match="has no form with password"):
        page.form("password")
    with pytest.raises(Problem, match="has no link to /unduh"):
        page.link("/unduh")
