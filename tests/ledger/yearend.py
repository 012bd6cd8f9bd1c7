"""A year of Melati by hand: what the tests of year-end begin with."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from bookkeeping.commands.loans.opening import NewLoan, open_loan
from bookkeeping.commands.months import CloseMonth, close_month
from bookkeeping.domain.chart import BIAYA_RAPAT, IURAN, JASA_PINJAMAN, KAS, SIMPANAN_WAJIB
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.loans.schedule import LoanTerms, Method
from bookkeeping.domain.occasion import Person
from closing.commands.rules import SetShuRules, set_shu_rules
from closing.commands.share import ShareShu
from closing.domain.sharing import EXAMPLE, ShuRules
from closing.models import ShuRulesRow, YearClose, YearShare
from closing.queries.dues import unpaid
from closing.queries.surplus import surplus_of
from common.ids import uuid7
from common.period import Period
from common.problems import Refused
from tests.ledger.books import ACTOR, KELURAHAN, Melati, books, posted

YEAR = 2025
RAT = date(2026, 2, 14)
# Simpanan wajib on 31 December and jasa paid in the year: Sari 600.000 and 150.000, Wati 300.000 and nothing,
# Dewi 100.000 and 50.000; Rini saved nothing.
SAVED = (600_000, 300_000, 100_000, 0)
JASA = (150_000, 0, 50_000, 0)


def written(melati: Melati, on: date, kind: EntryKind, *legs: LegLine) -> EntryDraft:
    """An entry of any legs, not posted yet."""
    return EntryDraft(uuid7(), melati.id, on, kind, "Uji", legs)


def earned(melati: Melati, amount: int, on: date) -> EntryDraft:
    """Iuran in cash."""
    return written(melati, on, EntryKind.KAS_MASUK, LegLine(KAS, amount, 0), LegLine(IURAN, 0, amount))


def spent(melati: Melati, amount: int, on: date) -> EntryDraft:
    """Konsumsi in cash."""
    return written(melati, on, EntryKind.KAS_KELUAR, LegLine(BIAYA_RAPAT, amount, 0), LegLine(KAS, 0, amount))


def a_year(melati: Melati, result: int = 1_000_001) -> None:
    """A year that comes to `result`: jasa 200.000, the rest iuran; in its last three months, all closed."""
    day = date(YEAR, 10, 12)
    drafts = [earned(melati, 2_000_000, day)]
    for person, saved, jasa in zip(melati.people, SAVED, JASA, strict=True):
        if saved:
            legs = LegLine(KAS, saved, 0), LegLine(SIMPANAN_WAJIB, 0, saved, person.member_id)
            drafts.append(written(melati, day, EntryKind.SIMPANAN, *legs))
        if jasa:
            loan_id, lent = a_loan(melati, person, day)
            legs = LegLine(KAS, jasa, 0), LegLine(JASA_PINJAMAN, 0, jasa, person.member_id, loan_id)
            drafts.append(lent)
            drafts.append(written(melati, day, EntryKind.ANGSURAN, *legs))
    posted(*drafts, spent(melati, 2_200_000 - result, date(YEAR, 12, 20)))


def a_loan(melati: Melati, borrower: Person, on: date) -> tuple[UUID, EntryDraft]:
    """A loan of 100.000 that jasa can name, and the entry that pays it out."""
    terms = LoanTerms(100_000, 150, Method.FLAT, 1, date(YEAR + 1, 12, 1), rounding=500)
    loan, draft = open_loan(melati.on(on), KELURAHAN, NewLoan(borrower, terms, "Uji"))
    return loan.id, draft


def close_months(melati: Melati, *months: int) -> None:
    """Close these months of the year, or all three that were written in."""
    for month in (Period(YEAR, number) for number in months or (10, 11, 12)):
        close_month(CloseMonth(uuid7(), melati.id, month), actor=ACTOR)


def agree(melati: Melati, rules: ShuRules = EXAMPLE, since: date = date(2025, 1, 1)) -> None:
    """The group decides its percentages."""
    set_shu_rules(SetShuRules(uuid7(), melati.id, since, rules, "AD/ART pasal 12"), actor=ACTOR)


def sharing(melati: Melati, amount: int | None = None, year: int = YEAR, on: date = RAT) -> ShareShu:
    """The command of the RAT; the amount is what the books say unless another is given."""
    seen = surplus_of(melati.id, year).amount if amount is None else amount
    return ShareShu(uuid7(), melati.id, year, on, "Notulen RAT butir 4", "Rapat menyetujui", seen)


def refusal(run: Callable[[], Any]) -> list[tuple[str, str]]:
    """What is refused, and that it changed nothing."""
    before = [*books(), *everything()]
    with pytest.raises(Refused) as refused:
        run()
    assert [*books(), *everything()] == before
    return [(problem.field, problem.code) for problem in refused.value.problems]


def everything() -> list[Any]:
    return [list(model.objects.order_by("pk").values()) for model in (ShuRulesRow, YearShare, YearClose)]


def parts(melati: Melati) -> dict[str, int]:
    return {one.name: one.amount for one in unpaid(melati.id)}
