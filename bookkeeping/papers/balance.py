"""Neraca saldo on paper."""

from bookkeeping.domain import prints
from bookkeeping.papers.desk import Desk
from bookkeeping.queries.trial import TrialBalance


def trial_balance(desk: Desk, found: TrialBalance) -> prints.TrialBalance:
    """Neraca saldo of a group: each account that does not stand at zero, on the side it stands on."""
    nets = ((line, line.debit - line.credit) for line in found.lines)
    return prints.TrialBalance(
        title=str(desk.group),
        area=desk.head.area,
        until=found.until,
        lines=tuple(
            prints.BalanceLine(line.account, line.name, max(net, 0), max(-net, 0))
            for line, net in nets
            if net
        ),
        signatures=desk.signatures,
        printed=desk.printed,
    )
