"""What a column of a file can hold, for each kind of book, and the words its heading is known by."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class Target(StrEnum):
    """The book a file goes into."""

    KAS = "kas"
    BANK = "bank"
    SIMPANAN = "simpanan"
    PINJAMAN = "pinjaman"
    SETAHUN = "setahun"
    ANGGOTA = "anggota"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Target.KAS: "Buku kas",
    Target.BANK: "Buku bank",
    Target.SIMPANAN: "Simpanan anggota",
    Target.PINJAMAN: "Daftar pinjaman",
    Target.SETAHUN: "Lembar setahun: pinjaman, angsuran, iuran, simpanan",
    Target.ANGGOTA: "Daftar anggota",
}


class Holds(StrEnum):
    """How the cells of a column are read."""

    DAY = "day"
    MONEY = "money"
    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a column may hold; `words` are headings, searchable, the likeliest first."""

    code: str
    label: str
    holds: Holds
    words: tuple[str, ...] = ()


def _field(code: str, label: str, holds: Holds, words: str = "") -> Field:
    return Field(code, label, holds, tuple(word.strip() for word in words.split("|") if word.strip()))


_DATES = "tanggal | tgl | tanggal bulan tahun | tgl bln thn | hari tanggal | tanggal transaksi"
_MEMOS = "uraian | keterangan | penjelasan | ket | jenis transaksi | kegiatan | rincian"
_VOUCHERS = (
    "no kwt | no bukti | nomor bukti kas | no kuitansi | no kwitansi | bukti | kwt | nomor bukti"
    " | no bukti kas"
)
_NAMES = "nama | nama anggota | nama lengkap | anggota | nama peminjam | peminjam | penabung | nama penabung"
_FUNDS = "sumber dana | sumber | dana"

