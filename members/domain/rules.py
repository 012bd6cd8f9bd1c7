"""What must hold of a person's records before the database is asked. No Django; all problems at once."""

import re
from collections.abc import Iterator
from datetime import date

from common.problems import Problem
from common.search import searchable
from common.words import tanggal_pendek
from groups.domain.rules import day_problems, text_problems

NAME, ADDRESS, TEXT = 120, 200, 200
BIRTH_PLACE, OCCUPATION = 60, 80
OLDEST = 120
_PHONE = re.compile(r"(\+62|0)[0-9]{7,13}")


def bare_phone(phone: str | None) -> str | None:
    """A number as typed, "0812-3456 789", without its spaces and signs; None for nothing."""
    return re.sub(r"[\s().-]", "", phone or "") or None


def known(text: str | None) -> str | None:
    """What was typed of something that may be unknown, without needless blanks; None for nothing."""
    return " ".join((text or "").split()) or None


def detail_problems(birth_place: str | None, occupation: str | None) -> Iterator[Problem]:
    """Place of birth and pekerjaan of a person; either may be unknown."""
    for field, text, most, label in (
        ("birth_place", birth_place, BIRTH_PLACE, "Tempat lahir"),
        ("occupation", occupation, OCCUPATION, "Pekerjaan"),
    ):
        if len(known(text) or "") > most:
            yield Problem(field, f"{label} terlalu panjang. Ketik paling banyak {most} huruf.", "panjang")


def identity_problems(
    name: str, address: str, birth_date: date | None, phone: str | None, today: date
) -> Iterator[Problem]:
    """Name, address, birth date and telephone of a person."""
    yield from text_problems("name", name, NAME, "Nama")
    if name.strip() and not searchable(name):
        yield Problem("name", "Nama harus memuat huruf. Ketik misalnya Sari Wulandari.", "huruf")
    yield from text_problems("address", address, ADDRESS, "Alamat")
    if birth_date is not None and not (today.year - OLDEST <= birth_date.year and birth_date <= today):
        yield Problem("birth_date", "Tanggal lahir tidak mungkin. Periksa tahunnya.", "tidak_mungkin")
    bare = bare_phone(phone)
    if bare is not None and not _PHONE.fullmatch(bare):
        yield Problem("phone", "Nomor telepon diawali 0 atau +62. Ketik misalnya 0812 3456 7890.", "telepon")


def joining_problems(
    field: str, joined_on: date, today: date, founded_on: date | None, closed_on: date | None
) -> Iterator[Problem]:
    """The day somebody joins a group: past, and while the group works."""
    yield from day_problems(field, joined_on, today, "Tanggal masuk")
    if founded_on is not None and joined_on < founded_on:
        day = tanggal_pendek(founded_on)
        yield Problem(field, f"Kelompok baru berdiri {day}. Isi tanggal itu atau sesudahnya.", "urutan")
    if closed_on is not None:
        yield Problem("", f"Kelompok ini ditutup {tanggal_pendek(closed_on)}.", "tutup")
