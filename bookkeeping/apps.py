"""The bookkeeping app: the append-only double-entry ledger behind the paper books."""

from django.apps import AppConfig


class BookkeepingConfig(AppConfig):
    """Accounts, entries, legs, months, loans, and what the database keeps of them by itself."""

    name = "bookkeeping"
