"""Betulkan a saldo awal: the wizard, filled with what was posted."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from bookkeeping.commands.opening import FIELDS, OTHERS, OpenBalances, OpeningOther
from bookkeeping.commands.reopening import CorrectOpening
from bookkeeping.domain.loans.taken import TakenLoan
from bookkeeping.queries.opening import Stated
from bookkeeping.queries.people import Enrolled
from oldbooks.forms.starting import StartForm, rows_asked


class RestartForm(StartForm):
    """The first rows of the loans are those that were posted. Things are put right in Buku Inventaris."""

    def __init__(
        self,
        *args: Any,
        stated: Stated,
        members: tuple[Enrolled, ...],
        asked: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        self.stated, self.known = stated, tuple(stated.loans.values())
        rows = {"loans": max(rows_asked(asked)["loans"], len(self.known)), "items": 0}
        initial = kwargs.pop("initial", None) or _written(stated, members)
        super().__init__(*args, members=members, rows=rows, initial=initial, **kwargs)

    def correction(self, group_id: UUID, entry_id: UUID) -> CorrectOpening:
        """What a form that is_valid() asks for."""
        start = self.command(group_id)
        balances = OpenBalances(
            start.command_id,
            group_id,
            start.date,
            start.kas,
            start.bank,
            start.members,
            start.loans,
            tuple(other for _, other in self._sources()),
            start.modal_awal,
        )
        return CorrectOpening(start.command_id, entry_id, balances, self.cleaned_data["reason"])

    def _sources(self) -> Iterator[tuple[int, OpeningOther]]:
        """Each with its sumber dana as before; the first of an account takes what changed."""
        for account in OTHERS:
            before = [o for o in self.stated.others if o.account == account] or [OpeningOther(account, 0)]
            more = self.cleaned_data[f"others.{account}"] - sum(other.amount for other in before)
            yield account, replace(before[0], amount=before[0].amount + more)
            yield from ((account, other) for other in before[1:])

    def source_at(self, number: int) -> int:
        """The account of the source of this number in the command."""
        return list(self._sources())[number][0]

    def _loan(self, given: Mapping[str, Any], at: int) -> TakenLoan:
        """What the form does not ask stays as it was."""
        loan = super()._loan(given, at)
        if at >= len(self.known):
            return loan
        return replace(loan, rhythm=self.known[at].rhythm, fund=self.known[at].fund)


def _written(stated: Stated, members: tuple[Enrolled, ...]) -> dict[str, Any]:
    """The cells as they were posted; what was not there is left empty."""
    saved = {one.member_id: one for one in stated.members}
    found: dict[str, Any] = {"date": stated.date, "kas": stated.kas, "bank": stated.bank}
    found["modal_awal"] = stated.modal_awal
    for at, member in enumerate(members):
        for name in FIELDS:
            found[f"members.{at}.{name}"] = getattr(saved.get(member.person.member_id), name, 0)
    for account in OTHERS:
        found[f"others.{account}"] = sum(o.amount for o in stated.others if o.account == account)
    for at, loan in enumerate(stated.loans.values()):
        cells = {name: getattr(loan, name) for name in ("principal", "part", "original", "purpose")}
        cells |= {"member_id": str(loan.member_id), "rate": loan.rate_bps / 100}
        cells |= {"method": loan.method.value, "next_due": loan.next_due}
        found |= {f"loans.{at}.{name}": value for name, value in cells.items()}
    return {name: value for name, value in found.items() if value != 0 or name.endswith(".rate")}
