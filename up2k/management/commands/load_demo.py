"""load_demo: the demonstration data, made through the commands; what is there already stays."""

from typing import Any

from django.core.management.base import BaseCommand

from up2k.demo.load import load


class Command(BaseCommand):
    """Loads what is missing of the demonstration."""

    help = "Muat data contoh enam kota."

    def handle(self, *args: Any, **options: Any) -> None:
        """Tells each city as it begins."""
        load(self.stdout.write)
