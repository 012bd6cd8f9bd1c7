"""What is read back of a meeting: the paper, the list, what is to be done."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bookkeeping.domain.chart import BIAYA_RAPAT, IURAN
from common import clock
from common.period import Period
from groups.access import group_for
from groups.policies import READ_GROUP
from meetings.commands import post_meeting
from meetings.domain.prints import InstalmentLine, MeetingSheet, NewLoanLine, OtherCashLine
from meetings.domain.sheet import CashLine, Guest, NewLoan, Payment, Saving
from meetings.domain.words import Direction, Presence
from meetings.models import Meeting
from meetings.queries.lists import MeetingRow, meeting_rows, meetings_of
from meetings.queries.paper import meeting_sheet
from meetings.queries.start import sheet_start
from meetings.queries.todo import todo
from regions.tenancy.scope import scope
from tests.builders import NAMES, SYSTEM, Built, a_group, a_sheet, usual
from tests.cast import MOJOKERTO, NOON, TODAY, Cast, open_cast

pytestmark = pytest.mark.django_db
SEPTEMBER = date(2026, 9, 14)


def by_the_fifth(month: Period) -> date:
    return month.next().first.replace(day=5)


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        yield open_cast()


@pytest.fixture
def melati(cast: Cast) -> Iterator[Built]:
    with scope(MOJOKERTO):
        yield a_group(cast.groups["Melati"], TODAY, borrowers=2)


def paper(cast: Cast, melati: Built) -> MeetingSheet:
    group = group_for(cast["sari"], READ_GROUP, melati.id)
    return meeting_sheet(Meeting.objects.latest("date"), group, "Sari Wulandari")


def test_the_paper_says_what_was_posted(cast: Cast, melati: Built) -> None:
    payer = melati.people[3]
    sheet = a_sheet(
        melati,
        TODAY,
        savings=usual(melati) | {payer.member_id: Saving(wajib=20_000, sukarela=5_000)},
        instalments={melati.loans[0]: Payment(100_000, 15_000, 2_000, 3_000)},
        loans=(NewLoan(melati.people[9].member_id, 500_000, "Bahan baku", count=5),),
        cash=(
            CashLine(Direction.KELUAR, BIAYA_RAPAT, 50_000, "Konsumsi rapat"),
            CashLine(Direction.MASUK, IURAN, 10_000, "Iuran kas"),
        ),
        guests=(Guest("Ibu Endang", "Pokja II"),),
        counted=8_000_000 + 405_000 + 120_000 - 500_000 - 40_000 + 500,
        reason="Kembalian lebih",
    )
    post_meeting(sheet, actor=cast["sari"])
    read = paper(cast, melati)
    assert (read.number, read.on, read.present, read.guests) == (1, TODAY, 20, ("Ibu Endang, Pokja II",))
    assert (read.savings.wajib, read.savings.sukarela, read.savings.total) == (400_000, 5_000, 405_000)
    assert read.members[3].savings.total == 25_000
    assert read.instalments == (InstalmentLine("Sulastri", 1, 100_000, 15_000, 3_000, 2_000, 900_000),)
    assert read.loans == (NewLoanLine("Nur Hidayah", "Bahan baku", 5, "1,5 % tetap", 500_000),)
    assert [replace(line, voucher="") for line in read.others] == [
        OtherCashLine("Konsumsi rapat", "", money_out=50_000),
        OtherCashLine("Iuran kas", "", money_in=10_000),
    ]
    assert (read.cash.opening, read.cash.money_in, read.cash.money_out) == (8_000_000, 535_000, 550_000)
    assert (read.cash.difference, read.cash.reason) == (500, "Kembalian lebih")
    assert read.minutes.course[0] == "Rapat dibuka oleh ketua."
    assert read.time == "15.30–17.00 WIB"


def test_an_instalment_keeps_its_number_when_later_ones_are_paid(cast: Cast, melati: Built) -> None:
    loan = melati.loans[0]
    for day in (date(2026, 10, 5), TODAY):
        post_meeting(a_sheet(melati, day, instalments={loan: Payment(100_000, 15_000)}), actor=cast["sari"])
    group = group_for(cast["sari"], READ_GROUP, melati.id)
    lines = [meeting_sheet(m, group, "").instalments[0] for m in Meeting.objects.order_by("date")]
    assert [(line.no, line.left) for line in lines] == [(1, 900_000), (2, 800_000)]


def test_the_list_counts_heads_and_money(cast: Cast, melati: Built) -> None:
    sheet = a_sheet(melati, TODAY, savings=usual(melati), counted=8_395_000, reason="Kembalian kurang")
    away = melati.people[19].member_id
    post_meeting(replace(sheet, attendance={**sheet.attendance, away: Presence.IZIN}), actor=cast["sari"])
    assert meeting_rows(meetings_of(melati.id)) == (
        MeetingRow(sheet.command_id, 1, TODAY, "Balai RW 3", 19, 20, 400_000, 5_000, 8_395_000, -5_000),
    )


def test_the_list_asks_no_more_for_more_meetings(cast: Cast, melati: Built) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            meeting_rows(meetings_of(melati.id))
        return len(asked)

    post_meeting(a_sheet(melati, date(2026, 8, 3)), actor=cast["sari"])
    few = queries()
    for day in range(4, 10):
        post_meeting(a_sheet(melati, date(2026, 8, day)), actor=cast["sari"])
    assert queries() == few == 3


def test_the_start_asks_no_more_for_more_members(cast: Cast, melati: Built) -> None:
    def queries(name: str, names: tuple[str, ...]) -> int:
        a_group(cast.groups[name], TODAY, names=names, borrowers=len(names) - 3, capital=20_000_000)
        group = group_for(cast["rini"], READ_GROUP, cast.groups[name])
        with CaptureQueriesContext(connection) as asked:
            sheet_start(group)
        return len(asked)

    assert queries("Mawar", NAMES[:5]) == queries("Anggrek", NAMES)


def test_posting_asks_no_more_for_more_members(cast: Cast, melati: Built) -> None:
    def queries(name: str, names: tuple[str, ...]) -> int:
        group = a_group(cast.groups[name], TODAY, names=names, borrowers=len(names) - 3, capital=20_000_000)
        paid = {loan: Payment(100_000, 15_000, 0, 3_000) for loan in group.loans}
        sheet = a_sheet(group, TODAY, savings=usual(group), instalments=paid)
        with CaptureQueriesContext(connection) as asked:
            post_meeting(sheet, actor=SYSTEM)
        return len(asked)

    assert queries("Mawar", NAMES[:5]) == queries("Anggrek", NAMES)


def test_a_new_sheet_proposes_the_place_of_last_time(cast: Cast, melati: Built) -> None:
    group = group_for(cast["sari"], READ_GROUP, melati.id)
    assert sheet_start(group).place == ""
    post_meeting(a_sheet(melati, SEPTEMBER), actor=cast["sari"])
    start = sheet_start(group)
    assert (start.place, start.purposes) == ("Balai RW 3", ("Modal usaha", "Bahan baku", "Alat usaha"))
    assert (start.is_held, sheet_start(group, SEPTEMBER).is_held) == (False, True)


def test_what_is_to_be_done(cast: Cast, melati: Built) -> None:
    (mine,) = todo(cast["sari"], by_the_fifth)
    assert (mine.group, mine.missing, mine.last_held) == ("Poksus Melati", 1, None)
    post_meeting(a_sheet(melati, date(2026, 8, 10)), actor=cast["sari"])
    (late,) = todo(cast["sari"], by_the_fifth)
    assert (late.missing, late.is_late, late.late_since) == (2, True, date(2026, 10, 5))
    (early,) = todo(cast["sari"], lambda month: None)
    assert (early.missing, early.is_late) == (2, False)  # the city has set no deadline
    post_meeting(a_sheet(melati, TODAY), actor=cast["sari"])
    (done,) = todo(cast["sari"], by_the_fifth)
    assert (done.is_due, done.last_held) == (False, TODAY)
    assert [row.group for row in todo(cast["ani"], by_the_fifth)] == ["Poklak Teratai", "Poksus Melati"]
    assert todo(cast["wati"], by_the_fifth) == ()
