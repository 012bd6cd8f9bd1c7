"""The reads of loans."""
