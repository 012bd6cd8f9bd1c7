"""Opening a loan: the decision, its whole schedule, and the entry that pays it out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max

from bookkeeping.commands.drafts import disbursal_draft
from bookkeeping.domain.draft import EntryDraft
from bookkeeping.domain.loans.schedule import Instalment as Line
from bookkeeping.domain.loans.schedule import LoanTerms, check_terms, make_schedule
from bookkeeping.domain.loans.taken import TakenLoan, lines_left
from bookkeeping.domain.occasion import Occasion, Person
from bookkeeping.locks import lock_book
from bookkeeping.models import Instalment, Loan
from common.ids import uuid7
from common.problems import Problem, Problems

LONGEST_PURPOSE, LONGEST_FUND = 120, 60


@dataclass(frozen=True, slots=True)
class NewLoan:
    """A loan as the meeting decided it."""

    borrower: Person
    terms: LoanTerms
    purpose: str
    fund: str = ""  # sumber dana
    bank: bool = False  # paid out of the bank instead of the kas
    guarantor: Person | None = None
    joint_liability: bool = False  # tanggung renteng
    loan_id: UUID = field(default_factory=uuid7)


def loan_problems(new: NewLoan, disbursed_on: date) -> tuple[Problem, ...]:
    """Every problem of a new loan, at the fields of its terms and at purpose, fund, first_due."""
    found = Problems(check_terms(new.terms))
    if not new.purpose.strip():
        found.add("purpose", f"Tulis untuk usaha apa pinjaman {new.borrower.called}.", "kosong")
    elif len(new.purpose.strip()) > LONGEST_PURPOSE:
        found.add("purpose", f"Keperluan paling panjang {LONGEST_PURPOSE} huruf.", "terlalu_panjang")
    if len(new.fund.strip()) > LONGEST_FUND:
        found.add("fund", f"Sumber dana paling panjang {LONGEST_FUND} huruf.", "terlalu_panjang")
    if new.terms.first_due <= disbursed_on:
        found.add("first_due", "Angsuran pertama harus sesudah tanggal pinjaman.", "urutan")
    if new.guarantor is not None and new.guarantor.member_id == new.borrower.member_id:
        found.add("guarantor_id", "Penjamin harus anggota lain, bukan peminjam sendiri.", "sendiri")
    elif new.guarantor is not None and new.joint_liability:
        found.add("guarantor_id", "Pilih salah satu: penjamin, atau tanggung renteng.", "dua_jaminan")
    return tuple(found)


def open_loan(occasion: Occasion, kelurahan_id: int, new: NewLoan) -> tuple[Loan, EntryDraft]:
    """Write the loan with its schedule, numbered under the lock of the book; answers the disbursal to post.

    Part of a command, inside its transaction, which must post the draft. Refuses what loan_problems finds.
    """
    Problems(loan_problems(new, occasion.date)).raise_if_any()
    lock_book(occasion.group_id)
    loan = _write_loan(
        occasion,
        kelurahan_id,
        new.terms,
        make_schedule(new.terms),
        id=new.loan_id,
        member_id=new.borrower.member_id,
        guarantor_id=new.guarantor.member_id if new.guarantor else None,
        joint_liability=new.joint_liability,
        purpose=new.purpose.strip(),
        fund=new.fund.strip(),
    )
    return loan, disbursal_draft(occasion, loan, new.borrower, bank=new.bank)


def take_over_loan(occasion: Occasion, kelurahan_id: int, taken: TakenLoan) -> Loan:
    """A loan that was running before these books began, with what is left of its plan.

    Part of a command that holds the lock of the book and posts its piutang; its values have no problems.
    """
    return _write_loan(
        occasion,
        kelurahan_id,
        taken.terms,
        lines_left(taken),
        member_id=taken.member_id,
        purpose=taken.told_purpose,
        fund=taken.fund.strip(),
    )


def _write_loan(
    occasion: Occasion, kelurahan_id: int, terms: LoanTerms, lines: Sequence[Line], **facts: Any
) -> Loan:
    """The loan with the next number of its group, and its first plan."""
    last = Loan.objects.filter(group_id=occasion.group_id).aggregate(last=Max("number"))["last"] or 0
    loan = Loan.objects.create(
        kelurahan_id=kelurahan_id,
        group_id=occasion.group_id,
        meeting_id=occasion.meeting_id,
        number=last + 1,
        principal=terms.principal,
        rate_bps=terms.rate_bps_per_month,
        method=terms.method.value,
        count=terms.count,
        rhythm=terms.rhythm.value,
        rounding=terms.rounding,
        grace=terms.grace,
        disbursed_on=occasion.date,
        first_due=terms.first_due,
        **facts,
    )
    write_plan(loan, 1, lines)
    return loan


def write_plan(loan: Loan, plan: int, lines: Sequence[Line]) -> None:
    """The lines of a plan of a loan; the database refuses those that do not sum to it."""
    # One INSERT, because the database checks the sum of a schedule as it arrives: no batch_size.
    Instalment.objects.bulk_create(
        [
            Instalment(
                kelurahan_id=loan.kelurahan_id,
                loan_id=loan.id,
                group_id=loan.group_id,
                plan=plan,
                no=line.no,
                due_on=line.due,
                principal=line.principal,
                interest=line.interest,
            )
            for line in lines
        ]
    )
