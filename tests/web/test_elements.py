"""The small elements of static/js in a real browser, on the style guide, under the policy of production."""

import json
import mimetypes
import os
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import RequestFactory, override_settings
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, Route, expect

from bookkeeping.domain.loans.schedule import Rhythm, a_step_after
from common.rupiah import format_rupiah, parse_rupiah
from common.words import terbilang
from up2k.gaya import gaya

SITE = "http://up2k.test"
POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'"
STATIC = Path(settings.BASE_DIR) / "static"


@pytest.fixture(scope="module")
def browser(driver: Playwright) -> Iterator[Browser]:
    path = os.environ.get("UP2K_CHROMIUM", "/usr/bin/chromium")
    browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
    yield browser
    browser.close()


def answer(route: Route, request: Request) -> None:
    """The style guide, its static files, and a list that knows what was asked for."""
    path, _, query = request.url.removeprefix(SITE).partition("?")
    if path.startswith("/static/"):
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        route.fulfill(body=(STATIC / path.removeprefix("/static/")).read_bytes(), content_type=kind)
    elif path == "/gaya":
        with override_settings(DEBUG=True):
            html = gaya(RequestFactory().get("/gaya")).content.decode()
        html = html.replace("128 kelompok", f"Dicari: {query}")
        route.fulfill(body=html, content_type="text/html", headers={"Content-Security-Policy": POLICY})
    else:
        route.fulfill(status=404)


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def phone(browser: Browser, complaints: list[str]) -> Iterator[Page]:
    """The style guide on a kader's phone; complaints collects what the browser objects to."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    context.route("**/*", answer)
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: note(message, complaints))
    opened(page)
    yield page
    context.close()


def opened(page: Page) -> None:
    """The style guide, when the last of its elements is awake."""
    page.goto(f"{SITE}/gaya")
    names = ["uang-input", "tanggal-input", "konfirmasi-dialog", "saring-otomatis", "lembar-isian"]
    page.evaluate("names => Promise.all(names.map(name => customElements.whenDefined(name)))", names)


def note(message: ConsoleMessage, complaints: list[str]) -> None:
    """Keep errors of the page; the unfinished task of the style guide has no server behind it."""
    if message.type == "error" and "404" not in message.text:
        complaints.append(message.text)


def test_the_policy_refuses_nothing_of_ours(phone: Page, complaints: list[str]) -> None:
    expect(phone.locator("grafik-garis canvas")).to_have_count(1)
    assert complaints == []


def test_nothing_is_wider_than_the_phone_or_smaller_than_16_px(phone: Page) -> None:
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    small = """() => [...document.querySelectorAll("body *")].filter(e => e.offsetParent
        && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())
        && parseFloat(getComputedStyle(e).fontSize) < 16).map(e => e.outerHTML.slice(0, 80))"""
    assert phone.evaluate(small) == []


def test_buttons_and_fields_are_large_enough_for_a_thumb(phone: Page) -> None:
    low = """names => [...document.querySelectorAll(names)].filter(e => e.offsetParent
        && e.getBoundingClientRect().height < 48).map(e => e.outerHTML.slice(0, 80))"""
    touched = "button, .button, input:not([type=checkbox], [type=radio]), select, .check, .nav a, .tabs a, "
    assert phone.evaluate(low, touched + ".step a, .todo a, .faults a, .bar-row a, .notice a, .back") == []


def test_dots_appear_while_typing_and_ribu_adds_three_noughts(phone: Page) -> None:
    field = phone.locator("#a_jumlah")
    field.press_sequentially("20")
    phone.locator("uang-input:has(#a_jumlah) .money-key").click()
    expect(field).to_have_value("20.000")
    expect(field).to_be_focused()
    assert sent(phone)["jumlah"] == "20000"


def test_the_caret_stays_where_she_types(phone: Page) -> None:
    field = phone.locator("#a_jumlah")
    field.press_sequentially("1234567")
    for _ in range(4):
        field.press("ArrowLeft")
    field.press("9")
    expect(field).to_have_value("12.349.567")
    field.press("Backspace")
    expect(field).to_have_value("1.234.567")


@pytest.mark.parametrize(("typed", "amount"), [("20 ribu", "20000"), ("20rb", "20000"), ("2jt", "2000000")])
def test_short_words_are_read(phone: Page, typed: str, amount: str) -> None:
    phone.locator("#a_jumlah").press_sequentially(typed)
    assert sent(phone)["jumlah"] == amount


@pytest.mark.parametrize("typed", ["1,5", "-5000", "2o000"])
def test_what_could_mean_two_amounts_stays_and_is_told(phone: Page, typed: str) -> None:
    phone.locator("#a_jumlah").press_sequentially(typed)
    expect(phone.locator("#a_jumlah")).to_have_value(typed)
    expect(phone.locator("uang-input:has(#a_jumlah) .money-words")).to_contain_text("Belum terbaca")
    assert sent(phone)["jumlah"] == typed


def test_typing_replaces_the_proposed_amount(phone: Page) -> None:
    phone.locator("#a_pinjaman").click()
    phone.keyboard.type("5")
    assert sent(phone)["pinjaman"] == "5"


def test_large_amounts_are_read_back_in_words(phone: Page) -> None:
    phone.locator("#a_jumlah").press_sequentially("1250000")
    words = phone.locator("uang-input:has(#a_jumlah) .money-words")
    expect(words).to_have_text("satu juta dua ratus lima puluh ribu rupiah")


def test_the_usual_amount_takes_one_tap(phone: Page) -> None:
    phone.locator("uang-input:has(#a_jumlah) .money-usual").click()
    assert sent(phone)["jumlah"] == "20000"


def sent(page: Page) -> dict[str, str]:
    """What the empty form of the style guide would send."""
    found: dict[str, str] = page.evaluate(
        "() => Object.fromEntries(new FormData(document.querySelector('form[data-konsep]')))"
    )
    return found


def test_a_date_to_come_is_refused_at_once(phone: Page) -> None:
    phone.locator("#a_tanggal").fill("2026-10-13")
    expect(phone.locator("tanggal-input:has(#a_tanggal) .said")).to_contain_text("belum tiba")
    phone.locator("#a_tanggal").fill("2026-10-12")
    expect(phone.locator("tanggal-input:has(#a_tanggal) .said")).to_have_text("Senin, 12 Okt 2026")


def test_what_was_typed_is_there_after_closing_the_page(phone: Page) -> None:
    phone.locator("#a_nama").fill("Sari Wahyuni")
    phone.locator("#a_jumlah").press_sequentially("20000")
    expect(phone.locator("[data-konsep-untuk]")).to_have_text("Konsep di HP ini")
    phone.goto("about:blank")
    opened(phone)
    expect(phone.locator("#a_nama")).to_have_value("Sari Wahyuni")
    expect(phone.locator("#a_jumlah")).to_have_value("20.000")
    assert sent(phone)["jumlah"] == "20000"


def test_a_final_act_asks_and_escape_leaves_everything(phone: Page) -> None:
    phone.get_by_role("button", name="Tutup bulan").click()
    expect(phone.get_by_role("dialog", name="Tutup buku Oktober 2026")).to_be_visible()
    expect(phone.get_by_label("Alasan")).to_be_focused()
    phone.keyboard.press("Escape")
    expect(phone.get_by_role("dialog")).to_have_count(0)


def test_the_list_follows_the_typing_and_keeps_the_focus(phone: Page) -> None:
    phone.locator("#id_q").press_sequentially("mel")
    expect(phone.locator(".count-line")).to_have_text("Dicari: q=mel")
    expect(phone.locator("#id_q")).to_be_focused()
    assert phone.url == f"{SITE}/gaya?q=mel"


def test_enter_goes_down_the_sheet(phone: Page) -> None:
    first = phone.locator(".sheet tbody tr:nth-child(1) td:nth-child(4) input:not([type=hidden])")
    first.focus()
    first.press("Enter")
    second = phone.locator(".sheet tbody tr:nth-child(2) td:nth-child(4) input:not([type=hidden])")
    expect(second).to_be_focused()
    second.press("Shift+Enter")
    expect(first).to_be_focused()


def test_long_work_is_followed_until_it_is_done(phone: Page) -> None:
    done = {"state": "done", "done": 18, "total": 18, "url": f"{SITE}/gaya?jadi=ya"}
    phone.route("**/gaya/tidak-ada", lambda route: route.fulfill(body=json.dumps(done)))
    phone.reload()
    phone.wait_for_url("**/gaya?jadi=ya")


def test_the_script_reads_and_says_amounts_as_the_server_does(phone: Page) -> None:
    some = random.Random(7)
    large = [some.randrange(10 ** some.randrange(3, 12)) for _ in range(200)]
    amounts = [*range(130), *(10**n for n in range(2, 12)), *large]
    script = """async (amounts) => { const { formatRupiah, terbilang } = await import("/static/js/uang.js");
        return amounts.map(n => [formatRupiah(n), terbilang(n)]) }"""
    assert phone.evaluate(script, amounts) == [[format_rupiah(n), terbilang(n)] for n in amounts]
    typed = [
        "20.000",
        "Rp 20.000,-",
        "20 ribu",
        "20rb",
        "2jt",
        "0",
        "1.25",
        "1,250",
        "020",
        "",
        "dua",
        "1.000.00",
    ]
    script = """async (typed) => { const { parseRupiah } = await import("/static/js/uang.js");
        return typed.map(parseRupiah) }"""
    assert phone.evaluate(script, typed) == [read(text) for text in typed]
    days = [date(2027, 12, 1) + timedelta(days=day) for day in range(92)]
    asked = [[day.isoformat(), rhythm.value] for day in days for rhythm in Rhythm]
    script = """async (asked) => { const { stepAfter } = await import("/static/js/angsuran-pertama.js");
        return asked.map(([day, rhythm]) => stepAfter(day, rhythm)) }"""
    assert phone.evaluate(script, asked) == [
        a_step_after(day, rhythm).isoformat() for day in days for rhythm in Rhythm
    ]


def read(text: str) -> int | None:
    try:
        return parse_rupiah(text)
    except ValueError:
        return None


def test_without_scripts_everything_is_there(browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=False)
    context.route("**/*", answer)
    page = context.new_page()
    page.goto(f"{SITE}/gaya")
    assert page.locator("#a_jumlah").get_attribute("name") == "jumlah"
    page.locator(".confirm summary").click()
    expect(page.locator("#konfirmasi_reason")).to_be_visible()
    expect(page.get_by_role("button", name="Terapkan")).to_be_visible()
    context.close()
