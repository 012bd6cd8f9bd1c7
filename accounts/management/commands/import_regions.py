"""bin/manage import_regions FILE: the areas of the cities in a CSV list."""

import csv
from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.commands import ImportRegions, import_regions
from accounts.policies import Actor
from common.clock import ZONES
from common.ids import uuid7
from common.problems import Refused
from regions.domain.wilayah import read_areas


def _zone(text: str) -> tuple[str, str]:
    code, _, zone = text.partition("=")
    if zone not in ZONES:
        raise ArgumentTypeError("tulis misalnya 53.71=WITA (WIB, WITA atau WIT)")
    return code, ZONES[zone]


class Command(BaseCommand):
    """Reads, refuses line by line, or takes over everything at once."""

    help = "Load kota, kecamatan and kelurahan from a CSV file; see regions/data/README.md."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--zone",
            type=_zone,
            action="append",
            default=[],
            help="another zone than the province's: 53.71=WITA",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints what changed; on refusal prints each problem and exits with 1."""
        try:
            with options["file"].open(newline="", encoding="utf-8-sig") as lines:
                areas = read_areas(csv.reader(lines, strict=True))
            cmd = ImportRegions(uuid7(), areas, dict(options["zone"]))
            done = import_regions(cmd, actor=Actor.operator("import_regions"))
        except Refused as refused:
            told = "\n".join(problem.message for problem in refused.problems)
            raise CommandError(
                f"{told}\n{len(refused.problems)} masalah; tidak ada yang disimpan."
            ) from refused
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise CommandError(f"Berkas tidak terbaca: {error}") from error
        changes = f"{done.made} wilayah baru, {done.renamed} ganti nama, {done.unchanged} tetap"
        self.stdout.write(f"{len(done.kota)} kota: {changes}.")
