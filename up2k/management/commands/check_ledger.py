"""bin/manage check_ledger: prove from the legs that everything derived from them is right, in every app."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from bookkeeping.management.kota import kota_of
from bookkeeping.models import Entry
from bookkeeping.queries.check import Drift, find_drift
from closing.queries.check import shares_drift
from goods.queries.check import goods_drift
from regions.models import Kota
from regions.tenancy.scope import scope

# What each app proves of its own: here, because only the top knows all of them.
PROOFS: tuple[Callable[[], Iterator[Drift]], ...] = (find_drift, goods_drift, shares_drift)


class Command(BaseCommand):
    """Exits with 1 and prints every place that is wrong."""

    help = "Recompute balances, chains, vouchers, rollups and schedules of every kota, or of one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kota", help="35.76; every kota when left out")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints a line for each kota."""
        code, wrong = options["kota"], 0
        for kota in [kota_of(code)] if code else list(Kota.objects.order_by("id")):
            with scope(kota.id):
                found = 0
                for drift in chain.from_iterable(proof() for proof in PROOFS):
                    found += 1
                    self.stderr.write(f"{kota.code} {drift}")
                entries = Entry.objects.count()
            wrong += found
            self.stdout.write(f"{kota.code} {kota.name}: {entries} catatan, {found} tidak cocok.")
        if wrong:
            raise CommandError(f"{wrong} tidak cocok. Jangan menulis apa pun sebelum sebabnya jelas.")
