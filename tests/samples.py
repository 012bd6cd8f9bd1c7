"""One sample of everything an address can ask for: all of Melati in Gedongan, or of the city of Mojokerto.

A new address whose value is not here fails tests/architecture/test_doors.py: add its line to `samples`.
"""

import base64
from dataclasses import dataclass
from uuid import UUID

from accounts.commands import AppointSignatory, appoint_signatory
from accounts.domain.roles import Place, Role
from accounts.models import Grant
from bookkeeping.commands.remarks import AskAboutMonth, ask_about_month
from bookkeeping.commands.sharing import ShareCard, share_card
from bookkeeping.models import Entry
from bookkeeping.queries.shared_cards import card_token
from closing.commands.rat import AskRat, ask_rat
from common.ids import uuid7
from common.period import Period
from goods.commands.items import BuyItem, buy_item
from goods.commands.noting import NoteItem, note_item
from goods.commands.products import AddProduct, add_product
from goods.domain.things import NewItem
from goods.domain.words import ProductKind
from goods.models import Item, ItemFact
from meetings.commands import post_meeting
from members.models import Enrolment
from oldbooks.commands.pages import AddPages, add_pages
from oldbooks.domain.pages import OldBook
from oldbooks.models import Page
from regions.domain.level import Level
from regions.domain.officers import Office
from regions.models import Signatory
from reports.commands import AskReport, ask_report
from tests.builders import NAMES, SYSTEM, Built, a_group, a_sheet, usual
from tests.cast import GEDONGAN, MAGERSARI, MOJOKERTO, SINCE, TODAY, Cast
from tests.lomba import a_closed_edition
from tests.oldbooks.books import bku, upload
from tests.photos import a_photo

KOTA = Place(MOJOKERTO)
NOWHERE = Place(0)


@dataclass(frozen=True)
class Sample:
    """A value for an address, where the thing lies, and a value of the same kind that nobody has.

    `known`: that it exists is no secret within its city, as with areas; next door 403 will do instead of 404.
    """

    value: object
    place: Place
    nobody: object
    known: bool = False


def samples(cast: Cast) -> dict[str, Sample]:
    """By the name of the value in the address, or "address.value" where one address means another thing.

    Call it in the open city under the clock of NOON.
    """
    group_id = cast.groups["Melati"]
    melati = Place(MOJOKERTO, MAGERSARI, GEDONGAN, group_id)
    built = a_group(group_id, TODAY, names=NAMES[:6], borrowers=2)
    member_id = built.people[0].member_id
    card_id = _a_card(group_id, member_id, cast)
    return {
        "user_id": Sample(cast["ani"].user_id, KOTA, 987_654_321),
        "grant_id": _uuid(Grant.objects.filter(role=Role.KADER.value).values_list("id", flat=True)[0], KOTA),
        "handle": _uuid(uuid7(), KOTA),
        "level": Sample(Level.KELURAHAN, KOTA, Level.KELURAHAN),
        "area_id": Sample(GEDONGAN, KOTA, 9_999_999_999),
        "dasbor_kota.area_id": _area(MOJOKERTO, KOTA),
        "dasbor_kecamatan.area_id": _area(MAGERSARI, Place(MOJOKERTO, MAGERSARI)),
        "dasbor_kelurahan.area_id": _area(GEDONGAN, Place(MOJOKERTO, MAGERSARI, GEDONGAN)),
        "keuangan_wilayah.area_id": _area(GEDONGAN, Place(MOJOKERTO, MAGERSARI, GEDONGAN)),
        "term_id": _uuid(_a_term(cast), KOTA),
        "kelurahan_id": Sample(GEDONGAN, Place(MOJOKERTO, MAGERSARI, GEDONGAN), 9_999_999_999),
        "run_id": _uuid(_a_report(cast), Place(MOJOKERTO, MAGERSARI, GEDONGAN)),
        "kota_id": Sample(MOJOKERTO, NOWHERE, 9999),
        "group_id": _uuid(group_id, melati),
        "member_id": _uuid(member_id, melati),
        "enrolment_id": _uuid(Enrolment.objects.get(member_id=member_id).id, melati),
        "key": Sample(Period.of(TODAY).previous().key, KOTA, Period.of(TODAY).previous().key),
        "year": Sample(TODAY.year - 1, KOTA, TODAY.year - 1),
        "loan_id": _uuid(built.loans[0], melati),
        "product_id": _uuid(_a_product(group_id), melati),
        "item_id": _uuid(_an_item(group_id), melati),
        "fact_id": Sample(_a_note(), melati, 987_654_321),
        "edition_id": _uuid(_a_lomba(cast), KOTA),
        "batch_id": _uuid(upload(cast["ani"], group_id, bku()), melati),
        "entry_id": _uuid(Entry.objects.filter(group_id=group_id).values_list("id", flat=True)[0], melati),
        "meeting_id": _uuid(_a_meeting(built, cast), melati),
        "pack_id": _uuid(_a_pack(group_id, cast), melati),
        "card_id": _uuid(card_id, melati),
        "token": Sample(card_token(MOJOKERTO, card_id), NOWHERE, card_token(MOJOKERTO, uuid7())),
        "remark_id": _uuid(_a_remark(group_id, cast), melati),
        "page_id": _uuid(_a_photo(group_id, cast), melati),
    }


