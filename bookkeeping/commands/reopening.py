"""Betulkan a saldo awal: the wrong one is taken back and the right one stands instead, in one step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.access import entry_for
from bookkeeping.commands.correcting import ONLY_CANCELLED, Corrected
from bookkeeping.commands.desk import at_the_command, open_book, recorded
from bookkeeping.commands.drafts import new_entry
from bookkeeping.commands.loans.opening import take_over_loan
from bookkeeping.commands.opening import (
    FIELDS,
    OpenBalances,
    balance_problems,
    legs_stated,
    order_problems,
    stated_problems,
)
from bookkeeping.commands.posting import post
from bookkeeping.commands.taking_back import UNCHANGED, TakenBack, savings_problems, settle, take_back
from bookkeeping.domain.amounts import day_problems
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.loans.taken import TakenLoan
from bookkeeping.domain.occasion import Occasion
from bookkeeping.models import Loan
from bookkeeping.queries.opening import opening_of
from common.problems import Problems, Refused
from groups.models import Group
from groups.policies import KEEP_BOOKS


@dataclass(frozen=True)
class CorrectOpening:
    """A saldo awal as it should have been, and why; `balances` names the group of the wrong one."""

    command_id: UUID
    entry_id: UUID
    balances: OpenBalances
    reason: str


@command("bookkeeping.correct_opening")
def correct_opening(cmd: CorrectOpening, *, actor: Actor) -> Corrected:
    """Take the saldo awal back and write it as it should be, in one posting, linked and with the reason.

    A loan that is stated as before goes on as it stands, with all that was paid on it; one that is not is
    cancelled and taken over anew. Refuses what open_balances refuses, a loan to be changed on which
    something was paid (or, with one, another day), savings that were taken out meanwhile, and no change.
    """
    entry, _ = entry_for(actor, KEEP_BOOKS, cmd.entry_id)
    group = open_book(actor, entry.group_id)
    stated = opening_of(entry)
    if stated is None:
        raise Refused([ONLY_CANCELLED])
    balances, problems = cmd.balances, Problems()
    kept, new = _matched(stated.loans, balances, entry.date)
    back = take_back(entry, cmd.reason, problems, kept=kept)
    day = back.day_for(balances.date)
    _state_problems(cmd, group, back, day, problems)
    problems.raise_if_any()
    draft = _draft(group, back, balances, day, kept, new)
    problems.extend([UNCHANGED] if back.moves_same(draft, balances.date) else [])
    problems.extend(savings_problems(group.id, [back.draft, draft], field_of=_cells(balances)))
    problems.raise_if_any()
    drafts = (back.draft, draft)
    with at_the_command():
        posted = post(drafts, command_id=cmd.command_id, actor=actor)
    settle([replace(back, legs=tuple(leg for leg in back.legs if leg.loan_id not in kept))])
    reversal, replacement = (recorded(group, d, p) for d, p in zip(drafts, posted, strict=True))
    return Corrected(entry.id, reversal, replacement)


def _matched(
    before: Mapping[UUID, TakenLoan], balances: OpenBalances, written: date
) -> tuple[tuple[UUID, ...], tuple[TakenLoan, ...]]:
    """The loans that go on as they stand, and those to be taken over; on another day all are."""
    if balances.date != written:
        return (), balances.loans
    left = {loan_id: loan.tidy for loan_id, loan in before.items()}
    new = []
    for loan in balances.loans:
        same = next((loan_id for loan_id, known in left.items() if known == loan.tidy), None)
        if same is None:
            new.append(loan)
        else:
            del left[same]
    return tuple(loan_id for loan_id in before if loan_id not in left), tuple(new)


def _state_problems(
    cmd: CorrectOpening, group: Group, back: TakenBack, day: date, problems: Problems
) -> None:
    balances = cmd.balances
    if balances.group_id != group.id:
        problems.add("group_id", "Saldo awal ini milik kelompok lain.", "kelompok")
    problems.extend(day_problems("date", day, back.today, group.closed_on))
    problems.extend(stated_problems(balances))
    if balances.date != back.entry.date:
        problems.extend(order_problems(balances))
    if not problems:
        problems.extend(balance_problems(balances))


def _draft(
    group: Group,
    back: TakenBack,
    balances: OpenBalances,
    day: date,
    kept: tuple[UUID, ...],
    new: tuple[TakenLoan, ...],
) -> EntryDraft:
    occasion = Occasion(group.id, day)
    loans = [*Loan.objects.filter(pk__in=kept).order_by("number")]
    loans += [take_over_loan(occasion, group.kelurahan_id, taken) for taken in new]
    return back.instead(new_entry(occasion, EntryKind.SALDO_AWAL, "Saldo awal", legs_stated(balances, loans)))


def _cells(balances: OpenBalances) -> Callable[[UUID, int], str]:
    """At which field of the command the savings of a member stand."""
    names = {account: name for name, account in FIELDS.items()}
    rows = {saved.member_id: number for number, saved in enumerate(balances.members)}
    return lambda member, account: (
        f"members.{rows[member]}.{names[account]}" if member in rows else "entry_id"
    )
