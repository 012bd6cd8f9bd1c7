"""One meeting as paper and receipt show it, read back from the entries behind its sheet."""

from collections.abc import Iterable
from collections.abc import Set as Collection
from uuid import UUID

from bookkeeping.domain.chart import (
    DENDA,
    JASA_PINJAMAN,
    KAS,
    PIUTANG_PINJAMAN,
    SIMPANAN_TERIKAT,
)
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.loans.repayment import Paid, propose
from bookkeeping.domain.loans.schedule import Method
from bookkeeping.domain.prints import Savings
from bookkeeping.models import Leg, Loan, Seal
from bookkeeping.queries.loans.states import LoanState, loan_states
from bookkeeping.queries.people import ever_enrolled
from common import clock
from common.clock import zone_info
from common.pdf.values import BookHead, Printed, Signatory, Signatures
from groups.models import Group
from meetings.domain.prints import (
    CashCount,
    InstalmentLine,
    MeetingSheet,
    MemberLine,
    Minutes,
    NewLoanLine,
    OtherCashLine,
)
from meetings.domain.words import Presence
from meetings.models import Attendance, Guest, Meeting
from meetings.queries.revisions import as_printed, corrections_of_sheet
from meetings.queries.standing import Booked, standing_of
from members.domain.words import OfficeName
from members.queries import officers_of
from regions.models import Kota
from regions.tenancy.scope import current_kota_id

OTHERS = {EntryKind.KAS_MASUK, EntryKind.KAS_KELUAR, EntryKind.PINDAH, EntryKind.PENARIKAN}


def meeting_sheet(meeting: Meeting, group: Group, printed_by: str) -> MeetingSheet:
    """The sheet as it was posted or last put right; lines put right by themselves since are marked."""
    printed = as_printed(meeting)
    booked, fixed = printed.entries, printed.fixed_ids
    kota = Kota.objects.get(pk=current_kota_id())
    instalments, others = _instalments(booked, printed.first_seq, fixed), _others(booked, fixed)
    loans = _loans(booked, fixed)
    members = _members(meeting, booked, fixed)
    money_in = sum(m.savings.total for m in members) + sum(i.total for i in instalments)
    money_in += sum(line.money_in for line in others)
    money_out = sum(loan.amount for loan in loans) + sum(line.money_out for line in others)
    return MeetingSheet(
        head=BookHead(str(group), group.kelurahan.name, group.kelurahan.kecamatan.name, kota.name),
        number=meeting.number,
        on=meeting.date,
        time=_time(meeting, kota),
        place=meeting.place,
        members=members,
        guests=_guests(meeting),
        instalments=instalments,
        loans=loans,
        others=others,
        cash=CashCount(
            opening=meeting.computed_cash - money_in + money_out,
            money_in=money_in,
            money_out=money_out,
            counted=meeting.counted_cash,
            reason=meeting.difference_reason,
        ),
        minutes=_minutes(meeting),
        vouchers=_vouchers(booked),
        agreed=(
            Signatory("Yang menyetujui", meeting.first_name),
            Signatory("Yang menyetujui", meeting.second_name),
        ),
        signatures=_signatures(meeting, kota),
        printed=Printed(clock.now(), kota.get_zone_display(), printed_by, _code(booked)),
        corrections=corrections_of_sheet(meeting, zone_info(kota.zone)),
        fixed=printed.fixed,
    )


def _members(meeting: Meeting, booked: list[Booked], fixed: Collection[UUID]) -> tuple[MemberLine, ...]:
    saved = standing_of([b for b in booked if b[0].kind == EntryKind.SIMPANAN]).savings
    there = Attendance.objects.filter(meeting_id=meeting.id, revision=_written_down(meeting))
    there = there.select_related("member").order_by("id")
    rows = {row.member_id: (row.member.name, Presence(row.state)) for row in there}
    gone = ever_enrolled(meeting.group_id, saved.keys() - rows.keys()) if saved.keys() - rows.keys() else {}
    rows |= {key: (enrolled.person.name, Presence.TIDAK) for key, enrolled in gone.items()}
    return tuple(
        MemberLine(
            name,
            presence,
            Savings(**vars(saved[key].value)) if key in saved else Savings(),
            is_fixed=key in saved and not fixed.isdisjoint(saved[key].entries),
        )
        for key, (name, presence) in rows.items()
    )


def _written_down(meeting: Meeting) -> int:
    """The revision whose people stand on the sheet; of a cancelled meeting the one it had before."""
    return meeting.revision - 1 if meeting.is_cancelled else meeting.revision


def _guests(meeting: Meeting) -> tuple[str, ...]:
    there = Guest.objects.filter(meeting_id=meeting.id, revision=_written_down(meeting))
    rows = there.order_by("line").values_list("name", "origin")
    return tuple(f"{name}, {origin}" if origin else name for name, origin in rows)


