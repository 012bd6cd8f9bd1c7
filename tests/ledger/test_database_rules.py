"""What the database refuses by itself, whoever writes (docs/ledger.md). Each test bypasses our commands."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.domain.roles import Actor
from bookkeeping.commands.chart import open_chart
from bookkeeping.commands.posting import Posted, post
from bookkeeping.domain.chart import IURAN, KAS, PENJUALAN
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.models import Book, Entry, Leg, Month, MonthlyMovement, Seal
from common import clock
from common.ids import uuid7
from common.problems import Refused
from groups.models import Group
from regions.models import Kecamatan, Kelurahan, Kota
from regions.tenancy.scope import scope

pytestmark = pytest.mark.django_db
ACTOR = Actor.system("uji", 3576)


@pytest.fixture()
def melati() -> Iterator[UUID]:
    """A group of Mojokerto with an empty book, in an open city."""
    Kota.objects.create(id=3576, code="35.76", name="Kota Mojokerto", zone="Asia/Jakarta")
    with scope(3576):
        Kecamatan.objects.create(id=357601, code="35.76.01", name="Prajurit Kulon")
        Kelurahan.objects.create(id=3576011001, kecamatan_id=357601, code="35.76.01.1001", name="Surodinawan")
        group = Group.objects.create(
            name="Melati", search_name="melati", kelurahan_id=3576011001, kind="poksus"
        )
        open_chart()
        yield group.id


def cash_in(group: UUID, amount: int, on: date = date(2026, 10, 12), **more: Any) -> EntryDraft:
    legs = (LegLine(KAS, amount, 0), LegLine(IURAN, 0, amount))
    return EntryDraft(uuid7(), group, on, EntryKind.KAS_MASUK, "Iuran anggota", legs, **more)


def cash_out(group: UUID, amount: int, on: date = date(2026, 10, 12), **more: Any) -> EntryDraft:
    legs = (LegLine(5102, amount, 0), LegLine(KAS, 0, amount))
    return EntryDraft(uuid7(), group, on, EntryKind.KAS_KELUAR, "Konsumsi rapat", legs, **more)


def posted(*drafts: EntryDraft) -> tuple[Posted, ...]:
    return post(drafts, command_id=uuid7(), actor=ACTOR)


def books() -> list[Any]:
    """Everything the ledger holds, to prove that a refusal changed nothing."""
    return [
        list(model.objects.order_by("pk").values()) for model in (Entry, Leg, Seal, MonthlyMovement, Book)
    ]


def refused(rule: str, sql: str, params: list[Any]) -> None:
    before = books()
    with pytest.raises(IntegrityError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)
    assert caught.value.__cause__.diag.constraint_name == rule  # type: ignore[union-attr]
    assert books() == before


def test_entries_are_numbered_and_chained(melati: UUID) -> None:
    first, second = posted(cash_in(melati, 50_000), cash_out(melati, 20_000))
    (third,) = posted(cash_in(melati, 5_000, date(2025, 12, 30)))
    assert [(p.seq, p.voucher_year, p.voucher_no) for p in (first, second, third)] == [
        (1, 2026, 1),
        (2, 2026, 2),
        (3, 2025, 1),
    ]
    seals = list(Seal.objects.order_by("seq"))
    assert [bytes(s.prev_hash) for s in seals[1:]] == [bytes(s.hash) for s in seals[:-1]]
    assert bytes(Book.objects.get().head_hash) == bytes(seals[-1].hash)


def test_the_rollup_follows(melati: UUID) -> None:
    posted(cash_in(melati, 50_000), cash_in(melati, 7_000), cash_out(melati, 20_000))
    rows = MonthlyMovement.objects.order_by("account_id").values_list(
        "account_id", "period", "debit", "credit"
    )
    assert list(rows) == [
        (1101, 202610, 57_000, 20_000),
        (4103, 202610, 0, 57_000),
        (5102, 202610, 20_000, 0),
    ]


def test_unbalanced_legs_are_refused(melati: UUID) -> None:
    draft = cash_in(melati, 1_000)
    (entry,) = posted(draft)
    refused(
        "ledger_legs_at_once",
        "INSERT INTO bookkeeping_leg (kota_id, kelurahan_id, entry_id, group_id, date, account_id, debit, credit, fund)"
        " SELECT kota_id, kelurahan_id, id, group_id, date, 1101, 5, 0, '' FROM bookkeeping_entry"
        " UNION ALL SELECT kota_id, kelurahan_id, id, group_id, date, 4103, 0, 5, '' FROM bookkeeping_entry",
        [],
    )
    refused(
        "ledger_balanced",
        "INSERT INTO bookkeeping_leg (kota_id, kelurahan_id, entry_id, group_id, date, account_id, debit, credit, fund)"
        " SELECT kota_id, kelurahan_id, id, group_id, date, 1101, 5, 0, '' FROM bookkeeping_entry WHERE id = %s",
        [entry.entry_id],
    )


def test_a_sealed_month_takes_no_entry(melati: UUID) -> None:
    Month.objects.create(
        group_id=melati,
        kelurahan_id=3576011001,
        period=202610,
        state="sealed",
        changed_at=clock.now(),
        changed_name="uji",
    )
    before = books()
    with pytest.raises(Refused, match="Oktober 2026 sudah disegel"):
        posted(cash_in(melati, 1_000))
    assert books() == before
    posted(cash_in(melati, 1_000, date(2026, 11, 1)))


def test_cash_stays_above_zero_on_every_later_day(melati: UUID) -> None:
    posted(cash_in(melati, 50_000, date(2026, 10, 1)), cash_out(melati, 40_000, date(2026, 10, 20)))
    before = books()
    with pytest.raises(Refused, match=r"kurang Rp 10\.000 pada 20 Oktober 2026"):
        posted(cash_out(melati, 20_000, date(2026, 10, 5)))
    assert books() == before
    posted(cash_out(melati, 20_000, date(2026, 10, 5), cash_reason="Talangan bendahara"))
    posted(cash_in(melati, 10_000, date(2026, 10, 6)))


def test_nobody_changes_what_is_written(melati: UUID) -> None:
    posted(cash_in(melati, 1_000))
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


def test_every_problem_of_a_draft_is_said(melati: UUID) -> None:
    draft = EntryDraft(
        uuid7(), melati, date(2999, 1, 1), EntryKind.LAIN, " ", (LegLine(PENJUALAN, 5, 0), LegLine(KAS, 0, 6))
    )
    with pytest.raises(Refused) as caught:
        posted(draft)
    assert [p.field for p in caught.value.problems] == ["entries.0.date", "entries.0.memo", "entries.0.legs"]
