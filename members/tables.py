"""The columns of the lists of groups and members as files: those of the screen, with real dates."""

from dataclasses import dataclass

from common.tables import Column
from groups.queries import GroupRow
from groups.tables import GROUPS as OF_GROUPS
from members.queries import EnrolmentRow


@dataclass(frozen=True)
class ListedGroup:
    """A group with the number of its members today."""

    row: GroupRow
    members: int


def _of_row(column: Column[GroupRow]) -> Column[ListedGroup]:
    return Column(column.title, lambda listed: column.value(listed.row), column.width)


GROUPS: tuple[Column[ListedGroup], ...] = (
    *(_of_row(column) for column in OF_GROUPS),
    Column("Anggota", lambda listed: listed.members, 9),
)
MEMBERS: tuple[Column[EnrolmentRow], ...] = (
    Column("No. anggota", lambda m: m.number, 11),
    Column("Nama lengkap", lambda m: m.name, 28),
    Column("Jenis kelamin", lambda m: m.sex.value, 8),
    Column("Tempat lahir", lambda m: m.birth_place, 18),
    Column("Tanggal lahir", lambda m: m.birth_date, 14),
    Column("Pekerjaan", lambda m: m.occupation, 22),
    Column("Alamat", lambda m: m.address, 36),
    Column("Jabatan", lambda m: m.offices, 18),
    Column("Tanggal masuk", lambda m: m.joined_on, 14),
    Column("Tanggal berhenti", lambda m: m.left_on, 14),
    Column("Sebab berhenti", lambda m: m.left_reason, 28),
)
