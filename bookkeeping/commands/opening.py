"""Saldo awal: what a group has on the day it starts with these books, and where that comes from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, open_book, record
from bookkeeping.commands.drafts import new_entry
from bookkeeping.commands.loans.opening import take_over_loan
from bookkeeping.domain.amounts import amount_problems, day_problems
from bookkeeping.domain.chart import ACCOUNTS, CHART, MODAL_AWAL, PIUTANG_PINJAMAN, SHU_BELUM_DIBAGI
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.loans.taken import TakenLoan, taken_problems
from bookkeeping.domain.occasion import Occasion
from bookkeeping.domain.opening import FIELDS, OTHERS, OpeningOther, OpeningSavings, opening_legs
from bookkeeping.models import Entry, Loan
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.people import ever_enrolled
from common.problems import Problem, Problems
from common.rupiah import format_rupiah
from common.words import tanggal
from regions.queries.day import today_here

# What a saldo awal states: all but results, and what is left over.
CARRIED = tuple(
    spec.code for spec in CHART if not spec.kind.yearly and spec.code not in (SHU_BELUM_DIBAGI, MODAL_AWAL)
)

__all__ = [
    "FIELDS",
    "OTHERS",
    "OpenBalances",
    "OpeningOther",
    "OpeningSavings",
    "balance_problems",
    "legs_stated",
    "open_balances",
    "order_problems",
    "stated_problems",
]


@dataclass(frozen=True)
class OpenBalances:
    """Kas, bank, savings of members, running loans and other sources.

    `modal_awal` None: what the rest does not explain. Given, both sides must be equal; it may be below zero.
    """

    command_id: UUID
    group_id: UUID
    date: date
    kas: int = 0
    bank: int = 0
    members: tuple[OpeningSavings, ...] = ()
    loans: tuple[TakenLoan, ...] = ()
    others: tuple[OpeningOther, ...] = ()
    modal_awal: int | None = None

    @property
    def assets(self) -> int:
        """What the group has: kas, bank and what borrowers still owe."""
        return self.kas + self.bank + sum(loan.principal for loan in self.loans)

    @property
    def sources(self) -> int:
        """Where it comes from, modal awal left out."""
        saved: int = sum(getattr(member, name) for member in self.members for name in FIELDS)
        return saved + sum(other.amount for other in self.others)


@command("bookkeeping.open_balances")
def open_balances(cmd: OpenBalances, *, actor: Actor) -> Recorded:
    """Write the saldo awal as one entry, and every running loan with what is left of its plan.

    Refuses a second one that is not cancelled first, a day after the first entry, amounts below zero,
    strangers and members named twice, loans no plan can be made of, sides that differ, and an empty one.
    """
    group = open_book(actor, cmd.group_id)
    problems = Problems(day_problems("date", cmd.date, today_here(), group.closed_on))
    problems.extend(stated_problems(cmd))
    problems.extend(_standing_problems(cmd))
    problems.extend(order_problems(cmd))
    if not problems:
        problems.extend(balance_problems(cmd))
    problems.raise_if_any()
    occasion = Occasion(group.id, cmd.date)
    loans = [take_over_loan(occasion, group.kelurahan_id, taken) for taken in cmd.loans]
    draft = new_entry(occasion, EntryKind.SALDO_AWAL, "Saldo awal", legs_stated(cmd, loans))
    return record(group, draft, command_id=cmd.command_id, actor=actor)


def stated_problems(cmd: OpenBalances) -> Iterator[Problem]:
    """Amounts, people and loans, each at its field."""
    yield from _amount_problems(cmd)
    yield from _people_problems(cmd)


def _amount_problems(cmd: OpenBalances) -> Iterator[Problem]:
    yield from amount_problems("kas", cmd.kas, "Uang kas")
    yield from amount_problems("bank", cmd.bank, "Uang di bank")
    for number, saved in enumerate(cmd.members):
        for name in FIELDS:
            yield from amount_problems(f"members.{number}.{name}", getattr(saved, name), f"Simpanan {name}")
    for number, loan in enumerate(cmd.loans):
        yield from (problem.under(f"loans.{number}") for problem in taken_problems(loan))
    for number, other in enumerate(cmd.others):
        place = f"others.{number}"
        if other.account not in OTHERS:
            yield Problem(f"{place}.account", "Pos ini tidak cocok untuk saldo awal.", "pos_tidak_cocok")
        else:
            yield from amount_problems(f"{place}.amount", other.amount, ACCOUNTS[other.account].name)
    if not (cmd.assets or cmd.sources or cmd.modal_awal):
        yield Problem("kas", "Saldo awal belum diisi.", "kosong")


def _people_problems(cmd: OpenBalances) -> Iterator[Problem]:
    named = [saved.member_id for saved in cmd.members] + [loan.member_id for loan in cmd.loans]
    known = ever_enrolled(cmd.group_id, named)
    seen: set[UUID] = set()
    for number, saved in enumerate(cmd.members):
        place = f"members.{number}.member_id"
        if saved.member_id not in known:
            yield Problem(place, "Pilih anggota dari daftar kelompok ini.", "tidak_ada")
        elif saved.member_id in seen:
            yield Problem(place, f"{known[saved.member_id].person.called} ditulis dua kali.", "ganda")
        seen.add(saved.member_id)
    for number, loan in enumerate(cmd.loans):
        if loan.member_id not in known:
            yield Problem(f"loans.{number}.member_id", "Pilih anggota dari daftar kelompok ini.", "tidak_ada")


def _standing_problems(cmd: OpenBalances) -> Iterator[Problem]:
    standing = Entry.objects.filter(group_id=cmd.group_id, kind=EntryKind.SALDO_AWAL)
    undone = Entry.objects.filter(group_id=cmd.group_id, reverses_id__isnull=False).values("reverses_id")
    if standing.exclude(pk__in=undone).exists():
        yield Problem("", "Saldo awal sudah ada. Batalkan dahulu untuk mengisinya lagi.", "sudah")


def order_problems(cmd: OpenBalances) -> Iterator[Problem]:
    """A day after the first entry of a book that had something by then."""
    earlier = Entry.objects.filter(group_id=cmd.group_id, date__lt=cmd.date)
    first = earlier.exclude(kind__in=[EntryKind.SALDO_AWAL, EntryKind.PEMBALIK]).order_by("date").first()
    if first is not None and _is_carried(cmd):
        yield Problem("date", f"Sudah ada catatan pada {tanggal(first.date)}, pakai tanggal itu.", "urutan")


def _is_carried(cmd: OpenBalances) -> bool:
    """Whether anything was there before that day; old books that led into a saldo awal left nothing."""
    standing = saldo_on(cmd.date - timedelta(days=1), cmd.group_id, CARRIED)
    return any(standing.values())


def balance_problems(cmd: OpenBalances) -> Iterator[Problem]:
    """Two sides that differ; call it where nothing else is wrong."""
    if cmd.modal_awal is None:
        return
    lacking = cmd.assets - cmd.sources - cmd.modal_awal
    if lacking:
        has, from_where = format_rupiah(cmd.assets), format_rupiah(cmd.sources + cmd.modal_awal)
        yield Problem(
            "modal_awal",
            f"Yang dimiliki Rp {has}, asalnya Rp {from_where}: selisih Rp {format_rupiah(abs(lacking))}.",
            "tidak_seimbang",
        )


def legs_stated(cmd: OpenBalances, loans: Sequence[Loan]) -> tuple[LegLine, ...]:
    """The legs of a saldo awal with these running loans."""
    lent = [
        LegLine(PIUTANG_PINJAMAN, loan.principal, 0, loan.member_id, loan.id, loan.fund or None)
        for loan in loans
    ]
    return opening_legs(cmd.kas, cmd.bank, lent, cmd.members, cmd.others)
