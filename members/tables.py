"""The columns of the lists of groups and members as files: those of the screen, with real dates."""

from dataclasses import dataclass

from common.tables import Column
from groups.queries import GroupRow
from members.queries import EnrolmentRow


@dataclass(frozen=True)
class ListedGroup:
    """A group with the number of its members today."""

    row: GroupRow
    members: int


GROUPS: tuple[Column[ListedGroup], ...] = (
    Column("Kelompok", lambda g: g.row.name, 24),
    Column("Jenis", lambda g: g.row.kind.label, 10),
    Column("Poksus yang membina", lambda g: g.row.parent, 24),
    Column("Kecamatan", lambda g: g.row.kecamatan, 20),
    Column("Kelurahan", lambda g: g.row.kelurahan, 20),
    Column("Tingkat", lambda g: g.row.stage_label, 22),
    Column("Jenis usaha", lambda g: g.row.line_of_business, 28),
    Column("Tanggal berdiri", lambda g: g.row.founded_on, 14),
    Column("Anggota", lambda g: g.members, 9),
    Column("Keadaan", lambda g: "Aktif" if g.row.is_active else "Ditutup", 10),
    Column("Tanggal tutup", lambda g: g.row.closed_on, 14),
)
MEMBERS: tuple[Column[EnrolmentRow], ...] = (
    Column("No. anggota", lambda m: m.number, 11),
    Column("Nama lengkap", lambda m: m.name, 28),
    Column("Jenis kelamin", lambda m: m.sex.value, 8),
    Column("Tanggal lahir", lambda m: m.birth_date, 14),
    Column("Alamat", lambda m: m.address, 36),
    Column("Jabatan", lambda m: m.offices, 18),
    Column("Tanggal masuk", lambda m: m.joined_on, 14),
    Column("Tanggal berhenti", lambda m: m.left_on, 14),
    Column("Sebab berhenti", lambda m: m.left_reason, 28),
)
