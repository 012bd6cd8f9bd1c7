"""The rules of asking, answering and ending."""

from datetime import date

import pytest

from accounts.domain.roles import Actor, Held, Place, Role
from bookkeeping.domain.remarks import (
    KEEPERS,
    OFFICES,
    STEPS,
    RemarkState,
    Said,
    may_end,
    month_problems,
    role_at,
    sentence_problems,
    step_problems,
)
from common.period import Period

GEDONGAN = Place(3576, 357602, 3576021004)
TURNS = {
    RemarkState.OPEN: {Said.FIXED, Said.RIGHT, Said.CLOSE, Said.WITHDRAW},
    RemarkState.ANSWERED: {Said.AGAIN, Said.CLOSE, Said.WITHDRAW},
    RemarkState.CLOSED: set(),
    RemarkState.WITHDRAWN: set(),
}


@pytest.mark.parametrize("state", RemarkState)
def test_what_may_be_said_next(state: RemarkState) -> None:
    assert {said for said in STEPS if not list(step_problems(state, said))} == TURNS[state]


def test_a_turn_out_of_place_says_where_the_request_stands() -> None:
    (problem,) = step_problems(RemarkState.CLOSED, Said.FIXED)
    assert str(problem) == "remark_id: Permintaan ini sudah selesai."
    (early,) = step_problems(RemarkState.OPEN, Said.AGAIN)
    assert early.message == "Permintaan ini belum dijawab."


def test_a_sentence_has_3_to_300_signs() -> None:
    assert [list(sentence_problems(text, "Jawabannya")) for text in ("abc", "a" * 300)] == [[], []]
    for text, told in (
        (" ab ", "Jawabannya belum ditulis. Tulis satu kalimat."),
        ("a" * 301, "Jawabannya paling panjang 300 huruf."),
    ):
        (problem,) = sentence_problems(text, "Jawabannya")
        assert (problem.field, problem.message) == ("sentence", told)


def test_a_month_that_has_not_begun() -> None:
    assert not list(month_problems(Period(2026, 10), date(2026, 10, 1)))
    (problem,) = month_problems(Period(2026, 11), date(2026, 10, 31))
    assert str(problem) == "period: Bulan November 2026 belum dimulai."


def test_a_wider_office_ends_what_a_narrower_one_asked() -> None:
    kota, kecamatan, kelurahan = OFFICES
    assert may_end(kelurahan, kota)
    assert may_end(kecamatan, kecamatan)
    assert not may_end(kota, kecamatan)
    assert not may_end(kelurahan, None)


def test_the_widest_office_at_the_place_speaks() -> None:
    since = date(2024, 1, 1)
    held = (
        Held(Role.POKJA_KELURAHAN, GEDONGAN, since),
        Held(Role.POKJA_KECAMATAN, Place(3576, 357602), since),
        Held(Role.POKJA_KOTA, Place(3375), since),
    )
    actor = Actor(1, "Yuni", 3576, held)
    assert role_at(actor, GEDONGAN, OFFICES) is Role.POKJA_KECAMATAN
    assert role_at(actor, GEDONGAN, KEEPERS) is None
