"""Frozen values and rules of a contest. No Django."""
