"""The money books as paper shows them: frozen, added up and checked before a page is laid out.

The columns are those of the paper books (docs: Buku Kas Umum UP2K, koperasi form of Buku Simpanan).
A figure that does not follow from the others is refused here, never printed.
"""

from bookkeeping.domain.prints.balance import BalanceLine, TrialBalance
from bookkeeping.domain.prints.card import CardLoan, CardPayment, CardSaving, MemberCard
from bookkeeping.domain.prints.cash import CashBook, CashLine, FinanceBook, FinanceLine, PurseBook, PurseLine
from bookkeeping.domain.prints.figures import DoesNotAddUp
from bookkeeping.domain.prints.loans import CardLine, DueLine, LoanCard, LoanList, LoanRow
from bookkeeping.domain.prints.members import IuranBook, IuranRow, MemberRegister, MemberRow
from bookkeeping.domain.prints.savings import Savings, SavingsBook, SavingsRow
from bookkeeping.domain.prints.year import YearBook, YearRow

__all__ = [
    "BalanceLine",
    "CardLine",
    "CardLoan",
    "CardPayment",
    "CardSaving",
    "CashBook",
    "CashLine",
    "DoesNotAddUp",
    "DueLine",
    "FinanceBook",
    "FinanceLine",
    "IuranBook",
    "IuranRow",
    "LoanCard",
    "LoanList",
    "LoanRow",
    "MemberCard",
    "MemberRegister",
    "MemberRow",
    "PurseBook",
    "PurseLine",
    "Savings",
    "SavingsBook",
    "SavingsRow",
    "TrialBalance",
    "YearBook",
    "YearRow",
]
