"""Taking over a journal kept elsewhere: read once into a temporary table, checked, posted in large batches.

A table behind row-level security takes no COPY, so the rows go through a temporary table and INSERT … SELECT.
The ledger's own triggers number nothing: they check and seal what arrives here as they do everywhere.
"""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
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

LINES = 500  # rows in one message of COPY
BATCH = 20_000  # transactions in one INSERT: the server keeps a note of every row until its checks have run

STAGE = """
DROP TABLE IF EXISTS pg_temp.up2k_import, pg_temp.up2k_import_book;
CREATE TEMPORARY TABLE up2k_import_book (book int, group_id uuid) ON COMMIT DROP;
CREATE TEMPORARY TABLE up2k_import (
    line int, place int, entry_id uuid, leg int, tx_id text, date date, book int, nr int, year_nr int,
    account int, debit bigint, credit bigint
) ON COMMIT DROP
"""
BOOKS = """
SELECT g.group_id, b.kelurahan_id, b.last_seq FROM up2k_import_book g
JOIN bookkeeping_book b ON b.kota_id = %s AND b.group_id = g.group_id ORDER BY g.book
"""
VOUCHERS = """
SELECT coalesce(json_object_agg(g.book || '/' || v.year, v.last), '{}')::text FROM up2k_import_book g
JOIN bookkeeping_voucherrun v ON v.kota_id = %s AND v.group_id = g.group_id
"""
TORN = """
SELECT max(line) FROM up2k_import WHERE leg = 1 GROUP BY tx_id HAVING count(*) > 1 ORDER BY 1
"""
SEALED = """
SELECT t.line, b.counts_until FROM up2k_import t
JOIN up2k_import_book g ON g.book = t.book
JOIN bookkeeping_book b ON b.kota_id = %s AND b.group_id = g.group_id
    AND to_char(t.date, 'YYYYMM')::int BETWEEN b.counts_from AND b.counts_until
WHERE t.leg = 1 ORDER BY t.line
"""
ENTRIES = """
INSERT INTO bookkeeping_entry (kota_id, kelurahan_id, id, group_id, seq, date, period, voucher_year,
    voucher_no, kind, memo, meeting_id, command_id, reverses_id, replaces_id, reason, cash_reason,
    recorded_at, recorded_by_id, recorded_name)
SELECT %(kota)s, (%(areas)s::bigint[])[t.book], t.entry_id, (%(groups)s::uuid[])[t.book],
    (%(lasts)s::bigint[])[t.book] + t.nr, t.date, to_char(t.date, 'YYYYMM')::int, extract(year FROM t.date),
    coalesce((%(vouchers)s::jsonb ->> (t.book || '/' || extract(year FROM t.date)))::int, 0) + t.year_nr,
    'impor', 'Pindahan ' || t.tx_id, NULL, %(command)s, NULL, NULL, '', %(cash_reason)s,
    %(now)s, %(user)s, %(name)s
FROM up2k_import t
WHERE t.leg = 1 AND t.place BETWEEN %(first)s AND %(last)s
ORDER BY t.place
"""
LEGS = """
INSERT INTO bookkeeping_leg (kota_id, kelurahan_id, entry_id, group_id, date, account_id, debit, credit, fund)
SELECT %(kota)s, (%(areas)s::bigint[])[t.book], t.entry_id, (%(groups)s::uuid[])[t.book], t.date, t.account,
    t.debit, t.credit, ''
FROM up2k_import t
WHERE t.place BETWEEN %(first)s AND %(last)s
ORDER BY t.place, t.leg
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
    groups: dict[UUID, int] = {}
    with path.open("rb") as raw:
        digest = hashlib.file_digest(raw, "sha256").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(STAGE)
        with (
            path.open(newline="", encoding="utf-8-sig") as text,
            cursor.copy("COPY up2k_import FROM STDIN") as copy,
        ):
            legs = map(_copy_line, read_journal(csv.reader(text, strict=True), known, problems, groups))
            while lines := "".join(islice(legs, LINES)):
                copy.write(lines)
        cursor.execute(
            "INSERT INTO up2k_import_book SELECT nr, id FROM unnest(%s::uuid[]) WITH ORDINALITY g (id, nr)",
            [list(groups)],
        )
        problems.extend(() if problems else _stored_problems(cursor))
        if problems:
            raise Refused(problems)
        cursor.execute("SELECT max(place), count(*) FROM up2k_import")
        transactions, rows = cursor.fetchone()
        if transactions > BATCH:  # one batch reads the whole table anyway
            cursor.execute("CREATE INDEX ON up2k_import (place, leg)")
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
        books = _locked_books(cursor)
        told: dict[str, Any] = {
            "kota": kota_id,
            **books,
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
    return Imported(cmd.transactions, cmd.rows, len(books["groups"]), now)


def _locked_books(cursor: Any) -> dict[str, Any]:
    """The books of the staged journal, locked: groups, areas and last numbers in the order of the file."""
    cursor.execute("SELECT group_id FROM up2k_import_book")
    lock_books([group_id for (group_id,) in cursor.fetchall()])
    cursor.execute(BOOKS, [current_kota_id()])
    groups, areas, lasts = map(list, zip(*cursor.fetchall(), strict=True))
    cursor.execute(VOUCHERS, [current_kota_id()])
    (vouchers,) = cursor.fetchone()
    return {"groups": groups, "areas": areas, "lasts": lasts, "vouchers": vouchers}


def _copy_line(leg: JournalLeg) -> str:
    """A row as COPY reads it; only the tx_id is free text and needs its signs escaped."""
    line, place, entry_id, nth, tx_id, *rest = leg
    told = tx_id if tx_id.isalnum() else tx_id.translate(_ESCAPES)
    return "\t".join(map(str, (line, place, entry_id, nth, told, *rest))) + "\n"


def _stored_problems(cursor: Any) -> Iterator[Problem]:
    """What only all rows together, or the books, can tell."""
    cursor.execute(TORN)
    for (line,) in cursor.fetchall():
        yield Problem(f"baris {line}", "tx_id ini sudah dipakai di atas.", "terpisah")
    cursor.execute(SEALED, [current_kota_id()])
    for line, period in cursor.fetchall():
        text = f"Bukunya sudah disegel sampai {period % 100:02d}/{period // 100}."
        yield Problem(f"baris {line}", text, "disegel")
