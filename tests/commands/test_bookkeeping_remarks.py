"""Permintaan pembetulan: who may say what when, and that a refusal leaves everything as it was."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connections, transaction
from django.http import Http404

from accounts.domain.roles import Actor
from accounts.models import CommandRecord
from bookkeeping.commands.cash import Direction, RecordCash, record_cash
from bookkeeping.commands.chart import open_chart
from bookkeeping.commands.correcting import ReverseEntry, reverse_entry
from bookkeeping.commands.remarks import (
    AnswerRemark,
    AskAboutEntry,
    AskAboutMonth,
    AskAgain,
    CloseRemark,
    RemarkMoved,
    WithdrawRemark,
    answer_remark,
    ask_about_entry,
    ask_about_month,
    ask_again,
    close_remark,
    withdraw_remark,
)
from bookkeeping.domain.remarks import RemarkState, Said
from bookkeeping.models import Remark, RemarkWord
from common import clock
from common.ids import uuid7
from common.period import Period
from common.problems import Forbidden, Refused
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO, NOON, TODAY, Cast, open_cast

pytestmark = pytest.mark.django_db
OCTOBER = Period(2026, 10)
KURANG = "Jumlahnya tidak sama dengan kuitansi."


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        found = open_cast()
        with scope(MOJOKERTO):
            open_chart()
            yield found


def an_entry(cast: Cast) -> UUID:
    cmd = RecordCash(uuid7(), cast.groups["Melati"], TODAY, Direction.MASUK, 4103, 50_000, "Iuran Oktober")
    return record_cash(cmd, actor=cast["ani"]).entry_id


def asked(cast: Cast, by: str = "wati") -> UUID:
    cmd = AskAboutMonth(uuid7(), cast.groups["Melati"], OCTOBER, KURANG)
    return ask_about_month(cmd, actor=cast[by]).remark_id


def everything() -> list[tuple[Any, ...]]:
    words = RemarkWord.objects.order_by("remark_id", "no")
    return [
        *Remark.objects.order_by("id").values_list("id", "state", "moved_at"),
        *words.values_list("remark_id", "no", "said", "sentence", "said_name", "said_as"),
    ]


def refused(run: Callable[..., RemarkMoved], cmd: Any, actor: Actor) -> list[tuple[str, str]]:
    """What a refusal says; nothing else happened."""
    before = everything()
    with pytest.raises(Refused) as refusal:
        run(cmd, actor=actor)
    assert everything() == before
    return [(problem.field, problem.message) for problem in refusal.value.problems]


def test_the_whole_conversation_about_an_entry(cast: Cast) -> None:
    entry_id = an_entry(cast)
    cmd = AskAboutEntry(uuid7(), entry_id, f"  {KURANG} ")
    done = ask_about_entry(cmd, actor=cast["wati"])
    assert (done.period, done.entry_id, done.state) == (OCTOBER, entry_id, RemarkState.OPEN)
    assert ask_about_entry(cmd, actor=cast["wati"]) == done  # sent twice, asked once
    answer_remark(AnswerRemark(uuid7(), done.remark_id, Said.RIGHT, "Kuitansinya dua."), actor=cast["sari"])
    ask_again(AskAgain(uuid7(), done.remark_id, "Yang kedua belum ada."), actor=cast["yuni"])
    answer_remark(AnswerRemark(uuid7(), done.remark_id, Said.FIXED, "Sudah diganti."), actor=cast["ani"])
    ended = close_remark(CloseRemark(uuid7(), done.remark_id), actor=cast["wati"])
    assert ended.state is RemarkState.CLOSED
    said = RemarkWord.objects.order_by("no").values_list("no", "said", "sentence", "said_name", "said_as")
    assert list(said) == [
        (1, "minta", KURANG, "Wati Handayani", "pokja_kelurahan"),
        (2, "benar", "Kuitansinya dua.", "Sari Wulandari", "pengurus"),
        (3, "lagi", "Yang kedua belum ada.", "Yuni Astuti", "pokja_kecamatan"),
        (4, "dibetulkan", "Sudah diganti.", "Ani Lestari", "kader"),
        (5, "selesai", "", "Wati Handayani", "pokja_kelurahan"),
    ]
    logged = CommandRecord.objects.get(name="bookkeeping.ask_about_entry").about
    assert logged == {
        "kelompok": "Poksus Melati", "kelompok_id": str(cast.groups["Melati"]), "bulan": "Oktober 2026",
        "permintaan_id": str(done.remark_id), "keadaan": "Belum dijawab", "catatan_id": str(entry_id),
        "kalimat": KURANG,
    }  # fmt: skip


def test_asking_is_refused_at_its_fields(cast: Cast) -> None:
    entry_id, melati = an_entry(cast), cast.groups["Melati"]
    reverse_entry(ReverseEntry(uuid7(), entry_id, "Tercatat dua kali"), actor=cast["ani"])
    assert refused(ask_about_entry, AskAboutEntry(uuid7(), entry_id, " a"), cast["wati"]) == [
        ("sentence", "Permintaannya belum ditulis. Tulis satu kalimat."),
        ("entry_id", "Catatan ini sudah dibetulkan. Buka catatan yang berlaku sekarang."),
    ]
    later = AskAboutMonth(uuid7(), melati, OCTOBER.next(), KURANG)
    assert refused(ask_about_month, later, cast["rini"]) == [("period", "Bulan November 2026 belum dimulai.")]


def test_who_may_say_what(cast: Cast) -> None:
    melati, by_kota = cast.groups["Melati"], asked(cast, "rini")
    before = everything()
    for who in ("sari", "ani", "joko", "lina", "ida"):
        with pytest.raises(Forbidden):
            ask_about_month(AskAboutMonth(uuid7(), melati, OCTOBER, KURANG), actor=cast[who])
    for who, error in (("wati", Forbidden), ("dewi", Http404)):
        cmd = AnswerRemark(uuid7(), by_kota, Said.RIGHT, "Sudah benar.")
        with pytest.raises(error):
            answer_remark(cmd, actor=cast[who])
    assert everything() == before
    not_hers = [("remark_id", "Permintaan ini dari Pokja II kota.")]
    assert refused(close_remark, CloseRemark(uuid7(), by_kota), cast["wati"]) == not_hers
    assert refused(withdraw_remark, WithdrawRemark(uuid7(), by_kota), cast["yuni"]) == [
        ("remark_id", "Hanya Rini Kusuma yang meminta dapat menariknya.")
    ]
    assert refused(ask_again, AskAgain(uuid7(), by_kota, ""), cast["rini"]) == [
        ("sentence", "Permintaannya belum ditulis. Tulis satu kalimat."),
        ("remark_id", "Permintaan ini belum dijawab."),
    ]
    assert refused(answer_remark, AnswerRemark(uuid7(), by_kota, Said.CLOSE, "ya."), cast["ani"]) == [
        ("said", "Pilih sudah dibetulkan atau sudah benar.")
    ]
    withdraw_remark(WithdrawRemark(uuid7(), by_kota), actor=cast["rini"])
    late = AnswerRemark(uuid7(), by_kota, Said.FIXED, "Sudah diganti.")
    assert refused(answer_remark, late, cast["ani"]) == [("remark_id", "Permintaan ini sudah ditarik.")]


def test_nobody_changes_what_was_said(cast: Cast) -> None:
    remark_id = asked(cast)
    before = everything()
    for sql in (
        "UPDATE bookkeeping_remarkword SET sentence = 'lain'",
        "DELETE FROM bookkeeping_remarkword",
        "UPDATE bookkeeping_remark SET asked_name = 'lain'",
        "DELETE FROM bookkeeping_remark",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute(sql)
    assert everything() == before
    assert Remark.objects.get().id == remark_id
