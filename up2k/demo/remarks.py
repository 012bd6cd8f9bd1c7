"""What Pokja II asks to be put right: two requests that wait for the kader, and one she has answered."""

from datetime import date

from accounts.domain.roles import Actor
from accounts.models import User
from accounts.queries.actor import actor_of
from bookkeeping.commands.remarks import (
    AnswerRemark,
    AskAboutEntry,
    AskAboutMonth,
    answer_remark,
    ask_about_entry,
    ask_about_month,
)
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.remarks import Said
from bookkeeping.models import Entry
from common.ids import uuid7
from common.period import Period
from up2k.demo.groups import Made


def ask(melati: Made, today: date) -> None:
    """Kelurahan, kecamatan and kota each ask once about the books of Melati; nothing in them changes."""
    taken_back = Entry.objects.filter(group_id=melati.id, reverses__isnull=False).values("reverses_id")
    paid_out = Entry.objects.filter(group_id=melati.id, kind=EntryKind.KAS_KELUAR)
    newest, before = paid_out.exclude(pk__in=taken_back).order_by("-seq").values_list("id", flat=True)[:2]
    receipt = AskAboutEntry(uuid7(), newest, "Kuitansinya belum ada. Mohon ditulis belanja apa saja.")
    ask_about_entry(receipt, actor=_staff("pokja.gedongan", today))
    month = Period.of(today).previous()
    count = AskAboutMonth(uuid7(), melati.id, month, "Rapat bulan ini belum tercatat di Buku Kas.")
    ask_about_month(count, actor=_staff("pokja.magersari", today))
    price = AskAboutEntry(uuid7(), before, "Apakah jumlahnya sudah sama dengan kuitansi?")
    asked = ask_about_entry(price, actor=_staff("pokja.mojokerto", today))
    right = AnswerRemark(uuid7(), asked.remark_id, Said.RIGHT, "Sudah kami cocokkan, kuitansinya dua lembar.")
    answer_remark(right, actor=_staff("kader.gedongan", today))


def _staff(username: str, today: date) -> Actor:
    return actor_of(User.objects.get(username=username), today, None)
