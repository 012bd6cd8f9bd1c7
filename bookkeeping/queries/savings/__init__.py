"""The reads of savings."""