CASH = (
    _field("tanggal", "Tanggal", Holds.DAY, _DATES),
    _field("uraian", "Uraian", Holds.TEXT, _MEMOS),
    _field("bukti", "Nomor bukti", Holds.TEXT, _VOUCHERS),
    _field("dana", "Sumber dana", Holds.TEXT, _FUNDS),
    _field(
        "masuk",
        "Uang masuk",
        Holds.MONEY,
        "penerimaan | masuk | pemasukan | debet | debit | uang masuk | kas masuk | terima",
    ),
    _field(
        "keluar",
        "Uang keluar",
        Holds.MONEY,
        "pengeluaran | keluar | kredit | uang keluar | kas keluar | belanja",
    ),
    _field("saldo", "Saldo (hanya dicocokkan)", Holds.MONEY, "saldo | saldo berjalan | sisa | saldo kas"),
    _field("tanggal_keluar", "Tanggal (bagian pengeluaran)", Holds.DAY),
    _field("uraian_keluar", "Uraian (bagian pengeluaran)", Holds.TEXT),
    _field("bukti_keluar", "Nomor bukti (bagian pengeluaran)", Holds.TEXT),
    _field("dana_keluar", "Sumber dana (bagian pengeluaran)", Holds.TEXT),
)
# A bank prints its own side: what it calls debet goes out of the account. She points at those herself.
_OF_A_BANK = {"masuk": ("setoran", "setor"), "keluar": ("penarikan", "tarikan", "pengambilan")}
_TWO_SIDED = ("debet", "debit", "kredit")
BANK_BOOK = tuple(
    replace(
        spec,
        words=(*(w for w in spec.words if w not in _TWO_SIDED), *_OF_A_BANK.get(spec.code, ())),
    )
    for spec in CASH
)
MONTH_NAMES = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
    "November", "Desember",
)  # fmt: skip
SAVINGS = (
    _field("nama", "Nama anggota", Holds.TEXT, _NAMES),
    _field("tanggal", "Tanggal", Holds.DAY, _DATES),
    _field("pokok", "Simpanan pokok", Holds.MONEY, "simpanan pokok | pokok | simp pokok"),
    _field("wajib", "Simpanan wajib", Holds.MONEY, "simpanan wajib | wajib | simp wajib"),
    _field(
        "sukarela",
        "Simpanan sukarela",
        Holds.MONEY,
        "simpanan sukarela | sukarela | manasuka | simp sukarela | tabungan",
    ),
    _field(
        "jumlah",
        "Setoran (satu jenis simpanan)",
        Holds.MONEY,
        "jumlah simpanan | setoran | simpanan | jumlah | jumlah setoran | jumlah rp | setor | nominal",
    ),
    _field(
        "ambil", "Pengambilan simpanan sukarela", Holds.MONEY, "pengambilan | penarikan | diambil | ambil"
    ),
    *(_field(f"bulan_{n}", f"Setoran {name}", Holds.MONEY) for n, name in enumerate(MONTH_NAMES, start=1)),
)
LOANS = (
    _field("nama", "Nama peminjam", Holds.TEXT, _NAMES),
    _field(
        "tanggal", "Tanggal pinjaman", Holds.DAY, f"tanggal pinjaman | tanggal pinjam | tgl pinjam | {_DATES}"
    ),
    _field(
        "jumlah",
        "Jumlah pinjaman",
        Holds.MONEY,
        "jumlah pinjaman | besar pinjaman | pinjaman | pokok pinjaman | plafon | jumlah | jumlah rp",
    ),
    _field(
        "keperluan",
        "Keperluan",
        Holds.TEXT,
        "untuk keperluan usaha | keperluan | untuk usaha | jenis usaha | usaha | untuk | tujuan",
    ),
    _field(
        "lama",
        "Lama (berapa kali angsuran)",
        Holds.NUMBER,
        "lama | jangka waktu | lama angsuran | kali angsuran | tenor | berapa kali | lama pinjaman",
    ),
    _field(
        "jasa_persen", "Jasa (persen sebulan)", Holds.NUMBER, "bunga | jasa persen | persen | jasa % | jasa"
    ),
    _field(
        "pokok_dibayar",
        "Pokok yang sudah diangsur",
        Holds.MONEY,
        "sudah diangsur | angsuran pokok | pokok dibayar | angsuran | diangsur | dibayar | jumlah angsuran",
    ),
    _field(
        "jasa_dibayar", "Jasa yang sudah dibayar", Holds.MONEY, "jasa dibayar | angsuran jasa | jasa masuk"
    ),
    _field(
        "sisa",
        "Sisa pinjaman",
        Holds.MONEY,
        "sisa pinjaman | sisa | saldo pinjaman | sisa pokok | saldo",
    ),
    _field(
        "tanggal_bayar",
        "Tanggal angsuran terakhir",
        Holds.DAY,
        "tanggal angsuran | angsuran terakhir | tgl bayar | tanggal bayar",
    ),
)
# What stands under each month of a wide yearly sheet.
MONTHLY = {"angsuran": "Angsuran", "iuran": "Iuran", "simpanan": "Simpanan"}
_OF_A_LOAN = ("nama", "tanggal", "jumlah", "keperluan", "lama", "jasa_persen")
YEAR = (
    *(spec for spec in LOANS if spec.code in _OF_A_LOAN),
    *(
        _field(f"{code}_{n}", f"{label} {name}", Holds.MONEY)
        for n, name in enumerate(MONTH_NAMES, start=1)
        for code, label in MONTHLY.items()
    ),
)
PEOPLE = (
    _field("nama", "Nama", Holds.TEXT, _NAMES),
    _field("lahir", "Tanggal lahir", Holds.DAY, "tanggal lahir | tgl lahir | lahir | tempat tanggal lahir"),
    _field("kelamin", "Jenis kelamin", Holds.TEXT, "jenis kelamin | l p | jk | kelamin | lp"),
    _field("alamat", "Alamat", Holds.TEXT, "alamat | tempat tinggal | rt rw"),
    _field(
        "masuk",
        "Tanggal masuk",
        Holds.DAY,
        "tanggal masuk | tgl masuk | masuk | tanggal bergabung | terdaftar",
    ),
    _field("jabatan", "Jabatan", Holds.TEXT, "jabatan | kedudukan | fungsi"),
    _field("telepon", "Telepon", Holds.TEXT, "telepon | no hp | hp | nomor telepon | wa | no telp"),
    _field("nomor", "Nomor anggota", Holds.NUMBER, "nomor anggota | no anggota | no induk"),
)
FIELDS: Mapping[Target, tuple[Field, ...]] = {
    Target.KAS: CASH,
    Target.BANK: BANK_BOOK,
    Target.SIMPANAN: SAVINGS,
    Target.PINJAMAN: LOANS,
    Target.SETAHUN: YEAR,
    Target.ANGGOTA: PEOPLE,
}
IN_WORDS = frozenset(("penerimaan", "masuk", "pemasukan", "debet", "debit"))
OUT_WORDS = frozenset(("pengeluaran", "keluar", "kredit"))


def field_of(target: Target, code: str) -> Field:
    """The field of a code; KeyError for one the book does not have."""
    return next(found for found in FIELDS[target] if found.code == code)
