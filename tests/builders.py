"""Groups with members, agreements, money and loans, made through the commands.

No test sets up what cannot be. Call them in an open city whose cast stands (tests.cast.open_cast); the
days are given, and the clock is the caller's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from accounts.domain.roles import Actor
from bookkeeping.commands.chart import open_chart
from bookkeeping.commands.drafts import cash_in_draft
from bookkeeping.commands.loans.opening import NewLoan as LoanToOpen
from bookkeeping.commands.loans.opening import open_loan
from bookkeeping.commands.posting import post
from bookkeeping.domain.chart import KAS, MODAL_AWAL
from bookkeeping.domain.loans.schedule import LoanTerms, Method
from bookkeeping.domain.occasion import Occasion, Person
from bookkeeping.models import GroupRules
from bookkeeping.queries.balances import saldo_on
from common import clock
from common.ids import uuid7
from groups.models import Group
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
from meetings.domain.words import Presence
from members.commands.add import AddMembers, add_members
from members.commands.entering import NewMember
from members.domain.words import OfficeName, Sex
from tests.cast import MOJOKERTO

SYSTEM = Actor.system("persiapan uji", MOJOKERTO)
NAMES = (
    "Sari Wulandari", "Endang Puji Rahayu", "Wahyuni", "Sulastri", "Rini Handayani", "Tutik Purwanti",
    "Siti Aminah", "Yuliati", "Dwi Astuti", "Nur Hidayah", "Kasiyati", "Sri Rahayu", "Lilik Mariyati",
    "Umi Kulsum", "Ratna Dewi", "Sumiati", "Ninik Suhartini", "Eka Fitriani", "Murtini", "Ani Kusumawati",
)  # fmt: skip
OFFICES = (OfficeName.KETUA, OfficeName.SEKRETARIS, OfficeName.BENDAHARA)
MINUTES = "Rapat dibuka oleh ketua.\nSimpanan dan angsuran diterima.\nRapat berikutnya bulan depan."


@dataclass(frozen=True)
class Built:
    """A group with its members in number order and its loans in the order they were made."""

    id: UUID
    people: tuple[Person, ...]
    loans: tuple[UUID, ...] = field(default_factory=tuple)


def members(group_id: UUID, names: Sequence[str], since: date) -> tuple[Person, ...]:
    """Enter these women; the first three become ketua, sekretaris and bendahara."""
    new = tuple(
        NewMember(
            uuid7(), name, Sex.WOMAN, f"Gang {number}", since,
            office=OFFICES[number - 1] if number <= len(OFFICES) else None,
        )
        for number, name in enumerate(names, start=1)
    )  # fmt: skip
    add_members(AddMembers(uuid7(), group_id, new), actor=SYSTEM)
    return tuple(Person(person.id, person.name) for person in new)


def agreement(group_id: UUID, since: date, **other: object) -> None:
    """Wajib 20.000, terikat 3.000 with each instalment, pinjaman 1,5 % flat in 10 months; or otherwise."""
    usual: dict[str, object] = {
        "simpanan_wajib": 20_000,
        "simpanan_terikat": 3_000,
        "method": "FLAT",
        "rhythm": "MONTHLY",
    }
    area = Group.objects.values_list("kelurahan_id", flat=True).get(pk=group_id)
    GroupRules.objects.create(
        kelurahan_id=area, group_id=group_id, starts_on=since, recorded_at=clock.now(), **usual | other
    )


def cash(group_id: UUID, amount: int, on: date) -> None:
    """Put money into the cash box."""
    draft = cash_in_draft(Occasion(group_id, on), MODAL_AWAL, amount, "Modal awal")
    post([draft], command_id=uuid7(), actor=SYSTEM)


def loan(group_id: UUID, borrower: Person, amount: int, on: date, *, count: int = 10) -> UUID:
    """Hand out a loan at 1,5 % flat, the first instalment a month later."""
    group = Group.objects.get(pk=group_id)
    terms = LoanTerms(amount, 150, Method.FLAT, count, on + timedelta(days=30), rounding=500)
    made, draft = open_loan(
        Occasion(group_id, on), group.kelurahan_id, LoanToOpen(borrower, terms, "Modal usaha")
    )
    post([draft], command_id=uuid7(), actor=SYSTEM)
    return made.id


def a_group(
    group_id: UUID,
    today: date,
    *,
    names: Sequence[str] = NAMES,
    borrowers: int = 6,
    capital: int = 10_000_000,
) -> Built:
    """Members, an agreement, capital, and loans of a million whose first instalment is due about today."""
    open_chart()
    since = today - timedelta(days=300)
    people = members(group_id, names, since)
    agreement(group_id, since)
    cash(group_id, capital, since)
    lent = today - timedelta(days=30)
    return Built(
        group_id, people, tuple(loan(group_id, p, 1_000_000, lent) for p in people[3 : 3 + borrowers])
    )


def a_sheet(
    group: Built,
    on: date,
    *,
    savings: Mapping[UUID, Saving] | None = None,
    instalments: Mapping[UUID, Payment] | None = None,
    loans: tuple[NewLoan, ...] = (),
    cash: tuple[CashLine, ...] = (),
    guests: tuple[Guest, ...] = (),
    counted: int | None = None,
    reason: str = "",
) -> PostMeeting:
    """A sheet with everybody present that balances with the books; change it with dataclasses.replace."""
    opening = saldo_on(on, group.id, (KAS,))[KAS]
    sheet = PostMeeting(
        command_id=uuid7(),
        group_id=group.id,
        date=on,
        attendance={p.member_id: Presence.HADIR for p in group.people},
        cash_count=CashCount(0, 0),
        minutes=Minutes("Balai RW 3", group.people[0].name, group.people[1].name, MINUTES, "15.30", "17.00"),
        agreed_by=(Signer(group.people[0].member_id), Signer(group.people[2].member_id)),
        guests=guests,
        savings=savings or {},
        instalments=instalments or {},
        loans=loans,
        cash=cash,
    )
    computed = opening + sheet.money_in - sheet.money_out
    count = CashCount(computed if counted is None else counted, computed, reason)
    return PostMeeting(**{**vars(sheet), "cash_count": count})


def usual(group: Built, amount: int = 20_000) -> dict[UUID, Saving]:
    """Everybody pays the usual simpanan wajib."""
    return {p.member_id: Saving(wajib=amount) for p in group.people}
