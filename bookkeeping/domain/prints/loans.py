"""Daftar Pinjaman and Kartu Pinjaman on paper."""

from dataclasses import dataclass
from datetime import date

from bookkeeping.domain.prints.figures import DoesNotAddUp
from common.pdf.carrying import Table
from common.pdf.values import BookHead, Printed, Signatures


@dataclass(frozen=True, slots=True)
class LoanRow:
    """A loan as the list shows it. `jasa` says rate and way: "1,5 % menurun"."""

    name: str
    purpose: str
    address: str
    on: date
    principal: int
    instalments: int
    jasa: str
    paid: int
    arrears: int = 0
    written_off: int = 0

    @property
    def owed(self) -> int:
        """Sisa pokok."""
        return self.principal - self.paid - self.written_off


@dataclass(frozen=True, slots=True)
class LoanList:
    """Daftar Pinjaman on a day."""

    head: BookHead
    until: date
    rows: tuple[LoanRow, ...]
    signatures: Signatures
    printed: Printed

    @property
    def principal(self) -> int:
        return sum(row.principal for row in self.rows)

    @property
    def paid(self) -> int:
        return sum(row.paid for row in self.rows)

    @property
    def owed(self) -> int:
        return sum(row.owed for row in self.rows)

    @property
    def arrears(self) -> int:
        return sum(row.arrears for row in self.rows)

    @property
    def table(self) -> Table[LoanRow]:
        """What is carried: pinjaman, sudah diangsur, sisa, tunggakan."""
        return Table(
            self.rows, lambda row: (row.principal, row.paid, row.owed, row.arrears), opening=(0, 0, 0, 0)
        )


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of Kartu Pinjaman: a loan paid out, or an instalment with what is left after it."""

    on: date
    voucher: str
    no: int | None  # angsuran ke-; None for the line that pays the loan out
    lent: int
    paid: int
    balance: int
    jasa: int = 0
    denda: int = 0
    written_off: int = 0  # pokok the group gave up
    recovered: int = 0  # paid back after that; it changes no saldo

    @property
    def less(self) -> int:
        """What takes from the saldo."""
        return self.paid + self.written_off


@dataclass(frozen=True, slots=True)
class DueLine:
    """An instalment still to come; its date is the JATUH TEMPO of the card's foot."""

    no: int
    due: date
    pokok: int
    jasa: int

    @property
    def total(self) -> int:
        return self.pokok + self.jasa


@dataclass(frozen=True, slots=True)
class LoanCard:
    """Kartu Pinjaman of one loan."""

    head: BookHead
    number: str
    name: str
    address: str
    phone: str
    principal: int
    jasa: str
    term: str  # "10 kali, tiap bulan"
    security: str  # jaminan
    lines: tuple[CardLine, ...]
    upcoming: tuple[DueLine, ...]
    signatures: Signatures
    printed: Printed

    def __post_init__(self) -> None:
        balance = 0
        for line in self.lines:
            balance += line.lent - line.less
            if balance != line.balance:
                raise DoesNotAddUp(
                    f"Saldo kartu tanggal {line.on} tertulis {line.balance}, terhitung {balance}."
                )

    @property
    def paid(self) -> int:
        return sum(line.paid for line in self.lines)

    @property
    def jasa_paid(self) -> int:
        return sum(line.jasa for line in self.lines)

    @property
    def denda_paid(self) -> int:
        return sum(line.denda for line in self.lines)

    @property
    def balance(self) -> int:
        return self.lines[-1].balance if self.lines else 0

    @property
    def table(self) -> Table[CardLine]:
        """What is carried: pinjaman, angsuran, saldo, jasa, denda."""
        return Table(
            self.lines,
            lambda line: (line.lent, line.paid, line.lent - line.less, line.jasa, line.denda),
            opening=(0, 0, 0, 0, 0),
        )
