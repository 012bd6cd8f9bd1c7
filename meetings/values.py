"""What stands in the fields of a page: a sheet -> its fields, as forms.read() reads them; single values."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from uuid import UUID

from django.http import QueryDict

from bookkeeping.domain.loans.words import percent_text
from meetings.domain.sheet import NewLoan, Payment, PostMeeting, Saving
from meetings.domain.words import JOINT, NOBODY_ANSWERS, Presence


def values_of(sheet: PostMeeting, opening: int) -> QueryDict:
    """Every field of the page as the sheet has it; `opening` is the kas before the meeting."""
    data = QueryDict(mutable=True)
    data["date"], data["opening"] = sheet.date.isoformat(), str(opening)
    for member_id, presence in sheet.attendance.items():
        if presence is not Presence.TIDAK:
            data.setlist(f"attendance.{member_id}", [presence.value])
    _parts(data, "savings", sheet.savings)
    _parts(data, "instalments", sheet.instalments)
    _lines(data, sheet)
    _count(data, sheet)
    for name, text in vars(sheet.minutes).items():
        data[f"minutes.{name}"] = text
    data.setlist("agreed_by", [str(s.member_id) for s in sheet.agreed_by if s.member_id])
    data["agreed_by_name"] = next((s.name for s in sheet.agreed_by if not s.member_id), "")
    return data


def _parts(data: QueryDict, part: str, lines: Mapping[UUID, Saving] | Mapping[UUID, Payment]) -> None:
    for key, line in lines.items():
        for name, amount in vars(line).items():
            if amount:
                data[f"{part}.{key}.{name}"] = str(amount)


def _lines(data: QueryDict, sheet: PostMeeting) -> None:
    for number, guest in enumerate(sheet.guests):
        data[f"guests.{number}.name"], data[f"guests.{number}.origin"] = guest.name, guest.origin
    for number, loan in enumerate(sheet.loans):
        at = f"loans.{number}"
        data[f"{at}.member_id"], data[f"{at}.amount"] = str(loan.member_id), str(loan.amount)
        data[f"{at}.purpose"], data[f"{at}.count"] = loan.purpose, str(loan.count or "")
        data[f"{at}.rate_bps"] = "" if loan.rate_bps is None else percent_text(loan.rate_bps)
        data[f"{at}.grace"], data[f"{at}.fund"] = str(loan.grace or ""), loan.fund or ""
        data[f"{at}.guarantor_id"] = _backing(loan)
    for number, line in enumerate(sheet.cash):
        at = f"cash.{number}"
        data[f"{at}.kind"], data[f"{at}.amount"] = f"{line.direction}-{line.account}", str(line.amount)
        data[f"{at}.memo"], data[f"{at}.member_id"] = line.memo, str(line.member_id or "")


def _backing(loan: NewLoan) -> str:
    """The choice of who answers for a loan; empty where the group's agreement decides."""
    if loan.guarantor_id is not None:
        return str(loan.guarantor_id)
    return {None: "", True: JOINT, False: NOBODY_ANSWERS}[loan.joint_liability]


def _count(data: QueryDict, sheet: PostMeeting) -> None:
    count = sheet.cash_count
    data["cash_count.counted"] = "" if count.counted is None else str(count.counted)
    data["cash_count.reason"] = count.reason
    for value, many in count.pieces.items():
        data[f"cash_count.pieces.{value}"] = str(many)


def day_in(text: str | None) -> date | None:
    """A day as the phone's calendar sends it; None when it cannot be read."""
    with suppress(ValueError):
        return date.fromisoformat(text or "")
    return None


def id_in(text: str | None) -> UUID | None:
    """An identifier; None when there is none."""
    with suppress(ValueError):
        return UUID(text or "")
    return None


def number_in(text: str | None) -> int:
    """A number of ours that came back; -1 is what no meeting has."""
    return int(text) if text and text.isdecimal() else -1
