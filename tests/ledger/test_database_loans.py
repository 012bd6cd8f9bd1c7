"""What the database keeps of a loan, from its legs alone (docs/ledger.md): paid, given up, taken back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from bookkeeping.commands.loans.paying import pay_instalment
from bookkeeping.domain.chart import PINJAMAN_DIHAPUS, PIUTANG_PINJAMAN
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.models import LoanMovement
from bookkeeping.queries.check import find_drift
from common.ids import uuid7
from tests.commands.test_bookkeeping_loans import lent, paying
from tests.ledger.books import ACTOR, Melati, posted

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 20)


def giving_up(melati: Melati, loan_id: UUID, amount: int, who: int = 1) -> EntryDraft:
    """Pokok of a loan becomes biaya: it is written off."""
    member_id = melati.people[who].member_id
    legs = (
        LegLine(PINJAMAN_DIHAPUS, amount, 0, member_id=member_id, loan_id=loan_id),
        LegLine(PIUTANG_PINJAMAN, 0, amount, member_id=member_id, loan_id=loan_id),
    )
    return EntryDraft(uuid7(), melati.id, DAY, EntryKind.HAPUS_PINJAMAN, "Pinjaman dihapus", legs)


def undoing(draft: EntryDraft) -> EntryDraft:
    legs = tuple(replace(leg, debit=leg.credit, credit=leg.debit) for leg in draft.legs)
    return replace(
        draft, id=uuid7(), kind=EntryKind.PEMBALIK, legs=legs, reverses=draft.id, reason="Salah orang"
    )


def moved(loan_id: UUID, period: int = 202610) -> Sequence[int]:
    """Paid pokok, paid jasa, given up, in a month."""
    fields = ("paid_principal", "paid_interest", "written_off")
    return tuple(LoanMovement.objects.values_list(*fields).get(loan_id=loan_id, period=period))


def test_pokok_given_up_was_not_paid(melati: Melati) -> None:
    loan_id = lent(melati)
    pay_instalment(paying(loan_id, principal=50_000, interest=7_500), actor=ACTOR)
    draft = giving_up(melati, loan_id, 450_000)
    posted(draft)
    assert moved(loan_id) == (50_000, 7_500, 450_000)
    assert list(find_drift()) == []


def test_a_write_off_taken_back_leaves_nothing_given_up(melati: Melati) -> None:
    loan_id = lent(melati)
    pay_instalment(paying(loan_id, principal=50_000, interest=7_500), actor=ACTOR)
    draft = giving_up(melati, loan_id, 450_000)
    posted(draft)
    posted(undoing(draft))
    assert moved(loan_id) == (50_000, 7_500, 0)
    assert list(find_drift()) == []


def test_both_in_one_posting_with_what_stands_instead(melati: Melati) -> None:
    loan_id = lent(melati)
    draft = giving_up(melati, loan_id, 450_000)
    posted(draft, undoing(draft), giving_up(melati, loan_id, 400_000))
    assert moved(loan_id) == (0, 0, 400_000)
    assert LoanMovement.objects.get(loan_id=loan_id, period=202608).lent == 500_000
    assert list(find_drift()) == []
