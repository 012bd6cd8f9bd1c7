"""What the database refuses by itself, whoever writes (docs/ledger.md). Each test bypasses our commands."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from bookkeeping.commands.months import seal_months
from bookkeeping.domain.chart import KAS, MODAL_AWAL, PENJUALAN
from bookkeeping.domain.counted import Counted
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.models import Book, Month, MonthlyMovement, Seal
from bookkeeping.queries.check.sums import sums_drift
from bookkeeping.queries.months import counted_of
from common import clock
from common.ids import uuid7
from common.period import Period
from common.problems import Refused
from tests.ledger.books import ACTOR, KELURAHAN, Melati, books, cash_in, cash_out, posted

pytestmark = pytest.mark.django_db


def refused(rule: str, sql: str, params: list[Any]) -> None:
    before = books()
    with pytest.raises(IntegrityError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)
    assert caught.value.__cause__.diag.constraint_name == rule  # type: ignore[union-attr]
    assert books() == before


def test_entries_are_numbered_and_chained(melati: Melati) -> None:
    first, second = posted(cash_in(melati.id, 50_000), cash_out(melati.id, 20_000))
    (third,) = posted(cash_in(melati.id, 5_000, date(2025, 12, 30)))
    assert [(p.seq, p.voucher_year, p.voucher_no) for p in (first, second, third)] == [
        (1, 2026, 1),
        (2, 2026, 2),
        (3, 2025, 1),
    ]
    seals = list(Seal.objects.order_by("seq"))
    assert [bytes(s.prev_hash) for s in seals[1:]] == [bytes(s.hash) for s in seals[:-1]]
    assert bytes(Book.objects.get().head_hash) == bytes(seals[-1].hash)


def test_the_rollup_follows(melati: Melati) -> None:
    posted(cash_in(melati.id, 50_000), cash_in(melati.id, 7_000), cash_out(melati.id, 20_000))
    rows = MonthlyMovement.objects.order_by("account_id").values_list(
        "account_id", "period", "debit", "credit"
    )
    assert list(rows) == [
        (1101, 202610, 57_000, 20_000),
        (4103, 202610, 0, 57_000),
        (5102, 202610, 20_000, 0),
    ]


LEG = (
    "INSERT INTO bookkeeping_leg"
    " (kota_id, kelurahan_id, entry_id, group_id, date, account_id, debit, credit, fund)"
    " SELECT kota_id, kelurahan_id, id, group_id, date, 1101, 5, 0, '' FROM bookkeeping_entry"
)
OTHER_LEG = (
    " UNION ALL SELECT kota_id, kelurahan_id, id, group_id, date, 4103, 0, 5, '' FROM bookkeeping_entry"
)


def test_unbalanced_legs_are_refused(melati: Melati) -> None:
    draft = cash_in(melati.id, 1_000)
    (entry,) = posted(draft)
    refused("ledger_legs_at_once", LEG + OTHER_LEG, [])
    refused("ledger_balanced", LEG + " WHERE id = %s", [entry.entry_id])


def test_a_sealed_month_takes_no_entry(melati: Melati) -> None:
    posted(cash_in(melati.id, 1_000, date(2026, 8, 1)))
    Month.objects.create(
        group_id=melati.id,
        kelurahan_id=KELURAHAN,
        period=202609,
        state="sealed",
        changed_at=clock.now(),
        changed_name="uji",
    )
    before = books()
    with pytest.raises(Refused, match="September 2026 sudah disegel"):
        posted(cash_in(melati.id, 1_000, date(2026, 9, 30)))
    with pytest.raises(Refused, match="Agustus 2026 sudah disegel"):
        posted(cash_in(melati.id, 1_000, date(2026, 8, 1)))
    assert books() == before
    posted(cash_in(melati.id, 1_000, date(2026, 10, 1)))


def test_before_the_reports_old_books_lead_into_what_stands(melati: Melati) -> None:
    posted(cash_in(melati.id, 1_000, date(2026, 9, 1)))
    seal_months([melati.id], Period(2026, 9), actor=ACTOR)
    old, before = cash_in(melati.id, 5_000, date(2026, 7, 3)), books()
    with pytest.raises(Refused, match="Laporan September 2026 sudah menghitung saldo kelompok ini"):
        posted(old)
    assert books() == before
    out = (LegLine(KAS, 0, 5_000), LegLine(MODAL_AWAL, 5_000, 0))
    leading = EntryDraft(uuid7(), melati.id, date(2026, 8, 31), EntryKind.IMPOR, "Dipindahkan", out)
    posted(cash_in(melati.id, 5_000, date(2025, 12, 3)), leading, cash_in(melati.id, 1_000))
    seal_months([melati.id], Period(2026, 10), actor=ACTOR)
    assert counted_of(melati.id) == Counted(Period(2025, 12), Period(2026, 10))
    assert list(sums_drift()) == []


def test_cash_stays_above_zero_on_every_later_day(melati: Melati) -> None:
    posted(cash_in(melati.id, 50_000, date(2026, 10, 1)), cash_out(melati.id, 40_000, date(2026, 10, 20)))
    before = books()
    with pytest.raises(Refused, match=r"kurang Rp 10\.000 pada 20 Oktober 2026"):
        posted(cash_out(melati.id, 20_000, date(2026, 10, 5)))
    assert books() == before
    posted(cash_out(melati.id, 20_000, date(2026, 10, 5), cash_reason="Talangan bendahara"))
    posted(cash_in(melati.id, 10_000, date(2026, 10, 6)))


def test_nobody_changes_what_is_written(melati: Melati) -> None:
    posted(cash_in(melati.id, 1_000))
    for sql in (
        "UPDATE bookkeeping_entry SET memo = 'lain'",
        "DELETE FROM bookkeeping_leg",
        "UPDATE bookkeeping_seal SET seq = 9",
        "UPDATE bookkeeping_monthlymovement SET debit = 0",
        "INSERT INTO bookkeeping_voucherrun VALUES (1)",
        "TRUNCATE bookkeeping_leg",
    ):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(sql)


def test_every_problem_of_a_draft_is_said(melati: Melati) -> None:
    draft = EntryDraft(
        uuid7(),
        melati.id,
        date(2999, 1, 1),
        EntryKind.LAIN,
        " ",
        (LegLine(PENJUALAN, 5, 0), LegLine(KAS, 0, 6)),
    )
    with pytest.raises(Refused) as caught:
        posted(draft)
    assert [p.field for p in caught.value.problems] == ["entries.0.date", "entries.0.memo", "entries.0.legs"]
