"""The rules of groups: names, dates and words."""

from datetime import date

import pytest

from common.problems import Problem
from common.search import searchable
from groups.domain.rules import day_problems, profile_problems
from groups.domain.words import Kind, Stage

TODAY = date(2026, 10, 12)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("  Hj. Siti  Nur'aini ", "hj siti nuraini"),
        ("Nur\u2019aini", "nuraini"),
        ("MELATI-2", "melati 2"),
        ("Café Ibu", "cafe ibu"),
        ("(.)", ""),
    ],
)
def test_a_name_is_searched_in_one_spelling(written: str, found: str) -> None:
    assert searchable(written) == found
    assert searchable(found) == found


def test_a_profile_without_fault() -> None:
    assert list(profile_problems("Melati", "", None, TODAY)) == []
    assert list(profile_problems("M" * 80, "U" * 120, TODAY, TODAY)) == []


def codes(found: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in found]


def test_every_fault_of_a_profile_is_told() -> None:
    found = list(profile_problems("---", "U" * 121, date(2026, 10, 13), TODAY))
    assert codes(found) == [("name", "huruf"), ("line_of_business", "panjang"), ("founded_on", "depan")]
    assert codes(list(profile_problems("M" * 81, "", date(1899, 12, 31), TODAY))) == [
        ("name", "panjang"),
        ("founded_on", "lama"),
    ]


def test_a_day_to_come_is_refused_with_the_last_one_that_may_be() -> None:
    (problem,) = day_problems("closed_on", date(2026, 10, 13), TODAY, "Tanggal tutup")
    assert problem.message == "Tanggal tutup belum tiba. Isi paling lambat hari ini, 12 Okt 2026."


def test_words_people_see() -> None:
    assert [kind.label for kind in Kind] == ["Poksus", "Poklak"]
    assert [stage.label for stage in Stage] == [
        "Pemula",
        "Madya",
        "Utama",
        "Mandiri",
        "Koperasi berbadan hukum",
    ]
