"""check_ledger finds what somebody with the owner's rights has forged, and names the place."""

from collections.abc import Iterator
from datetime import date

import pytest

from bookkeeping.commands.cash import Direction, record_cash
from bookkeeping.commands.correcting import correct_entry
from bookkeeping.commands.loans.lending import lend
from bookkeeping.commands.loans.paying import pay_instalment
from bookkeeping.commands.savings.paying import save_money
from bookkeeping.domain.chart import BIAYA_RAPAT, IURAN
from bookkeeping.models import Loan
from bookkeeping.queries.check.sums import proofs
from regions.tenancy.scope import scope
from tests.commands.test_bookkeeping_cash import cash, money_in
from tests.commands.test_bookkeeping_correcting import correcting
from tests.commands.test_bookkeeping_loans import lending, paying
from tests.commands.test_bookkeeping_savings import saving
from tests.ledger.books import ACTOR, KOTA, Melati, a_city, a_group, an_area, october_noon
from tests.ledger.forging import Forgeries, check, forged

pytestmark = pytest.mark.django_db(transaction=True)

CLEAN = "35.76 Kota Mojokerto: 8 catatan, 0 tidak cocok.\n"
TABLES = (
    "bookkeeping_loan",
    "bookkeeping_loandecision",
    "bookkeeping_savingsinterest",
    "bookkeeping_month",
    "bookkeeping_entry",
    "bookkeeping_leg",
    "bookkeeping_seal",
    "bookkeeping_instalment",
    "bookkeeping_monthlymovement",
    "bookkeeping_loanmovement",
    "bookkeeping_voucherrun",
    "bookkeeping_book",
)
FORGERIES: Forgeries = {
    "an amount on one side": (
        "UPDATE bookkeeping_leg SET debit = debit + 1 WHERE id = (SELECT min(id) FROM bookkeeping_leg)",
        {"entry_balance", "monthly_movement", "chain"},
    ),
    "an amount on both sides": (
        "UPDATE bookkeeping_leg SET debit = debit * 2, credit = credit * 2 WHERE entry_id ="
        " (SELECT id FROM bookkeeping_entry ORDER BY seq LIMIT 1)",
        {"monthly_movement", "chain"},
    ),
    "the words of an entry": (
        "UPDATE bookkeeping_entry SET memo = 'Lain' WHERE seq = 2",
        {"chain"},
    ),
    "the member of a saving": (
        "UPDATE bookkeeping_leg SET member_id = (SELECT max(id::text)::uuid FROM members_member)"
        " WHERE account_id = 3102 AND member_id IS NOT NULL",
        {"chain"},
    ),
    "a saving that is nobody's": (
        "UPDATE bookkeeping_leg SET member_id = NULL WHERE account_id = 3102",
        {"names", "chain"},
    ),
    "a cost that becomes a member's": (
        "UPDATE bookkeeping_leg SET account_id = 2101, member_id = (SELECT max(id::text)::uuid FROM"
        " members_member) WHERE account_id = 5102",
        {"savings", "monthly_movement", "chain"},
    ),
    "the day of an entry without its legs": (
        "UPDATE bookkeeping_entry SET date = '2026-10-02' WHERE seq = 2",
        {"leg_of_entry", "chain"},
    ),
    "a voucher number": (
        "UPDATE bookkeeping_entry SET voucher_no = 99 WHERE seq = (SELECT max(seq) FROM bookkeeping_entry)",
        {"voucher", "chain"},
    ),
    "the newest entry gone": (
        "WITH gone AS (SELECT id FROM bookkeeping_entry ORDER BY seq DESC LIMIT 1),"
        " seals AS (DELETE FROM bookkeeping_seal WHERE entry_id IN (SELECT id FROM gone)),"
        " legs AS (DELETE FROM bookkeeping_leg WHERE entry_id IN (SELECT id FROM gone))"
        " DELETE FROM bookkeeping_entry WHERE id IN (SELECT id FROM gone)",
        {"book", "voucher_run", "monthly_movement", "chain_head"},
    ),
    "an entry in the middle gone": (
        "WITH gone AS (SELECT id FROM bookkeeping_entry WHERE seq = 2),"
        " seals AS (DELETE FROM bookkeeping_seal WHERE entry_id IN (SELECT id FROM gone)),"
        " legs AS (DELETE FROM bookkeeping_leg WHERE entry_id IN (SELECT id FROM gone))"
        " DELETE FROM bookkeeping_entry WHERE id IN (SELECT id FROM gone)",
        {"sequence", "book", "voucher", "voucher_run", "monthly_movement", "chain"},
    ),
    "a reversal of another amount": (
        "UPDATE bookkeeping_leg SET debit = debit * 2, credit = credit * 2 WHERE entry_id ="
        " (SELECT id FROM bookkeeping_entry WHERE reverses_id IS NOT NULL)",
        {"reversal", "monthly_movement", "chain"},
    ),
    "a seal": (
        "UPDATE bookkeeping_seal SET hash = sha256('x') WHERE seq = 3",
        {"chain"},
    ),
    "a rollup": (
        "UPDATE bookkeeping_monthlymovement SET credit = credit + 5 WHERE account_id = 4103",
        {"monthly_movement"},
    ),
    "the rollup of a loan": (
        "UPDATE bookkeeping_loanmovement SET paid_principal = paid_principal + 5 WHERE period = 202610",
        {"loan_movement", "piutang"},
    ),
    "a schedule": (
        "UPDATE bookkeeping_instalment SET principal = principal - 1 WHERE no = 1",
        {"schedule", "loan_movement"},
    ),
    "a new plan that nobody decided": (
        "INSERT INTO bookkeeping_instalment (kota_id, kelurahan_id, loan_id, group_id, plan, no, due_on,"
        " principal, interest) SELECT kota_id, kelurahan_id, id, group_id, 2, 0, '2026-10-31', principal, 0"
        " FROM bookkeeping_loan",
        {"decision", "loan_movement"},
    ),
    "an instalment that became a cover": (
        "UPDATE bookkeeping_leg SET account_id = 1202 WHERE account_id = 1201 AND credit > 0",
        {"cover", "loan_movement", "monthly_movement", "chain"},
    ),
    "money back on a loan that nobody wrote off": (
        "UPDATE bookkeeping_leg SET account_id = 4105 WHERE account_id = 4101",
        {"written_off", "loan_movement", "monthly_movement", "chain"},
    ),
    "a loan cancelled by hand": (
        "UPDATE bookkeeping_loan SET cancelled_on = '2026-10-01'",
        {"disbursal"},
    ),
    "the number of a loan": ("UPDATE bookkeeping_loan SET number = 2", {"loan_number"}),
    "where the numbering stands": ("UPDATE bookkeeping_voucherrun SET last = last + 1", {"voucher_run"}),
    "where the chain stands": ("UPDATE bookkeeping_book SET head_hash = sha256('x')", {"chain_head"}),
    "a seal on a month that took entries later": (
        "INSERT INTO bookkeeping_month (id, kota_id, kelurahan_id, group_id, period, state, reason,"
        " changed_at, changed_name) SELECT gen_random_uuid(), kota_id, kelurahan_id, group_id, 202608,"
        " 'sealed', '', '2026-01-01', 'x' FROM bookkeeping_book",
        {"sealed_month", "counted"},
    ),
    "a report that counts from a month after the books began": (
        "WITH known AS (UPDATE bookkeeping_book SET counts_from = 202611, counts_until = 202611)"
        " INSERT INTO bookkeeping_month (id, kota_id, kelurahan_id, group_id, period, counts_from, state,"
        " reason, changed_at, changed_name) SELECT gen_random_uuid(), kota_id, kelurahan_id, group_id,"
        " 202611, 202611, 'sealed', '', '2026-01-01', 'x' FROM bookkeeping_book",
        {"lead_in"},
    ),
    "jasa simpanan that nobody was given": (
        "INSERT INTO bookkeeping_savingsinterest (id, kota_id, kelurahan_id, group_id, date, first_period,"
        " last_period, basis, kinds, pool, payment, total, remainder, recorded_at)"
        " SELECT gen_random_uuid(), kota_id, kelurahan_id, group_id, '2026-10-31', 202601, 202610, 'AKHIR',"
        " 'wajib', 5000, 'SUKARELA', 5000, 0, '2026-10-31' FROM bookkeeping_book",
        {"savings_interest"},
    ),
    "the reason for cash below zero": (
        "UPDATE bookkeeping_entry SET cash_reason = ''",
        {"cash", "chain"},
    ),
}


