"""The columns of the list of pages as a file."""

from common.tables import Column
from oldbooks.queries.pages import ShownPage

PAGES: tuple[Column[ShownPage], ...] = (
    Column("Buku", lambda p: p.book.label, 28),
    Column("Bulan", lambda p: p.period.first, 14),
    Column("Catatan", lambda p: p.note, 30),
    Column("Baris cocok", lambda p: p.ticked, 12),
    Column("Disimpan pada", lambda p: p.added_at.date(), 14),
    Column("Disimpan oleh", lambda p: p.added_name, 24),
)
