"""Amounts as they stand in people's own files. Whole rupiah; what could mean two amounts is never guessed.

One sign before exactly three digits is a thousand or a decimal, "1.250" and "1,250": only the other cells of
the column, or she herself, can tell. A unit, a second sign or ",-" settles it.
"""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from fractions import Fraction

from bookkeeping.domain.entry import LARGEST_AMOUNT

_UNITS = {
    "rb": 1_000, "ribu": 1_000, "rbu": 1_000, "k": 1_000,
    "jt": 1_000_000, "juta": 1_000_000, "miliar": 1_000_000_000, "milyar": 1_000_000_000,
}  # fmt: skip
_HALVES = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_WRITTEN = {"1/2": "½", "1/4": "¼", "3/4": "¾"}
_NOTHING = {"", "-", "--", "nihil", "kosong", "rp", "rp-"}
_FRONT = re.compile(r"^(?:rp|idr)\s*\.?\s*:?\s*")
_BACK = re.compile(r"\s*([.,])\s*(?:-+|=)$")
_PART = re.compile(
    r"\s*(?P<number>[0-9][0-9.,]*(?: [0-9]{3}(?![0-9]))*)?\s*(?P<half>[½¼¾])?\s*(?P<unit>[a-z]+)?"
)


class Signs(StrEnum):
    """Which sign stands between the thousands of a column."""

    TITIK = "titik"  # 1.250.000,00
    KOMA = "koma"  # 1,250,000.00


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value that can be read in two ways."""


class Unreadable(ValueError):
    """A value that cannot be read at all; says so in her words."""


DOUBT = Doubt()
_NO_AMOUNT = "Jumlah uang tidak terbaca. Tulis misalnya 1.250.000."
_NOT_WHOLE = "Jumlah uang harus rupiah bulat, tanpa sen."


def read_amount(value: object, signs: Signs | None = None) -> int | Doubt | None:
    """The amount of a cell in rupiah, None when it says nothing, DOUBT when it could be two amounts.

    `signs` is what is known of the column. Refuses with Unreadable what is no amount or not whole.
    """
    if value is None:
        return None
    if isinstance(value, bool | date | time | timedelta):
        raise Unreadable("Di sel ini ada tanggal atau jam, padahal kolomnya uang.")
    if isinstance(value, int | float):
        return _whole(Fraction(value))
    text, negative, hinted = _bare(str(value))
    if text in _NOTHING:
        return None
    found = _sum_of_parts(text, hinted or signs)
    if isinstance(found, Doubt):
        return DOUBT
    amount = _whole(found)
    return -amount if negative else amount


def signs_of(value: object) -> Signs | None:
    """What one cell proves about its column: "1.250.000" and "1,5 jt" prove dots between thousands."""
    if not isinstance(value, str):
        return None
    text, _, hinted = _bare(value)
    number = re.search(r"[0-9][0-9.,]*[0-9]", text)
    return hinted or (None if number is None else _proof(number[0]))


def _bare(text: str) -> tuple[str, bool, Signs | None]:
    """The text without Rp, brackets and ,-; whether it was below zero; and what ,- gave away."""
    plain = text.replace("\u00a0", " ").replace("\u2009", " ").strip().strip("'\"").lower()
    plain = re.sub(r"[\u2212\u2013\u2014]", "-", plain)
    negative = plain.startswith("(") and plain.endswith(")")
    if negative:
        plain = plain[1:-1].strip()
    if re.match(r"-\s*(?:rp|[0-9½¼¾])", plain):
        negative, plain = True, plain[1:].strip()
    plain = _FRONT.sub("", plain)
    if re.match(r"-\s*[0-9]", plain):
        negative, plain = True, plain[1:].strip()
    plain = re.sub(r"(^| )([13]/[24])", lambda found: found[1] + _WRITTEN.get(found[2], found[2]), plain)
    tail = _BACK.search(plain)
    if tail is None:
        return " ".join(plain.split()), negative, None
    body = plain[: tail.start()]  # after ,- there are no sen, so a sign before it parts thousands
    kinds = {sign for sign in ".," if sign in body}
    known = {".": Signs.TITIK, ",": Signs.KOMA}[kinds.pop()] if len(kinds) == 1 else None
    return " ".join(body.split()), negative, known


def _sum_of_parts(text: str, signs: Signs | None) -> Fraction | Doubt:
    """ "1 jt 250 rb" and "1½ juta" too; every part but the last needs its unit, largest first."""
    total, at, last_unit, doubtful = Fraction(0), 0, None, False
    while at < len(text):
        found = _PART.match(text, at)
        if found is None or found.end() == at or not (found["number"] or found["half"]):
            raise Unreadable(_NO_AMOUNT)
        unit = _UNITS.get(found["unit"] or "", None if found["unit"] else 1)
        if unit is None or (last_unit is not None and unit >= last_unit):
            raise Unreadable(_NO_AMOUNT)
        number = _number(found["number"], signs) if found["number"] else Fraction(0)
        if isinstance(number, Doubt):
            doubtful, number = True, Fraction(0)
        total += (number + _HALVES.get(found["half"] or "", Fraction(0))) * unit
        at, last_unit = found.end(), unit
    return DOUBT if doubtful else total


def _number(text: str, signs: Signs | None) -> Fraction | Doubt:
    bare = text.replace(" ", "")
    if bare.isdigit():
        return Fraction(int(bare))
    doubtful = _is_doubtful(bare)
    if doubtful and signs is None:
        return DOUBT
    proof = signs if doubtful else _proof(bare)
    if proof is None:
        raise Unreadable(_NO_AMOUNT)
    thousands, decimal = (".", ",") if proof is Signs.TITIK else (",", ".")
    whole, _, part = bare.partition(decimal)
    return Fraction(int(whole.replace(thousands, "") + part), 10 ** len(part))


def _is_doubtful(number: str) -> bool:
    return re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", number) is not None


def _proof(number: str) -> Signs | None:
    """Which sign parts the thousands of this number, where it says so by itself; None for a misshapen one."""
    for thousands, decimal, signs in ((r"\.", ",", Signs.TITIK), (",", r"\.", Signs.KOMA)):
        grouped = rf"[0-9]{{1,3}}(?:{thousands}[0-9]{{3}})+"
        if re.fullmatch(rf"{grouped}{decimal}[0-9]{{1,2}}|[0-9]+{decimal}[0-9]{{1,2}}", number):
            return signs
        if re.fullmatch(grouped, number) and not _is_doubtful(number):
            return signs
    return None


def _whole(amount: Fraction) -> int:
    if amount.denominator != 1:
        raise Unreadable(_NOT_WHOLE)
    if abs(amount) > LARGEST_AMOUNT:
        raise Unreadable("Jumlah ini terlalu besar untuk buku kelompok. Periksa nolnya.")
    return amount.numerator
