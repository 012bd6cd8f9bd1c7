"""The 36 columns of DATA KEGIATAN PKK POKJA II (Rakernas X, lampiran 4.22), with their cara pengisian.

Columns 3 to 25 are entered by Pokja II of the kelurahan, 26 to 35 come from the records.
"""

from collections.abc import Mapping
from dataclasses import dataclass

FIRST, LAST = 3, 35  # the columns that hold a figure; 1 and 2 name the row, 36 is KET.
FIRST_DERIVED = 26


@dataclass(frozen=True, slots=True)
class Column:
    """One figure of the form. `people` are counted in hundreds and need a wider column than groups."""

    number: int
    key: str
    title: str
    help: str
    people: bool = False

    @property
    def derived(self) -> bool:
        """Counted from the records, so nobody types it."""
        return self.number >= FIRST_DERIVED

    @property
    def css(self) -> str:
        """The class of its width in the stylesheets of the sheets."""
        return "orang" if self.people else "kelompok"


_EDUCATION = (
    (
        "tiga_buta",
        "Jml. warga yang masih 3 (tiga) buta",
        "Jumlah warga yang masih mengalami 3 (tiga) buta.",
        True,
    ),
    ("paket_a_klp", "Paket A: jml. klp belajar", "Jumlah kelompok belajar Paket A.", False),
    ("paket_a_warga", "Paket A: warga belajar", "Jumlah warga belajar Paket A.", True),
    ("paket_b_klp", "Paket B: jml. klp belajar", "Jumlah kelompok belajar Paket B.", False),
    ("paket_b_warga", "Paket B: warga belajar", "Jumlah warga belajar Paket B.", True),
    ("paket_c_klp", "Paket C: jml. klp belajar", "Jumlah kelompok belajar Paket C.", False),
    ("paket_c_warga", "Paket C: warga belajar", "Jumlah warga belajar Paket C.", True),
    ("kf_klp", "KF: jml. klp belajar", "Jumlah kelompok belajar Keaksaraan Fungsional (KF).", False),
    ("kf_warga", "KF: warga belajar", "Jumlah warga belajar Keaksaraan Fungsional (KF).", True),
    ("paud", "PAUD sejenis", "Jumlah kelompok PAUD sejenis.", False),
    ("taman_bacaan", "Jumlah taman bacaan/perpustakaan", "Jumlah taman bacaan/perpustakaan.", False),
    ("bkb_klp", "BKB: jml. klp", "Jumlah kelompok Bina Keluarga Balita (BKB).", False),
    ("bkb_ibu", "BKB: jml. ibu peserta", "Jumlah peserta kelompok Bina Keluarga Balita (BKB).", True),
    ("bkb_ape", "BKB: jml. APE (set)", "Jumlah (set) Alat Permainan Edukatif (APE) BKB.", False),
    ("bkb_simulasi", "BKB: jml. klp simulasi", "Jumlah kelompok simulasi BKB.", False),
)
_CADRES = (
    ("tutor_kf", "Tutor KF", "Jumlah tutor KF.", False),
    ("tutor_paud", "Tutor PAUD sejenis", "Jumlah tutor PAUD sejenis.", False),
    ("kader_bkb", "Kader khusus BKB", "Jumlah kader BKB.", False),
    ("kader_koperasi", "Kader khusus koperasi", "Jumlah kader koperasi.", False),
    ("kader_keterampilan", "Kader khusus keterampilan", "Jumlah kader keterampilan.", False),
    (
        "latih_lp3",
        "Kader dilatih LP3 PKK",
        "Jumlah kader yang sudah dilatih latihan pengelolaan program dan penyuluhan bagi TP PKK.",
        False,
    ),
    (
        "latih_tpk3",
        "Kader dilatih TPK 3 PKK",
        "Jumlah kader yang sudah dilatih Tim Penggerak dan Ketua-Ketua Kelompok PKK.",
        False,
    ),
    (
        "latih_damas",
        "Kader dilatih DAMAS PKK",
        "Jumlah kader yang sudah dilatih Pemberdayaan Masyarakat (DAMAS) PKK.",
        False,
    ),
)
_PRA = "pra koperasi/usaha bersama/UP2K-PKK tingkat"
_COOPERATION = (
    ("pemula_klp", "Pemula: jml. klp", f"Jumlah kelompok {_PRA} Pemula.", False),
    ("pemula_peserta", "Pemula: peserta", f"Jumlah peserta {_PRA} Pemula.", True),
    ("madya_klp", "Madya: jml. klp", f"Jumlah kelompok {_PRA} Madya.", False),
    ("madya_peserta", "Madya: peserta", f"Jumlah peserta {_PRA} Madya.", True),
    ("utama_klp", "Utama: jml. klp", f"Jumlah kelompok {_PRA} Utama.", False),
    ("utama_peserta", "Utama: peserta", f"Jumlah peserta {_PRA} Utama.", True),
    ("mandiri_klp", "Mandiri: jml. klp", f"Jumlah kelompok {_PRA} Mandiri.", False),
    ("mandiri_peserta", "Mandiri: peserta", f"Jumlah peserta {_PRA} Mandiri.", True),
    (
        "koperasi_klp",
        "Koperasi berbadan hukum: jml. klp",
        "Jumlah kelompok koperasi yang berbadan hukum.",
        False,
    ),
    (
        "koperasi_anggota",
        "Koperasi berbadan hukum: jml. anggota",
        "Jumlah anggota koperasi yang berbadan hukum.",
        True,
    ),
)

COLUMNS: tuple[Column, ...] = tuple(
    Column(number, *line) for number, line in enumerate((*_EDUCATION, *_CADRES, *_COOPERATION), start=FIRST)
)
BY_KEY: Mapping[str, Column] = {column.key: column for column in COLUMNS}
ENTERED = tuple(column for column in COLUMNS if not column.derived)
DERIVED = tuple(column for column in COLUMNS if column.derived)
