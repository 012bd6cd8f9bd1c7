"""What the books know on the day of a meeting, as the rules of the sheet need it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bookkeeping.domain.occasion import Person


@dataclass(frozen=True, slots=True)
class OpenLoan:
    """A loan that still runs: whose it is, and sisa pinjaman in rupiah."""

    borrower: Person
    outstanding: int


@dataclass(frozen=True, slots=True)
class Known:
    """The day and the group: who belongs to it, what is lent, and what lies in the cash box (rupiah)."""

    today: date
    members: Mapping[UUID, Person]
    loans: Mapping[UUID, OpenLoan]
    sukarela: Mapping[UUID, int]  # what each member may take out
    pokok: Mapping[UUID, int]  # what each member paid of it
    pokok_agreed: int  # what everybody pays of it, once
    unit: int  # amounts of savings and loans are multiples of it
    opening: int  # kas before the meeting, with all else that is booked until the end of its day
    bank: int
    is_sealed: bool  # the month of the day
    is_held: bool  # a meeting of that day is in the books already
    is_working: bool  # the group existed on that day and was not closed
