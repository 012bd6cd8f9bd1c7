"""The ledger over the API: entries, books and trial balance, read only."""
