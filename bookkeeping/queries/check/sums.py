"""The proofs that are sums: each a statement of sums.sql, or of the file of an app above the ledger."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from bookkeeping.queries.check.drift import Drift
from regions.tenancy.scope import current_kota_id

_NAME = re.compile(r"^-- proof: (\w+)$", re.MULTILINE)


LEDGER = Path(__file__).with_name("sums.sql")


def proofs(file: Path = LEDGER) -> dict[str, str]:
    """Name of each proof -> its statement, in the order of the file."""
    _, *parts = _NAME.split(file.read_text(encoding="utf-8"))
    return {name: sql.partition(";")[0] for name, sql in zip(parts[::2], parts[1::2], strict=True)}


def sums_drift(file: Path = LEDGER) -> Iterator[Drift]:
    """Every place where a sum, a run of numbers or a rollup is not what the legs say."""
    for name, sql in proofs(file).items():
        with connection.cursor() as cursor:
            cursor.execute(sql, {"kota": current_kota_id()})
            for group_id, place, kept, computed in cursor.fetchall():
                yield Drift(name, group_id, place, kept or "tidak ada", computed or "tidak ada")
