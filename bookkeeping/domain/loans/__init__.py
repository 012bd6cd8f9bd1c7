"""Loans: their schedules, what is paid on them, and what becomes of them."""
