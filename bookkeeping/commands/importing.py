"""Taking over a journal kept elsewhere: read once into a temporary table, checked, posted in large batches.

A table behind row-level security takes no COPY, so the rows go through a temporary table and INSERT … SELECT.
The ledger's own triggers number nothing: they check and seal what arrives here as they do everywhere.
"""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection

from accounts.commands import command
from accounts.policies import Actor, Place, require
from bookkeeping.commands.refusals import in_words
from bookkeeping.domain.journal import JournalLeg, Known, read_journal
from bookkeeping.locks import lock_books
from common import clock
from common.problems import Problem, Refused
from groups.policies import KEEP_BOOKS
from regions.tenancy.scope import current_kota_id

BATCH = 20_000  # transactions in one INSERT: the server keeps a note of every row until its checks have run

STAGE = """
DROP TABLE IF EXISTS pg_temp.up2k_import;
CREATE TEMPORARY TABLE up2k_import (
    line int, place int, entry_id uuid, nr int, tx_id text, date date, group_id uuid, account int,
    debit bigint, credit bigint
) ON COMMIT DROP
"""
TORN = """
SELECT max(line) FROM up2k_import WHERE nr = 1 GROUP BY tx_id HAVING count(*) > 1 ORDER BY 1
"""
SEALED = """
SELECT t.line, max(m.period) FROM up2k_import t
JOIN bookkeeping_month m ON m.kota_id = %s AND m.group_id = t.group_id AND m.state = 'sealed'
    AND m.period >= to_char(t.date, 'YYYYMM')::int
WHERE t.nr = 1 GROUP BY t.line ORDER BY t.line
"""
ENTRIES = """
INSERT INTO bookkeeping_entry (kota_id, kelurahan_id, id, group_id, seq, date, period, voucher_year,
    voucher_no, kind, memo, meeting_id, command_id, reverses_id, replaces_id, reason, cash_reason,
    recorded_at, recorded_by_id, recorded_name)
SELECT b.kota_id, b.kelurahan_id, t.entry_id, t.group_id,
    b.last_seq + row_number() OVER (PARTITION BY t.group_id ORDER BY t.place),
    t.date, to_char(t.date, 'YYYYMM')::int, extract(year FROM t.date),
    coalesce(v.last, 0) + row_number() OVER (PARTITION BY t.group_id, extract(year FROM t.date)
        ORDER BY t.place),
    'impor', 'Pindahan ' || t.tx_id, NULL, %(command)s, NULL, NULL, '', %(cash_reason)s,
    %(now)s, %(user)s, %(name)s
FROM up2k_import t
JOIN bookkeeping_book b ON b.kota_id = %(kota)s AND b.group_id = t.group_id
LEFT JOIN bookkeeping_voucherrun v ON v.kota_id = %(kota)s AND v.group_id = t.group_id
    AND v.year = extract(year FROM t.date)
WHERE t.nr = 1 AND t.place BETWEEN %(first)s AND %(last)s
ORDER BY t.place
"""
LEGS = """
INSERT INTO bookkeeping_leg (kota_id, kelurahan_id, entry_id, group_id, date, account_id, debit, credit, fund)
SELECT b.kota_id, b.kelurahan_id, t.entry_id, t.group_id, t.date, t.account, t.debit, t.credit, ''
FROM up2k_import t JOIN bookkeeping_book b ON b.kota_id = %(kota)s AND b.group_id = t.group_id
WHERE t.place BETWEEN %(first)s AND %(last)s
ORDER BY t.place, t.nr
"""


_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


@dataclass(frozen=True)
class Staged:
    """A journal that lies in the temporary table: which bytes it was, and how much it holds."""

    sha256: str
    transactions: int
    rows: int


@dataclass(frozen=True)
class ImportJournal:
    """Post the journal that was staged in this transaction; `cash_reason` lets its cash go below zero."""

    command_id: UUID
    sha256: str
    transactions: int
    rows: int
    cash_reason: str = ""


@dataclass(frozen=True)
class Imported:
    """What was taken over, and when."""

    transactions: int
    rows: int
    groups: int
    at: datetime

    @property
    def about(self) -> dict[str, str]:
        """For the log: how much came in."""
        return {"catatan": str(self.transactions), "baris": str(self.rows), "kelompok": str(self.groups)}


def stage_journal(path: Path, known: Known) -> Staged:
    """Read a CSV file into the temporary table of this transaction; memory does not grow with the file.

    Refuses with every problem, each at "baris N": spelling, unknown groups and accounts, unbalanced or torn
    transactions, sealed months.
    """
    problems: list[Problem] = []
    with path.open("rb") as raw:
        digest = hashlib.file_digest(raw, "sha256").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(STAGE)
        with (
            path.open(newline="", encoding="utf-8-sig") as text,
            cursor.copy("COPY up2k_import FROM STDIN") as copy,
        ):
            for leg in read_journal(csv.reader(text, strict=True), known, problems):
                copy.write(_copy_line(leg))
        problems.extend(() if problems else _stored_problems(cursor))
        if problems:
            raise Refused(problems)
        cursor.execute("SELECT max(place), count(*) FROM up2k_import")
        transactions, rows = cursor.fetchone()
        if transactions > BATCH:  # one batch reads the whole table anyway
            cursor.execute("CREATE INDEX ON up2k_import (place, nr)")
            cursor.execute("ANALYZE up2k_import")
    return Staged(digest, transactions, rows)


@command("bookkeeping.import_journal")
def import_journal(cmd: ImportJournal, *, actor: Actor) -> Imported:
    """Post everything that is staged, as entries of the kind impor in the order of the file.

    Refuses cash below zero without a reason; the books of all its groups are locked meanwhile.
    """
    kota_id = current_kota_id()
    require(actor, KEEP_BOOKS, Place(kota_id))
    now = clock.now()
    with in_words(), connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT group_id FROM up2k_import")
        groups = [group_id for (group_id,) in cursor.fetchall()]
        lock_books(groups)
        told: dict[str, Any] = {
            "kota": kota_id,
            "command": cmd.command_id,
            "cash_reason": cmd.cash_reason,
            "now": now,
            "user": actor.user_id,
            "name": actor.name,
        }
        for first in range(1, cmd.transactions + 1, BATCH):
            batch = told | {"first": first, "last": first + BATCH - 1}
            cursor.execute(ENTRIES, batch)
            cursor.execute(LEGS, batch)
    return Imported(cmd.transactions, cmd.rows, len(groups), now)


def _copy_line(leg: JournalLeg) -> str:
    """A row as COPY reads it; only the tx_id is free text and needs its signs escaped."""
    line, place, entry_id, nr, tx_id, day, group_id, account, debit, credit = leg
    told = tx_id if tx_id.isalnum() else tx_id.translate(_ESCAPES)
    return f"{line}\t{place}\t{entry_id}\t{nr}\t{told}\t{day}\t{group_id}\t{account}\t{debit}\t{credit}\n"


def _stored_problems(cursor: Any) -> Iterator[Problem]:
    """What only all rows together, or the books, can tell."""
    cursor.execute(TORN)
    for (line,) in cursor.fetchall():
        yield Problem(f"baris {line}", "tx_id ini sudah dipakai di atas.", "terpisah")
    cursor.execute(SEALED, [current_kota_id()])
    for line, period in cursor.fetchall():
        text = f"Bukunya sudah disegel sampai {period % 100:02d}/{period // 100}."
        yield Problem(f"baris {line}", text, "disegel")
