"""The money books as paper shows them: frozen, added up and checked before a page is laid out.

The columns are those of the paper books (docs: Buku Kas Umum UP2K, koperasi form of Buku Simpanan).
A figure that does not follow from the others is refused here, never printed.
"""

from bookkeeping.domain.prints.balance import BalanceLine, TrialBalance
from bookkeeping.domain.prints.cash import CashBook, CashLine
from bookkeeping.domain.prints.figures import DoesNotAddUp
from bookkeeping.domain.prints.loans import CardLine, DueLine, LoanCard, LoanList, LoanRow
from bookkeeping.domain.prints.savings import Savings, SavingsBook, SavingsRow

__all__ = [
    "BalanceLine",
    "CardLine",
    "CashBook",
    "CashLine",
    "DoesNotAddUp",
    "DueLine",
    "LoanCard",
    "LoanList",
    "LoanRow",
    "Savings",
    "SavingsBook",
    "SavingsRow",
    "TrialBalance",
]
