"""check_ledger finds what somebody with the owner's rights has forged in percentages and splits."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from bookkeeping.queries.check.sums import proofs
from closing.commands.pay import PayShares, pay_shares
from closing.commands.share import share_shu
from closing.domain.paying import PaidPart
from closing.queries import check as closing_check
from closing.queries.dues import unpaid
from common.ids import uuid7
from regions.tenancy.scope import scope
from tests.ledger.books import ACTOR, KOTA, Melati, a_city, a_group, an_area, october_noon
from tests.ledger.yearend import RAT, a_year, agree, close_months, sharing

pytestmark = pytest.mark.django_db(transaction=True)
GUARDED = ("closing_shuitemrow", "closing_yearshare")

FORGERIES: dict[str, tuple[str, set[str]]] = {
    "a percentage": ("UPDATE closing_shuitemrow SET bps = bps + 1 WHERE no = 1", {"shu_rules"}),
    "the amount of a split": ("UPDATE closing_yearshare SET amount = amount + 1", {"share_amount"}),
    "the part of a dana": (
        "UPDATE closing_yearshare SET split = jsonb_set(split, '{items,3,amount}', '5')",
        {"share_amount"},
    ),
    "the part of a member": (
        "UPDATE closing_yearshare SET split = jsonb_set(split, '{members,0,by_use}', '5')",
        {"share_members"},
    ),
    "of which year it came": ("UPDATE closing_yearshare SET sources = '[]'", {"share_amount"}),
    "a split without its figures": ("DELETE FROM closing_yearshare", {"share_kept"}),
}


@pytest.fixture
def melati() -> Iterator[Melati]:
    """Melati with a committed split of 2025, of which Wati was paid her part."""
    a_city()
    with october_noon():
        with scope(KOTA):
            an_area()
            made = a_group()
            a_year(made)
            close_months(made)
            agree(made)
            share_shu(sharing(made), actor=ACTOR)
            wati = PaidPart(unpaid(made.id)[1].member_id, 60_000)
            pay_shares(PayShares(uuid7(), made.id, RAT, (wati,)), actor=ACTOR)
        yield made


@contextmanager
def forged(sql: str) -> Iterator[None]:
    """Do what only the owner of the tables can: switch the guards off, and write; then put all back."""
    with scope(KOTA, using="owner"), connections["owner"].cursor() as cursor:
        for table in GUARDED:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(f"CREATE TEMP TABLE kept_{table} AS TABLE {table}")
        cursor.execute(sql)
    yield
    with scope(KOTA, using="owner"), connections["owner"].cursor() as cursor:
        for table in GUARDED:
            cursor.execute(f"DELETE FROM {table}")
            cursor.execute(f"INSERT INTO {table} TABLE kept_{table}")
            cursor.execute(f"DROP TABLE kept_{table}")
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def check() -> tuple[set[str], str]:
    """The rules that are said to be broken, and all that was printed."""
    said, failed = StringIO(), StringIO()
    with suppress(CommandError):
        call_command("check_ledger", stdout=said, stderr=failed)
    told = failed.getvalue()
    return {line.split(": ")[0].removeprefix("35.76 ") for line in told.splitlines()}, said.getvalue() + told


def test_a_true_split_is_clean(melati: Melati) -> None:
    assert check() == (set(), "35.76 Kota Mojokerto: 11 catatan, 0 tidak cocok.\n")


def test_each_forgery_is_found(melati: Melati) -> None:
    for what, (sql, expected) in FORGERIES.items():
        with forged(sql):
            assert check()[0] == expected, what
    assert check()[0] == set()


def test_every_proof_is_forged() -> None:
    assert closing_check.__file__ is not None
    named = set(proofs(Path(closing_check.__file__).with_name("shares.sql")))
    assert named == set().union(*(rules for _, rules in FORGERIES.values()))
