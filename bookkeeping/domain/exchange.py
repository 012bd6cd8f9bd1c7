"""How entries and balances are spelled in the files of beancount and hledger, and in our own CSV."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol
from uuid import UUID

from bookkeeping.domain.chart import ACCOUNTS, CHART, Kind
from bookkeeping.domain.journal import COLUMNS
from common.search import searchable

CURRENCY = "IDR"
ROOTS = {
    Kind.ASET: "Assets",
    Kind.KEWAJIBAN: "Liabilities",
    Kind.MODAL: "Equity",
    Kind.PENDAPATAN: "Income",
    Kind.BIAYA: "Expenses",
}
_SIGNS = str.maketrans({'"': "'", "\\": "/", ";": ",", "|": "/"})


@dataclass(frozen=True, slots=True)
class ExportLeg:
    """One side: account and both amounts, whole rupiah."""

    account: int
    debit: int
    credit: int

    @property
    def amount(self) -> int:
        """Debit above zero, credit below."""
        return self.debit - self.credit


@dataclass(frozen=True, slots=True)
class ExportEntry:
    """An entry as it is told to others."""

    id: UUID
    group_id: UUID
    date: date
    voucher: str
    memo: str
    chain_hash: str
    legs: tuple[ExportLeg, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """What an account of a group must stand at after all entries: debits less credits."""

    group_id: UUID
    account: int
    amount: int


class Writer(Protocol):
    """One kind of file. `words` gives each group a name that is legal in account names."""

    def __init__(self, words: Mapping[UUID, str]) -> None: ...

    def head(self, first: date) -> Iterator[str]:
        """What stands before the entries; the books begin on `first`."""

    def entry(self, entry: ExportEntry) -> Iterator[str]:
        """One entry."""

    def tail(self, last: date, balances: Sequence[Balance]) -> Iterator[str]:
        """What the reader must find at the end of `last`."""


def account_name(group: str, code: int) -> str:
    """ "Assets:Melati-3576011001:Kas-1101": both programs read it, and it names our account."""
    spec = ACCOUNTS[code]
    word = searchable(spec.name).title().replace(" ", "-")
    return f"{ROOTS[spec.kind]}:{group}:{word}-{code}"


def plain(text: str) -> str:
    """A text on one line, without the signs that either program reads as its own."""
    return " ".join(text.translate(_SIGNS).split())


class Beancount:
    """Open directives, entries, and a balance directive for every account."""

    def __init__(self, words: Mapping[UUID, str]) -> None:
        self.words = words

    def head(self, first: date) -> Iterator[str]:
        yield f'option "operating_currency" "{CURRENCY}"\n\n'
        for word in self.words.values():
            for spec in CHART:
                yield f"{first} open {account_name(word, spec.code)} {CURRENCY}\n"

    def entry(self, entry: ExportEntry) -> Iterator[str]:
        yield f'\n{entry.date} * "{plain(entry.memo)}"\n'
        yield f'  bukti: "{entry.voucher}"\n  rantai: "{entry.chain_hash}"\n'
        for leg in entry.legs:
            yield f"  {account_name(self.words[entry.group_id], leg.account)}  {leg.amount} {CURRENCY}\n"

    def tail(self, last: date, balances: Sequence[Balance]) -> Iterator[str]:
        yield "\n"
        morning_after = last + timedelta(days=1)  # a balance directive holds at the beginning of its day
        for b in balances:
            name = account_name(self.words[b.group_id], b.account)
            yield f"{morning_after} balance {name}  {b.amount} {CURRENCY}\n"


class Hledger:
    """Account directives, entries, and a last entry of nothing that asserts every account."""

    def __init__(self, words: Mapping[UUID, str]) -> None:
        self.words = words

    def head(self, first: date) -> Iterator[str]:
        yield f"commodity 1000. {CURRENCY}\n\n"
        for word in self.words.values():
            for spec in CHART:
                yield f"account {account_name(word, spec.code)}\n"

    def entry(self, entry: ExportEntry) -> Iterator[str]:
        yield f"\n{entry.date} * ({entry.voucher}) {plain(entry.memo)}\n    ; rantai: {entry.chain_hash}\n"
        for leg in entry.legs:
            yield f"    {account_name(self.words[entry.group_id], leg.account)}  {leg.amount} {CURRENCY}\n"

    def tail(self, last: date, balances: Sequence[Balance]) -> Iterator[str]:
        yield f"\n{last} * saldo akhir\n"
        for b in balances:
            name = account_name(self.words[b.group_id], b.account)
            yield f"    {name}  0 {CURRENCY} = {b.amount} {CURRENCY}\n"


class Csv:
    """The columns that import_journal reads; it asserts nothing."""

    def __init__(self, words: Mapping[UUID, str]) -> None:
        self.words = words

    def head(self, first: date) -> Iterator[str]:
        yield ",".join(COLUMNS) + "\n"

    def entry(self, entry: ExportEntry) -> Iterator[str]:
        for leg in entry.legs:
            yield f"{entry.id},{entry.date},{entry.group_id},{leg.account},{leg.debit},{leg.credit}\n"

    def tail(self, last: date, balances: Sequence[Balance]) -> Iterator[str]:
        return iter(())


WRITERS: Mapping[str, Callable[[Mapping[UUID, str]], Writer]] = {
    "beancount": Beancount,
    "hledger": Hledger,
    "csv": Csv,
}
