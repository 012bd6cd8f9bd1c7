"""The oldbooks app: what was on paper before, taken over."""

from django.apps import AppConfig


class OldbooksConfig(AppConfig):
    """Opening balances, files of other programs, photos of old pages."""

    name = "oldbooks"
