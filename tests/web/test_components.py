"""The tags and components write what docs/interface.md promises."""

import re
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory

from common.period import Period
from common.problems import Problem

OCTOBER = date(2026, 10, 12)


def shown(source: str, address: str = "/", /, **context: object) -> str:
    """What a template writes at that address, with runs of white space made one."""
    page = engines["django"].from_string(source).render(context, RequestFactory().get(address))
    return re.sub(r"\s+", " ", page).strip()


class Deposit(forms.Form):
    nama = forms.CharField(label="Nama anggota", help_text="Seperti di KTP.")
    tanggal = forms.DateField(label="Tanggal", widget=forms.DateInput(attrs={"max": "2026-10-12"}))
    jumlah = forms.CharField(label="Simpanan wajib")
    dana = forms.ChoiceField(label="Sumber dana", choices=[("", "Pilih"), ("kas", "Kas")])
    catatan = forms.CharField(label="Catatan", required=False)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ 1250000|rupiah }}", "1.250.000"),
        ("{{ none|rupiah }}", "–"),
        ("{{ debt|rupiah }}", "−5.000"),
        ("{{ 1250000|rp }}", "Rp 1.250.000"),
        ("{{ 125000|terbilang }}", "seratus dua puluh lima ribu rupiah"),
        ("{{ day|tanggal }}", "12 Oktober 2026"),
        ("{{ day|tanggal_pendek }}", "12 Okt 2026"),
        ("{{ day|hari }}", "Senin"),
        ("{{ 202610|bulan }}", "Oktober 2026"),
        ("{{ period|bulan }}", "Oktober 2026"),
        ("{{ at|waktu:'WIB' }}", "12 Okt 2026, 19.42"),
        ("{{ at|waktu:'WIT' }}", "12 Okt 2026, 21.42"),
        ("{% day day %}", '<time datetime="2026-10-12">12 Okt 2026</time>'),
    ],
)
def test_words_and_figures(source: str, expected: str) -> None:
    at = datetime(2026, 10, 12, 12, 42, tzinfo=UTC)
    context: dict[str, object] = {
        "day": OCTOBER,
        "period": Period(2026, 10),
        "at": at,
        "debt": -5000,
        "none": None,
    }
    assert shown(source, "/", **context) == expected


def test_money_in_has_its_sign_word_and_colour() -> None:
    assert shown("{% amount 400000 'masuk' %}") == (
        '<span class="amount in"><span class="sign">+ </span>400.000<span class="word"> masuk</span></span>'
    )


def test_money_out_has_its_sign_word_and_colour() -> None:
    assert shown("{% amount 48500 'keluar' %}") == (
        '<span class="amount out"><span class="sign">− </span>48.500<span class="word"> keluar</span></span>'
    )


def test_a_balance_has_a_sign_only_below_zero() -> None:
    assert shown("{% amount 0 %}{% amount debt %}", debt=-5000) == (
        '<span class="amount">0</span><span class="amount">−5.000</span>'
    )


def test_an_unknown_amount_is_said_and_never_zero() -> None:
    assert "belum diketahui" in shown("{% amount nothing %}", nothing=None)


def test_money_with_a_kind_refuses_a_negative_value() -> None:
    with pytest.raises(ValueError, match="masuk"):
        shown("{% amount debt 'masuk' %}", debt=-1)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{% saved_state 'draft' %}", "Konsep di HP ini"),
        ("{% saved_state 'waiting' amount=1250000 %}", "Menunggu kirim (Rp 1.250.000)"),
        ("{% saved_state 'safe' at='12 Okt 19.42' %}", "Aman di server, 12 Okt 19.42"),
    ],
)
def test_what_she_entered_is_in_one_of_three_states(source: str, words: str) -> None:
    assert f"<span>{words}</span>" in shown(source)


def test_an_unknown_state_or_tone_is_refused() -> None:
    with pytest.raises(ValueError, match="lost"):
        shown("{% saved_state 'lost' %}")
    with pytest.raises(ValueError, match="pink"):
        shown("{% pill 'Siap' 'pink' %}")


def test_a_field_ties_its_help_and_error_to_its_input() -> None:
    page = shown("{% field form.nama %}", form=Deposit({"nama": ""}))
    assert '<label class="label" for="id_nama">Nama anggota</label>' in page
    assert 'aria-describedby="id_nama_help id_nama_error"' in page
    assert 'aria-invalid="true"' in page
    assert '<p class="help" id="id_nama_help">Seperti di KTP.</p>' in page
    assert "Nama anggota belum diisi." in page


