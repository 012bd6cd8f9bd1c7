"""A group with its books, and the treasurer's browser: what the tests of the books begin with."""

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.test import Client

from accounts.domain.roles import Actor
from bookkeeping.commands.cash import Direction, RecordCash, record_cash
from bookkeeping.models import Entry
from bookkeeping.queries.balances import saldo_on
from common import clock
from common.ids import uuid7
from regions.tenancy.scope import scope
from tests.builders import NAMES, Built, a_group
from tests.cast import MOJOKERTO, NOON, TODAY, Cast, open_cast
from tests.ledger.books import books as whole_ledger
from tests.web.browse import sign_in

KONSUMSI, IURAN = 5102, 4103
TAG = re.compile(r"<[^>]+>")


@dataclass
class Treasurer:
    """Ani, kader of Gedongan, at the books of Poksus Melati on 12 October 2026."""

    cast: Cast
    built: Built
    client: Client

    @property
    def actor(self) -> Actor:
        return self.cast["ani"]

    @property
    def shelf(self) -> str:
        return f"/kelompok/{self.built.id}/buku/"

    def see(self, address: str, status: int = 200) -> str:
        """The words of a page, without its tags."""
        answer = self.client.get(address)
        assert answer.status_code == status, f"{address}: {answer.status_code}"
        return words(answer.content)

    def fill(self, address: str, **given: Any) -> Any:
        """Send the form at an address as a browser does, with a command id of its own."""
        return self.client.post(address, {"command_id": str(uuid7()), **given})

    def spend(self, amount: int, memo: str, on: date = TODAY) -> UUID:
        """Uang keluar for konsumsi."""
        return self._cash(Direction.KELUAR, KONSUMSI, amount, memo, on)

    def earn(self, amount: int, memo: str, on: date = TODAY) -> UUID:
        """Uang masuk from iuran."""
        return self._cash(Direction.MASUK, IURAN, amount, memo, on)

    def _cash(self, direction: Direction, account: int, amount: int, memo: str, on: date) -> UUID:
        cmd = RecordCash(uuid7(), self.built.id, on, direction, account, amount, memo)
        with scope(MOJOKERTO):
            return record_cash(cmd, actor=self.actor).entry_id

    def ledger(self) -> list[Any]:
        """Everything the ledger holds, to prove that a refusal changed nothing."""
        with scope(MOJOKERTO):
            return whole_ledger()

    def saldo(self, account: int) -> int:
        """What stands on an account today."""
        with scope(MOJOKERTO):
            return int(saldo_on(TODAY, self.built.id, (account,))[account])

    def newest(self) -> Entry:
        """The entry written last."""
        with scope(MOJOKERTO):
            return Entry.objects.filter(group_id=self.built.id).order_by("-seq")[0]

    def count(self) -> int:
        """How many entries there are."""
        with scope(MOJOKERTO):
            return Entry.objects.filter(group_id=self.built.id).count()


@contextmanager
def open_books(members: int = 4, borrowers: int = 1) -> Iterator[Treasurer]:
    """Ten million in kas since December, a million lent to each borrower a month ago."""
    with clock.at(NOON):
        cast = open_cast()
        with scope(MOJOKERTO):
            built = a_group(cast.groups["Melati"], TODAY, names=NAMES[:members], borrowers=borrowers)
        yield Treasurer(cast, built, sign_in(cast["ani"]))


def words(page: bytes) -> str:
    """What a person reads, with every run of white space made one."""
    return re.sub(r"\s+", " ", html.unescape(TAG.sub(" ", page.decode()))).strip()


def yesterday(days: int = 1) -> date:
    return TODAY - timedelta(days)