def _instalments(booked: list[Booked], first_seq: int, fixed: Collection[UUID]) -> tuple[InstalmentLine, ...]:
    paying = [(entry, legs) for entry, legs in booked if entry.kind == EntryKind.ANGSURAN]
    loans = {leg.loan_id for _, legs in paying for leg in legs if leg.loan_id}
    states = {state.loan.id: state for state in loan_states(loans)}
    before = _paid_before(loans, first_seq) if paying else {}
    return tuple(_instalment(legs, states, before, entry.id in fixed) for entry, legs in paying)


def _instalment(
    legs: tuple[LegLine, ...], states: dict[UUID, LoanState], before: dict[UUID, Paid], is_fixed: bool
) -> InstalmentLine:
    parts = {leg.account: leg.credit for leg in legs if leg.credit}
    state = next(states[leg.loan_id] for leg in legs if leg.loan_id)
    paid = before.get(state.loan.id, Paid())
    numbers = propose(state.schedule, paid, state.schedule[-1].due).numbers
    pokok = parts.get(PIUTANG_PINJAMAN, 0)
    return InstalmentLine(
        name=state.borrower.name,
        no=numbers[0] if numbers else state.loan.count,
        pokok=pokok,
        jasa=parts.get(JASA_PINJAMAN, 0),
        simpanan=parts.get(SIMPANAN_TERIKAT, 0),
        denda=parts.get(DENDA, 0),
        left=state.loan.principal - paid.principal - pokok,
        is_fixed=is_fixed,
    )


def _paid_before(loans: Iterable[UUID | None], seq: int) -> dict[UUID, Paid]:
    """What was paid on each loan in entries before this one of the group's chain; one query."""
    legs = Leg.objects.filter(
        loan_id__in=list(loans), account_id__in=(PIUTANG_PINJAMAN, JASA_PINJAMAN), entry__seq__lt=seq
    ).exclude(entry__kind=EntryKind.PINJAMAN)
    found: dict[UUID, Paid] = {}
    for loan_id, account, credit, debit in legs.values_list("loan_id", "account_id", "credit", "debit"):
        paid, amount = found.get(loan_id, Paid()), credit - debit
        if account == PIUTANG_PINJAMAN:
            found[loan_id] = Paid(paid.principal + amount, paid.interest)
        else:
            found[loan_id] = Paid(paid.principal, paid.interest + amount)
    return found


def _loans(booked: list[Booked], fixed: Collection[UUID]) -> tuple[NewLoanLine, ...]:
    paid_out = {
        next(leg.loan_id for leg in legs if leg.loan_id): entry.id in fixed
        for entry, legs in booked
        if entry.kind == EntryKind.PINJAMAN
    }
    loans = Loan.objects.filter(pk__in=paid_out).select_related("member").order_by("number")
    return tuple(
        NewLoanLine(
            loan.member.name, loan.purpose, loan.count, _rate(loan), loan.principal, paid_out[loan.id]
        )
        for loan in loans
    )


def _rate(loan: Loan) -> str:
    percent = f"{loan.rate_bps / 100:g}".replace(".", ",")
    return f"{percent} % {'menurun' if loan.method == Method.MENURUN else 'tetap'}"


def _others(booked: list[Booked], fixed: Collection[UUID]) -> tuple[OtherCashLine, ...]:
    found = []
    for entry, legs in booked:
        if entry.kind in OTHERS:
            moved = sum(leg.debit - leg.credit for leg in legs if leg.account == KAS)
            number = f"{entry.voucher_no:04d}"
            found.append(OtherCashLine(entry.memo, number, max(moved, 0), max(-moved, 0), entry.id in fixed))
    return tuple(found)


def _minutes(meeting: Meeting) -> Minutes:
    return Minutes(
        chair=meeting.chair,
        minute_taker=meeting.minute_taker,
        agenda=_paragraphs(meeting.agenda),
        course=_paragraphs(meeting.minutes),
        decisions=_paragraphs(meeting.decisions),
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _time(meeting: Meeting, kota: Kota) -> str:
    if not meeting.started_at:
        return ""
    until = f"–{meeting.ended_at}" if meeting.ended_at else ""
    return f"{meeting.started_at}{until} {kota.get_zone_display()}"


def _vouchers(booked: list[Booked]) -> str:
    numbers = sorted(entry.voucher_no for entry, _ in booked)
    return f"{numbers[0]:04d}–{numbers[-1]:04d}" if numbers else "–"


def _code(booked: list[Booked]) -> str:
    """The hash of the last entry of the meeting, short enough to read over the telephone."""
    if not booked:
        return ""
    last = max(booked, key=lambda one: one[0].seq)[0]
    digest = bytes(Seal.objects.get(entry_id=last.id).hash).hex()
    return " ".join(digest[start : start + 4] for start in range(0, 16, 4))


def _signatures(meeting: Meeting, kota: Kota) -> Signatures:
    officers = {o.office: o.name for o in officers_of(meeting.group_id, meeting.date)}
    return Signatures(
        kota.name.removeprefix("Kota "),
        meeting.date,
        (
            Signatory("Ketua Kelompok", officers.get(OfficeName.KETUA, ""), "Mengetahui,"),
            Signatory("Notulis", meeting.minute_taker),
        ),
    )
