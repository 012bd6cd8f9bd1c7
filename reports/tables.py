"""The list of reports as a file."""

from common.tables import Column
from common.words import bulan
from reports.queries.runs import RunRow

RUNS: tuple[Column[RunRow], ...] = (
    Column("Bulan", lambda r: bulan(r.period), 16),
    Column("Wilayah", lambda r: r.area, 32),
    Column("Nomor", lambda r: r.number, 38),
    Column("Ralat ke-", lambda r: r.revision, 9),
    Column("Keadaan", lambda r: r.state.label, 16),
    Column("Diminta oleh", lambda r: r.requested_name, 26),
    Column("Terbit", lambda r: r.issued_at.date() if r.issued_at else None, 14),
)
