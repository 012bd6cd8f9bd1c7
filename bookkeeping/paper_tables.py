"""The paper books as files: the columns of the print, with real dates and numbers."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from bookkeeping.domain import prints
from common.tables import Cell, Column
from common.words import BULAN

Row = tuple[Cell, ...]


def columns(*heads: tuple[str, int]) -> tuple[Column[Row], ...]:
    """Columns of rows that are tuples already: title and width in characters."""
    return tuple(Column(title, itemgetter(at), width) for at, (title, width) in enumerate(heads))


def padded(rows: Sequence[Row], width: int) -> Iterator[Row]:
    """The rows with empty cells up to the last column."""
    return (row + (None,) * (width - len(row)) for row in rows)


BKU = columns(
    ("Tanggal", 14),
    ("Uraian", 44),
    ("Penerimaan", 18),
    ("Tanggal", 14),
    ("No. kuitansi", 12),
    ("Uraian", 44),
    ("Pengeluaran", 18),
)
PURSE = columns(
    ("No.", 6),
    ("Tanggal", 14),
    ("No. bukti", 12),
    ("Uraian", 46),
    ("Penerimaan", 18),
    ("Pengeluaran", 18),
    ("Saldo", 18),
)
_BLOCK = (
    ("No.", 6),
    ("Tanggal, bulan, tahun", 20),
    ("Sumber dana", 22),
    ("Uraian", 44),
    ("Nomor bukti kas", 16),
)
IURAN = columns(("No.", 6), ("Tanggal", 14), ("Nama anggota", 30), ("Kelompok", 26), ("Jumlah iuran", 18))
MEMBERS = columns(
    ("No.", 6),
    ("Nama", 30),
    ("Tempat lahir", 18),
    ("Tanggal lahir", 14),
    ("Jenis kelamin", 13),
    ("Pekerjaan", 20),
    ("Alamat", 40),
    ("Tanggal masuk", 14),
)
COOPERATIVE = columns(
    ("No. urut", 8),
    ("Nama lengkap", 30),
    ("Umur", 7),
    ("Mata pencaharian", 18),
    ("Tempat tinggal", 40),
    ("Tanggal masuk", 14),
    ("Tanda tangan anggota", 16),
    ("Tanda tangan ketua", 16),
    ("Tanggal berhenti", 14),
    ("Sebab berhenti", 24),
    ("Tanda tangan anggota", 16),
    ("Tanda tangan ketua", 16),
    ("Keterangan", 20),
)
YEAR = columns(
    ("No.", 6),
    ("Tanggal", 14),
    ("Nama", 30),
    ("Untuk keperluan usaha", 30),
    ("Jumlah pinjaman", 16),
    ("Tanda tangan", 14),
    *((f"{month} {kind}", 14) for month in BULAN for kind in ("angsuran", "iuran", "simpanan")),
)


def finance_columns(book: prints.FinanceBook) -> tuple[Column[Row], ...]:
    """Two blocks of six, the left one as on the print."""
    left, right = (f"{block.capitalize()} (Rp)" for block in book.blocks)
    return columns(*_BLOCK, (left, 18), *_BLOCK, (right, 18))


def cash_rows(book: prints.CashBook) -> Iterator[Row]:
    """Saldo awal, both sides beside each other, jumlah and saldo akhir."""
    yield from padded([(book.period.first, "Saldo Awal", book.opening)], len(BKU))
    for coming, going in book.rows:
        left: Row = (coming.on, coming.uraian, coming.amount) if coming else (None,) * 3
        right: Row = (going.on, going.no_kwt, going.uraian, going.amount) if going else (None,) * 4
        yield left + right
    yield (None, "Jumlah", book.received, None, None, "Jumlah", book.paid)
    yield (None, None, None, None, None, "Saldo Akhir", book.closing)


def purse_rows(book: prints.PurseBook) -> Iterator[Row]:
    """Saldo awal, the lines with the saldo after each, jumlah."""
    yield (None, book.period.first, None, "Saldo awal", None, None, book.opening)
    for no, (line, saldo) in enumerate(book.rows, start=1):
        yield (no, line.on, line.voucher, line.uraian, line.masuk or None, line.keluar or None, saldo)
    yield (None, None, None, "Jumlah", book.received, book.paid, book.closing)


def finance_rows(book: prints.FinanceBook) -> Iterator[Row]:
    """Both blocks beside each other, then JUMLAH of each."""
    for no, (left, right) in enumerate(book.rows, start=1):
        yield _finance(no, left) + _finance(no, right)
    one, other = book.sums
    yield (None, None, None, "Jumlah", None, one, None, None, None, "Jumlah", None, other)


def _finance(no: int, line: prints.FinanceLine | None) -> Row:
    if line is None:
        return (None,) * 6
    return (no, line.on, line.fund, line.uraian, line.voucher, line.amount)


def iuran_rows(book: prints.IuranBook) -> Iterator[Row]:
    """The iuran, then JUMLAH."""
    for no, row in enumerate(book.rows, start=1):
        yield (no, row.on, row.name, book.head.group, row.amount)
    yield (None, None, "Jumlah", None, book.amount)


def member_rows(register: prints.MemberRegister) -> Iterator[Row]:
    """The members; the day of birth stands beside its place, so that it is a real date."""
    for row in register.rows:
        born = (row.born_in or None, row.born_on)
        yield (row.number, row.name, *born, row.sex, row.occupation or None, row.address, row.joined_on)


def cooperative_rows(register: prints.MemberRegister) -> Iterator[Row]:
    """The members with their age and how they left; what is signed by hand stays empty."""
    for row, age in register.aged:
        first: Row = (
            row.number,
            row.name,
            age,
            row.occupation or None,
            row.address,
            row.joined_on,
            None,
            None,
        )
        yield (*first, row.left_on, row.left_reason, None, None, None)


def year_rows(book: prints.YearBook) -> Iterator[Row]:
    """The loans and members with their twelve months, then JUMLAH TOTAL."""
    for no, row in enumerate(book.rows, start=1):
        lent, *paid = row.figures
        yield (no, row.on, row.name, row.purpose, lent or None, None, *(figure or None for figure in paid))
    lent, *paid = book.table.sums
    yield (None, None, "Jumlah total", None, lent, None, *paid)
