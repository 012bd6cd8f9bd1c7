"""What is left of an old loan, as its card says it."""

from datetime import date

from bookkeeping.domain.loans.schedule import Method
from bookkeeping.domain.loans.taken import TakenLoan, lines_left, taken_problems
from common.ids import uuid7

DUE = date(2026, 1, 31)


def old(**more: object) -> TakenLoan:
    given = {
        "member_id": uuid7(),
        "principal": 350_000,
        "part": 100_000,
        "next_due": DUE,
        "purpose": "Warung",
        "rate_bps": 150,
        "original": 2_000_000,
    }
    return TakenLoan(**(given | more))  # type: ignore[arg-type]


def test_jasa_tetap_is_counted_on_the_loan_as_it_was_paid_out() -> None:
    """Rp 2.000.000 at 1.5 % bears Rp 30.000 each time, whatever is left; the last part is what remains."""
    assert [(line.no, line.due, line.principal, line.interest) for line in lines_left(old())] == [
        (1, date(2026, 1, 31), 100_000, 30_000),
        (2, date(2026, 2, 28), 100_000, 30_000),
        (3, date(2026, 3, 31), 100_000, 30_000),
        (4, date(2026, 4, 30), 50_000, 30_000),
    ]
    assert old().told_purpose == "Warung (semula Rp 2.000.000)"


def test_jasa_menurun_is_counted_on_what_is_left() -> None:
    """1.5 % of 350.000, 250.000, 150.000 and 50.000."""
    lines = lines_left(old(method=Method.MENURUN, original=0))
    assert [line.interest for line in lines] == [5_250, 3_750, 2_250, 750]
    assert old(original=0).told_purpose == "Warung"


def test_every_problem_is_told() -> None:
    wrong = old(principal=0, part=-1, rate_bps=1_001, purpose=" ", next_due=date(1920, 1, 1))
    assert [(p.field, p.code) for p in taken_problems(wrong)] == [
        ("principal", "kosong"),
        ("part", "negatif"),
        ("rate_bps", "di_luar_batas"),
        ("next_due", "di_luar_batas"),
        ("purpose", "kosong"),
    ]
    assert [p.field for p in taken_problems(old(part=1_000))] == ["part"]
    assert [p.field for p in taken_problems(old(original=100_000))] == ["original"]
