"""A month of the books: what is opened, closed, sealed and reported."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic_core import CoreSchema, core_schema

_TEXT = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A calendar month, year 1 to 9999. Written "2026-10", kept in the database as 202610."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.year <= 9999 and 1 <= self.month <= 12):
            raise ValueError(f"Bulan {self.month} tahun {self.year} tidak ada.")

    @classmethod
    def of(cls, day: date) -> "Period":
        """The month a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def from_key(cls, key: int) -> "Period":
        """202610 -> October 2026; refuses what is no month with ValueError."""
        return cls(key // 100, key % 100)

    @classmethod
    def parse(cls, text: str) -> "Period":
        """ "2026-10" -> October 2026; refuses any other spelling with ValueError."""
        found = _TEXT.fullmatch(text)
        if found is None:
            raise ValueError(f"Bulan ditulis seperti 2026-10, bukan {text!r}.")
        return cls(int(found[1]), int(found[2]))

    @staticmethod
    def range(start: "Period", end: "Period") -> Iterator["Period"]:
        """Every month from `start` to `end`, both included; none when end is before start."""
        for offset in range(start.months_until(end) + 1):
            yield start.plus(offset)

    @property
    def key(self) -> int:
        return self.year * 100 + self.month

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def plus(self, months: int) -> "Period":
        """The month so many months later (earlier when negative)."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Period(year, month + 1)

    def next(self) -> "Period":
        return self.plus(1)

    def previous(self) -> "Period":
        return self.plus(-1)

    def months_until(self, other: "Period") -> int:
        """How many months later `other` is; negative when it is earlier."""
        return (other.year - self.year) * 12 + other.month - self.month

    def __contains__(self, day: date) -> bool:
        return Period.of(day) == self

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        # In JSON a month is one word, "2026-10": short in an outbox and easy to read in an audit.
        from_text = core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema())
        return core_schema.json_or_python_schema(
            json_schema=from_text,
            python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), from_text]),
            serialization=core_schema.to_string_ser_schema(),
        )
