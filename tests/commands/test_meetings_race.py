"""Two connections post at the same moment: one meeting, one answer."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from accounts.domain.roles import Actor
from bookkeeping.domain.chart import KAS
from bookkeeping.models import Entry
from bookkeeping.queries.balances import saldo_on
from common import clock
from common.ids import uuid7
from common.problems import Refused
from meetings.commands import (
    CorrectMeeting,
    MeetingCorrected,
    MeetingPosted,
    PostMeeting,
    correct_meeting,
    post_meeting,
)
from meetings.models import Meeting
from meetings.queries.standing import meeting_now
from regions.tenancy.scope import scope
from tests.builders import Built, a_group, a_sheet, usual
from tests.cast import MOJOKERTO, NOON, TODAY, Cast, open_cast

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 4


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        yield open_cast()


@pytest.fixture
def melati(cast: Cast) -> Built:
    with scope(MOJOKERTO):
        return a_group(cast.groups["Melati"], TODAY, borrowers=0)


def at_once(asked: list[Any], command: Callable[[Any], Any]) -> list[Any]:
    """Each command on a connection of its own, all starting at once; the answers, or what was refused."""
    gate = Barrier(len(asked))

    def run(cmd: Any) -> Any:
        try:
            with clock.at(NOON), scope(MOJOKERTO):
                gate.wait()
                return command(cmd)
        except Refused as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(asked)) as pool:
        return list(pool.map(run, asked))


def together(sheets: list[PostMeeting], actor: Actor) -> list[MeetingPosted | Refused]:
    """Each sheet posted on a connection of its own."""
    return at_once(sheets, lambda sheet: post_meeting(sheet, actor=actor))


def posted(melati: Built) -> tuple[Any, ...]:
    with clock.at(NOON), scope(MOJOKERTO):
        saldo = saldo_on(TODAY, melati.id, (KAS,))[KAS]
        return Meeting.objects.count(), Entry.objects.exclude(meeting_id=None).count(), saldo


def test_one_command_sent_from_many_connections_posts_once(cast: Cast, melati: Built) -> None:
    with scope(MOJOKERTO):
        sheet = a_sheet(melati, TODAY, savings=usual(melati))
    answers = together([sheet] * AT_ONCE, cast["sari"])
    assert isinstance(answers[0], MeetingPosted)
    assert answers == [answers[0]] * AT_ONCE
    assert posted(melati) == (1, 20, 10_400_000)


def test_two_sheets_of_one_day_post_one_meeting(cast: Cast, melati: Built) -> None:
    with scope(MOJOKERTO):
        sheets = [a_sheet(melati, TODAY, savings=usual(melati)) for _ in range(AT_ONCE)]
    answers = together(sheets, cast["sari"])
    refused = [answer for answer in answers if isinstance(answer, Refused)]
    assert len(refused) == AT_ONCE - 1
    assert {p.code for answer in refused for p in answer.problems} == {"sudah", "kas_berubah", "kosong"}
    assert posted(melati) == (1, 20, 10_400_000)


def test_two_corrections_of_one_sheet_do_not_overwrite_each_other(cast: Cast, melati: Built) -> None:
    with clock.at(NOON), scope(MOJOKERTO):
        sheet = a_sheet(melati, TODAY, savings=usual(melati))
        post_meeting(sheet, actor=cast["sari"])
        stands = meeting_now(Meeting.objects.get())
    less = replace(sheet, savings=dict(list(sheet.savings.items())[1:]))
    count = replace(sheet.cash_count, computed=10_380_000, counted=10_380_000)
    right = CorrectMeeting(uuid7(), replace(less, cash_count=count), "Belum bayar", 0, stands.seen)
    asked = [right, right, replace(right, command_id=uuid7()), replace(right, command_id=uuid7())]
    answers = at_once(asked, lambda cmd: correct_meeting(cmd, actor=cast["sari"]))
    done = [answer for answer in answers if isinstance(answer, MeetingCorrected)]
    refused = [answer for answer in answers if isinstance(answer, Refused)]
    assert len({answer.corrected_at for answer in done}) == 1
    assert {p.code for answer in refused for p in answer.problems} == {"berubah"}
    assert (len(done), len(refused)) in ((2, 2), (1, 3))
    assert posted(melati) == (1, 21, 10_380_000)
