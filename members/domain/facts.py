"""The rules of PEKKA and desil: dated, with basis and source, told by somebody and never computed."""

from collections.abc import Iterator
from datetime import date

from common.problems import Problem
from groups.domain.rules import day_problems, text_problems
from members.domain.words import Basis, Sex

SOURCE = 200


def pekka_problems(
    is_pekka: bool,
    since: date,
    basis: Basis | None,
    source: str,
    consent_on: date | None,
    sex: Sex,
    today: date,
) -> Iterator[Problem]:
    """A woman who heads her family has a basis; one who does not (any more) has none."""
    yield from day_problems("since", since, today, "Tanggal berlaku")
    yield from text_problems("source", source, SOURCE, "Sumber")
    if is_pekka and basis is None:
        yield Problem("basis", "Pilih dasarnya, misalnya suami meninggal.", "wajib")
    if not is_pekka and basis is not None:
        yield Problem("basis", "Kosongkan dasarnya kalau bukan PEKKA.", "kosong")
    if is_pekka and sex is Sex.MAN:
        yield Problem("is_pekka", "PEKKA hanya untuk perempuan. Periksa jenis kelaminnya.", "jenis_kelamin")
    if consent_on is not None:
        yield from day_problems("consent_on", consent_on, today, "Tanggal persetujuan")


def desil_problems(desil: int, as_of: date, source: str, today: date) -> Iterator[Problem]:
    """A number from 1 (poorest) to 10, as copied from DTSEN at a date."""
    if not 1 <= desil <= 10:
        yield Problem("desil", "Desil antara 1 dan 10.", "batas")
    yield from day_problems("as_of", as_of, today, "Tanggal data")
    yield from text_problems("source", source, SOURCE, "Sumber")
