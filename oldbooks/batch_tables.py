"""The columns of the list of files as a file."""

from common.tables import Column
from oldbooks.queries.batches import BatchRow

BATCHES: tuple[Column[BatchRow], ...] = (
    Column("Diunggah", lambda b: b.uploaded_at.date(), 14),
    Column("Berkas", lambda b: b.name, 36),
    Column("Isi", lambda b: b.target, 20),
    Column("Keadaan", lambda b: str(b.state.label), 26),
    Column("Catatan", lambda b: b.entries, 12),
    Column("Uang masuk", lambda b: b.money_in, 16),
    Column("Uang keluar", lambda b: b.money_out, 16),
    Column("Diunggah oleh", lambda b: b.uploaded_name, 24),
)