@pytest.fixture
def melati() -> Iterator[Melati]:
    """Melati with a committed book: cash, savings, a loan, a correction, kas below zero for a reason."""
    a_city()
    with october_noon():
        with scope(KOTA):
            an_area()
            made = a_group()
            _write(made)
        yield made


def _write(melati: Melati) -> None:
    record_cash(money_in(melati, 600_000, date=date(2026, 8, 1)), actor=ACTOR)
    save_money(saving(melati, wajib=10_000), actor=ACTOR)
    lend(lending(melati), actor=ACTOR)
    pay_instalment(paying(Loan.objects.get().id, principal=50_000, interest=7_500), actor=ACTOR)
    wrong = record_cash(money_in(melati, 5_000, date=date(2026, 9, 1)), actor=ACTOR).entry_id
    correct_entry(correcting(wrong, (IURAN, 6_000), date=date(2026, 9, 1)), actor=ACTOR)
    lent = cash(melati, Direction.KELUAR, BIAYA_RAPAT, 9_000, date=date(2026, 7, 1), cash_reason="Talangan")
    record_cash(lent, actor=ACTOR)


def test_each_forgery_is_found_and_named(melati: Melati) -> None:
    assert (check().words, check().code) == (CLEAN, 0)
    for what, (sql, broken) in FORGERIES.items():
        with forged(sql, TABLES):
            told = check()
        assert (told.rules, told.code) == (broken, 1), (what, told.words)
        assert str(melati.id) in told.words
    assert check().words == CLEAN


def test_every_proof_is_proved() -> None:
    """A proof that no forgery breaks would prove nothing."""
    broken = {rule for _, rules in FORGERIES.values() for rule in rules}
    assert set(proofs()) - broken == set()
