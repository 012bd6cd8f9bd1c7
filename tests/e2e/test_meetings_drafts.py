"""What is typed is never lost: closed browsers, bad lines, lost answers, two groups."""

from pathlib import Path

from playwright.sync_api import BrowserType, Page, Request, Route, expect

from tests.builders import Built
from tests.cast import Cast
from tests.e2e.conftest import ARGS, CHROMIUM, PHONE, SignIn
from tests.e2e.hands import CASH_AFTER, Picture, kas, meetings, on_the_phone, open_sheet
from tests.e2e.test_meetings_sheet import closed, right

DRAFT = "Konsep di HP ini"
WAITING = "Menunggu kirim (Rp 1.108.000)"


def pill(page: Page) -> str:
    return page.locator("#keadaan").inner_text().replace("\xa0", " ").strip()


def test_a_draft_survives_closing_the_browser(
    sign_in: SignIn, melati: Built, picture: Picture, tmp_path: Path
) -> None:
    """The profile of the browser stays on the phone, the browser itself is closed."""
    signed_in = sign_in("sari", **PHONE)
    assert signed_in.context.browser is not None
    driver, cookies = signed_in.context.browser.browser_type, signed_in.context.cookies()
    origin = "/".join(signed_in.url.split("/")[:3])

    first = reopen(driver, tmp_path, origin)
    first.context.add_cookies(cookies)  # type: ignore[arg-type]
    open_sheet(first, melati.id)
    on_the_phone(first, melati, picture)
    command_id = first.input_value("[name=command_id]")
    expect(first.locator("#keadaan")).to_have_text(DRAFT)
    expect(first.locator("#rapat")).to_have_attribute("data-tersimpan", "ya")
    first.context.close()

    second = reopen(driver, tmp_path, origin)
    second.context.add_cookies(cookies)  # type: ignore[arg-type]
    open_sheet(second, melati.id)
    expect(second.locator("#tutup")).to_be_visible()  # still at the last step
    assert second.input_value("[name=command_id]") == command_id
    expect(second.locator(".sums [data-jumlah=kas]")).to_have_text("4.045.500")
    assert second.input_value("[id='id_cash.1.memo']") == "Alat tulis"
    second.click("#tutup")
    closed(second)
    right(melati)
    open_sheet(second, melati.id)
    expect(second.locator("#keadaan")).to_be_hidden()
    expect(second.locator(".sums [data-jumlah=masuk]")).to_have_text("0")
    second.context.close()


def reopen(driver: BrowserType, profile: Path, origin: str) -> Page:
    context = driver.launch_persistent_context(
        profile, executable_path=CHROMIUM, args=ARGS, base_url=origin, locale="id-ID", **PHONE
    )
    return context.pages[0]


def test_offline_it_waits_and_then_posts_once(sign_in: SignIn, melati: Built, picture: Picture) -> None:
    page = sign_in("sari", **PHONE)
    open_sheet(page, melati.id)
    on_the_phone(page, melati, picture)
    page.context.set_offline(True)
    page.click("#tutup")
    expect(page.locator("#menunggu")).to_be_visible()
    assert pill(page) == WAITING
    picture(page, "hp-menunggu")
    page.click("#kirim-lagi")
    expect(page.locator("#menunggu")).to_be_visible()
    assert meetings() == []
    page.context.set_offline(False)
    closed(page)
    right(melati)


def test_what_waits_is_sent_from_the_home_page_too(sign_in: SignIn, melati: Built, picture: Picture) -> None:
    page = sign_in("sari", **PHONE)
    open_sheet(page, melati.id)
    on_the_phone(page, melati, picture)
    page.route("**/rapat/baru/kirim/", lambda route: route.abort())
    page.click("#tutup")
    expect(page.locator("#menunggu")).to_be_visible()
    page.goto("/")
    line = page.locator(".konsep-di-hp")
    expect(line).to_contain_text("Menunggu kirim (Rp")
    assert meetings() == []
    page.unroute("**/rapat/baru/kirim/")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(line).to_contain_text("Aman di server, ")
    right(melati)
    open_sheet(page, melati.id)
    expect(page.locator("#keadaan")).to_be_hidden()


