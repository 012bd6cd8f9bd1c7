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
    "bookkeeping.close_month": "Menutup bulan",
    "bookkeeping.correct_entry": "Membetulkan catatan uang",
    "bookkeeping.lend": "Memberi pinjaman",
    "bookkeeping.open_balances": "Menulis saldo awal",
    "bookkeeping.pay_instalment": "Menerima angsuran",
    "bookkeeping.record_cash": "Mencatat uang masuk atau keluar",
    "bookkeeping.reopen_month": "Membuka kembali bulan",
    "bookkeeping.reverse_entry": "Membatalkan catatan uang",
    "bookkeeping.save_money": "Menerima simpanan",
    "bookkeeping.set_rules": "Mengatur kesepakatan kelompok",
    "bookkeeping.transfer": "Memindahkan uang kas dan bank",
    "bookkeeping.withdraw_savings": "Mengembalikan simpanan",
    "contests.close_edition": "Menutup lomba",
    "contests.finish_scoring": "Menyelesaikan hitungan nilai lomba",
    "contests.give_mark": "Memberi nilai lomba",
    "contests.open_edition": "Membuka lomba",
    "contests.score_kelurahan": "Menghitung nilai lomba satu kelurahan",
    "contests.set_deadline": "Mengatur batas pencatatan",
    "contests.set_rubric": "Menyusun rubrik lomba",
    "contests.start_scoring": "Menghitung nilai lomba",
    "groups.add_group": "Menambah kelompok",
    "groups.change_group": "Mengubah data kelompok",
    "groups.close_group": "Menutup kelompok",
    "groups.decide_stage": "Menetapkan tingkat kelompok",
    "groups.reopen_group": "Membuka kembali kelompok",
    "meetings.post_meeting": "Menutup rapat",
    "members.add_member": "Menambah anggota",
    "members.add_members": "Menambah banyak anggota",
    "members.appoint": "Memberi jabatan pengurus",
    "members.change_member": "Mengubah data anggota",
    "members.enrol": "Memasukkan anggota ke kelompok",
    "members.leave_group": "Mencatat anggota berhenti",
    "members.record_desil": "Mencatat desil",
    "members.record_pekka": "Mencatat PEKKA",
    "bookkeeping.import_journal": "Memuat jurnal",
    "reports.ask": "Meminta laporan",
    "reports.failed": "Mencatat laporan yang gagal",
    "reports.figures": "Mengisi data Pokja II",
    "reports.freeze": "Membekukan isi laporan",
    "reports.print": "Mencetak laporan",
    "reports.style": "Mengatur bentuk laporan",
    "up2k.open_kota": "Membuka kota",
}


def command_label(name: str) -> str:
    """ "accounts.add_user" -> "Menambah pengguna"; a command of former times keeps its own name."""
    return WORDS.get(name, name)


def detail_label(key: str) -> str:
    """ "nama_masuk" -> "Nama masuk"."""
    return key.replace("_", " ").capitalize()
