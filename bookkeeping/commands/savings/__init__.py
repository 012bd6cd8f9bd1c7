"""The writes of savings."""
