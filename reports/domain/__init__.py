"""Frozen contexts of the reports: what an issued paper says, down to the last figure. No Django."""
