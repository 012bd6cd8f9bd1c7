"""Who may read what of the books beyond one group; a group's own books follow groups.policies."""

from accounts.domain.roles import Role, Rule

STYLE_BOOKS = Rule.of("atur bentuk buku", Role.POKJA_KOTA, Role.ADMIN)
READ_CITY_BOOKS = Rule.of("lihat neraca kota", Role.POKJA_KOTA, Role.KOORDINATOR, Role.ADMIN)
