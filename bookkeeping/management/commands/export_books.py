"""bin/manage export_books --kota 35.76 --format beancount --out FILE: the books for other programs."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from bookkeeping.domain.exchange import WRITERS
from bookkeeping.management.kota import group_of, kota_of
from bookkeeping.queries.export import export_balances, export_entries, first_and_last_day, group_words
from regions.queries.day import today_here
from regions.tenancy.scope import scope


class Command(BaseCommand):
    """Writes entry by entry; at the end it asserts what every account must stand at."""

    help = "Export the books of a kota, or of one group in it, to beancount, hledger or CSV."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kota", required=True, help="35.76")
        parser.add_argument("--group", help="id or name")
        parser.add_argument("--format", required=True, choices=sorted(WRITERS))
        parser.add_argument("--out", required=True, type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints how many entries were written where."""
        kota, count = kota_of(options["kota"]), 0
        with scope(kota.id), Path(options["out"]).open("w", encoding="utf-8") as out:
            group_id = group_of(options["group"]).id if options["group"] else None
            writer = WRITERS[options["format"]](group_words(group_id))
            first, last = first_and_last_day(group_id) or (today_here(), today_here())
            out.writelines(writer.head(first))
            for entry in export_entries(group_id):
                out.writelines(writer.entry(entry))
                count += 1
            out.writelines(writer.tail(last, export_balances(group_id)))
        self.stdout.write(f"{count} catatan ditulis ke {options['out']}.")
