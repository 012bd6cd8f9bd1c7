"""The money books of a group: append-only entries, seen as the paper books the kader knows."""
