import pytest

from common.problems import Problem, Problems, Refused


def test_a_refusal_holds_every_problem_in_order() -> None:
    refused = Refused([Problem("a", "Satu."), Problem("savings.3.wajib", "Dua.", "kelipatan")])
    assert refused.problems == (
        Problem("a", "Satu.", "tidak_sesuai"),
        Problem("savings.3.wajib", "Dua.", "kelipatan"),
    )
    assert str(refused) == "a: Satu.; savings.3.wajib: Dua."


def test_a_refusal_without_a_problem_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Refused(iter(()))


def test_the_collector_refuses_once_with_all() -> None:
    found = Problems()
    found.raise_if_any()
    found.add("date", "Tanggal di masa depan.")
    found.extend([Problem("debit", "Kosong."), Problem("", "Tidak seimbang.")], under="legs.2")
    assert len(found) == 3
    with pytest.raises(Refused) as caught:
        found.raise_if_any()
    assert [problem.field for problem in caught.value.problems] == ["date", "legs.2.debit", "legs.2"]


def test_a_problem_of_the_whole_reads_without_a_place() -> None:
    assert str(Problem("", "Rapat ini sudah ditutup.")) == "Rapat ini sudah ditutup."
    assert Problem("x", "m").under("") == Problem("x", "m")
