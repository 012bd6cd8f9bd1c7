"""Who owes simpanan wajib, by the rules of each day."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bookkeeping.commands.agreeing import set_rules
from bookkeeping.commands.correcting import ReverseEntry, reverse_entry
from bookkeeping.commands.drafts import savings_draft
from bookkeeping.commands.months import seal_months
from bookkeeping.commands.opening import OpenBalances, open_balances
from bookkeeping.commands.reopening import CorrectOpening, correct_opening
from bookkeeping.commands.savings.paying import save_money
from bookkeeping.domain.chart import SIMPANAN_WAJIB
from bookkeeping.domain.occasion import Occasion
from bookkeeping.domain.rules import WajibEvery
from bookkeeping.domain.savings.arrears import WajibArrears
from bookkeeping.models import Entry
from bookkeeping.queries.agreed import rules_history
from bookkeeping.queries.savings.arrears import wajib_arrears
from common.ids import uuid7
from common.period import Period
from members.models import Enrolment, Member
from tests.commands.test_bookkeeping_months import ruling
from tests.commands.test_bookkeeping_savings import saving
from tests.ledger.books import ACTOR, KELURAHAN, Melati, posted
from tests.ledger.conftest import melati

__all__ = ["melati"]


def met(melati: Melati, day: date, *payers: int, amount: int = 10_000) -> UUID:
    """A meeting at which these members paid simpanan wajib."""
    occasion = Occasion(melati.id, day, uuid7())
    drafts = [savings_draft(occasion, melati.people[n], {SIMPANAN_WAJIB: amount}) for n in payers]
    return posted(*drafts)[0].entry_id


def owed(melati: Melati, on: date) -> list[WajibArrears | None]:
    found = wajib_arrears(melati.id, on)
    return [found.get(person.member_id) for person in melati.people]


def test_meetings_that_were_missed(melati: Melati) -> None:
    """Three meetings at 10.000: Sari paid all, Wati one, Murni joined for the last, Rini ahead."""
    set_rules(ruling(melati, date(2026, 7, 1)), actor=ACTOR)
    murni = Member.objects.create(
        kelurahan_id=KELURAHAN, name="Murni", search_name="murni", address="Jl. Melati", sex="P"
    )
    Enrolment.objects.create(
        kelurahan_id=KELURAHAN,
        member_id=murni.id,
        group_id=melati.id,
        number=5,
        joined_on=date(2026, 9, 1),
    )
    met(melati, date(2026, 7, 12), 0, 1, 2, 3)
    met(melati, date(2026, 8, 12), 0, 2, 3)
    met(melati, date(2026, 9, 12), 0, 2, 3)
    met(melati, date(2026, 9, 12), 3)  # a second sheet of the same day is a meeting of its own
    save_money(saving(melati, member_id=melati.people[3].member_id, wajib=30_000), actor=ACTOR)
    assert owed(melati, date(2026, 9, 11)) == [
        WajibArrears(), WajibArrears(10_000, 1, date(2026, 8, 12)), WajibArrears(), WajibArrears(),
    ]  # fmt: skip
    assert owed(melati, date(2026, 10, 31)) == [
        WajibArrears(10_000, 1, date(2026, 9, 12)),
        WajibArrears(30_000, 3, date(2026, 8, 12)),
        WajibArrears(10_000, 1, date(2026, 9, 12)),
        WajibArrears(ahead=30_000),
    ]
    assert wajib_arrears(melati.id, date(2026, 10, 31))[murni.id] == WajibArrears(
        20_000, 2, date(2026, 9, 12)
    )


def test_months_that_are_over(melati: Melati) -> None:
    set_rules(ruling(melati, date(2026, 7, 10), wajib_every=WajibEvery.MONTH), actor=ACTOR)
    save_money(saving(melati, wajib=10_000, date=date(2026, 7, 15)), actor=ACTOR)
    set_rules(
        ruling(melati, date(2026, 9, 1), wajib_every=WajibEvery.MONTH, simpanan_wajib=25_000), actor=ACTOR
    )
    assert owed(melati, date(2026, 7, 30))[:2] == [WajibArrears(ahead=10_000), WajibArrears()]
    assert owed(melati, date(2026, 9, 30))[:2] == [
        WajibArrears(35_000, 2, date(2026, 8, 31)),
        WajibArrears(45_000, 3, date(2026, 7, 31)),
    ]


def test_what_was_paid_by_mistake_is_not_paid_and_what_goes_back_is_no_arrears(melati: Melati) -> None:
    set_rules(ruling(melati, date(2026, 7, 1)), actor=ACTOR)
    first = met(melati, date(2026, 7, 12), 0, 1)
    met(melati, date(2026, 8, 12), 0, 1)
    assert owed(melati, date(2026, 8, 12))[0] == WajibArrears()
    reverse_entry(ReverseEntry(uuid7(), first, "Belum dibayar"), actor=ACTOR)
    assert owed(melati, date(2026, 8, 12))[:2] == [
        WajibArrears(10_000, 1, date(2026, 8, 12)), WajibArrears(),
    ]  # fmt: skip
    # A meeting whose every entry was taken back was none.
    for entry in Entry.objects.filter(date=date(2026, 8, 12), reverses=None):
        reverse_entry(ReverseEntry(uuid7(), entry.id, "Salah tanggal"), actor=ACTOR)
    assert owed(melati, date(2026, 8, 12))[:2] == [
        WajibArrears(10_000, 1, date(2026, 7, 12)), WajibArrears(),
    ]  # fmt: skip


def test_a_saldo_awal_says_nothing_of_the_days_before_it(melati: Melati) -> None:
    set_rules(ruling(melati, date(2024, 1, 1), wajib_every=WajibEvery.MONTH), actor=ACTOR)
    first = OpenBalances(uuid7(), melati.id, date(2026, 8, 31), 500_000, 0)
    wrong = open_balances(first, actor=ACTOR)
    assert owed(melati, date(2026, 9, 30))[0] == WajibArrears(10_000, 1, date(2026, 9, 30))
    seal_months([melati.id], Period(2026, 8), actor=ACTOR)
    right = CorrectOpening(uuid7(), wrong.entry_id, replace(first, kas=600_000), "Salah hitung")
    correct_opening(right, actor=ACTOR)  # as ralat of today, which is no new beginning
    assert owed(melati, date(2026, 10, 31))[0] == WajibArrears(20_000, 2, date(2026, 9, 30))


def test_without_rules_or_book_nobody_owes(melati: Melati) -> None:
    assert wajib_arrears(melati.id, date(2026, 10, 31)) == {}
    set_rules(ruling(melati, date(2026, 11, 20)), actor=ACTOR)  # it begins later
    save_money(saving(melati, wajib=10_000), actor=ACTOR)
    assert owed(melati, date(2026, 10, 31))[0] == WajibArrears()


@pytest.mark.parametrize("meetings", [1, 6])
def test_as_many_queries_however_long_the_book(melati: Melati, meetings: int) -> None:
    set_rules(ruling(melati, date(2026, 1, 1)), actor=ACTOR)
    for month in range(1, meetings + 1):
        met(melati, date(2026, month, 12), 0, 1, 2)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        wajib_arrears(melati.id, date(2026, 10, 31))
    assert len(asked) == 5


def test_the_rules_with_their_days(melati: Melati) -> None:
    for starts_on in (date(2026, 1, 1), date(2026, 9, 1), date(2026, 9, 1), date(2026, 12, 1)):
        set_rules(ruling(melati, starts_on), actor=ACTOR)
    assert [
        (held.since, held.until, held.is_now, held.is_ahead)
        for held in rules_history(melati.id, date(2026, 10, 31))
    ] == [
        (date(2026, 12, 1), None, False, True),
        (date(2026, 9, 1), date(2026, 11, 30), True, False),
        (date(2026, 1, 1), date(2026, 8, 31), False, False),
    ]
