"""Dates as they stand in people's own files. What could be two days is never guessed.

"3/4/24" is a day of April or of March: only the other cells of the column, the month above them, or she
herself can tell. A month in words, a part above 12 or two equal parts settle it.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from common.period import Period
from common.search import searchable
from oldbooks.domain.imports.money_text import DOUBT, Doubt, Unreadable

_MONTHS = {
    1: "januari january jan", 2: "februari pebruari february feb peb", 3: "maret march mar mrt",
    4: "april apr", 5: "mei may", 6: "juni june jun", 7: "juli july jul",
    8: "agustus august agu agt agst ags aug agus", 9: "september sept sep",
    10: "oktober october okt oct", 11: "november nopember nov nop", 12: "desember december des dec",
}  # fmt: skip
MONTH_OF = {word: number for number, words in _MONTHS.items() for word in words.split()}
_ROMANS = "i ii iii iv v vi vii viii ix x xi xii"
_ROMAN = {word: number for number, word in enumerate(_ROMANS.split(), start=1)}
_DAYS = r"(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad|tgl|tanggal)\.?,?\s*"
_NUMBERS = re.compile(r"([0-9]{1,4})\s*[-/. ]\s*([0-9]{1,2})\s*[-/. ]\s*'?([0-9]{2}|[0-9]{4})")
_WORDS = re.compile(r"(?:([0-9]{1,2})\s*[-/. ]?\s*)?([a-z]+)\.?(?:\s*[-/., ]?\s*'?([0-9]{4}|[0-9]{2}))?")
_EPOCH = date(1899, 12, 30)  # of Excel, its 29 February 1900 counted
_SERIALS = range(10_959, 80_000)  # 1930 to 2119
_UNKNOWN = "Tanggal tidak terbaca. Tulis misalnya 12 Januari 2024."


class Order(StrEnum):
    """What stands first in the numbers of a column."""

    HARI = "hari"  # 3/4/24 is 3 April
    BULAN = "bulan"  # 3/4/24 is 4 March


class NoYear(Unreadable):
    """A day without its year, where neither sheet nor heading names one."""


@dataclass(frozen=True, slots=True)
class When:
    """What is known of a column and its sheet: the order, the month, the year, and today's year."""

    newest_year: int
    order: Order | None = None
    month: int | None = None
    year: int | None = None


def read_day(value: object, when: When) -> date | Period | Doubt | None:
    """The day of a cell; a Period for "Jan 2024", None for an empty one, DOUBT for "3/4/24".

    Refuses with Unreadable what is no day, NoYear when only the year is missing.
    """
    if value is None or isinstance(value, str) and not value.strip(" -\u2013\u2014"):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        raise Unreadable(_UNKNOWN)
    if isinstance(value, float) and int(value) >= _SERIALS.start:
        value = int(value)
    text = re.sub(rf"^{_DAYS}", "", str(value).strip().lower().replace("\u2019", "'"))
    if text.isdigit():
        return _of_one_number(int(text), when)
    return _of_text(text, when)


def order_of(value: object) -> Order | None:
    """What one cell proves about its column: "13/4/24" that the day stands first."""
    found = _NUMBERS.fullmatch(value.strip().lower()) if isinstance(value, str) else None
    if found is None or len(found[1]) > 2:
        return None
    first, second = int(found[1]), int(found[2])
    if first > 12 >= second:
        return Order.HARI
    return Order.BULAN if second > 12 >= first else None


def readings(value: object) -> tuple[int, int] | None:
    """Both months a doubtful cell could mean, day first and month first; None for any other cell."""
    found = _NUMBERS.fullmatch(value.strip().lower()) if isinstance(value, str) else None
    if found is None or len(found[1]) > 2:
        return None
    first, second = int(found[1]), int(found[2])
    return (second, first) if 1 <= first <= 12 and 1 <= second <= 12 and first != second else None


def month_in(text: str) -> tuple[int | None, int | None]:
    """Month and year named in a heading or the name of a sheet: "BULAN : MARET 2024", "Jan'24", "2024"."""
    month = year = None
    words = re.findall(r"[a-z]+|[0-9]+", searchable(text))
    for at, word in enumerate(words):
        if month is None and word in MONTH_OF:
            month = MONTH_OF[word]
            after = words[at + 1] if at + 1 < len(words) else ""
            if re.fullmatch(r"[0-9]{2}", after) and int(after) > 0:
                year = 2000 + int(after)
        elif re.fullmatch(r"(?:19|20)[0-9]{2}", word):
            year = int(word)
    return month, year


def _of_one_number(number: int, when: When) -> date:
    if number in _SERIALS:
        return _EPOCH + timedelta(days=number)
    if 1 <= number <= 31 and when.month is not None:
        return _day(_year_of(None, when), when.month, number)
    if 1 <= number <= 31:
        raise Unreadable("Hanya ada harinya. Bulannya tidak tertulis di judul atau nama lembar.")
    raise Unreadable(_UNKNOWN)


def _of_text(text: str, when: When) -> date | Period | Doubt:
    numbers = _NUMBERS.fullmatch(text)
    if numbers is not None:
        return _of_numbers(numbers[1], int(numbers[2]), numbers[3], when)
    iso = re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[t ][0-9:.]+", text)
    if iso is not None:
        return date.fromisoformat(iso[1])
    words = _WORDS.fullmatch(text)
    month = None if words is None else MONTH_OF.get(words[2], _ROMAN.get(words[2]) if words[1] else None)
    if words is None or month is None:
        raise Unreadable(_UNKNOWN)
    year = _year_of(words[3], when)
    return Period(year, month) if words[1] is None else _day(year, month, int(words[1]))


def _of_numbers(first: str, second: int, last: str, when: When) -> date | Doubt:
    if len(first) == 4:
        return _day(int(first), second, int(last)) if len(last) == 2 else _fail()
    if len(first) == 3:
        return _fail()
    year, day = _year_of(last, when), int(first)
    if day == second or day > 12:
        return _day(year, second, day)
    if second > 12:
        return _day(year, day, second)
    if when.order is None:
        return DOUBT
    return _day(year, second, day) if when.order is Order.HARI else _day(year, day, second)


def _year_of(text: str | None, when: When) -> int:
    if text is None:
        if when.year is None:
            raise NoYear("Tahunnya tidak tertulis.")
        return when.year
    if len(text) == 4:
        return int(text)
    year = 2000 + int(text)
    return year if year <= when.newest_year else year - 100


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return _fail()


def _fail() -> date:
    raise Unreadable(_UNKNOWN)
