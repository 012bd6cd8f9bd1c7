"""Frozen values and rules of dashboards. No Django."""