def _uuid(value: UUID, place: Place) -> Sample:
    return Sample(value, place, uuid7())


def _area(value: int, place: Place) -> Sample:
    return Sample(value, place, 9_999_999_999, known=True)


def _a_meeting(built: Built, cast: Cast) -> UUID:
    return post_meeting(a_sheet(built, TODAY, savings=usual(built)), actor=cast["sari"]).meeting_id


def _a_product(group_id: UUID) -> UUID:
    cmd = AddProduct(uuid7(), group_id, "Keripik pisang", "bungkus", ProductKind.PRODUK, 8_000)
    return add_product(cmd, actor=SYSTEM).product_id


def _an_item(group_id: UUID) -> UUID:
    bought = NewItem("Wajan", 2, "buah", 150_000, "Dapur Bu Sari")
    buy_item(BuyItem(uuid7(), group_id, TODAY, bought), actor=SYSTEM)
    return Item.objects.values_list("id", flat=True)[0]


def _a_note() -> int:
    item = Item.objects.get()
    note_item(NoteItem(uuid7(), item.id, TODAY, place="Balai RW 3"), actor=SYSTEM)
    return int(ItemFact.objects.filter(item_id=item.id).latest("id").id)


def _a_lomba(cast: Cast) -> UUID:
    return a_closed_edition(cast["lina"])


def _a_pack(group_id: UUID, cast: Cast) -> UUID:
    return ask_rat(AskRat(uuid7(), group_id, TODAY.year - 1), actor=cast["sari"]).pack_id


def _a_report(cast: Cast) -> UUID:
    wanted = AskReport(uuid7(), Level.KELURAHAN, GEDONGAN, Period.of(TODAY).previous())
    return ask_report(wanted, actor=cast["wati"]).run_id


def _a_card(group_id: UUID, member_id: UUID, cast: Cast) -> UUID:
    return share_card(ShareCard(uuid7(), group_id, member_id), actor=cast["sari"]).card_id


def _a_remark(group_id: UUID, cast: Cast) -> UUID:
    asked = AskAboutMonth(uuid7(), group_id, Period.of(TODAY), "Hitung kas belum ditulis.")
    return ask_about_month(asked, actor=cast["wati"]).remark_id


def _a_photo(group_id: UUID, cast: Cast) -> UUID:
    photo = base64.b64encode(a_photo()).decode()
    kept = AddPages(uuid7(), group_id, OldBook.KAS, Period(2024, 5), (photo,))
    add_pages(kept, actor=cast["sari"])
    return Page.objects.values_list("id", flat=True).get()


def _a_term(cast: Cast) -> UUID:
    term = AppointSignatory(uuid7(), Level.KELURAHAN, GEDONGAN, Office.KETUA, "Ibu Lurah", SINCE)
    appoint_signatory(term, actor=cast["ida"])
    return Signatory.objects.values_list("id", flat=True).get()
