"""A posted sheet put right in a real browser, on the phone."""

from contextlib import suppress
from dataclasses import replace

from playwright.sync_api import Error, expect

from bookkeeping.models import Entry
from common.ids import uuid7
from meetings.commands import CorrectMeeting, correct_meeting, post_meeting
from meetings.domain.sheet import NewLoan
from meetings.models import Meeting, Revision
from meetings.queries.standing import meeting_now
from regions.queries.day import today_here
from regions.tenancy.scope import scope
from tests.builders import SYSTEM, Built, a_sheet, usual
from tests.cast import MOJOKERTO
from tests.e2e.conftest import PHONE, SignIn
from tests.e2e.hands import Picture, kas


def test_a_sheet_is_put_right_on_the_phone(sign_in: SignIn, melati: Built, picture: Picture) -> None:
    with scope(MOJOKERTO):
        loan = NewLoan(melati.people[15].member_id, 1_000_000, "Modal warung")
        meeting = post_meeting(
            a_sheet(melati, today_here(), savings=usual(melati), loans=(loan,)), actor=SYSTEM
        ).meeting_id
    before = kas(melati)
    page = sign_in("sari", **PHONE)
    page.goto(f"/rapat/{meeting}/")
    page.get_by_role("link", name="Betulkan lembar rapat").click()
    expect(page.locator("[data-semua=hadir]")).to_have_attribute("type", "button")
    picture(page, "betul-1-hadir")
    page.click("[data-ke=simpanan]")
    cell = page.locator(f"[id='id_savings.{melati.people[1].member_id}.wajib']")
    expect(cell).to_have_value("20.000")
    cell.fill("")
    cell.type("15500")
    expect(page.locator(".sums [data-jumlah=masuk]")).to_have_text("395.500")
    picture(page, "betul-2-simpanan")
    # Nothing typed is lost: neither when she leaves the page, nor without a signal, nor when it is refused.
    expect(page.locator("#rapat")).to_have_attribute("data-tersimpan", "ya")
    page.context.set_offline(True)
    with suppress(Error):
        page.click("#tutup", timeout=2_000)
    page.context.set_offline(False)
    page.goto("/")
    expect(page.get_by_text("Konsep di HP ini, lanjutkan")).to_contain_text("Perbaikan rapat")
    page.goto(f"/rapat/{meeting}/")
    page.get_by_role("link", name="Lanjutkan").click()
    expect(page.locator("#keadaan")).to_have_text("Konsep di HP ini")
    expect(cell).to_have_value("15.500")
    expect(page.locator(".sums [data-jumlah=masuk]")).to_have_text("395.500")
    page.click("#tutup")
    expect(page.locator("#kesalahan")).to_contain_text("harus kelipatan Rp 1.000")
    picture(page, "betul-3-galat")
    page.locator("#kesalahan a").filter(has_text="kelipatan").click()
    expect(cell).to_be_focused()
    cell.fill("")
    cell.type("15000")
    expect(page.locator("#rapat")).to_have_attribute("data-tersimpan", "ya")
    page.goto(f"/rapat/{meeting}/betulkan/")
    expect(cell).to_have_value("15.000")
    page.click("[data-ke=hitung]")
    counted = page.locator("[id='id_cash_count.counted']")
    counted.fill("")
    counted.type(str(before - 5_000))
    expect(page.locator("#selisih")).to_have_text("Pas dengan kas seharusnya.")
    page.click("#tutup")
    expect(page.get_by_role("heading", name="Yang berubah di lembar rapat")).to_be_visible()
    expect(page.locator(".perubahan")).to_contain_text("Simpanan wajib Bu Endang Puji Rahayu")
    picture(page, "betul-4-perubahan")
    page.fill("#id_reason", "Salah ketik simpanan Bu Endang")
    page.get_by_role("button", name="Simpan perbaikan").click()
    expect(page.get_by_text("Salah ketik simpanan Bu Endang")).to_be_visible()
    picture(page, "betul-5-resi")
    page.get_by_role("link", name="Lihat apa yang berubah").click()
    picture(page, "betul-6-riwayat")
    with scope(MOJOKERTO):
        assert (Revision.objects.count(), Entry.objects.filter(kind="pembalik").count()) == (1, 1)
    assert kas(melati) == before - 5_000
    # Once posted nothing is left of it. What somebody else puts right under a draft throws that away.
    page.goto(f"/rapat/{meeting}/betulkan/")
    expect(page.locator("#keadaan")).to_be_hidden()
    page.click("[data-ke=notulen]")
    page.fill("[id='id_minutes.decisions']", "Iuran naik")
    expect(page.locator("#rapat")).to_have_attribute("data-tersimpan", "ya")
    with scope(MOJOKERTO):
        found = Meeting.objects.get(pk=meeting)
        now = meeting_now(found)
        other = replace(now.sheet, minutes=replace(now.sheet.minutes, decisions="Iuran tetap"))
        cmd = CorrectMeeting(uuid7(), other, "Salah tulis", found.revision, now.seen)
        correct_meeting(cmd, actor=SYSTEM)
    page.reload()
    expect(page.get_by_text("Konsep lama dibuang")).to_be_visible()
    expect(page.locator("[id='id_minutes.decisions']")).to_have_value("Iuran tetap")
    page.reload()
    expect(page.get_by_text("Konsep lama dibuang")).to_be_hidden()
