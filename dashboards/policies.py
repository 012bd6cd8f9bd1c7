"""Who may look at which dashboard."""

from accounts.domain.roles import Role, Rule

READ_DASHBOARD = Rule.of(
    "lihat dasbor",
    Role.POKJA_KELURAHAN,
    Role.POKJA_KECAMATAN,
    Role.POKJA_KOTA,
    Role.KOORDINATOR,
    Role.ADMIN,
)
