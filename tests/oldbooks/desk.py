"""Ani at the books of Melati, with files to take over."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from bookkeeping.models import Entry
from bookkeeping.queries.balances import saldo_on
from common import clock
from oldbooks.domain.imports.fields import Target
from regions.tenancy.scope import scope
from tests.builders import NAMES, Built, a_group
from tests.cast import MOJOKERTO, NOON, TODAY, Cast, open_cast
from tests.oldbooks.books import answers, plan, upload


class Desk:
    """Ani at the books of Melati, in the open city."""

    def __init__(self, cast: Cast, built: Built) -> None:
        self.cast, self.built, self.actor, self.id = cast, built, cast["ani"], built.id

    def saldo(self, *accounts: int) -> dict[int, int]:
        return dict(saldo_on(TODAY, self.id, accounts))

    def entries(self) -> list[Entry]:
        return list(Entry.objects.filter(group_id=self.id).order_by("seq"))


@contextmanager
def open_desk() -> Iterator[Desk]:
    """Four members and ten million in kas, in the open city."""
    with clock.at(NOON):
        cast = open_cast()
        with scope(MOJOKERTO):
            yield Desk(cast, a_group(cast.groups["Melati"], TODAY, names=NAMES[:4], borrowers=0))


def ready(desk: Desk, content: bytes, target: Target, given: dict[str, str]) -> UUID:
    batch_id = upload(desk.actor, desk.id, content)
    plan(desk.actor, batch_id, target, content)
    found = answers(desk.actor, batch_id, given)
    assert found.is_ready, (found.questions, found.faults)
    return batch_id
