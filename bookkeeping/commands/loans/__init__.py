"""The writes of loans."""
