"""The one way into the ledger: drafts in, numbered and sealed entries out."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from accounts.domain.roles import Actor
from bookkeeping.commands.refusals import in_words
from bookkeeping.domain.draft import EntryDraft, check_drafts
from bookkeeping.domain.entry import LegLine
from common import clock
from common.problems import Refused
from regions.models import Kota
from regions.tenancy.scope import current_kota_id


@dataclass(frozen=True)
class Posted:
    """An entry in the book, with its place in the chain and its nomor bukti kas."""

    entry_id: UUID
    seq: int
    voucher_year: int
    voucher_no: int


def post(
    drafts: Sequence[EntryDraft], *, command_id: UUID, actor: Actor, names_required: bool = True
) -> tuple[Posted, ...]:
    """Write entries, of one or many groups, in the open transaction; answers them in the order given.

    Refuses with every problem: unbalanced or unknown legs, a date in the future or in a sealed month, cash
    below zero without a reason. For commands only: whether the actor may is the caller's question.
    """
    kota_id = current_kota_id()
    problems = list(check_drafts(drafts, _today(kota_id, drafts), names_required=names_required))
    if problems:
        raise Refused(problems)
    if not drafts:
        return ()
    groups = sorted({draft.group_id for draft in drafts})
    body = json.dumps(list(_entries(drafts, groups)), ensure_ascii=False)
    with in_words(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, seq, voucher_year, voucher_no FROM up2k_post(%s, %s, %s::jsonb, %s, %s, %s, %s)",
            [kota_id, groups, body, clock.now(), command_id, actor.user_id, actor.name],
        )
        made = {row[0]: Posted(*row) for row in cursor.fetchall()}
    return tuple(made[draft.id] for draft in drafts)


def _today(kota_id: int, drafts: Sequence[EntryDraft]) -> date:
    """Today in the city. Its zone is looked up only when it matters: the day begins last in the west."""
    west = clock.today("WIB")
    if all(draft.date <= west for draft in drafts):
        return west
    return clock.today(Kota.objects.values_list("zone", flat=True).get(pk=kota_id))


def _entries(drafts: Sequence[EntryDraft], groups: Sequence[UUID]) -> Iterator[dict[str, Any]]:
    """Each draft as the function reads it: with the place of its book among `groups`, and its own in that."""
    books = {group_id: place for place, group_id in enumerate(groups, start=1)}
    counted: Counter[tuple[int, int]] = Counter()
    for draft in drafts:
        book, year = books[draft.group_id], draft.date.year
        counted[book, 0] += 1
        counted[book, year] += 1
        place = {"book": book, "nr": counted[book, 0], "year": year, "year_nr": counted[book, year]}
        yield place | _entry(draft)


def _entry(draft: EntryDraft) -> dict[str, Any]:
    return {
        "id": str(draft.id),
        "date": draft.date.isoformat(),
        "kind": draft.kind.value,
        "memo": draft.memo.strip(),
        "meeting": _text(draft.meeting_id),
        "reverses": _text(draft.reverses),
        "replaces": _text(draft.replaces),
        "reason": draft.reason.strip(),
        "cash_reason": draft.cash_reason.strip(),
        "legs": [_leg(leg) for leg in draft.legs],
    }


def _leg(leg: LegLine) -> dict[str, Any]:
    return {
        "account": leg.account,
        "debit": leg.debit,
        "credit": leg.credit,
        "member": _text(leg.member_id),
        "loan": _text(leg.loan_id),
        "fund": leg.fund or "",
    }


def _text(value: UUID | None) -> str | None:
    return None if value is None else str(value)
