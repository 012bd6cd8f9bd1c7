"""Who may do what with people. Personal data goes to those who need it for the books; PEKKA to the fewest."""

from accounts.domain.roles import Role, Rule

READ_MEMBER = Rule.of(
    "lihat anggota",
    Role.PENGURUS,
    Role.KADER,
    Role.POKJA_KELURAHAN,
    Role.POKJA_KECAMATAN,
    Role.POKJA_KOTA,
)
MANAGE_MEMBER = Rule.of("kelola anggota", Role.PENGURUS, Role.KADER, Role.POKJA_KELURAHAN)
# PEKKA and desil of one person, to read and to record. Cities see counts only.
READ_PEKKA = Rule.of("lihat data PEKKA dan desil", Role.KADER, Role.POKJA_KELURAHAN)
EXPORT_MEMBER = Rule.of("unduh daftar anggota", Role.PENGURUS, Role.KADER, Role.POKJA_KELURAHAN)
