"""The sheet as a plain form: what was typed -> command, and every cell with its value and its problem."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import QueryDict

from bookkeeping.domain.loans.words import hundredths
from common.problems import Problem
from common.rupiah import parse_rupiah
from meetings.domain.sheet import (
    CashCount,
    CashLine,
    Guest,
    Minutes,
    NewLoan,
    Payment,
    PostMeeting,
    Saving,
    Signer,
)
from meetings.domain.words import JOINT, Direction, Presence
from meetings.queries.start import SheetStart
from meetings.values import day_in, id_in

NOBODY = UUID(int=0)
NOTHING = 0
MOST_LINES = 40


class Typed:
    """The fields of a sheet by their paths, and what could not be read of them."""

    def __init__(self, data: QueryDict) -> None:
        self.data = data
        self.problems: list[Problem] = []

    def text(self, path: str) -> str:
        return (self.data.get(path) or "").strip()

    def amount(self, path: str) -> int:
        """Rupiah; an empty field is nothing."""
        text = self.text(path)
        if not text:
            return NOTHING
        try:
            return parse_rupiah(text)
        except ValueError as error:
            self.problems.append(Problem(path, str(error), "bentuk"))
            return NOTHING

    def number(self, path: str, words: str) -> int | None:
        """A plain number; None for an empty field."""
        text = self.text(path)
        if not text:
            return None
        if not text.isdecimal() or len(text) > 9:
            self.problems.append(Problem(path, f"{words} harus angka, misalnya 10.", "bentuk"))
            return None
        return int(text)

    def percent(self, path: str) -> int | None:
        """Per cent with a comma, as hundredths of a percent; None for an empty field."""
        text = self.text(path)
        if not text:
            return None
        try:
            return hundredths(text)
        except ValueError as error:
            self.problems.append(Problem(path, str(error), "bentuk"))
            return None

    def day(self, path: str) -> date | None:
        """A date as the phone's calendar sends it; None when it cannot be read."""
        return day_in(self.text(path))

    def id(self, path: str) -> UUID | None:
        """An identifier; None when nothing is chosen."""
        return id_in(self.text(path))

    def lines(self, part: str) -> Iterable[str]:
        """The prefixes of the numbered lines in which something was written: "cash.0", "cash.1"."""
        for number in range(MOST_LINES):
            place = f"{part}.{number}"
            if any(self.text(name) for name in self.data if name.startswith(f"{place}.")):
                yield place


def read(start: SheetStart, data: QueryDict, command_id: UUID) -> tuple[PostMeeting, list[Problem]]:
    """The command a filled-in form stands for, and the problems of what could not be read.

    Lines left empty are no lines. What she saw of the cash box (`opening`) makes her kas seharusnya.
    """
    typed = Typed(data)
    day = typed.day("date")
    if day is None:
        typed.problems.append(Problem("date", "Tanggal rapat belum diisi.", "kosong"))
    sheet = PostMeeting(
        command_id=command_id,
        group_id=start.group_id,
        date=day or start.on,
        attendance=_attendance(start, data),
        cash_count=CashCount(None, NOTHING),
        minutes=_minutes(typed),
        agreed_by=_signers(typed),
        guests=tuple(
            Guest(typed.text(f"{at}.name"), typed.text(f"{at}.origin")) for at in typed.lines("guests")
        ),
        savings=_savings(start, typed),
        instalments=_instalments(start, typed),
        loans=tuple(_loan(typed, at) for at in typed.lines("loans")),
        cash=tuple(_line(typed, at) for at in typed.lines("cash")),
    )
    count = _count(typed, sheet.money_in - sheet.money_out)
    return PostMeeting(**{**vars(sheet), "cash_count": count}), typed.problems


def _attendance(start: SheetStart, data: QueryDict) -> Mapping[UUID, Presence]:
    found = {}
    for member in start.facts.members:
        said = data.getlist(f"attendance.{member.member_id}")
        known = next((p for p in (Presence.HADIR, Presence.IZIN) if p.value in said), Presence.TIDAK)
        found[member.member_id] = known
    return found


def _savings(start: SheetStart, typed: Typed) -> Mapping[UUID, Saving]:
    found = {}
    for member in start.facts.members:
        at = f"savings.{member.member_id}"
        parts = {part: typed.amount(f"{at}.{part}") for part in ("pokok", "wajib", "sukarela")}
        if any(parts.values()):
            found[member.member_id] = Saving(**parts)
    return found


def _instalments(start: SheetStart, typed: Typed) -> Mapping[UUID, Payment]:
    found = {}
    for due in start.facts.dues:
        at = f"instalments.{due.loan_id}"
        parts = {part: typed.amount(f"{at}.{part}") for part in ("pokok", "jasa", "denda", "simpanan")}
        if any(parts.values()):
            found[due.loan_id] = Payment(**parts)
    return found


def _loan(typed: Typed, at: str) -> NewLoan:
    return NewLoan(
        member_id=typed.id(f"{at}.member_id") or NOBODY,
        amount=typed.amount(f"{at}.amount"),
        purpose=typed.text(f"{at}.purpose"),
        count=typed.number(f"{at}.count", "Banyaknya angsuran"),
        rate_bps=typed.percent(f"{at}.rate_bps"),
        grace=typed.number(f"{at}.grace", "Tenggang"),
        fund=typed.text(f"{at}.fund") or None,
        **_backing(typed, f"{at}.guarantor_id"),
    )


def _backing(typed: Typed, path: str) -> dict[str, Any]:
    """Who answers for a loan; what is left open follows the agreement of the group."""
    chosen, guarantor = typed.text(path), typed.id(path)
    joint = {"": None, JOINT: True}.get(chosen, False)
    return {"guarantor_id": guarantor, "joint_liability": joint}


def _line(typed: Typed, at: str) -> CashLine:
    """`kind` is direction and account in one choice: "keluar-5102"."""
    direction, _, account = typed.text(f"{at}.kind").partition("-")
    return CashLine(
        direction=Direction(direction) if direction in list(Direction) else Direction.KELUAR,
        account=int(account) if account.isdecimal() else NOTHING,
        amount=typed.amount(f"{at}.amount"),
        memo=typed.text(f"{at}.memo"),
        member_id=typed.id(f"{at}.member_id"),
    )


def _count(typed: Typed, moved: int) -> CashCount:
    pieces = {
        int(value): typed.number(name, "Banyaknya lembar") or NOTHING
        for name in typed.data
        if (value := name.removeprefix("cash_count.pieces.")) != name and value.isdecimal()
    }
    return CashCount(
        counted=typed.amount("cash_count.counted") if typed.text("cash_count.counted") else None,
        computed=typed.amount("opening") + moved,
        reason=typed.text("cash_count.reason"),
        pieces={value: many for value, many in pieces.items() if many},
    )


def _minutes(typed: Typed) -> Minutes:
    fields = ("place", "chair", "minute_taker", "text", "started_at", "ended_at", "agenda", "decisions")
    return Minutes(**{name: typed.text(f"minutes.{name}") for name in fields})


def _signers(typed: Typed) -> tuple[Signer, ...]:
    found = []
    for text in typed.data.getlist("agreed_by"):
        member_id = id_in(text)
        if member_id is not None:
            found.append(Signer(member_id=member_id))
    named = typed.text("agreed_by_name")
    return (*found, *([Signer(name=named)] if named else []))
