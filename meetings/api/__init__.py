"""Meetings over the API: reading them, and posting one by the command of the page."""
