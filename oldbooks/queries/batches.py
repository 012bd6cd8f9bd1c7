"""Batches: their plan and findings as values, what reading needs to know of the group, lists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Sum

from bookkeeping.domain.chart import CHART
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry, Leg
from bookkeeping.queries.months import sealed_until
from bookkeeping.queries.people import everyone
from common import codec
from groups.models import Group as GroupRow
from oldbooks.domain.imports.fields import Target
from oldbooks.domain.imports.findings import Findings
from oldbooks.domain.imports.names import Known
from oldbooks.domain.imports.plan import OF_THE_FILE, Group, Member, Plan
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


def known_group(group: GroupRow) -> Group:
    """What reading a file must know of the group; four queries."""
    openings = Entry.objects.filter(group_id=group.id, kind=EntryKind.SALDO_AWAL)
    undone = Entry.objects.filter(reverses_id__in=openings.values("id")).values("reverses_id")
    members = tuple(
        Member(Known(e.person.member_id, e.person.name), e.joined_on, e.left_on) for e in everyone(group.id)
    )
    return Group(
        today=today_here(),
        members=members,
        founded_on=group.founded_on,
        closed_on=group.closed_on,
        has_opening=openings.exclude(id__in=undone).exists(),
        address=group.kelurahan.name,
        sealed=sealed_until(group.id),
        nameless=nameless(group.id),
    )


def nameless(group_id: UUID) -> dict[int, int]:
    """What stands on accounts of members without a name, as a cash book taken over leaves it (rupiah)."""
    legs = Leg.objects.filter(group_id=group_id, account_id__in=NAMED, member_id__isnull=True)
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