def test_a_lost_answer_posts_once(sign_in: SignIn, melati: Built, picture: Picture) -> None:
    page = sign_in("sari", **PHONE)
    open_sheet(page, melati.id)
    on_the_phone(page, melati, picture)

    def lose(route: Route, request: Request) -> None:
        route.fetch()  # the server has it, the phone never hears
        route.abort()

    page.route("**/rapat/baru/kirim/", lose)
    page.click("#tutup")
    expect(page.locator("#menunggu")).to_be_visible()
    assert pill(page) == WAITING
    assert len(meetings()) == 1
    page.unroute("**/rapat/baru/kirim/")
    page.reload()
    closed(page)
    right(melati)


def test_a_sheet_changed_after_a_lost_answer_leads_to_what_was_posted(
    sign_in: SignIn, melati: Built, picture: Picture
) -> None:
    page = sign_in("sari", **PHONE)
    open_sheet(page, melati.id)
    on_the_phone(page, melati, picture)
    page.route("**/rapat/baru/kirim/", lambda route: (route.fetch(), route.abort()))
    page.click("#tutup")
    expect(page.locator("#menunggu")).to_be_visible()
    page.unroute("**/rapat/baru/kirim/")
    page.click("#ubah-lagi")
    page.click("[data-ke=notulen]")
    page.fill("[id='id_minutes.decisions']", "Ditambah sesudah dikirim")
    page.click("[data-ke=setuju]")
    page.click("#tutup")
    closed(page)
    right(melati)


def test_drafts_of_two_groups_do_not_mix(sign_in: SignIn, cast: Cast, melati: Built) -> None:
    page = sign_in("ani", **PHONE)
    open_sheet(page, melati.id)
    page.click("[data-semua=hadir]")
    first = page.input_value("[name=command_id]")
    expect(page.locator("#keadaan")).to_have_text(DRAFT)
    open_sheet(page, cast.groups["Teratai"])
    expect(page.locator("#keadaan")).to_be_hidden()
    assert page.input_value("[name=command_id]") != first
    open_sheet(page, melati.id)
    assert page.input_value("[name=command_id]") == first
    expect(page.locator("[data-hadir]")).to_have_text("20")


def test_the_home_page_leads_back_to_a_draft(sign_in: SignIn, melati: Built) -> None:
    page = sign_in("sari", **PHONE)
    open_sheet(page, melati.id)
    page.click("[data-semua=hadir]")
    expect(page.locator("#rapat")).to_have_attribute("data-tersimpan", "ya")
    page.goto("/")
    page.get_by_text("Konsep di HP ini, lanjutkan").click()
    expect(page.locator("[data-hadir]")).to_have_text("20")


def test_a_draft_is_thrown_away_only_when_she_says_so(sign_in: SignIn, melati: Built) -> None:
    page = sign_in("sari", **PHONE)
    open_sheet(page, melati.id)
    expect(page.locator("#buang")).to_be_hidden()
    page.click("[data-semua=hadir]")
    command_id = page.input_value("[name=command_id]")
    page.click("#buang summary")
    page.click("#buang-ya")
    expect(page.locator("[data-hadir]")).to_have_text("0")
    expect(page.locator("#keadaan")).to_be_hidden()
    assert page.input_value("[name=command_id]") != command_id


def test_money_booked_meanwhile_is_told_and_everything_is_kept(
    sign_in: SignIn, melati: Built, picture: Picture
) -> None:
    hers, other = sign_in("sari", **PHONE), sign_in("ani", **PHONE)
    open_sheet(hers, melati.id)
    on_the_phone(hers, melati, picture)
    hers.evaluate("document.querySelector('[name=opening]').value = '3900000'")
    hers.click("#tutup")
    expect(hers.locator("#kesalahan")).to_contain_text("Kas seharusnya sekarang Rp 4.045.500")
    expect(hers.locator(".sums [data-jumlah=kas]")).to_have_text("4.045.500")
    assert meetings() == []
    hers.click("[data-ke=setuju]")
    hers.click("#tutup")
    closed(hers)
    right(melati)
    assert kas(melati) == CASH_AFTER
    other.goto(f"/kelompok/{melati.id}/rapat/baru/")
    expect(other.get_by_text("Rapat tanggal ini sudah disimpan")).to_be_visible()
