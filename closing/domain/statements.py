"""Neraca, perhitungan hasil usaha and changes in capital, from the saldo of the accounts. Whole rupiah.

Income and costs are never closed by an entry (docs/decisions/0008): the result of past years and of this one
is derived, so a late entry of an old year moves what it should and nothing has to be done again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from bookkeeping.domain.chart import (
    ACCOUNTS,
    AKUMULASI_PENYUSUTAN,
    BANK,
    CADANGAN,
    CHART,
    DANA_SHU,
    HARGA_POKOK_PENJUALAN,
    HIBAH,
    INVENTARIS,
    KAS,
    MODAL_AWAL,
    PENJUALAN,
    PERSEDIAAN,
    PIUTANG_PINJAMAN,
    PIUTANG_TANGGUNG_RENTENG,
    SHU_ANGGOTA,
    SHU_BELUM_DIBAGI,
    SIMPANAN_POKOK,
    SIMPANAN_SUKARELA,
    SIMPANAN_TERIKAT,
    SIMPANAN_WAJIB,
    UTANG,
    UTANG_TANGGUNG_RENTENG,
    Kind,
)

LANCAR = (KAS, BANK, PIUTANG_PINJAMAN, PIUTANG_TANGGUNG_RENTENG, PERSEDIAAN)
TETAP = (INVENTARIS, AKUMULASI_PENYUSUTAN)
KEWAJIBAN = (
    SIMPANAN_SUKARELA,
    SIMPANAN_TERIKAT,
    DANA_SHU,
    SHU_ANGGOTA,
    UTANG,
    UTANG_TANGGUNG_RENTENG,
)
MODAL = (SIMPANAN_POKOK, SIMPANAN_WAJIB, HIBAH, CADANGAN, MODAL_AWAL)
ALWAYS = frozenset({"pos:1101", "shu:tahun"})
PAST, CURRENT = "SHU belum dibagi", "SHU tahun berjalan"

Key = str  # "pos:1101", "dana:Dana sosial", "shu:lalu", "shu:tahun"


@dataclass(frozen=True, slots=True)
class Turn:
    """Debit and credit of an account."""

    debit: int = 0
    credit: int = 0


@dataclass(frozen=True)
class Standing:
    """The accounts on a day and at the end of the year before, since the book began; dana SHU by name."""

    on: date
    now: Mapping[int, Turn]
    before: Mapping[int, Turn]
    funds: Mapping[str, int] = field(default_factory=dict)

    def saldo(self, code: int) -> int:
        """As a book shows it on the day."""
        return _saldo(self.now, code)

    def this_year(self, code: int) -> int:
        """What moved since 1 January."""
        return _saldo(self.now, code) - _saldo(self.before, code)

    @property
    def shu(self) -> int:
        """SHU tahun berjalan: income less costs since 1 January."""
        return result_of(self.now) - result_of(self.before)

    @property
    def shu_past(self) -> int:
        """SHU belum dibagi: what was put to it and taken from it, and the results of the years before."""
        return self.saldo(SHU_BELUM_DIBAGI) + result_of(self.before)


def result_of(turns: Mapping[int, Turn]) -> int:
    """Income less costs of all that moved."""
    income = sum(_saldo(turns, spec.code) for spec in CHART if spec.kind is Kind.PENDAPATAN)
    return income - sum(_saldo(turns, spec.code) for spec in CHART if spec.kind is Kind.BIAYA)


def total_assets(turns: Mapping[int, Turn]) -> int:
    """Everything on the left side of the neraca."""
    return sum(_saldo(turns, spec.code) for spec in CHART if spec.kind is Kind.ASET)


def _saldo(turns: Mapping[int, Turn], code: int) -> int:
    turn = turns.get(code, Turn())
    return ACCOUNTS[code].balance(turn.debit, turn.credit)


@dataclass(frozen=True, slots=True)
class Row:
    """A line with last year beside it; `account` leads to the entries behind it, 0 to none of its own."""

    key: Key
    label: str
    now: int
    then: int
    account: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its lines and their sum."""

    title: str
    rows: tuple[Row, ...]

    @property
    def now(self) -> int:
        return sum(row.now for row in self.rows)

    @property
    def then(self) -> int:
        return sum(row.then for row in self.rows)


@dataclass(frozen=True, slots=True)
class Neraca:
    """Aktiva and pasiva on a day and on the same day a year before."""

    on: date
    on_then: date
    aktiva: tuple[Part, ...]
    pasiva: tuple[Part, ...]

    @property
    def assets(self) -> int:
        return sum(part.now for part in self.aktiva)

    @property
    def assets_then(self) -> int:
        return sum(part.then for part in self.aktiva)

    @property
    def claims(self) -> int:
        return sum(part.now for part in self.pasiva)

    @property
    def claims_then(self) -> int:
        return sum(part.then for part in self.pasiva)

    @property
    def difference(self) -> int:
        """Zero, or the ledger is broken; then the page says so."""
        return self.assets - self.claims

    @property
    def agrees(self) -> bool:
        """Both sides equal, in both years."""
        return self.assets == self.claims and self.assets_then == self.claims_then


@dataclass(frozen=True, slots=True)
class Result:
    """Perhitungan hasil usaha from 1 January to a day, with the same months of the year before."""

    since: date
    on: date
    on_then: date
    income: Part
    costs: Part

    @property
    def shu(self) -> int:
        return self.income.now - self.costs.now

    @property
    def shu_then(self) -> int:
        return self.income.then - self.costs.then


