"""The log of the open city: who, when, which command, on what, from which address."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, cast
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q

from accounts.domain.command_words import STEP_OF, command_label, detail_label
from accounts.models import CommandRecord
from common.clock import zone_info

PAGE = 25
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class AuditRow:
    """One command that was carried out."""

    id: UUID
    at: datetime
    actor: str
    command: str
    details: tuple[tuple[str, str], ...]
    address: str


def commands_since(user_id: int, name: str, since: datetime) -> int:
    """How many commands of this name a person has carried out after that instant."""
    return CommandRecord.objects.filter(user_id=user_id, at__gt=since, name=name).count()


def audit_log(
    words: str, since: date | None, until: date | None, zone: str, page: str | int
) -> "Page[AuditRow]":
    """The commands of the open city, the newest first; dates are days in the zone given, both included.

    Steps of a larger work (the parts of a printed volume) are left out: the work itself stands there once.
    """
    found = CommandRecord.objects.exclude(about__has_key=STEP_OF).order_by("-at", "-id")
    if words:
        found = found.filter(Q(actor__icontains=words) | Q(about__icontains=words))
    if since is not None:
        found = found.filter(at__gte=_midnight(since, zone))
    if until is not None:
        found = found.filter(at__lt=_midnight(until + timedelta(days=1), zone))
    shown = Paginator(found, PAGE).get_page(page)
    rows: Any = [_row(record) for record in shown.object_list]
    shown.object_list = rows
    return cast("Page[AuditRow]", shown)


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time.min, zone_info(zone))


def _row(record: CommandRecord) -> AuditRow:
    # Ids are for programs; people read the names beside them.
    details = tuple(
        (detail_label(key), str(value))
        for key, value in record.about.items()
        if value and not key.endswith("_id") and not ID.fullmatch(str(value))
    )
    return AuditRow(
        record.id, record.at, record.actor, command_label(record.name), details, record.address or "–"
    )
