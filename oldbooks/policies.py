"""Who sees the pages of old books: they show names and savings, so fewer than see the group."""

from accounts.domain.roles import Role, Rule

READ_PAGES = Rule.of(
    "lihat foto buku lama",
    Role.PENGURUS,
    Role.KADER,
    Role.POKJA_KELURAHAN,
    Role.POKJA_KECAMATAN,
    Role.POKJA_KOTA,
    Role.JURI,
)
