"""A group with members in an open city, for the tests of the books."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.domain.roles import Actor
from bookkeeping.commands.chart import open_chart
from bookkeeping.commands.posting import Posted, post
from bookkeeping.domain.chart import IURAN, KAS
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.occasion import Occasion, Person
from bookkeeping.models import (
    Book,
    Entry,
    GroupRules,
    Instalment,
    Leg,
    Loan,
    LoanDecision,
    LoanMovement,
    Month,
    MonthlyMovement,
    SavingsInterest,
    Seal,
    VoucherRun,
)
from common import clock
from common.ids import uuid7
from groups.models import Group
from members.models import Enrolment, Member
from regions.models import Kecamatan, Kelurahan, Kota

KOTA, KECAMATAN, KELURAHAN = 3576, 357601, 3576011001
ACTOR = Actor.system("uji", KOTA)
NAMES = ("Sari", "Wati", "Dewi", "Rini", "Endah", "Yanti", "Lastri", "Murni", "Tutik", "Kasih")


@dataclass(frozen=True)
class Melati:
    """A group with its members, in number order."""

    id: UUID
    people: tuple[Person, ...]

    def on(self, day: date) -> Occasion:
        return Occasion(self.id, day)


def october_noon(day: int = 31) -> AbstractContextManager[None]:
    """The clock stands at noon of a day in October 2026, in Mojokerto."""
    return clock.at(datetime(2026, 10, day, 5, tzinfo=UTC))


def a_city() -> None:
    """Kota Mojokerto with one kelurahan; commit it outside of any scope."""
    Kota.objects.get_or_create(
        id=KOTA, defaults={"code": "35.76", "name": "Kota Mojokerto", "zone": "Asia/Jakarta"}
    )


def an_area() -> None:
    """Inside the scope: the kecamatan, the kelurahan and the chart of accounts."""
    Kecamatan.objects.get_or_create(id=KECAMATAN, defaults={"code": "35.76.01", "name": "Prajurit Kulon"})
    Kelurahan.objects.get_or_create(
        id=KELURAHAN,
        defaults={"kecamatan_id": KECAMATAN, "code": "35.76.01.1001", "name": "Surodinawan"},
    )
    open_chart()


def a_group(name: str = "Melati", members: Sequence[str] = NAMES[:4]) -> Melati:
    """A poksus with members who joined long ago."""
    group = Group.objects.create(name=name, search_name=name.lower(), kelurahan_id=KELURAHAN, kind="poksus")
    people = []
    for number, who in enumerate(members, start=1):
        member = Member.objects.create(
            kelurahan_id=KELURAHAN, name=who, search_name=who.lower(), address="Jl. Kenanga", sex="P"
        )
        Enrolment.objects.create(
            kelurahan_id=KELURAHAN,
            member_id=member.id,
            group_id=group.id,
            number=number,
            joined_on=date(2020, 1, 1),
        )
        people.append(Person(member.id, who))
    return Melati(group.id, tuple(people))


def cash_in(group: UUID, amount: int, on: date = date(2026, 10, 12), **more: Any) -> EntryDraft:
    legs = (LegLine(KAS, amount, 0), LegLine(IURAN, 0, amount))
    return EntryDraft(uuid7(), group, on, EntryKind.KAS_MASUK, "Iuran anggota", legs, **more)


def cash_out(group: UUID, amount: int, on: date = date(2026, 10, 12), **more: Any) -> EntryDraft:
    legs = (LegLine(5102, amount, 0), LegLine(KAS, 0, amount))
    return EntryDraft(uuid7(), group, on, EntryKind.KAS_KELUAR, "Konsumsi rapat", legs, **more)


def posted(*drafts: EntryDraft) -> tuple[Posted, ...]:
    with transaction.atomic():
        return post(drafts, command_id=uuid7(), actor=ACTOR)


def books() -> list[Any]:
    """Everything the ledger holds, to prove that a refusal changed nothing."""
    kept = (
        Entry,
        Leg,
        Seal,
        MonthlyMovement,
        Book,
        VoucherRun,
        Loan,
        Instalment,
        LoanDecision,
        LoanMovement,
        Month,
        GroupRules,
        SavingsInterest,
    )
    return [list(model.objects.order_by("pk").values()) for model in kept]
