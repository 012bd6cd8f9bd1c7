import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any
from uuid import UUID

import pytest

from common.codec import body_hash, canonical, dump, load, load_stored
from common.period import Period
from common.problems import Problem, Refused


class Hadir(StrEnum):
    YA = "ya"
    IZIN = "izin"


class Tingkat(Enum):
    PEMULA = 1
    MADYA = 2


@dataclass(frozen=True)
class Saving:
    member_id: UUID
    wajib: int
    note: str | None = None


@dataclass(frozen=True)
class Sheet:
    command_id: UUID
    on: date
    recorded: datetime
    month: Period
    score: Decimal
    hadir: Hadir
    tingkat: Tingkat
    savings: tuple[Saving, ...]
    pair: tuple[int, str]
    closed: bool = False
    extra: Saving | None = None
    guests: tuple[str, ...] = ()


SARI, WATI = UUID(int=1 << 100 | 7), UUID(int=2 << 100 | 7)
SHEET = Sheet(
    command_id=UUID("01a1ffd5-fba3-797d-8016-3aa051e00fa4"),
    on=date(2026, 10, 12),
    recorded=datetime(2026, 10, 12, 12, 42, tzinfo=UTC),
    month=Period(2026, 10),
    score=Decimal("89.70"),
    hadir=Hadir.IZIN,
    tingkat=Tingkat.MADYA,
    savings=(Saving(SARI, 20_000), Saving(WATI, 5_000, "kurang · nyusul")),
    pair=(3, "x"),
    extra=Saving(WATI, 0),
)


def problems_of(**changed: Any) -> dict[str, str]:
    with pytest.raises(Refused) as caught:
        load(Sheet, {**dump(SHEET), **changed})
    return {problem.field: problem.code for problem in caught.value.problems}


def test_what_is_dumped_is_json_and_loads_back_equal() -> None:
    data = json.loads(json.dumps(dump(SHEET)))
    assert data["month"] == "2026-10"
    assert data["score"] == "89.70"
    assert data["recorded"] == "2026-10-12T12:42:00Z"
    assert data["savings"][0] == {"member_id": str(SARI), "wajib": 20_000, "note": None}
    assert load(Sheet, data) == SHEET


def test_a_field_with_a_default_may_be_left_out() -> None:
    data = dump(SHEET)
    del data["closed"], data["extra"], data["guests"]
    assert load(Sheet, data) == replace(SHEET, extra=None)


def test_every_problem_is_said_at_once_at_its_place() -> None:
    savings = [{"wajib": "5"}, {"member_id": "z", "wajib": 1.0, "wajb": 3}]
    assert problems_of(
        on="2026-02-30", month="2026-13", score="x", hadir="sakit", savings=savings, closed=1, zz=0
    ) == {
        "on": "bentuk",
        "month": "tidak_sesuai",
        "score": "bentuk",
        "hadir": "bentuk",
        "savings.0.member_id": "wajib",
        "savings.0.wajib": "bentuk",
        "savings.1.member_id": "bentuk",
        "savings.1.wajib": "bentuk",
        "savings.1.wajb": "tidak_dikenal",
        "closed": "bentuk",
        "zz": "tidak_dikenal",
    }


@pytest.mark.parametrize("amount", ["20000", 20_000.0, 20_000.5, True, None, [], {}])
def test_only_a_whole_number_is_an_amount(amount: object) -> None:
    savings = [{"member_id": str(SARI), "wajib": amount}]
    assert problems_of(savings=savings) == {"savings.0.wajib": "bentuk"}


def test_an_instant_must_carry_its_zone() -> None:
    assert problems_of(recorded="2026-10-12T12:42:00") == {"recorded": "bentuk"}
    data = {**dump(SHEET), "recorded": "2026-10-12T19:42:00+07:00"}
    assert load(Sheet, data).recorded == SHEET.recorded


@pytest.mark.parametrize("data", [None, [], "x", 3])
def test_something_else_altogether_is_refused(data: object) -> None:
    with pytest.raises(Refused) as caught:
        load(Sheet, data)
    assert caught.value.problems == (Problem("", "Harus berupa isian bernama.", "bentuk"),)


def test_what_we_stored_outlives_its_fields() -> None:
    old = {**dump(SHEET), "dropped_in_2027": 1}
    assert load_stored(Sheet, old) == SHEET
    with pytest.raises(Refused):
        load_stored(Sheet, {**old, "on": "kemarin"})


def test_the_canonical_bytes_do_not_depend_on_the_order_of_keys() -> None:
    data = dump(SHEET)
    turned = dict(reversed(data.items()))
    assert canonical(turned) == canonical(data) == canonical(SHEET)
    assert "kurang · nyusul".encode() in canonical(SHEET)
    assert canonical({"b": 1, "a": [Period(2026, 1), Decimal("1.50"), None]}) == (
        b'{"a":["2026-01","1.50",null],"b":1}'
    )


def test_the_hash_tells_one_rupiah_apart() -> None:
    other = replace(SHEET, savings=(Saving(SARI, 20_001), SHEET.savings[1]))
    assert len(body_hash(SHEET)) == 32
    assert body_hash(SHEET) == body_hash(load(Sheet, dump(SHEET)))
    assert body_hash(SHEET) != body_hash(other)


def test_the_same_value_has_the_same_hash_for_ever() -> None:
    assert body_hash(Saving(SARI, 20_000)).hex() == (
        "cd42416ecdc4faeed845c9116c7f52e301a3b249af7748e2665c79bd25b6a02b"
    )


def test_a_value_of_the_wrong_type_is_not_written_down() -> None:
    with pytest.raises(ValueError, match="wajib"):
        dump(Saving(SARI, "20000"))  # type: ignore[arg-type]


def test_one_instant_has_one_spelling_in_every_zone() -> None:
    wib = replace(SHEET, recorded=SHEET.recorded.astimezone(timezone(timedelta(hours=7))))
    assert wib == SHEET
    assert body_hash(wib) == body_hash(SHEET)


def test_an_instant_without_a_zone_is_not_written_down() -> None:
    with pytest.raises(ValueError, match="zone"):
        dump({"at": datetime(2026, 10, 12)})
