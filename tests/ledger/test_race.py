"""Many connections write into one book at once: nothing is lost, doubled or skipped."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import StringIO
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import connections

from bookkeeping.commands.cash import Direction, RecordCash, record_cash
from bookkeeping.commands.months import seal_months
from bookkeeping.domain.chart import BIAYA_RAPAT, IURAN, KAS
from bookkeeping.models import Book, Entry, Seal, VoucherRun
from bookkeeping.queries.balances import saldo_on
from common.ids import uuid7
from common.period import Period
from common.problems import Refused
from regions.tenancy.scope import scope
from tests.ledger.books import ACTOR, KOTA, a_city, a_group, an_area

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS, EACH = 6, 8
DAY = date(2026, 10, 12)


@pytest.fixture
def melati() -> UUID:
    """A committed group with an empty book."""
    a_city()
    with scope(KOTA):
        an_area()
        made = a_group()
    return made.id


def at_once(work: Callable[[int], Any]) -> list[Any]:
    """Run `work` in as many threads as there are writers, all let go at the same moment."""
    gate = Barrier(WRITERS)

    def run(number: int) -> Any:
        try:
            gate.wait(timeout=30)
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(run, range(WRITERS)))


def money(melati: UUID, command_id: UUID, direction: Direction, amount: int) -> RecordCash:
    account = IURAN if direction is Direction.MASUK else BIAYA_RAPAT
    return RecordCash(command_id, melati, DAY, direction, account, amount, "Serentak")


def clean() -> str:
    said = StringIO()
    call_command("check_ledger", stdout=said)
    return said.getvalue()


def test_numbers_run_without_gaps(melati: UUID) -> None:
    def write(number: int) -> None:
        for turn in range(EACH):
            with scope(KOTA):
                cmd = money(melati, uuid7(), Direction.MASUK, 1_000 * number + turn + 1)
                record_cash(cmd, actor=ACTOR)

    at_once(write)
    total = WRITERS * EACH
    with scope(KOTA):
        assert sorted(Entry.objects.values_list("seq", flat=True)) == list(range(1, total + 1))
        assert sorted(Entry.objects.values_list("voucher_no", flat=True)) == list(range(1, total + 1))
        assert Seal.objects.count() == VoucherRun.objects.get().last == Book.objects.get().last_seq == total
        wanted = sum(1_000 * number + turn + 1 for number in range(WRITERS) for turn in range(EACH))
        assert saldo_on(DAY, melati, (KAS,)) == {KAS: wanted}
    assert clean() == f"35.76 Kota Mojokerto: {total} catatan, 0 tidak cocok.\n"


def test_one_command_sent_by_all_is_written_once(melati: UUID) -> None:
    cmd = money(melati, uuid7(), Direction.MASUK, 5_000)

    def write(_: int) -> Any:
        with scope(KOTA):
            return record_cash(cmd, actor=ACTOR)

    answers = at_once(write)
    assert answers == [answers[0]] * WRITERS
    with scope(KOTA):
        assert Entry.objects.count() == 1


def test_the_same_money_is_not_spent_twice(melati: UUID) -> None:
    with scope(KOTA):
        record_cash(money(melati, uuid7(), Direction.MASUK, 25_000), actor=ACTOR)

    def write(_: int) -> bool:
        try:
            with scope(KOTA):
                record_cash(money(melati, uuid7(), Direction.KELUAR, 10_000), actor=ACTOR)
        except Refused:
            return False
        return True

    assert sorted(at_once(write)) == [False] * (WRITERS - 2) + [True] * 2
    with scope(KOTA):
        assert saldo_on(DAY, melati, (KAS,)) == {KAS: 5_000}
    assert clean() == "35.76 Kota Mojokerto: 3 catatan, 0 tidak cocok.\n"


def test_a_seal_waits_for_writers_and_stops_those_after_it(melati: UUID) -> None:
    def write(number: int) -> int:
        if number == 0:
            with scope(KOTA):
                seal_months([melati], Period(2026, 10), actor=ACTOR)
            return 0
        try:
            with scope(KOTA):
                record_cash(money(melati, uuid7(), Direction.MASUK, 1_000), actor=ACTOR)
        except Refused:
            return 0
        return 1

    written = sum(at_once(write))
    with scope(KOTA):
        assert Entry.objects.count() == written
    assert clean() == f"35.76 Kota Mojokerto: {written} catatan, 0 tidak cocok.\n"
