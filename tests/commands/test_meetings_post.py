"""Posting a meeting: exact books afterwards, and nothing at all when it is refused."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.models import CommandRecord
from bookkeeping.domain.chart import (
    BIAYA_ALAT_TULIS,
    BIAYA_RAPAT,
    IURAN,
    JASA_PINJAMAN,
    KAS,
    PIUTANG_PINJAMAN,
    SELISIH_KAS_KURANG,
    SIMPANAN_SUKARELA,
    SIMPANAN_TERIKAT,
    SIMPANAN_WAJIB,
)
from bookkeeping.models import Book, Entry, Instalment, Leg, Loan, Month, MonthlyMovement
from bookkeeping.queries.balances import saldo_on, savings_now
from common import clock, codec
from common.ids import uuid7
from common.problems import Forbidden, Refused
from meetings.commands import PostMeeting, post_meeting
from meetings.domain.sheet import CashLine, Guest, NewLoan, Payment, Saving, Signer
from meetings.domain.words import Direction, Presence
from meetings.models import Attendance, Meeting
from meetings.models import Guest as GuestRow
from regions.tenancy.scope import scope
from tests.builders import Built, a_group, a_sheet, usual
from tests.cast import GEDONGAN, MOJOKERTO, NOON, TODAY, Cast, open_cast

pytestmark = pytest.mark.django_db
CONSUMPTION = CashLine(Direction.KELUAR, BIAYA_RAPAT, 50_000, "Konsumsi rapat")
PENS = CashLine(Direction.KELUAR, BIAYA_ALAT_TULIS, 12_500, "Buku tulis")


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        yield open_cast()


@pytest.fixture
def melati(cast: Cast) -> Iterator[Built]:
    """Melati with twenty members, ten million in the box and six loans of a million, on 12 October."""
    with scope(MOJOKERTO):
        yield a_group(cast.groups["Melati"], TODAY)


def due(melati: Built) -> dict[Any, Payment]:
    return {loan: Payment(100_000, 15_000, 0, 3_000) for loan in melati.loans}


def whole(melati: Built) -> PostMeeting:
    """The meeting of the interface: twenty savers, six instalments, one loan, two costs."""
    borrower = melati.people[15].member_id
    return a_sheet(
        melati,
        TODAY,
        savings=usual(melati),
        instalments=due(melati),
        loans=(NewLoan(borrower, 1_000_000, "Modal warung"),),
        cash=(CONSUMPTION, PENS),
        guests=(Guest("Bu Wati", "Pokja II Kelurahan"),),
    )


def kept() -> list[Any]:
    """Everything a posting could touch, to prove that a refusal touched nothing."""
    models = (
        Meeting,
        Attendance,
        GuestRow,
        Entry,
        Leg,
        MonthlyMovement,
        Book,
        Loan,
        Instalment,
        CommandRecord,
    )
    return [list(model.objects.order_by("pk").values()) for model in models]


def refusals(cmd: PostMeeting, cast: Cast) -> dict[str, str]:
    """Code by field of what is wrong; and nothing was changed."""
    before = kept()
    with pytest.raises(Refused) as caught:
        post_meeting(cmd, actor=cast["sari"])
    assert kept() == before
    return {p.field: p.code for p in caught.value.problems}


def test_a_whole_meeting_is_posted(cast: Cast, melati: Built) -> None:
    sheet = whole(melati)
    answer = post_meeting(sheet, actor=cast["sari"])
    assert (answer.meeting_id, answer.number, answer.date) == (sheet.command_id, 1, TODAY)
    assert (answer.money_in, answer.money_out) == (20 * 20_000 + 6 * 118_000, 1_062_500)
    assert answer.cash == 4_000_000 + 1_108_000 - 1_062_500 == 4_045_500
    assert answer.entries == 20 + 6 + 1 + 2
    saldo = saldo_on(
        TODAY,
        melati.id,
        (
            KAS,
            SIMPANAN_WAJIB,
            SIMPANAN_TERIKAT,
            PIUTANG_PINJAMAN,
            JASA_PINJAMAN,
            BIAYA_RAPAT,
            BIAYA_ALAT_TULIS,
        ),
    )
    assert saldo == {
        KAS: 4_045_500,
        SIMPANAN_WAJIB: 400_000,
        SIMPANAN_TERIKAT: 18_000,
        PIUTANG_PINJAMAN: 6_000_000 - 600_000 + 1_000_000,
        JASA_PINJAMAN: 90_000,
        BIAYA_RAPAT: 50_000,
        BIAYA_ALAT_TULIS: 12_500,
    }
    entries = Entry.objects.filter(meeting_id=answer.meeting_id)
    assert entries.count() == 29
    assert set(entries.values_list("command_id", "date")) == {(sheet.command_id, TODAY)}


def test_the_words_of_its_entries(cast: Cast, melati: Built) -> None:
    post_meeting(whole(melati), actor=cast["sari"])
    memos = list(Entry.objects.exclude(meeting_id=None).order_by("seq").values_list("memo", flat=True))
    assert memos[0] == "Simpanan wajib Bu Sari Wulandari"
    assert memos[20] == "Angsuran ke-1 Bu Sulastri"
    assert memos[26:] == ["Pinjaman Bu Sumiati untuk Modal warung", "Konsumsi rapat", "Buku tulis"]


def test_its_minutes_and_attendance(cast: Cast, melati: Built) -> None:
    late, away = melati.people[18].member_id, melati.people[19].member_id
    sheet = whole(melati)
    attendance = {key: value for key, value in sheet.attendance.items() if key != away}
    attendance[late] = Presence.IZIN
    post_meeting(replace(sheet, attendance=attendance), actor=cast["sari"])
    meeting = Meeting.objects.get()
    assert (meeting.id, meeting.kelurahan_id, meeting.year, meeting.number) == (
        sheet.command_id, GEDONGAN, 2026, 1,
    )  # fmt: skip
    assert (meeting.chair, meeting.minute_taker) == ("Sari Wulandari", "Endang Puji Rahayu")
    assert (meeting.first_name, meeting.second_name) == ("Sari Wulandari", "Wahyuni")
    assert (meeting.computed_cash, meeting.counted_cash, meeting.posted_name) == (
        4_045_500, 4_045_500, "Sari Wulandari",
    )  # fmt: skip
    states = dict(Attendance.objects.values_list("member_id", "state"))
    assert (len(states), states[late], states[away]) == (20, "izin", "tidak")
    assert list(GuestRow.objects.values_list("name", "origin")) == [("Bu Wati", "Pokja II Kelurahan")]


def test_the_new_loan_follows_the_agreement(cast: Cast, melati: Built) -> None:
    post_meeting(whole(melati), actor=cast["sari"])
    loan = Loan.objects.get(meeting_id__isnull=False)
    assert (loan.principal, loan.count, loan.rate_bps, loan.first_due) == (
        1_000_000,
        10,
        150,
        date(2026, 11, 12),
    )
    lines = Instalment.objects.filter(loan_id=loan.id)
    assert [lines.count(), sum(lines.values_list("principal", flat=True))] == [10, 1_000_000]


def test_a_difference_becomes_a_line_with_its_reason(cast: Cast, melati: Built) -> None:
    sheet = a_sheet(melati, TODAY, savings=usual(melati), counted=4_395_000, reason="Kembalian kurang")
    post_meeting(sheet, actor=cast["sari"])
    assert saldo_on(TODAY, melati.id, (KAS, SELISIH_KAS_KURANG)) == {
        KAS: 4_395_000,
        SELISIH_KAS_KURANG: 5_000,
    }
    line = Entry.objects.get(kind="selisih")
    assert (line.memo, line.meeting_id) == ("Selisih kas kurang: Kembalian kurang", sheet.command_id)


def test_a_reason_without_a_difference_is_not_kept(cast: Cast, melati: Built) -> None:
    post_meeting(a_sheet(melati, TODAY, savings=usual(melati), reason="salah ketik"), actor=cast["sari"])
    assert Meeting.objects.get().difference_reason == ""
    assert not Entry.objects.filter(kind="selisih").exists()


def test_a_meeting_without_money_is_a_meeting(cast: Cast, melati: Built) -> None:
    answer = post_meeting(a_sheet(melati, TODAY), actor=cast["ani"])
    assert (answer.entries, answer.cash) == (0, 4_000_000)


def test_a_saver_takes_out_what_she_has(cast: Cast, melati: Built) -> None:
    saver = melati.people[4].member_id
    out = CashLine(Direction.KELUAR, SIMPANAN_SUKARELA, 30_000, "Ambil simpanan", saver)
    sheet = a_sheet(melati, TODAY, savings={saver: Saving(sukarela=50_000)}, cash=(out,))
    post_meeting(sheet, actor=cast["sari"])
    assert savings_now(melati.id, saver) == {(saver, SIMPANAN_SUKARELA): 20_000}
    assert refusals(a_sheet(melati, date(2026, 10, 11), cash=(out,)), cast) == {"cash.0.amount": "lebih"}


def test_the_same_command_posts_once(cast: Cast, melati: Built) -> None:
    sheet = whole(melati)
    first = post_meeting(sheet, actor=cast["sari"])
    before = kept()
    assert post_meeting(sheet, actor=cast["sari"]) == first
    again = codec.load(PostMeeting, codec.dump(sheet))
    assert post_meeting(again, actor=cast["sari"]) == first
    assert kept() == before


def test_the_same_id_with_another_body_is_refused(cast: Cast, melati: Built) -> None:
    sheet = whole(melati)
    post_meeting(sheet, actor=cast["sari"])
    assert refusals(replace(sheet, guests=()), cast) == {"command_id": "dipakai"}


def test_every_problem_is_said_at_its_cell(cast: Cast, melati: Built) -> None:
    saver, borrower, stranger = melati.people[0].member_id, melati.loans[0], uuid7()
    sheet = a_sheet(
        melati,
        TODAY,
        savings={saver: Saving(wajib=20_500, sukarela=-1), stranger: Saving(wajib=1_000)},
        instalments={borrower: Payment(pokok=1_000_001, jasa=-5), stranger: Payment(pokok=1)},
        loans=(NewLoan(stranger, 0, ""), NewLoan(saver, 1_000_000, " ", count=0)),
        cash=(
            CashLine(Direction.KELUAR, IURAN, 0, ""),
            CashLine(Direction.KELUAR, SIMPANAN_SUKARELA, 5, "x"),
        ),
        guests=(Guest(" "),),
        counted=1,
    )
    sheet = replace(
        sheet,
        attendance={stranger: Presence.TIDAK},
        minutes=replace(sheet.minutes, place="", text=" ", started_at="9", ended_at="08.00"),
        agreed_by=(Signer(saver), Signer(saver)),
    )
    assert refusals(sheet, cast) == {
        f"attendance.{stranger}": "bukan",
        "attendance": "kosong",
        "guests.0.name": "kosong",
        f"savings.{saver}.wajib": "kelipatan",
        f"savings.{saver}.sukarela": "negatif",
        f"savings.{stranger}.wajib": "bukan",
        f"instalments.{borrower}.pokok": "lebih",
        f"instalments.{borrower}.jasa": "negatif",
        f"instalments.{stranger}.pokok": "tidak_ada",
        "loans.0.member_id": "bukan",
        "loans.0.amount": "kosong",
        "loans.1.count": "di_luar_batas",
        "loans.1.purpose": "kosong",
        "cash.0.account": "pilihan",
        "cash.0.amount": "kosong",
        "cash.0.memo": "kosong",
        "cash.1.member_id": "kosong",
        "cash_count.reason": "kosong",
        "minutes.place": "kosong",
        "minutes.text": "kosong",
        "minutes.started_at": "jam",
        "agreed_by.0.member_id": "tidak_hadir",
        "agreed_by.1.member_id": "tidak_hadir",
        "agreed_by": "sama",
    }


def test_the_words_say_what_to_do(cast: Cast, melati: Built) -> None:
    saver = melati.people[0].member_id
    with pytest.raises(Refused) as caught:
        post_meeting(a_sheet(melati, TODAY, savings={saver: Saving(wajib=20_500)}), actor=cast["sari"])
    assert [p.message for p in caught.value.problems] == [
        "Simpanan wajib Bu Sari Wulandari harus kelipatan Rp 1.000. Ketik misalnya 20.000."
    ]


def test_cash_that_moved_meanwhile_is_told(cast: Cast, melati: Built) -> None:
    sheet = whole(melati)
    post_meeting(a_sheet(melati, date(2026, 10, 11), cash=(CONSUMPTION,)), actor=cast["ani"])
    assert refusals(sheet, cast) == {"cash_count.computed": "kas_berubah", "cash_count.reason": "kosong"}


def test_money_that_is_not_there_cannot_go_out(cast: Cast, melati: Built) -> None:
    big = replace(CONSUMPTION, amount=4_000_001)
    assert refusals(a_sheet(melati, TODAY, cash=(big,), counted=0), cast) == {
        "cash_count.computed": "kas_kurang"
    }


def test_cash_may_not_be_short_on_a_later_day(cast: Cast, melati: Built) -> None:
    post_meeting(a_sheet(melati, TODAY, cash=(replace(CONSUMPTION, amount=3_990_000),)), actor=cast["sari"])
    early = a_sheet(melati, date(2026, 10, 1), cash=(CONSUMPTION,))
    assert refusals(early, cast) == {"cash_count.computed": "kas_kurang"}


@pytest.mark.parametrize(("day", "code"), [(date(2026, 10, 13), "masa_depan"), (date(2019, 3, 3), "tutup")])
def test_days_on_which_no_meeting_can_be(cast: Cast, melati: Built, day: date, code: str) -> None:
    assert refusals(a_sheet(melati, day), cast)["date"] == code


def test_a_sealed_month_takes_no_meeting(cast: Cast, melati: Built) -> None:
    month = {"kelurahan_id": GEDONGAN, "group_id": melati.id, "period": 202609}
    Month.objects.create(**month, state="sealed", changed_at=NOON, changed_name="uji")
    assert refusals(a_sheet(melati, date(2026, 9, 14)), cast) == {"date": "disegel"}


def test_two_phones_post_one_meeting(cast: Cast, melati: Built) -> None:
    post_meeting(a_sheet(melati, TODAY, savings=usual(melati)), actor=cast["sari"])
    assert refusals(a_sheet(melati, TODAY, savings=usual(melati)), cast) == {"date": "sudah"}


def test_meetings_are_numbered_by_year(cast: Cast, melati: Built) -> None:
    days = (date(2026, 8, 10), date(2026, 9, 14), TODAY)
    answers = [post_meeting(a_sheet(melati, day), actor=cast["sari"]) for day in days]
    assert [answer.number for answer in answers] == [1, 2, 3]


def test_notes_and_coins_must_sum_to_the_count(cast: Cast, melati: Built) -> None:
    sheet = a_sheet(melati, TODAY)
    right = replace(sheet, cash_count=replace(sheet.cash_count, pieces={100_000: 40, 50_000: 0}))
    wrong = replace(sheet, cash_count=replace(sheet.cash_count, pieces={100_000: 39, 30: 1}))
    short = replace(sheet, cash_count=replace(sheet.cash_count, pieces={100_000: 39}))
    assert refusals(wrong, cast) == {"cash_count.pieces.30": "pecahan"}
    assert refusals(short, cast) == {"cash_count.counted": "beda_lembar"}
    post_meeting(right, actor=cast["sari"])
    assert Meeting.objects.get().pieces == {"100000": 40}


def test_cash_that_nobody_counted_is_refused(cast: Cast, melati: Built) -> None:
    sheet = a_sheet(melati, TODAY)
    uncounted = replace(sheet, cash_count=replace(sheet.cash_count, counted=None))
    assert refusals(uncounted, cast) == {"cash_count.counted": "kosong"}


def test_a_name_and_its_member_are_one_person(cast: Cast, melati: Built) -> None:
    first = Signer(melati.people[0].member_id)
    sheet = replace(a_sheet(melati, TODAY), agreed_by=(first, Signer(name="sari  wulandari")))
    assert refusals(sheet, cast) == {"agreed_by": "sama"}
    post_meeting(replace(sheet, agreed_by=(first, Signer(name="Ani Lestari"))), actor=cast["sari"])
    assert Meeting.objects.get().second_name == "Ani Lestari"


def test_who_may_post(cast: Cast, melati: Built) -> None:
    sheet = a_sheet(melati, TODAY)
    before = kept()
    with pytest.raises(Forbidden):
        post_meeting(sheet, actor=cast["wati"])
    assert kept() == before
    post_meeting(sheet, actor=cast["ani"])


def test_what_is_posted_stays(cast: Cast, melati: Built) -> None:
    post_meeting(whole(melati), actor=cast["sari"])
    for table in ("meetings_meeting", "meetings_attendance", "meetings_guest"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(f"DELETE FROM {table}")
