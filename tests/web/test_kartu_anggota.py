"""Kartu anggota: one page, one picture, and a signed link that shows it for seven days."""

import io
import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import signing
from django.test import Client
from PIL import Image

from accounts.models import CommandRecord
from bookkeeping.models import SharedCard
from bookkeeping.queries.shared_cards import SALT, card_token
from bookkeeping.views.cards import BRAKE
from common import clock
from common.ids import uuid7
from common.pdf.paper import A4_PORTRAIT, F4_PORTRAIT
from members.models import Member
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO, NOON, PEKALONGAN
from tests.reports.sheet import read
from tests.web.browse import forget, sign_in
from tests.web.test_bookkeeping_books import a_month
from tests.web.test_bookkeeping_prints import printed
from tests.web.treasurer import Treasurer, open_books, words

pytestmark = pytest.mark.django_db
GUESSER = "10.9.8.7"


@pytest.fixture
def ani() -> Iterator[Treasurer]:
    forget(BRAKE, GUESSER)
    with open_books() as treasurer:
        a_month(treasurer)
        yield treasurer
    forget(BRAKE, GUESSER)


def card_of(ani: Treasurer) -> str:
    return f"{ani.shelf}kartu/{ani.built.people[3].member_id}/"


def shared(ani: Treasurer) -> str:
    """The address of a picture, as the page offers it."""
    assert ani.fill(card_of(ani) + "bagikan/").status_code == 302
    page = ani.client.get(card_of(ani)).content.decode()
    found = re.search(r'href="http://testserver(/kartu/[^"]+)"', page)
    assert found is not None
    return found[1]


def cards() -> int:
    with scope(MOJOKERTO):
        return int(SharedCard.objects.count())


def test_the_card_is_one_page_with_savings_and_loan(ani: Treasurer) -> None:
    for sheet, asked in ((F4_PORTRAIT, ""), (A4_PORTRAIT, "&kertas=a4")):
        page = printed(ani, f"{card_of(ani)}?unduh=pdf{asked}", sheet)
        for shown in (
            "KARTU ANGGOTA POKSUS MELATI",
            "KEADAAN TANGGAL 12 OKTOBER 2026",
            "Nama : Sulastri No. anggota : 4",
            "0 20.000 20.000 3.000 43.000",
            "12 Okt 2026 Penarikan simpanan sukarela Bu Sulastri −10.000",
            "1 Modal usaha 1.000.000 900.000",
            "12 Okt 2026 3/2026, no. 1 100.000 15.000 900.000",
        ):
            assert shown in page
        assert "Halaman 1 dari 1" in page


def test_no_nik_no_address_no_telephone(ani: Treasurer) -> None:
    with scope(MOJOKERTO):
        who = Member.objects.get(pk=ani.built.people[3].member_id)
        Member.objects.filter(pk=who.pk).update(phone="081234567890")
    page = printed(ani, f"{card_of(ani)}?unduh=pdf", F4_PORTRAIT)
    assert who.address not in page
    assert "081234567890" not in page


def test_a_link_shows_the_picture_to_anybody(ani: Treasurer) -> None:
    address = shared(ani)
    answer = Client().get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    picture = Image.open(io.BytesIO(answer.content))
    assert (picture.format, picture.width) == ("PNG", 1080)
    assert len(answer.content) < 200_000
    with scope(MOJOKERTO):
        kept = SharedCard.objects.get()
        logged = CommandRecord.objects.filter(name="bookkeeping.share_card").count()
    assert answer.content == bytes(kept.picture)
    assert logged == 1


def test_whatsapp_gets_the_link_in_a_sentence(ani: Treasurer) -> None:
    address = shared(ani)
    page = ani.client.get(card_of(ani)).content.decode()
    link = re.search(r'href="(https://wa\.me/[^"]+)"', page)
    assert link is not None
    (text,) = parse_qs(urlsplit(link[1].replace("&amp;", "&")).query)["text"]
    assert text == (
        "Kartu simpanan dan pinjaman Bu Sulastri di Poksus Melati. "
        f"Gambarnya bisa dibuka sampai 19 Oktober 2026: http://testserver{address}"
    )


def test_after_seven_days_the_link_is_dead_and_the_picture_goes(ani: Treasurer) -> None:
    address = shared(ani)
    with clock.at(NOON + timedelta(days=7)):
        answer = Client().get(address)
        assert answer.status_code == 404
        assert "tidak berlaku lagi" in words(answer.content)
        shared(ani)
    assert cards() == 1  # the new one


def test_a_withdrawn_link_is_dead_at_once(ani: Treasurer) -> None:
    address = shared(ani)
    with scope(MOJOKERTO):
        card = SharedCard.objects.get().id
    assert ani.fill(f"{card_of(ani)}tarik/{card}/").status_code == 302
    assert Client().get(address).status_code == 404
    assert "Kirim lewat WhatsApp" not in ani.see(card_of(ani))


@pytest.mark.parametrize("change", ["cut", "letter", "other_city", "unsigned", "other_salt"])
def test_a_link_that_was_changed_shows_nothing(ani: Treasurer, change: str) -> None:
    token = shared(ani).split("/")[2]
    with scope(MOJOKERTO):
        card = SharedCard.objects.get().id
    named = f"{MOJOKERTO}.{card.hex}"
    wrong = {
        "cut": token[:-1],
        "letter": token[:-1] + ("A" if token[-1] != "A" else "B"),
        "other_city": card_token(PEKALONGAN, card),
        "unsigned": named,
        "other_salt": signing.Signer(salt=SALT + "x").sign(named),
    }
    answer = Client().get(f"/kartu/{wrong[change]}/")
    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("text/html")
    assert Client().get(f"/kartu/{card_token(MOJOKERTO, uuid7())}/").status_code == 404


def test_guessing_is_slowed_down(ani: Treasurer) -> None:
    address = shared(ani)
    guesser = Client(REMOTE_ADDR=GUESSER)
    for _ in range(BRAKE.most):
        guesser.get("/kartu/salah/")
    assert guesser.get(address).status_code == 404
    assert Client().get(address).status_code == 200


def test_who_may_only_look_shares_nothing(ani: Treasurer) -> None:
    juror = sign_in(ani.cast["joko"])
    assert "Bagikan lewat WhatsApp" not in juror.get(card_of(ani)).content.decode()
    assert juror.post(card_of(ani) + "bagikan/", {"command_id": str(uuid7())}).status_code == 403
    stranger = f"{ani.shelf}kartu/{uuid7()}/bagikan/"
    assert ani.fill(stranger).status_code == 404
    assert cards() == 0


def test_the_picture_is_taken_away_as_a_file_too(ani: Treasurer) -> None:
    answer = ani.client.get(card_of(ani) + "?unduh=png")
    assert answer["Content-Disposition"] == 'attachment; filename="kartu-anggota-4.png"'
    assert Image.open(io.BytesIO(answer.content)).width == 1080
    assert read(ani.client.get(card_of(ani) + "?unduh=pdf").content)[0].find("Sulastri")
