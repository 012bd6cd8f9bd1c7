"""What must hold of a group before the database is asked. No Django; all problems at once."""

from collections.abc import Iterator
from datetime import date

from common.problems import Problem
from common.search import searchable
from common.words import tanggal_pendek

EARLIEST = date(1900, 1, 1)
NAME, LINE, REASON, PERSON = 80, 120, 300, 120


def profile_problems(
    name: str, line_of_business: str, founded_on: date | None, today: date
) -> Iterator[Problem]:
    """The name, the line of business and the founding date of a group."""
    yield from text_problems("name", name, NAME, "Nama kelompok")
    if name.strip() and not searchable(name):
        yield Problem("name", "Nama kelompok harus memuat huruf. Ketik misalnya Melati.", "huruf")
    if len(line_of_business) > LINE:
        yield Problem("line_of_business", f"Jenis usaha paling panjang {LINE} huruf.", "panjang")
    if founded_on is not None:
        yield from day_problems("founded_on", founded_on, today, "Tanggal berdiri")


def text_problems(field: str, text: str, most: int, label: str) -> Iterator[Problem]:
    """A text that must be there and be no longer than its column."""
    if not text.strip():
        yield Problem(field, f"{label} belum diisi.", "wajib")
    elif len(text.strip()) > most:
        yield Problem(field, f"{label} paling panjang {most} huruf.", "panjang")


def day_problems(field: str, day: date, today: date, label: str) -> Iterator[Problem]:
    """A date of something that has happened."""
    if day > today:
        yield Problem(
            field, f"{label} belum tiba. Isi paling lambat hari ini, {tanggal_pendek(today)}.", "depan"
        )
    elif day < EARLIEST:
        yield Problem(field, f"{label} terlalu lama. Periksa tahunnya.", "lama")
