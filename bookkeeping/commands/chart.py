"""Opening the chart of accounts of a kota."""

from bookkeeping.domain.chart import CHART
from bookkeeping.models import Account


def open_chart() -> None:
    """Give the open city the standard chart; accounts it has already stay as they are.

    Part of opening a kota, inside that command's transaction.
    """
    Account.objects.bulk_create(
        [
            Account(
                id=spec.code,
                name=spec.name,
                kind=spec.kind.value,
                needs_member=spec.needs_member,
                needs_loan=spec.needs_loan,
                is_cash=spec.is_cash,
            )
            for spec in CHART
        ],
        ignore_conflicts=True,
    )
