"""A saldo awal read back, as the wizard would have to be filled to write it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from bookkeeping.domain.chart import BANK, KAS, MODAL_AWAL, PIUTANG_PINJAMAN
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.loans.schedule import Method, Rhythm
from bookkeeping.domain.loans.taken import TakenLoan, told_apart
from bookkeeping.domain.opening import FIELDS, OTHERS, OpeningOther, OpeningSavings, opening_legs
from bookkeeping.models import Entry, Loan
from bookkeeping.queries.entries import legs_of
from bookkeeping.queries.entry_page import EntryDetail
from bookkeeping.queries.loans.states import planned_lines


@dataclass(frozen=True)
class Stated:
    """What a saldo awal states, whole rupiah, its running loans by their ids."""

    date: date
    kas: int
    bank: int
    members: tuple[OpeningSavings, ...]
    loans: Mapping[UUID, TakenLoan]
    others: tuple[OpeningOther, ...]
    modal_awal: int


def opening_of(entry: Entry) -> Stated | None:
    """What it states; None for an entry that is no saldo awal, or none that the wizard could have written."""
    if entry.kind != EntryKind.SALDO_AWAL:
        return None
    legs = [replace(leg, fund=leg.fund or None) for leg in legs_of(entry)]
    lent = [leg for leg in legs if leg.account == PIUTANG_PINJAMAN]
    members, others = _savings(legs), _others(legs)
    kas, bank = (_sum(legs, account) for account in (KAS, BANK))
    if Counter(opening_legs(kas, bank, lent, members, others)) != Counter(legs):
        return None
    loans = _loans([leg.loan_id for leg in lent if leg.loan_id is not None])
    return Stated(entry.date, kas, bank, members, loans, others, -_sum(legs, MODAL_AWAL))


def opening_page(entry: Entry, detail: EntryDetail) -> str:
    """The name of the page of Betulkan of a saldo awal that stands, "" for every other entry."""
    return "betulkan_saldo_awal" if detail.stands and opening_of(entry) is not None else ""


def _sum(legs: Sequence[LegLine], account: int) -> int:
    return sum(leg.debit - leg.credit for leg in legs if leg.account == account)


def _savings(legs: Sequence[LegLine]) -> tuple[OpeningSavings, ...]:
    names = {account: name for name, account in FIELDS.items()}
    found: dict[UUID, dict[str, int]] = {}
    for leg in legs:
        if leg.account in names and leg.member_id is not None:
            found.setdefault(leg.member_id, {})[names[leg.account]] = leg.credit
    return tuple(OpeningSavings(member, **saved) for member, saved in found.items())


def _others(legs: Sequence[LegLine]) -> tuple[OpeningOther, ...]:
    return tuple(
        OpeningOther(leg.account, leg.credit, leg.fund or "") for leg in legs if leg.account in OTHERS
    )


def _loans(loan_ids: Sequence[UUID]) -> dict[UUID, TakenLoan]:
    if not loan_ids:
        return {}
    first = planned_lines(loan_ids, plan=1, no=1)
    rows = Loan.objects.in_bulk(loan_ids)
    return {i: _taken(rows[i], part=first[i][0][1].principal) for i in loan_ids}


def _taken(loan: Loan, part: int) -> TakenLoan:
    purpose, original = told_apart(loan.purpose)
    return TakenLoan(
        loan.member_id,
        loan.principal,
        part,
        loan.first_due,
        purpose,
        loan.rate_bps,
        Method(loan.method),
        original,
        Rhythm(loan.rhythm),
        loan.fund,
    )
