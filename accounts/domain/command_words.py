"""What the log calls each command. A test asks for a line here for every command there is. No Django."""

WORDS = {
    "accounts.add_operator": "Menambah operator",
    "accounts.add_user": "Menambah pengguna",
    "accounts.appoint_signatory": "Mencatat pejabat",
    "accounts.change_password": "Mengganti kata sandi sendiri",
    "accounts.end_grant": "Mengakhiri peran",
    "accounts.end_session": "Mengakhiri perangkat",
    "accounts.end_term": "Mengakhiri masa jabatan",
    "accounts.end_token": "Menghapus token program",
    "accounts.give_grant": "Memberi peran",
    "accounts.import_regions": "Memuat daftar wilayah",
    "accounts.make_token": "Membuat token program",
    "accounts.reset_password": "Memberi kata sandi sementara",
    "accounts.set_letterhead": "Mengatur kop surat",
    "up2k.open_kota": "Membuka kota",
}


def command_label(name: str) -> str:
    """ "accounts.add_user" -> "Menambah pengguna"; a command of former times keeps its own name."""
    return WORDS.get(name, name)


def detail_label(key: str) -> str:
    """ "nama_masuk" -> "Nama masuk"."""
    return key.replace("_", " ").capitalize()
