"""A meeting as it stands: its sheet read back from the newest revision and from the entries that count."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet

from bookkeeping.domain.chart import (
    BANK,
    DENDA,
    JASA_PINJAMAN,
    KAS,
    PIUTANG_PINJAMAN,
    SIMPANAN_POKOK,
    SIMPANAN_SUKARELA,
    SIMPANAN_TERIKAT,
    SIMPANAN_WAJIB,
)
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.models import Entry, Loan
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.entries import legs_of_many
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
from meetings.domain.standing import Standing, Stands
from meetings.domain.words import CASH_WORDS, Direction, Presence
from meetings.models import Attendance, Meeting
from meetings.models import Guest as GuestRow

SAVED = {SIMPANAN_POKOK: "pokok", SIMPANAN_WAJIB: "wajib", SIMPANAN_SUKARELA: "sukarela"}
PAID = {PIUTANG_PINJAMAN: "pokok", JASA_PINJAMAN: "jasa", DENDA: "denda", SIMPANAN_TERIKAT: "simpanan"}
Booked = tuple[Entry, tuple[LegLine, ...]]


@dataclass(frozen=True)
class MeetingNow:
    """The sheet of a meeting with the entries behind its lines.

    `moves` are what its lines moved in kas and bank by day, those taken back since too; `seen` is the last
    entry that belongs to it. Entries that the sheet cannot show (put through the bank, or on another account
    since) stand `apart` and stay.
    """

    meeting: Meeting
    sheet: PostMeeting
    standing: Standing
    entries: dict[UUID, Booked]
    apart: tuple[Booked, ...]
    opened: frozenset[UUID]  # the loans it paid out
    moves: tuple[tuple[date, int, int], ...]
    seen: int

    def moved_until(self, on: date) -> tuple[int, int]:
        """What its lines have added to kas and bank by the end of that day."""
        there = [move for move in self.moves if move[0] <= on]
        return sum(kas for _, kas, _ in there), sum(bank for _, _, bank in there)


def standing_meetings(**where: Any) -> QuerySet[Meeting]:
    """Meetings that were held and not cancelled."""
    return Meeting.objects.filter(is_cancelled=False, **where)


def attendance_now(**where: Any) -> QuerySet[Attendance]:
    """The daftar hadir as it reads now: of the newest revision of each meeting."""
    return Attendance.objects.filter(revision=F("meeting__revision"), **where)


def standing_entries(**where: Any) -> QuerySet[Entry]:
    """Entries that count: neither taken back nor taking back."""
    undoing = Entry.objects.filter(reverses_id=OuterRef("pk"), kota_id=OuterRef("kota_id"))
    return Entry.objects.filter(~Exists(undoing), **where).exclude(kind=EntryKind.PEMBALIK)


def meeting_now(meeting: Meeting) -> MeetingNow:
    """The meeting as it reads now; eight queries at most. Call it under lock_book to correct."""
    all_of_it = list(Entry.objects.filter(meeting_id=meeting.id).order_by("seq"))
    undone = {entry.reverses_id for entry in all_of_it}
    legs = legs_of_many([entry.id for entry in all_of_it])
    counted = [
        (e, legs[e.id]) for e in all_of_it if e.kind != EntryKind.PEMBALIK.value and e.id not in undone
    ]
    shown = [booked for booked in counted if is_on_sheet(*booked)]
    apart = tuple(booked for booked in counted if not is_on_sheet(*booked))
    aside = {entry.id for entry, _ in apart}
    moves = tuple(
        (e.date, _moved(legs[e.id], KAS), _moved(legs[e.id], BANK)) for e in all_of_it if e.id not in aside
    )
    kas = sum(moved for day, moved, _ in moves if day <= meeting.date)
    standing = standing_of(shown)
    return MeetingNow(
        meeting=meeting,
        sheet=_sheet(meeting, standing, saldo_on(meeting.date, meeting.group_id, (KAS,))[KAS] - kas),
        standing=standing,
        entries={entry.id: (entry, lines) for entry, lines in shown},
        apart=apart,
        opened=frozenset(_loan(lines) for entry, lines in shown if entry.kind == EntryKind.PINJAMAN),
        moves=moves,
        seen=max((entry.seq for entry in all_of_it), default=0),
    )


def is_on_sheet(entry: Entry, legs: tuple[LegLine, ...]) -> bool:
    """Whether the sheet has a line for it: money over the table, for something the sheet knows."""
    others = {leg.account for leg in legs} - {KAS}
    if not any(leg.account == KAS for leg in legs):
        return False
    match entry.kind:
        case EntryKind.SIMPANAN:
            return others <= set(SAVED)
        case EntryKind.ANGSURAN:
            return others <= set(PAID)
        case EntryKind.PINJAMAN | EntryKind.SELISIH:
            return True
        case EntryKind.PENARIKAN:
            return others == {SIMPANAN_SUKARELA}
        case EntryKind.PINDAH | EntryKind.KAS_MASUK | EntryKind.KAS_KELUAR:
            return len(others) == 1 and others <= set(CASH_WORDS[_way(legs)])
    return False


def standing_of(shown: Collection[Booked]) -> Standing:
    """Entries that are on the sheet, as its lines; one query for the loans paid out."""
    terms = Loan.objects.in_bulk([_loan(legs) for e, legs in shown if e.kind == EntryKind.PINJAMAN])
    savings: dict[UUID, Stands[Saving]] = {}
    paid: dict[UUID, Stands[Payment]] = {}
    loans: list[Stands[NewLoan]] = []
    cash: list[Stands[CashLine]] = []
    difference: Stands[int] = Stands(0)
    for entry, legs in shown:
        match entry.kind:
            case EntryKind.SIMPANAN:
                key, old = _member(legs), savings.get(_member(legs), Stands(Saving()))
                savings[key] = Stands(_more(old.value, legs, SAVED), (*old.entries, entry.id))
            case EntryKind.ANGSURAN:
                key, was = _loan(legs), paid.get(_loan(legs), Stands(Payment()))
                paid[key] = Stands(_more(was.value, legs, PAID), (*was.entries, entry.id))
            case EntryKind.PINJAMAN:
                loans.append(Stands(_new_loan(terms[_loan(legs)]), (entry.id,)))
            case EntryKind.SELISIH:
                difference = Stands(difference.value + _moved(legs, KAS), (*difference.entries, entry.id))
            case _:
                cash.append(Stands(_cash_line(entry, legs), (entry.id,)))
    return Standing(savings, paid, tuple(loans), tuple(cash), difference)


def _more(value: Any, legs: tuple[LegLine, ...], parts: dict[int, str]) -> Any:
    """The line with what one more entry brings; several entries may stand behind it after corrections."""
    added = {part: getattr(value, part) for part in parts.values()}
    for leg in legs:
        if leg.account in parts:
            added[parts[leg.account]] += leg.credit - leg.debit
    return type(value)(**added)


def _new_loan(loan: Loan) -> NewLoan:
    return NewLoan(
        loan.member_id,
        loan.principal,
        loan.purpose,
        loan.count,
        loan.rate_bps,
        loan.grace or None,
        loan.fund or None,
        loan.guarantor_id,
        loan.joint_liability or None,
    )


def _cash_line(entry: Entry, legs: tuple[LegLine, ...]) -> CashLine:
    (other,) = (leg for leg in legs if leg.account != KAS)
    saver = other.member_id if entry.kind == EntryKind.PENARIKAN else None
    return CashLine(_way(legs), other.account, abs(_moved(legs, KAS)), entry.memo, saver)


def _way(legs: tuple[LegLine, ...]) -> Direction:
    return Direction.MASUK if _moved(legs, KAS) > 0 else Direction.KELUAR


def _moved(legs: tuple[LegLine, ...], purse: int) -> int:
    return sum(leg.debit - leg.credit for leg in legs if leg.account == purse)


def _member(legs: tuple[LegLine, ...]) -> UUID:
    return next(leg.member_id for leg in legs if leg.member_id)


def _loan(legs: tuple[LegLine, ...]) -> UUID:
    return next(leg.loan_id for leg in legs if leg.loan_id)


def _sheet(meeting: Meeting, standing: Standing, opening: int) -> PostMeeting:
    there = attendance_now(meeting_id=meeting.id).order_by("id").values_list("member_id", "state")
    guests = GuestRow.objects.filter(meeting_id=meeting.id, revision=meeting.revision).order_by("line")
    sheet = PostMeeting(
        command_id=meeting.id,
        group_id=meeting.group_id,
        date=meeting.date,
        attendance={member: Presence(state) for member, state in there},
        cash_count=CashCount(None, 0),
        minutes=Minutes(
            place=meeting.place,
            chair=meeting.chair,
            minute_taker=meeting.minute_taker,
            text=meeting.minutes,
            started_at=meeting.started_at,
            ended_at=meeting.ended_at,
            agenda=meeting.agenda,
            decisions=meeting.decisions,
        ),
        agreed_by=(
            _signer(meeting.first_member_id, meeting.first_name),
            _signer(meeting.second_member_id, meeting.second_name),
        ),
        guests=tuple(Guest(guest.name, guest.origin) for guest in guests),
        savings={member: line.value for member, line in standing.savings.items()},
        instalments={loan: line.value for loan, line in standing.instalments.items()},
        loans=tuple(line.value for line in standing.loans),
        cash=tuple(line.value for line in standing.cash),
    )
    count = CashCount(
        counted=meeting.counted_cash,
        computed=opening + sheet.money_in - sheet.money_out,
        reason=meeting.difference_reason,
        pieces={int(value): many for value, many in meeting.pieces.items()},
    )
    return PostMeeting(**{**vars(sheet), "cash_count": count})


def _signer(member_id: UUID | None, name: str) -> Signer:
    return Signer(member_id=member_id) if member_id else Signer(name=name)