@dataclass(frozen=True, slots=True)
class CapitalRow:
    """A part of the capital over the year: what there was, came, went, and is."""

    label: str
    opening: int
    more: int
    less: int
    account: int = 0

    @property
    def closing(self) -> int:
        return self.opening + self.more - self.less

    @property
    def holds_results(self) -> bool:
        """SHU belum dibagi: most of it was written on no account of its own."""
        return self.account == SHU_BELUM_DIBAGI


@dataclass(frozen=True, slots=True)
class CapitalChanges:
    """Perubahan modal from 1 January to a day."""

    since: date
    on: date
    rows: tuple[CapitalRow, ...]

    @property
    def opening(self) -> int:
        return sum(row.opening for row in self.rows)

    @property
    def more(self) -> int:
        return sum(row.more for row in self.rows)

    @property
    def less(self) -> int:
        return sum(row.less for row in self.rows)

    @property
    def closing(self) -> int:
        return sum(row.closing for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Line:
    key: Key
    label: str
    amount: int
    account: int = 0


def neraca(now: Standing, then: Standing) -> Neraca:
    """Both sides; a line that is zero in both years is left out."""
    return Neraca(
        on=now.on,
        on_then=then.on,
        aktiva=(
            _part("Aktiva lancar", _plain(now, LANCAR), _plain(then, LANCAR)),
            _part("Aktiva tetap", _plain(now, TETAP), _plain(then, TETAP)),
        ),
        pasiva=(
            _part("Kewajiban", _debts(now), _debts(then)),
            _part("Modal", _capital(now), _capital(then)),
        ),
    )


def result(now: Standing, then: Standing) -> Result:
    """I Hasil usaha, with harga pokok taken off the sales; II Biaya; and what is left, the SHU."""
    return Result(
        since=date(now.on.year, 1, 1),
        on=now.on,
        on_then=then.on,
        income=_part("Hasil usaha", _income(now), _income(then)),
        costs=_part("Biaya", _costs(now), _costs(then)),
    )


def capital_changes(now: Standing) -> CapitalChanges:
    """What each part of the capital did since 1 January; its sum is the modal of the neraca."""
    rows = [_capital_row(now, code) for code in MODAL]
    taken, given = _moved(now, SHU_BELUM_DIBAGI)
    past = result_of(now.before) + _saldo(now.before, SHU_BELUM_DIBAGI)
    rows.append(CapitalRow(PAST, past, given, taken, SHU_BELUM_DIBAGI))
    rows.append(CapitalRow(CURRENT, 0, max(now.shu, 0), max(-now.shu, 0)))
    kept = (row for row in rows if row.label == CURRENT or row.opening or row.more or row.less)
    return CapitalChanges(date(now.on.year, 1, 1), now.on, tuple(kept))


def _capital_row(now: Standing, code: int) -> CapitalRow:
    taken, given = _moved(now, code)
    return CapitalRow(ACCOUNTS[code].name, _saldo(now.before, code), given, taken, code)


def _moved(now: Standing, code: int) -> tuple[int, int]:
    end, start = now.now.get(code, Turn()), now.before.get(code, Turn())
    return end.debit - start.debit, end.credit - start.credit


def _part(title: str, now: Iterator[_Line], then: Iterator[_Line]) -> Part:
    mine, theirs = list(now), {line.key: line for line in then}
    known = {line.key for line in mine}
    lines = mine + [line for key, line in theirs.items() if key not in known]
    here = {line.key: line.amount for line in mine}
    rows = (
        Row(
            line.key,
            line.label,
            here.get(line.key, 0),
            theirs[line.key].amount if line.key in theirs else 0,
            line.account,
        )
        for line in lines
    )
    return Part(title, tuple(row for row in rows if row.now or row.then or row.key in ALWAYS))


def _plain(standing: Standing, codes: tuple[int, ...]) -> Iterator[_Line]:
    for code in codes:
        yield _Line(f"pos:{code}", ACCOUNTS[code].name, standing.saldo(code), code)


def _debts(standing: Standing) -> Iterator[_Line]:
    for line in _plain(standing, KEWAJIBAN):
        if line.account == DANA_SHU:
            yield from _funds(standing)
        else:
            yield line


def _funds(standing: Standing) -> Iterator[_Line]:
    for name, amount in sorted(standing.funds.items()):
        if name:
            yield _Line(f"dana:{name}", name, amount, DANA_SHU)
    named = sum(amount for name, amount in standing.funds.items() if name)
    yield _Line(f"pos:{DANA_SHU}", ACCOUNTS[DANA_SHU].name, standing.saldo(DANA_SHU) - named, DANA_SHU)


def _capital(standing: Standing) -> Iterator[_Line]:
    yield from _plain(standing, MODAL)
    yield _Line("shu:lalu", PAST, standing.shu_past, SHU_BELUM_DIBAGI)
    yield _Line("shu:tahun", CURRENT, standing.shu)


def _income(standing: Standing) -> Iterator[_Line]:
    for spec in CHART:
        if spec.kind is not Kind.PENDAPATAN:
            continue
        yield _Line(f"pos:{spec.code}", spec.name, standing.this_year(spec.code), spec.code)
        if spec.code == PENJUALAN:
            cost = standing.this_year(HARGA_POKOK_PENJUALAN)
            label = "Dikurangi harga pokok penjualan"
            yield _Line(f"pos:{HARGA_POKOK_PENJUALAN}", label, -cost, HARGA_POKOK_PENJUALAN)


def _costs(standing: Standing) -> Iterator[_Line]:
    for spec in CHART:
        if spec.kind is Kind.BIAYA and spec.code != HARGA_POKOK_PENJUALAN:
            yield _Line(f"pos:{spec.code}", spec.name, standing.this_year(spec.code), spec.code)
