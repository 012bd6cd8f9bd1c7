"""The web process dies while many phones post to one group; each sends again until it has its receipt."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.management import call_command

from bookkeeping.domain.chart import BIAYA_RAPAT, KAS
from bookkeeping.models import Entry, MonthlyMovement
from bookkeeping.queries.balances import saldo_on
from common import codec
from meetings.domain.sheet import CashLine
from meetings.domain.words import Direction
from meetings.models import Meeting
from ops.ports import free_port
from regions.queries.day import today_here
from regions.tenancy.scope import scope
from tests.builders import a_group, a_sheet, usual
from tests.cast import MOJOKERTO, Cast
from tests.faults.caller import Answer, Caller, Lost
from tests.faults.conftest import token
from tests.faults.processes import Family, answers, until

PHONES, MEETINGS = 8, 48
ENTRIES = 4  # of each meeting: three who save, and what they eat
CAPITAL = 10_000_000


@dataclass
class Storm:
    """What the phones have sent, and the receipts they have."""

    caller: Caller
    path: str
    receipts: dict[str, Any] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    refused: list[Answer] = field(default_factory=list)
    pause: threading.Event = field(default_factory=threading.Event)

    def post(self, body: Any) -> None:
        """Send a meeting until its receipt comes; a refusal ends it, for the test to see."""
        for _ in range(400):
            try:
                answer = self.caller.post(self.path, body)
            except Lost as lost:
                self.lost.append(str(lost))
                self.pause.wait(0.1)
                continue
            if answer.status in (200, 201):
                self.receipts[body["command_id"]] = answer.said
            else:
                self.refused.append(answer)
            return

    def has(self, receipts: int) -> Callable[[], bool]:
        """Whether so many have come."""
        return lambda: len(self.receipts) >= receipts or bool(self.refused)


def sheets(cast: Cast) -> tuple[UUID, list[Any]]:
    """A meeting on each of as many days; what is saved is eaten, so that each finds the same kas."""
    with scope(MOJOKERTO):
        today = today_here()
        built = a_group(cast.groups["Melati"], today, names=("Sari", "Endang", "Wahyuni"), borrowers=0)
        eaten = (CashLine(Direction.KELUAR, BIAYA_RAPAT, 60_000, "Konsumsi rapat"),)
        days = [today - timedelta(days=back) for back in range(MEETINGS)]
        return built.id, [codec.dump(a_sheet(built, day, savings=usual(built), cash=eaten)) for day in days]


@pytest.mark.django_db(transaction=True)
def test_every_receipt_is_in_the_books_once(
    cast: Cast, family: Family, capsys: pytest.CaptureFixture[str]
) -> None:
    group_id, bodies = sheets(cast)
    port = free_port()
    storm = Storm(Caller(port, token(cast["sari"])), f"kelompok/{group_id}/rapat/")
    web = family.web(port, workers=2)
    until(lambda: answers(port), "the first page")
    with ThreadPoolExecutor(PHONES) as phones:
        done = [phones.submit(storm.post, body) for body in bodies]
        for quarter in (1, 2):
            until(storm.has(quarter * MEETINGS // 4), f"receipts of quarter {quarter}")
            web.kill()
            web = family.web(port, workers=2)
        until(storm.has(MEETINGS), "all receipts")
    assert [future.exception() for future in done] == [None] * MEETINGS
    assert storm.refused == []
    assert storm.lost, "nobody noticed that the server died"
    again = [storm.caller.post(storm.path, body) for body in bodies]
    assert {(answer.status, answer.headers.get("idempotent-replayed")) for answer in again} == {(200, "true")}
    assert [answer.said for answer in again] == [storm.receipts[body["command_id"]] for body in bodies]
    with capsys.disabled():
        print(f"\n{MEETINGS} meetings, {len(storm.lost)} answers lost, {len(storm.receipts)} receipts")
    the_books_are_right(group_id, {UUID(receipt) for receipt in storm.receipts})


def the_books_are_right(group_id: UUID, receipts: set[UUID]) -> None:
    """Each meeting once with all its entries, vouchers without a gap, and every sum provable."""
    with scope(MOJOKERTO):
        assert set(Meeting.objects.values_list("id", flat=True)) == receipts
        of_meetings = [e for e in Entry.objects.order_by("voucher_no") if e.meeting_id is not None]
        assert len(of_meetings) == len(receipts) * ENTRIES
        assert all(sum(e.meeting_id == one for e in of_meetings) == ENTRIES for one in receipts)
        numbers: dict[int, list[int]] = {}
        for entry in Entry.objects.filter(group_id=group_id).order_by("voucher_no"):
            numbers.setdefault(entry.voucher_year, []).append(entry.voucher_no)
        assert all(found == list(range(1, len(found) + 1)) for found in numbers.values()), numbers
        assert saldo_on(today_here(), group_id, (KAS,))[KAS] == CAPITAL
        assert MonthlyMovement.objects.filter(group_id=group_id).exists()
    call_command("check_ledger", "--kota", "35.76")
