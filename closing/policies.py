"""Who may look at the sums of an area's books."""

from accounts.domain.roles import Role, Rule

READ_AREA = Rule.of(
    "lihat neraca wilayah",
    Role.KADER,
    Role.POKJA_KELURAHAN,
    Role.POKJA_KECAMATAN,
    Role.POKJA_KOTA,
    Role.KOORDINATOR,
    Role.ADMIN,
)