def test_a_field_that_may_stay_empty_says_so() -> None:
    assert "(boleh kosong)" in shown("{% field form.catatan %}", form=Deposit())
    assert "(boleh kosong)" not in shown("{% field form.nama %}", form=Deposit())


def test_a_date_uses_the_calendar_of_the_phone() -> None:
    page = shown("{% field form.tanggal %}", form=Deposit(initial={"tanggal": OCTOBER}))
    assert 'type="date"' in page
    assert 'value="2026-10-12"' in page
    assert 'max="2026-10-12"' in page


def test_a_money_field_shows_dots_and_keeps_what_cannot_be_read() -> None:
    page = shown(
        "{% field form.jumlah kind='money' usual=20000 %}", form=Deposit(initial={"jumlah": 1250000})
    )
    assert 'value="1.250.000"' in page
    assert 'inputmode="numeric"' in page
    assert 'biasa="20000"' in page
    refused = shown("{% field form.jumlah kind='money' %}", form=Deposit({"jumlah": "dua puluh"}))
    assert 'value="dua puluh"' in refused


def test_the_summary_names_every_problem_and_jumps_to_its_field() -> None:
    form = Deposit({"nama": "", "tanggal": "2026-10-12", "jumlah": "20000", "dana": ""})
    problems = [Problem("rapat", "Hitung kas berbeda Rp 5.000."), Problem("", "Buku sudah ditutup.")]
    page = shown("{% error_summary form=form problems=problems %}", form=form, problems=problems)
    assert "Ada 4 isian yang perlu dibetulkan" in page
    assert '<a href="#id_nama">Nama anggota belum diisi.</a>' in page
    assert '<a href="#id_dana">Sumber dana belum dipilih.</a>' in page
    assert '<a href="#id_rapat">Hitung kas berbeda Rp 5.000.</a>' in page
    assert "<li>Buku sudah ditutup.</li>" in page


def test_no_summary_where_there_is_no_problem() -> None:
    assert shown("{% error_summary form=form %}", form=Deposit()) == ""


def test_the_pager_keeps_the_filters() -> None:
    page = shown("{% pager page %}", "/kelompok/?q=mel&halaman=2", page=Paginator(range(128), 25).page(2))
    assert "Baris 26–50 dari 128" in page
    assert 'href="?q=mel&amp;halaman=1"' in page
    assert 'href="?q=mel&amp;halaman=3"' in page


def test_a_list_of_one_page_offers_no_way_on() -> None:
    assert "href" not in shown("{% pager page %}", page=Paginator(range(3), 25).page(1))


@pytest.mark.parametrize(
    ("address", "order", "link"),
    [
        ("/?q=a&halaman=3", None, "?q=a&amp;urut=nama"),
        ("/?urut=nama", "ascending", "?urut=-nama"),
        ("/?urut=-nama", "descending", "?urut=nama"),
    ],
)
def test_a_heading_sorts_up_then_down_from_page_one(address: str, order: str | None, link: str) -> None:
    page = shown("{% sort_heading 'nama' 'Nama' %}", address)
    assert f'href="{link}"' in page
    assert (f'aria-sort="{order}"' in page) if order else ("aria-sort" not in page)


@pytest.mark.parametrize(
    ("value", "most", "width"), [(62, 62, "100.0"), (1, 3, "33.3"), (0, 5, "0"), (3, 0, "0")]
)
def test_a_bar_is_as_long_as_its_share(value: int, most: int, width: str) -> None:
    page = shown("{% bar_row 'Magersari' value most %}", value=value, most=most)
    assert f'class="bar-fill" width="{width}"' in page


def test_a_final_act_says_what_happens_and_asks_why() -> None:
    page = shown(
        "{% confirm action='/tutup' verb='Tutup bulan' title='Tutup Oktober'"
        " sentence='Saldo kas:' money=708500 reason='alasan' %}"
    )
    assert 'method="post" action="/tutup"' in page
    assert "Rp 708.500" in page
    assert 'name="alasan" rows="2" required' in page
    assert 'name="csrfmiddlewaretoken"' in page


def test_values_are_escaped() -> None:
    assert "<script>" not in shown("{% pill text %}{% bar_row text 1 1 %}", text="<script>")
