"""The columns of the list of groups as a file: those of the screen, with real dates."""

from common.tables import Column
from groups.queries import GroupRow

GROUPS: tuple[Column[GroupRow], ...] = (
    Column("Kelompok", lambda g: g.name, 24),
    Column("Jenis", lambda g: g.kind.label, 10),
    Column("Poksus yang membina", lambda g: g.parent, 24),
    Column("Kecamatan", lambda g: g.kecamatan, 20),
    Column("Kelurahan", lambda g: g.kelurahan, 20),
    Column("Tingkat", lambda g: g.stage_label, 22),
    Column("Jenis usaha", lambda g: g.line_of_business, 28),
    Column("Tanggal berdiri", lambda g: g.founded_on, 14),
    Column("Keadaan", lambda g: "Aktif" if g.is_active else "Ditutup", 10),
    Column("Tanggal tutup", lambda g: g.closed_on, 14),
)
