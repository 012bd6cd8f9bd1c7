"""What a column of a file can hold, for each kind of book, and the words its heading is known by."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from common.search import searchable
from oldbooks.domain.day_text import MONTH_OF


class Target(StrEnum):
    """The book a file goes into."""

    KAS = "kas"
    SIMPANAN = "simpanan"
    PINJAMAN = "pinjaman"
    ANGGOTA = "anggota"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Target.KAS: "Buku kas",
    Target.SIMPANAN: "Simpanan anggota",
    Target.PINJAMAN: "Daftar pinjaman",
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
_VOUCHERS = "no kwt | no bukti | nomor bukti kas | no kwitansi | bukti | kwt | nomor bukti | no bukti kas"
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
    Target.SIMPANAN: SAVINGS,
    Target.PINJAMAN: LOANS,
    Target.ANGGOTA: PEOPLE,
}
IN_WORDS = frozenset(("penerimaan", "masuk", "pemasukan", "debet", "debit"))
OUT_WORDS = frozenset(("pengeluaran", "keluar", "kredit"))


def field_of(target: Target, code: str) -> Field:
    """The field of a code; KeyError for one the book does not have."""
    return next(found for found in FIELDS[target] if found.code == code)


def propose(target: Target, headings: Mapping[int, str]) -> dict[int, str]:
    """Which field each heading means, as far as its words say; she decides. No field twice."""
    if target is Target.KAS and _is_two_blocks(headings):
        return _of_two_blocks(headings)
    found = _best(FIELDS[target], headings)
    if target is Target.SIMPANAN:
        others = {column: code for column, code in found.items() if code != "jumlah"}
        months = _months(headings, others)
        if months:  # then "Jumlah" is the sum of the row
            found = others | months
    return found


def missing(target: Target, codes: set[str]) -> str:
    """What a mapping lacks to be read, in words; "" when it suffices."""
    needs = {
        Target.KAS: (("tanggal",), ("uraian",), ("masuk", "keluar")),
        Target.SIMPANAN: (("nama",), ("pokok", "wajib", "sukarela", "jumlah", "ambil", "bulan_")),
        Target.PINJAMAN: (("nama",), ("tanggal",), ("jumlah",)),
        Target.ANGGOTA: (("nama",),),
    }[target]
    for group in needs:
        if not any(code.startswith(want) for code in codes for want in group):
            label = next(f.label for f in FIELDS[target] if f.code.startswith(group[0]))
            return f"Tunjuk dahulu kolom {label.split(' (')[0]}."
    if (
        target is Target.SIMPANAN
        and "tanggal" not in codes
        and not any(c.startswith("bulan_") for c in codes)
    ):
        return "Tunjuk dahulu kolom Tanggal, atau kolom bulan."
    return ""


def _best(fields: tuple[Field, ...], headings: Mapping[int, str]) -> dict[int, str]:
    scored = sorted(
        (
            (-_score(word, searchable(text), place), column, field.code)
            for column, text in headings.items()
            for field in fields
            for place, word in enumerate(field.words)
            if _score(word, searchable(text), place) > 0
        ),
    )
    found: dict[int, str] = {}
    for _, column, code in scored:
        if column not in found and code not in found.values():
            found[column] = code
    return found


def _score(word: str, heading: str, place: int) -> int:
    if heading == word:
        return 1_000 - place
    inside = f" {word} " in f" {heading} "
    return 10 * len(word) - place if inside else 0


def _side(heading: str) -> str:
    words = set(searchable(heading).split())
    incoming, outgoing = bool(words & IN_WORDS), bool(words & OUT_WORDS)
    return "" if incoming == outgoing else ("masuk" if incoming else "keluar")


def _is_two_blocks(headings: Mapping[int, str]) -> bool:
    sides = [_side(text) for text in headings.values() if {"tanggal", "tgl"} & set(searchable(text).split())]
    return "masuk" in sides and "keluar" in sides


def _of_two_blocks(headings: Mapping[int, str]) -> dict[int, str]:
    found: dict[int, str] = {}
    plain = tuple(field for field in CASH[:4])
    for side, tail in (("masuk", ""), ("keluar", "_keluar")):
        of_side = {column: _rest(text) for column, text in headings.items() if _side(text) == side}
        block = _best(plain, of_side)
        found |= {column: f"{code}{tail}" for column, code in block.items()}
        amounts = [c for c, text in of_side.items() if c not in block and _is_amount(text)]
        if amounts:
            found[amounts[-1]] = side
    return found


def _rest(heading: str) -> str:
    return " ".join(word for word in searchable(heading).split() if word not in IN_WORDS | OUT_WORDS)


def _is_amount(rest: str) -> bool:
    return not rest or bool({"jumlah", "rp", "jml", "rupiah", "nominal", "besarnya"} & set(rest.split()))


def _months(headings: Mapping[int, str], taken: Mapping[int, str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for column, text in headings.items():
        words = [word for word in searchable(text).split() if not word.isdigit()]
        months = [MONTH_OF[word] for word in words if word in MONTH_OF]
        angsuran = {"angsuran", "iuran", "jasa"} & set(words)
        if len(months) == 1 and not angsuran and column not in taken:
            found.setdefault(column, f"bulan_{months[0]}")
    return {c: code for c, code in found.items() if list(found.values()).index(code) == list(found).index(c)}
