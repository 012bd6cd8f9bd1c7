"""Who may do what with a group."""

from accounts.domain.roles import Place, Role, Rule
from groups.models import Group

READ_GROUP = Rule.of(
    "lihat kelompok",
    Role.PENGURUS,
    Role.KADER,
    Role.POKJA_KELURAHAN,
    Role.POKJA_KECAMATAN,
    Role.POKJA_KOTA,
    Role.KOORDINATOR,
    Role.JURI,
    Role.ADMIN,
)
MANAGE_GROUP = Rule.of("kelola kelompok", Role.POKJA_KELURAHAN, Role.POKJA_KOTA, Role.ADMIN)
DECIDE_STAGE = Rule.of("tetapkan tingkat", Role.POKJA_KELURAHAN, Role.POKJA_KECAMATAN, Role.POKJA_KOTA)
# The books and the meeting sheet: the officers of the group and the kader who helps them.
KEEP_BOOKS = Rule.of("isi buku kelompok", Role.PENGURUS, Role.KADER)


def place_of(group: Group) -> Place:
    """Where a group is; read it with select_related("kelurahan")."""
    kota_id: int = group.kota_id  # type: ignore[assignment]  # never null
    return Place(kota_id, group.kelurahan.kecamatan_id, group.kelurahan_id, group.id)
