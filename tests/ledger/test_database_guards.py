"""The guards that our own commands never run into: each is met here by writing past them (docs/ledger.md)."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, connections, transaction

from bookkeeping.commands.correcting import reverse_entry
from bookkeeping.commands.months import seal_months
from bookkeeping.models import Entry, Instalment, Loan, Month
from common.ids import uuid7
from common.period import Period
from regions.tenancy.scope import scope
from tests.commands.test_bookkeeping_correcting import cancelling
from tests.commands.test_bookkeeping_loans import lent
from tests.ledger.books import (
    ACTOR,
    KELURAHAN,
    KOTA,
    Melati,
    a_city,
    a_group,
    an_area,
    books,
    cash_in,
    october_noon,
    posted,
)

ENTRY = (
    "INSERT INTO bookkeeping_entry (kota_id, kelurahan_id, id, group_id, seq, date, period, voucher_year,"
    " voucher_no, kind, memo, command_id, reverses_id, replaces_id, reason, cash_reason, recorded_at,"
    " recorded_name) SELECT kota_id, {kelurahan}, gen_random_uuid(), group_id, {seq}, {date}, {period}, 2026,"
    " {number}, 'lain', 'x', gen_random_uuid(), {reverses}, NULL, {reason}, '', now(), 'x'"
    " FROM bookkeeping_entry WHERE seq = 1"
)
RIGHT = {
    "kelurahan": "kelurahan_id",
    "seq": "2",
    "date": "date",
    "period": "202610",
    "number": "2",
    "reverses": "NULL",
    "reason": "''",
}
LEG = (
    "INSERT INTO bookkeeping_leg (kota_id, kelurahan_id, entry_id, group_id, date, account_id, debit, credit,"
    " fund) SELECT kota_id, kelurahan_id, {entry}, group_id, {date}, 1101, {debit}, {credit}, ''"
    " FROM bookkeeping_entry"
)


def rule_of(sql: str, params: list[Any] | None = None) -> tuple[str | None, str | None]:
    """Which rule refuses this statement, and its SQLSTATE; the books are as before."""
    before = books()
    with pytest.raises(IntegrityError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params or [])
    assert books() == before
    cause: Any = caught.value.__cause__
    return cause.diag.constraint_name, cause.sqlstate


def entry_sql(**wrong: str) -> str:
    return ENTRY.format(**(RIGHT | wrong))


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"seq": "3"}, ("ledger_sequence", "23U02")),
        ({"seq": "1"}, ("entry_seq", "23505")),
        ({"kelurahan": "3576011002"}, ("ledger_sequence", "23U02")),
        ({"number": "3"}, ("ledger_voucher", "23U03")),
        ({"number": "1"}, ("entry_voucher", "23505")),
        ({"period": "202609"}, ("entry_period", "23514")),
        ({"reverses": "id"}, ("entry_correction_has_reason", "23514")),
        ({"reverses": "gen_random_uuid()", "reason": "'x'"}, (None, "23503")),
    ],
)
def test_entries_are_guarded(melati: Melati, wrong: dict[str, str], rule: tuple[str | None, str]) -> None:
    posted(cash_in(melati.id, 1_000))
    name, state = rule_of(entry_sql(**wrong))
    assert state == rule[1]
    assert name == rule[0] or rule[0] is None


def test_an_entry_without_its_legs_stops_the_book(melati: Melati) -> None:
    posted(cash_in(melati.id, 1_000))
    with connection.cursor() as cursor:
        cursor.execute(entry_sql())
    assert rule_of(entry_sql(seq="3", number="3")) == ("ledger_sequence", "23U02")


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        (
            {"entry": "gen_random_uuid()"},
            ("ledger_leg_of_entry", "23U05"),
        ),
        ({"date": "date + 1"}, ("ledger_leg_of_entry", "23U05")),
        ({"debit": "0"}, ("leg_one_side", "23514")),
        ({"credit": "5"}, ("leg_one_side", "23514")),
        ({"debit": "-5"}, ("leg_one_side", "23514")),
    ],
)
def test_legs_are_guarded(melati: Melati, wrong: dict[str, str], rule: tuple[str, str]) -> None:
    posted(cash_in(melati.id, 1_000))
    sql = LEG.format(**({"entry": "id", "date": "date", "debit": "5", "credit": "0"} | wrong))
    assert rule_of(sql) == rule


def test_a_group_that_is_not_there_has_no_book(melati: Melati) -> None:
    assert rule_of("SELECT * FROM up2k_lock_book(%s, %s)", [KOTA, uuid7()]) == ("ledger_group", "23U01")


def test_an_entry_is_reversed_once(melati: Melati) -> None:
    (first,) = posted(cash_in(melati.id, 1_000))
    reverse_entry(cancelling(first.entry_id), actor=ACTOR)
    again = entry_sql(seq="3", number="3", reverses="id", reason="'x'")
    assert rule_of(again) == ("entry_reversed_once", "23505")


def test_a_schedule_sums_to_its_loan(melati: Melati) -> None:
    terms = {"group_id": melati.id, "kelurahan_id": KELURAHAN, "member_id": melati.people[0].member_id}
    loan = Loan.objects.create(
        **terms,
        number=1,
        principal=100_000,
        rate_bps=0,
        method="FLAT",
        count=2,
        rhythm="MONTHLY",
        rounding=1,
        disbursed_on=date(2026, 9, 1),
        first_due=date(2026, 10, 1),
        purpose="x",
    )
    lines = (
        "INSERT INTO bookkeeping_instalment (kota_id, kelurahan_id, loan_id, group_id, no, due_on, principal,"
        " interest) SELECT kota_id, kelurahan_id, id, group_id, n, first_due, %s, 0"
        " FROM bookkeeping_loan, generate_series(1, %s) n"
    )
    assert rule_of(lines, [49_999, 2]) == ("schedule_sums", "23U10")
    assert rule_of(lines, [100_000, 1]) == ("schedule_sums", "23U10")
    assert not Instalment.objects.filter(loan_id=loan.id).exists()


def test_a_loan_number_is_used_once(melati: Melati) -> None:
    lent(melati)
    copied = (
        "INSERT INTO bookkeeping_loan SELECT (jsonb_populate_record(l, jsonb_build_object('id', %s::text))).*"
        " FROM bookkeeping_loan l"
    )
    assert rule_of(copied, [str(uuid7())]) == ("loan_number", "23505")


def test_a_sealed_month_stays(melati: Melati) -> None:
    posted(cash_in(melati.id, 1_000, date(2026, 9, 1)))
    seal_months([melati.id], Period(2026, 9), actor=ACTOR)
    opened = "UPDATE bookkeeping_month SET state = 'open'"
    assert rule_of(opened) == ("month_sealed_stays", "23U11")
    assert Month.objects.get().state == "sealed"


@pytest.mark.django_db(transaction=True)
def test_not_even_the_owner_changes_what_is_written() -> None:
    a_city()
    with october_noon(), scope(KOTA):
        an_area()
        made = a_group()
        lent(made)
    for sql in (
        "UPDATE bookkeeping_entry SET memo = 'x'",
        "DELETE FROM bookkeeping_entry",
        "UPDATE bookkeeping_leg SET debit = debit + 1",
        "DELETE FROM bookkeeping_leg",
        "UPDATE bookkeeping_seal SET seq = 9",
        "DELETE FROM bookkeeping_instalment",
    ):
        with scope(KOTA, using="owner"):
            owner = connections["owner"]
            with pytest.raises(IntegrityError) as caught, transaction.atomic(using="owner"):
                owner.cursor().execute(sql)
            cause: Any = caught.value.__cause__
            assert (cause.diag.constraint_name, cause.sqlstate) == ("ledger_append_only", "23U09")
    with scope(KOTA):
        assert Entry.objects.count() == 2
