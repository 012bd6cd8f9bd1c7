"""What the meeting sheet starts from."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bookkeeping.commands.drafts import instalment_draft, savings_draft
from bookkeeping.commands.loans.opening import NewLoan, open_loan
from bookkeeping.domain.chart import SIMPANAN_POKOK, SIMPANAN_SUKARELA, SIMPANAN_WAJIB
from bookkeeping.domain.loans.schedule import LoanTerms, Method
from bookkeeping.models import GroupRules, Loan
from bookkeeping.queries.sheet import LoanDue, SheetMember, sheet_facts
from common import clock
from tests.ledger.books import KELURAHAN, Melati, cash_in, posted
from tests.ledger.conftest import melati

__all__ = ["melati"]


def rules(melati: Melati) -> None:
    GroupRules.objects.create(
        kelurahan_id=KELURAHAN,
        group_id=melati.id,
        starts_on=date(2026, 1, 1),
        simpanan_pokok=50_000,
        simpanan_wajib=10_000,
        simpanan_terikat=3_000,
        method="FLAT",
        rhythm="MONTHLY",
        penalty=2_000,
        recorded_at=clock.now(),
    )


def lend(melati: Melati, who: int = 1, on: date = date(2026, 6, 10)) -> Loan:
    terms = LoanTerms(500_000, 150, Method.FLAT, 10, date(2026, 7, 10), rounding=500)
    loan, draft = open_loan(melati.on(on), KELURAHAN, NewLoan(melati.people[who], terms, "warung"))
    posted(draft)
    return loan


def test_members_and_dues_of_a_meeting(melati: Melati) -> None:
    rules(melati)
    posted(cash_in(melati.id, 1_000_000, date(2026, 6, 1)))
    sari, wati = melati.people[:2]
    paid = {SIMPANAN_POKOK: 50_000, SIMPANAN_SUKARELA: 25_000}
    posted(savings_draft(melati.on(date(2026, 6, 1)), sari, paid))
    loan = lend(melati)
    pay = instalment_draft(
        melati.on(date(2026, 7, 10)),
        loan,
        wati,
        principal=50_000,
        interest=7_500,
        tied_saving=3_000,
        number=1,
    )
    posted(pay)
    facts = sheet_facts(melati.id, date(2026, 9, 12))
    assert facts.members[:2] == (
        SheetMember(sari.member_id, 1, "Sari", "Bu Sari", 10_000, 0, True, 25_000),
        SheetMember(wati.member_id, 2, "Wati", "Bu Wati", 10_000, 50_000, False, 0),
    )
    due = LoanDue(
        loan_id=loan.id,
        loan_number=1,
        member_id=wati.member_id,
        member_name="Wati",
        called="Bu Wati",
        instalment_no=2,
        instalments=2,
        principal=100_000,
        interest=15_000,
        penalty=2_000,
        tied_saving=6_000,
        outstanding=450_000,
        interest_left=67_500,
        days_late=33,
        oldest_due=date(2026, 8, 10),
    )
    assert facts.dues == (due,)
    assert due.total == 123_000
    assert (facts.kas, facts.bank) == (1_000_000 + 75_000 - 500_000 + 60_500, 0)
    assert sheet_facts(melati.id, date(2026, 6, 1)).kas == 1_075_000


def test_a_cancelled_loan_is_not_due(melati: Melati) -> None:
    posted(cash_in(melati.id, 1_000_000, date(2026, 6, 1)))
    loan = lend(melati)
    Loan.objects.filter(pk=loan.id).update(cancelled_on=date(2026, 6, 10))
    assert sheet_facts(melati.id, date(2026, 9, 12)).dues == ()


def test_a_group_without_rules_proposes_no_savings(melati: Melati) -> None:
    facts = sheet_facts(melati.id, date(2026, 9, 12))
    assert facts.rules.starts_on is None
    assert {m.simpanan_wajib_proposed for m in facts.members} == {0}


def test_the_number_of_queries_does_not_grow(melati: Melati) -> None:
    rules(melati)
    posted(cash_in(melati.id, 9_000_000, date(2026, 6, 1)))
    lend(melati, 0)
    with CaptureQueriesContext(connection) as few:
        sheet_facts(melati.id, date(2026, 9, 12))
    for who in range(4):
        lend(melati, who)
    with CaptureQueriesContext(connection) as many:
        sheet_facts(melati.id, date(2026, 9, 12))
    assert len(few) == len(many) == 13


def test_wajib_of_a_month_is_proposed_once_and_what_is_owed_stands_beside_it(melati: Melati) -> None:
    """20.000 a month since July: Sari paid July to September, Wati July alone."""
    GroupRules.objects.create(
        kelurahan_id=KELURAHAN,
        group_id=melati.id,
        starts_on=date(2026, 7, 1),
        simpanan_wajib=20_000,
        wajib_every="MONTH",
        method="FLAT",
        rhythm="MONTHLY",
        recorded_at=clock.now(),
    )
    sari, wati = melati.people[:2]
    posted(savings_draft(melati.on(date(2026, 7, 5)), sari, {SIMPANAN_WAJIB: 60_000}))
    posted(savings_draft(melati.on(date(2026, 7, 5)), wati, {SIMPANAN_WAJIB: 20_000}))
    hers = [
        (m.simpanan_wajib_proposed, m.wajib_owed) for m in sheet_facts(melati.id, date(2026, 9, 30)).members
    ]
    assert hers == [(0, 0), (20_000, 20_000), (20_000, 40_000), (20_000, 40_000)]
