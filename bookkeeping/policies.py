"""Who may read what of the books beyond one group; a group's own books follow groups.policies."""

from accounts.domain.roles import Role, Rule

STYLE_BOOKS = Rule.of("atur bentuk buku", Role.POKJA_KOTA, Role.ADMIN)
READ_CITY_BOOKS = Rule.of("lihat neraca kota", Role.POKJA_KOTA, Role.KOORDINATOR, Role.ADMIN)
# Asking for something in a group's book to be put right; who keeps the book answers (KEEP_BOOKS).
ASK_REMARK = Rule.of("minta pembetulan", Role.POKJA_KELURAHAN, Role.POKJA_KECAMATAN, Role.POKJA_KOTA)
READ_REMARK = Rule.of(
    "lihat permintaan pembetulan",
    Role.PENGURUS,
    Role.KADER,
    Role.POKJA_KELURAHAN,
    Role.POKJA_KECAMATAN,
    Role.POKJA_KOTA,
    Role.KOORDINATOR,
    Role.ADMIN,
)
