"""The books on paper: what the queries found, in the frozen form the printing templates take."""

from bookkeeping.papers.balance import trial_balance
from bookkeeping.papers.card import card_picture, member_card
from bookkeeping.papers.cash import cash_book, finance_book, purse_book
from bookkeeping.papers.desk import LANDSCAPE, PORTRAIT, Desk, paper
from bookkeeping.papers.loans import loan_card, loan_list
from bookkeeping.papers.savings import savings_book
from bookkeeping.papers.year import iuran_book, member_register, year_book

__all__ = [
    "LANDSCAPE",
    "PORTRAIT",
    "Desk",
    "card_picture",
    "cash_book",
    "finance_book",
    "iuran_book",
    "loan_card",
    "loan_list",
    "member_card",
    "member_register",
    "paper",
    "purse_book",
    "savings_book",
    "trial_balance",
    "year_book",
]
