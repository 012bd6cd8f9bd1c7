"""What a member is paid of her part of SHU: never nothing, never twice, never more than is left."""

from uuid import UUID

import pytest

from closing.domain.paying import Due, PaidPart, part_problems

SARI, WATI = UUID(int=1), UUID(int=2)
DUES = {
    SARI: Due(SARI, 1, "Sari", "Bu Sari", 307_500, 100_000),
    WATI: Due(WATI, 2, "Wati", "Bu Wati", 60_000, 60_000),
}
THERE = {SARI: 200_000, WATI: 0}


def test_what_is_left_is_what_was_not_paid() -> None:
    assert [due.amount for due in DUES.values()] == [207_500, 0]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([(SARI, 200_000)], []),
        ([], [("parts", "kosong")]),
        ([(SARI, 0)], [("parts.0.amount", "nol")]),
        ([(SARI, 207_501)], [("parts.0.amount", "lebih")]),
        ([(SARI, 207_500)], [("date", "terlalu_awal")]),
        ([(SARI, 5), (WATI, 5)], [("parts.1.amount", "sudah")]),
        ([(SARI, 5), (SARI, 5)], [("parts.1.amount", "kembar")]),
        ([(UUID(int=3), 5)], [("parts.0.amount", "sudah")]),
    ],
)
def test_a_payment(parts: list[tuple[UUID, int]], said: list[tuple[str, str]]) -> None:
    found = part_problems([PaidPart(*part) for part in parts], DUES, THERE)
    assert [(problem.field, problem.code) for problem in found] == said
