"""bin/manage trial_balance --kota 35.76 --until 2026-10-31 --json: every account on a day."""

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from bookkeeping.management.kota import group_of, kota_of
from bookkeeping.queries.trial import TrialBalance, trial_balance
from common.rupiah import format_rupiah
from common.words import tanggal
from regions.tenancy.scope import scope


class Command(BaseCommand):
    """Reads whole months from the rollup and the rest from legs."""

    help = "Print the trial balance of a kota, or of one group in it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kota", required=True, help="35.76")
        parser.add_argument("--group", help="id or name")
        parser.add_argument("--until", required=True, type=date.fromisoformat, help="2026-10-31, included")
        parser.add_argument("--json", action="store_true", help="nothing but JSON on standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints the accounts in the order of the chart, and both sums."""
        kota = kota_of(options["kota"])
        with scope(kota.id):
            group = group_of(options["group"]) if options["group"] else None
            found = trial_balance(group.id if group else None, options["until"])
        if options["json"]:
            whose = {"kota": kota.code, "group": str(group.id) if group else None}
            self.stdout.write(json.dumps(whose | _as_dict(found), indent=2))
            return
        self.stdout.write(f"Neraca saldo {group or kota} sampai {tanggal(found.until)}")
        for line in found.lines:
            amounts = "".join(f"{format_rupiah(n):>20}" for n in (line.debit, line.credit, line.saldo))
            self.stdout.write(f"{line.account} {line.name:<28}{amounts}")
        self.stdout.write(f"{'Jumlah':<33}{format_rupiah(found.debit):>20}{format_rupiah(found.credit):>20}")


def _as_dict(found: TrialBalance) -> dict[str, Any]:
    return {
        "until": found.until.isoformat(),
        "accounts": [
            {
                "account": line.account,
                "name": line.name,
                "kind": line.kind.value,
                "debit": line.debit,
                "credit": line.credit,
                "saldo": line.saldo,
            }
            for line in found.lines
        ],
        "debit": found.debit,
        "credit": found.credit,
    }
