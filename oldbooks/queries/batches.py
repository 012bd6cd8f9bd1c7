"""Batches: their plan and findings as values, what reading needs to know of the group, lists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, Min, OuterRef, QuerySet, Sum

from bookkeeping.domain.chart import BANK, CASH_CODES, CHART
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry, Leg
from bookkeeping.queries.book_months import first_day
from bookkeeping.queries.loans.states import loans_of_group
from bookkeeping.queries.months import counted_of
from bookkeeping.queries.people import everyone
from closing.models import YearClose
from closing.queries.years import year_state
from common import codec
from groups.models import Group as GroupRow
from oldbooks.domain.imports.fields import Target
from oldbooks.domain.imports.findings import Findings
from oldbooks.domain.imports.names import Known
from oldbooks.domain.imports.plan import OF_THE_FILE, Group, KnownLoan, Member, Plan
from oldbooks.domain.imports.standing import Standing
from oldbooks.models import ColumnMapping, ImportBatch
from oldbooks.models.batch import BatchState
from regions.queries.day import today_here

NAMED = tuple(spec.code for spec in CHART if spec.needs_member)
_TONES = {
    BatchState.POSTED: "safe",
    BatchState.FAULTY: "late",
    BatchState.TAKEN_BACK: "plain",
    BatchState.DROPPED: "plain",
    BatchState.UPLOADED: "draft",
}


@dataclass(frozen=True)
class BatchRow:
    """A batch as lists show it."""

    id: UUID
    name: str
    target: str
    state: BatchState
    uploaded_at: datetime
    uploaded_name: str
    entries: int
    money_in: int
    money_out: int

    @property
    def tone(self) -> str:
        """The colour of its pill."""
        return _TONES.get(self.state, "wait")


def batches_of(group_id: UUID) -> QuerySet[ImportBatch]:
    """The files of a group, the newest first; filter and page it."""
    return ImportBatch.objects.filter(group_id=group_id).order_by("-uploaded_at", "-id")


def batch_rows(batches: Iterable[ImportBatch]) -> tuple[BatchRow, ...]:
    """Read models of one page."""
    return tuple(_row(batch) for batch in batches)


def plan_of(batch: ImportBatch) -> Plan | None:
    """How it shall be read; None while she has not said."""
    return None if batch.plan is None else plan_from(batch.plan)


def plan_from(stored: Mapping[str, Any]) -> Plan:
    """A plan as it was stored."""
    columns = {int(column): str(code) for column, code in stored["columns"].items()}
    return Plan(Target(stored["target"]), tuple(stored["sheets"]), columns, dict(stored["answers"]))


def findings_of(batch: ImportBatch) -> Findings | None:
    """What reading it brought to light."""
    return None if batch.findings is None else codec.load_stored(Findings, batch.findings)


def remembered(group_id: UUID, signature: str, target: Target) -> ColumnMapping | None:
    """How the group's files with these headings were read last."""
    rows = ColumnMapping.objects.filter(group_id=group_id, signature=signature, target=target.value)
    return rows.order_by("-made_at", "-id").first()


def lasting(answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that hold for the next file too."""
    return {key: value for key, value in answers.items() if not key.startswith(OF_THE_FILE)}


def known_group(group: GroupRow, target: Target) -> Group:
    """What reading a file of that book must know of the group; a dozen queries, more for closed years."""
    members = tuple(
        Member(Known(e.person.member_id, e.person.name), e.joined_on, e.left_on) for e in everyone(group.id)
    )
    return Group(
        today=today_here(),
        members=members,
        founded_on=group.founded_on,
        closed_on=group.closed_on,
        address=group.kelurahan.name,
        standing=standing_of(group.id),
        nameless=nameless(group.id),
        loans=running_loans(group.id) if target is Target.SETAHUN else {},
        transfers=transfers_of(group.id) if target in (Target.KAS, Target.BANK) else (),
    )


def standing_of(group_id: UUID) -> Standing:
    """How the books of a group stand: since when, its saldo awal, what was reported, what was closed."""
    openings = Entry.objects.filter(group_id=group_id, kind=EntryKind.SALDO_AWAL)
    undone = Entry.objects.filter(reverses_id__in=openings.values("id")).values("reverses_id")
    opening = openings.exclude(id__in=undone).aggregate(day=Min("date"))["day"]
    years = YearClose.objects.filter(group_id=group_id).order_by().values_list("year", flat=True).distinct()
    closed = frozenset(year for year in years if year_state(group_id, year).is_closed)
    purses = Leg.objects.filter(entry_id__in=openings.exclude(id__in=undone), account_id__in=CASH_CODES)
    opened = frozenset(purses.order_by().values_list("account_id", flat=True).distinct())
    return Standing(first_day(group_id), opening, counted_of(group_id), closed, opened)


def running_loans(group_id: UUID) -> dict[UUID, tuple[KnownLoan, ...]]:
    """Loans on which something may still be paid, by borrower, the oldest first."""
    found: dict[UUID, tuple[KnownLoan, ...]] = {}
    for state in loans_of_group(group_id, today_here()):
        if state.is_running:
            loan = KnownLoan(state.loan.id, state.loan.disbursed_on, state.schedule, state.paid)
            found[state.loan.member_id] = (*found.get(state.loan.member_id, ()), loan)
    return found


def transfers_of(group_id: UUID) -> tuple[tuple[date, int, bool], ...]:
    """Transfers between kas and bank that stand in the books: day, rupiah, whether into the bank."""
    undone = Entry.objects.filter(reverses_id=OuterRef("entry_id"), kota_id=OuterRef("kota_id"))
    legs = Leg.objects.filter(group_id=group_id, account_id=BANK, entry__kind=EntryKind.PINDAH)
    rows = legs.exclude(Exists(undone)).values_list("date", "debit", "credit")
    return tuple((day, debit or credit, debit > 0) for day, debit, credit in rows)


def nameless(group_id: UUID) -> dict[int, int]:
    """What stands on accounts of members without a name, as a cash book taken over leaves it (rupiah).

    That a saldo awal took old books up does not give them names: such entries are left out.
    """
    legs = Leg.objects.filter(group_id=group_id, account_id__in=NAMED, member_id__isnull=True)
    led = ImportBatch.objects.filter(group_id=group_id, leading_id__isnull=False).values("leading_id")
    legs = legs.exclude(entry_id__in=led).exclude(entry__reverses_id__in=led)
    rows = legs.values_list("account_id").annotate(debit=Sum("debit"), credit=Sum("credit"))
    return {account: abs(debit - credit) for account, debit, credit in rows if debit != credit}


def stuck_batches(before: datetime) -> tuple[ImportBatch, ...]:
    """Batches that wait for the worker longer than they should."""
    waiting = (BatchState.READING, BatchState.POSTING, BatchState.UNDOING)
    return tuple(ImportBatch.objects.filter(state__in=waiting, moved_at__lt=before))


def _row(batch: ImportBatch) -> BatchRow:
    found = batch.findings or {}
    target = Target(batch.target).label if batch.target else ""
    return BatchRow(
        batch.id,
        batch.name,
        target,
        BatchState(batch.state),
        batch.uploaded_at,
        batch.uploaded_name,
        batch.entries,
        int(found.get("money_in", 0)),
        int(found.get("money_out", 0)),
    )
