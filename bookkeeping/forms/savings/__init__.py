"""The forms of savings."""
