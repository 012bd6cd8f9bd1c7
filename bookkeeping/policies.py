"""Who may read what of the books beyond one group; a group's own books follow groups.policies."""

from accounts.domain.roles import Role, Rule

READ_CITY_BOOKS = Rule.of("lihat neraca kota", Role.POKJA_KOTA, Role.KOORDINATOR, Role.ADMIN)
