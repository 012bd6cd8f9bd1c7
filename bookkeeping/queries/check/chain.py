"""The chain of hashes, computed again in Python from entries and legs alone.

Hashed is the hash before, then an array of the entry and an array of its legs, as PostgreSQL spells JSON.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import connection

from bookkeeping.queries.check.drift import Drift
from regions.tenancy.scope import current_kota_id

ENTRIES = """
SELECT e.id, e.seq, e.date, e.voucher_year, e.voucher_no, e.kind, e.memo, e.meeting_id, e.reverses_id,
    e.replaces_id, e.reason, e.cash_reason, e.recorded_at, e.recorded_name, s.prev_hash, s.hash,
    l.account_id, l.debit, l.credit, l.member_id, l.loan_id, l.fund
FROM bookkeeping_entry e
LEFT JOIN bookkeeping_seal s ON s.kota_id = e.kota_id AND s.entry_id = e.id
LEFT JOIN bookkeeping_leg l ON l.kota_id = e.kota_id AND l.entry_id = e.id
WHERE e.kota_id = %s AND e.group_id = %s ORDER BY e.seq, l.id
"""
BOOKS = "SELECT group_id, head_hash FROM bookkeeping_book WHERE kota_id = %s ORDER BY group_id"
SEALS = """
SELECT s.group_id, s.seq FROM bookkeeping_seal s
LEFT JOIN bookkeeping_entry e ON e.kota_id = s.kota_id AND e.id = s.entry_id
WHERE s.kota_id = %s AND (e.group_id, e.seq) IS DISTINCT FROM (s.group_id, s.seq)
"""
_OF_ENTRY = 16  # how many columns of ENTRIES are of the entry and its seal
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def chain_drift() -> Iterator[Drift]:
    """Every entry whose hash does not follow from what is written; every head that is not the last hash."""
    kota_id = current_kota_id()
    for group_id, seq in _read(SEALS, [kota_id]):
        yield Drift("seal", group_id, f"segel {seq}", "ada", "milik catatan ini")
    # One group in memory at a time.
    for group_id, head in _read(BOOKS, [kota_id]):
        yield from _chain_of(kota_id, group_id, bytes(head))


def _chain_of(kota_id: int, group_id: UUID, head: bytes) -> Iterator[Drift]:
    before = hashlib.sha256(str(group_id).encode()).digest()
    rows = _read(ENTRIES, [kota_id, group_id])
    for entry, lines in groupby(rows, key=lambda row: row[:_OF_ENTRY]):
        prev_hash, kept = entry[14:16]
        computed = _digest(before, kota_id, group_id, entry, [line[_OF_ENTRY:] for line in lines])
        place = f"bukti {entry[4]}/{entry[3]}"
        if kept is None:
            yield Drift("chain", group_id, place, "tidak ada", computed.hex())
        elif (bytes(prev_hash), bytes(kept)) != (before, computed):
            yield Drift("chain", group_id, place, bytes(kept).hex(), computed.hex())
        # Go on from what is kept, so that one forged entry is told once and not with all that follow.
        before = computed if kept is None else bytes(kept)
    if head != before:
        yield Drift("chain_head", group_id, "buku", head.hex(), before.hex())


def _digest(
    before: bytes, kota_id: int, group_id: UUID, entry: tuple[Any, ...], legs: list[tuple[Any, ...]]
) -> bytes:
    pk, seq, day, year, number, kind, memo, meeting, undoes, instead, why, cash, at, who, *_ = entry
    told = [kota_id, group_id, seq, pk, day, year, number, kind, memo, meeting, undoes, instead, why, cash]
    said = _json([*told, _seconds(at), who])
    return hashlib.sha256(before + (said + _json(legs)).encode()).digest()


def _seconds(instant: datetime) -> str:
    """Seconds since 1970 with six decimals, exactly: a float would round them."""
    micro = (instant - _EPOCH) // timedelta(microseconds=1)
    return f"{micro // 1_000_000}.{micro % 1_000_000:06d}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _read(sql: str, params: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
