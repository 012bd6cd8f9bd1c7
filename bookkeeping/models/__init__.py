"""Public door of the models of bookkeeping."""

from bookkeeping.models.account import Account
from bookkeeping.models.book import Book, VoucherRun
from bookkeeping.models.entry import Entry, Leg, Seal
from bookkeeping.models.loan import Instalment, Loan, LoanDecision, LoanMovement
from bookkeeping.models.month import Month, MonthlyMovement
from bookkeeping.models.remark import Remark, RemarkWord
from bookkeeping.models.rules import GroupRules
from bookkeeping.models.savings import SavingsInterest
from bookkeeping.models.shared import SharedCard
from bookkeeping.models.style import BookStyle

__all__ = [
    "Account",
    "Book",
    "BookStyle",
    "Entry",
    "GroupRules",
    "Instalment",
    "Leg",
    "Loan",
    "LoanDecision",
    "LoanMovement",
    "Month",
    "MonthlyMovement",
    "Remark",
    "RemarkWord",
    "SavingsInterest",
    "Seal",
    "SharedCard",
    "VoucherRun",
]
