"""Who may do what in a lomba."""

from accounts.domain.roles import Role, Rule

MANAGE_CONTEST = Rule.of("kelola lomba", Role.KOORDINATOR)
GIVE_MARK = Rule.of("beri nilai lomba", Role.JURI)
# Not the jurors: the sum of all marks would tell each what the others gave.
WATCH_CONTEST = Rule.of("pantau nilai lomba", Role.KOORDINATOR, Role.POKJA_KOTA, Role.ADMIN)
READ_RESULT = Rule.of(
    "lihat hasil lomba",
    Role.PENGURUS,
    Role.KADER,
    Role.POKJA_KELURAHAN,
    Role.POKJA_KECAMATAN,
    Role.POKJA_KOTA,
    Role.KOORDINATOR,
    Role.JURI,
    Role.ADMIN,
)
READ_READINESS = Rule.of(
    "lihat kesiapan lomba",
    Role.PENGURUS,
    Role.KADER,
    Role.POKJA_KELURAHAN,
    Role.POKJA_KECAMATAN,
    Role.POKJA_KOTA,
    Role.KOORDINATOR,
    Role.ADMIN,
)
SET_DEADLINE = Rule.of("atur batas pencatatan", Role.ADMIN, Role.POKJA_KOTA)
