"""Who may ask for, read and prepare reports."""

from accounts.domain.roles import Role, Rule

READ_REPORT = Rule.of(
    "baca laporan",
    Role.KADER,
    Role.POKJA_KELURAHAN,
    Role.POKJA_KECAMATAN,
    Role.POKJA_KOTA,
    Role.ADMIN,
)
ASK_REPORT = Rule.of("minta laporan", Role.POKJA_KELURAHAN, Role.POKJA_KECAMATAN, Role.POKJA_KOTA)
ENTER_FIGURES = Rule.of("isi data 4.22", Role.POKJA_KELURAHAN)
STYLE_REPORT = Rule.of("atur laporan", Role.POKJA_KOTA, Role.ADMIN)
