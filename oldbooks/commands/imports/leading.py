"""Old books lead into the saldo awal: one entry closes them where it takes them up (docs/decisions/0011)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from bookkeeping.commands.drafts import new_entry
from bookkeeping.domain.chart import ACCOUNTS, MODAL_AWAL, SHU_BELUM_DIBAGI
from bookkeeping.domain.draft import LEADING_MEMO, EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.occasion import Occasion
from oldbooks.domain.imports.standing import Standing

_Place = tuple[int, UUID | None, UUID | None, str | None]  # account, member, loan, sumber dana


def leading_draft(
    group_id: UUID, drafts: Iterable[EntryDraft], standing: Standing, cash_reason: str
) -> EntryDraft | None:
    """The entry after which these drafts have moved nothing since the saldo awal; None when there is none.

    What the group has, owes and was given goes back to where it stood. Results stay in their months: those of
    the year of the saldo awal against modal awal, which they explain now; those of years before against SHU
    belum dibagi, which the saldo awal states as it was.
    """
    until = standing.leads_until
    if until is None:
        return None
    moved: dict[_Place, int] = defaultdict(int)
    results: dict[int, int] = defaultdict(int)
    for day, leg in _legs(drafts, until):
        if ACCOUNTS[leg.account].kind.yearly:
            results[day.year] += leg.credit - leg.debit
        elif leg.account not in (MODAL_AWAL, SHU_BELUM_DIBAGI):
            moved[leg.account, leg.member_id, leg.loan_id, leg.fund] += leg.debit - leg.credit
    before = sum(amount for year, amount in results.items() if year < until.year)
    legs = [_leg(place, -amount) for place, amount in moved.items() if amount]
    shares = {SHU_BELUM_DIBAGI: before, MODAL_AWAL: sum(moved.values()) - before}
    legs += [_leg((account, None, None, None), amount) for account, amount in shares.items() if amount]
    if not legs:
        return None
    legs.sort(key=lambda leg: leg.credit > 0)
    occasion = Occasion(group_id, until)
    return new_entry(occasion, EntryKind.IMPOR, LEADING_MEMO, tuple(legs), cash_reason=cash_reason)


def _legs(drafts: Iterable[EntryDraft], until: date) -> Iterator[tuple[date, LegLine]]:
    return ((draft.date, leg) for draft in drafts if draft.date <= until for leg in draft.legs)


def _leg(place: _Place, amount: int) -> LegLine:
    """Debit above zero, credit below."""
    account, member_id, loan_id, fund = place
    return LegLine(account, max(amount, 0), max(-amount, 0), member_id, loan_id, fund)
