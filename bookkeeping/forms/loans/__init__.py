"""The forms of loans."""
