"""Daftar pinjaman kelurahan on paper: the loans of many groups, for TP PKK."""

from dataclasses import dataclass
from datetime import date

from common.pdf.carrying import Table
from common.pdf.values import Printed, Signatures


@dataclass(frozen=True, slots=True)
class AreaLoanRow:
    """A loan in the eight columns of the paper list."""

    name: str
    category: str
    purpose: str  # jenis usaha
    address: str
    on: date
    principal: int
    term: str  # lama
    jasa: str  # bunga


@dataclass(frozen=True, slots=True)
class AreaLoanList:
    """The loans of an area on a day."""

    area: str  # "Kelurahan Gedongan"
    within: str  # "Kecamatan Magersari, Kota Mojokerto", "" for a kota
    until: date
    rows: tuple[AreaLoanRow, ...]
    signatures: Signatures
    printed: Printed

    @property
    def table(self) -> Table[AreaLoanRow]:
        """What is carried: the loans."""
        return Table(self.rows, lambda row: (row.principal,), (0,))

    @property
    def principal(self) -> int:
        return sum(row.principal for row in self.rows)
