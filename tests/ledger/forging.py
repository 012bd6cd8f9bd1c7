"""A committed book that is forged as only the owner of the tables can, looked at, and put back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO

from django.core.management import CommandError, call_command
from django.db import connections
from django.db.backends.utils import CursorWrapper

from regions.tenancy.scope import scope
from tests.ledger.books import KOTA

Forgeries = dict[str, tuple[str, set[str]]]  # what is forged -> how, and the rules that are said to be broken
KEY = (
    "SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid"
    " AND a.attnum = ANY (i.indkey) WHERE i.indisprimary AND i.indrelid = %s::regclass"
)
COLUMNS = (
    "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
    " AND attgenerated = ''"
)


@dataclass(frozen=True)
class Told:
    """What check_ledger said: the rules that are broken, all its words, and what it exits with."""

    rules: set[str]
    words: str
    code: int


def check() -> Told:
    """Run check_ledger over every city."""
    said, failed, code = StringIO(), StringIO(), 0
    try:
        call_command("check_ledger", stdout=said, stderr=failed)
    except CommandError as error:
        code = error.returncode
    told = failed.getvalue()
    rules = {line.split(": ")[0].removeprefix("35.76 ") for line in told.splitlines()}
    return Told(rules, said.getvalue() + told, code)


@contextmanager
def forged(sql: str, tables: Sequence[str]) -> Iterator[None]:
    """Inside, `sql` is done to these tables, parents first, with their guards off; then it is undone."""
    with _unguarded(tables) as cursor:
        kept = {table: _rows(cursor, table) for table in tables}
        cursor.execute(sql)
    try:
        yield
    finally:
        with _unguarded(tables) as cursor:
            _put_back(cursor, kept)


@contextmanager
def _unguarded(tables: Sequence[str]) -> Iterator[CursorWrapper]:
    with scope(KOTA, using="owner"), connections["owner"].cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield cursor
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _rows(cursor: CursorWrapper, table: str) -> str:
    cursor.execute(f"SELECT coalesce(json_agg(t), '[]')::text FROM {table} t")
    return str(cursor.fetchone()[0])


def _put_back(cursor: CursorWrapper, kept: dict[str, str]) -> None:
    """Rows that are gone or changed are written again, parents first; strange ones go, children first."""
    for table, rows in kept.items():
        key, columns = _names(cursor, KEY, table), _names(cursor, COLUMNS, table)
        changed = ", ".join(f"{name} = EXCLUDED.{name}" for name in columns if name not in key)
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) OVERRIDING SYSTEM VALUE SELECT {', '.join(columns)}"
            f" FROM json_populate_recordset(NULL::{table}, %s)"
            f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {changed}",
            [rows],
        )
    for table, rows in reversed(kept.items()):
        names = ", ".join(_names(cursor, KEY, table))
        theirs = f"SELECT {names} FROM json_populate_recordset(NULL::{table}, %s)"
        cursor.execute(f"DELETE FROM {table} WHERE ({names}) NOT IN ({theirs})", [rows])


def _names(cursor: CursorWrapper, sql: str, table: str) -> list[str]:
    cursor.execute(sql, [table])
    return [name for (name,) in cursor.fetchall()]
