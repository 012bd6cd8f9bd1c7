"""The closing app: what is checked before a month ends, and what a year comes to."""

from django.apps import AppConfig


class ClosingConfig(AppConfig):
    """Completeness of a month; neraca, hasil usaha, SHU and the RAT pack of a year."""

    name = "closing"
