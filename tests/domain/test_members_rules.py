"""The rules of people: identity, joining, PEKKA and desil."""

from datetime import date

import pytest

from common.problems import Problem
from members.domain.facts import desil_problems, pekka_problems
from members.domain.rules import bare_phone, detail_problems, identity_problems, joining_problems
from members.domain.words import Basis, OfficeName, Sex

TODAY = date(2026, 10, 12)


def codes(found: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in found]


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("0812-3456 7890", "081234567890"),
        ("+62 812.3456", "+628123456"),
        ("", None),
        (None, None),
        (" - ", None),
    ],
)
def test_a_telephone_number_is_kept_without_signs(written: str | None, bare: str | None) -> None:
    assert bare_phone(written) == bare


@pytest.mark.parametrize("phone", ["812345678", "0812", "nomor", "+1 202 555 0101", "08123456789012345"])
def test_a_number_that_cannot_be_called_is_refused(phone: str) -> None:
    found = list(identity_problems("Lilik", "RT 2", None, phone, TODAY))
    assert codes(found) == [("phone", "telepon")]


@pytest.mark.parametrize("born", [date(2026, 10, 13), date(1905, 12, 31)])
def test_nobody_is_born_tomorrow_or_very_long_ago(born: date) -> None:
    assert codes(list(identity_problems("Lilik", "RT 2", born, None, TODAY))) == [
        ("birth_date", "tidak_mungkin")
    ]


def test_place_of_birth_and_pekerjaan_may_be_unknown_but_not_endless() -> None:
    assert list(detail_problems(None, " ")) == []
    assert list(detail_problems("J" * 60, "M" * 80)) == []
    found = list(detail_problems("J" * 61, "M" * 81))
    assert codes(found) == [("birth_place", "panjang"), ("occupation", "panjang")]


def test_an_identity_without_fault() -> None:
    assert list(identity_problems("Lilik", "RT 2", date(1906, 1, 1), "0812 3456 789", TODAY)) == []
    assert list(identity_problems("Lilik", "RT 2", TODAY, None, TODAY)) == []


def test_joining_lies_between_founding_and_today_while_the_group_works() -> None:
    founded = date(2020, 1, 5)
    assert list(joining_problems("joined_on", founded, TODAY, founded, None)) == []
    assert codes(list(joining_problems("joined_on", date(2020, 1, 4), TODAY, founded, None))) == [
        ("joined_on", "urutan")
    ]
    assert codes(list(joining_problems("joined_on", TODAY, TODAY, None, date(2026, 9, 1)))) == [("", "tutup")]


def pekka(is_pekka: bool, basis: Basis | None, sex: Sex = Sex.WOMAN) -> list[tuple[str, str]]:
    return codes(list(pekka_problems(is_pekka, TODAY, basis, "KK", None, sex, TODAY)))


def test_pekka_has_a_basis_and_is_a_woman() -> None:
    assert pekka(True, Basis.OTHER) == []
    assert pekka(False, None) == []
    assert pekka(True, None) == [("basis", "wajib")]
    assert pekka(False, Basis.LEFT) == [("basis", "kosong")]
    assert pekka(True, Basis.LEFT, Sex.MAN) == [("is_pekka", "jenis_kelamin")]


@pytest.mark.parametrize(("desil", "fault"), [(0, True), (1, False), (10, False), (11, True)])
def test_desil_runs_from_1_to_10(desil: int, fault: bool) -> None:
    found = list(desil_problems(desil, TODAY, "DTSEN", TODAY))
    assert codes(found) == ([("desil", "batas")] if fault else [])


def test_words_people_see() -> None:
    assert [office.label for office in OfficeName] == ["Ketua", "Sekretaris", "Bendahara"]
    assert {basis.label for basis in Basis} >= {"Suami meninggal", "Bercerai", "Ditinggal suami"}
    assert [sex.label for sex in Sex] == ["Perempuan", "Laki-laki"]
