"""The papers of year-end: what the queries found, with the head and the signatures of a print."""

from dataclasses import dataclass, replace

from bookkeeping.papers import Desk
from closing.domain.sharing import MemberShare, Split
from closing.queries.shares import WrittenShare
from closing.queries.statements import Statements
from closing.queries.surplus import Source, Surplus
from common.pdf.carrying import Table
from common.pdf.values import BookHead, Printed, Signatures


@dataclass(frozen=True)
class StatementPaper:
    """One of the three statements of a day."""

    head: BookHead
    printed: Printed
    signatures: Signatures
    found: Statements


@dataclass(frozen=True)
class SharePaper:
    """The split of a year with every member, `share` None while it is a rehearsal."""

    head: BookHead
    printed: Printed
    signatures: Signatures
    year: int
    split: Split
    sources: tuple[Source, ...]
    share: WrittenShare | None = None

    @property
    def table(self) -> Table[MemberShare]:
        """The members, with their sums carried over the pages."""
        return Table(self.split.members, lambda row: (row.by_capital, row.by_use, row.total), (0, 0, 0))


def statement_paper(desk: Desk, found: Statements) -> StatementPaper:
    """A statement, signed by the officers of the day it speaks of."""
    return StatementPaper(desk.head, desk.printed, desk.signatures, found)


def share_paper(desk: Desk, share: WrittenShare) -> SharePaper:
    """A split as it was written, signed by the officers of the RAT."""
    then = replace(desk, on=share.decided_on)
    return SharePaper(desk.head, desk.printed, then.signatures, share.year, share.split, share.sources, share)


def plan_paper(desk: Desk, surplus: Surplus, split: Split) -> SharePaper:
    """A rehearsal on paper, signed by the officers of the day."""
    sources = surplus.sources
    return SharePaper(desk.head, desk.printed, desk.signatures, surplus.year, split, sources)
