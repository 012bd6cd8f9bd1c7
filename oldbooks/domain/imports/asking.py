"""The questions that any file may raise, in her words."""

from collections.abc import Iterable

from oldbooks.domain.imports.findings import Choice, Question
from oldbooks.domain.imports.grid import cell_name
from oldbooks.domain.imports.names import alike
from oldbooks.domain.imports.plan import Group, Sheet

SKIP = "lewati"


def members_as_choices(first: Iterable[Choice], group: Group) -> tuple[Choice, ...]:
    """Likely members first, then all by name, then to leave the rows out."""
    likely = tuple(first)
    shown = {choice.value for choice in likely}
    rest = sorted((m.known for m in group.members if str(m.known.id) not in shown), key=lambda k: k.name)
    return (*likely, *(Choice(str(k.id), k.name) for k in rest), Choice(SKIP, "Lewati baris dengan nama ini"))


def name_question(plain: str, text: str, group: Group) -> Question:
    """Who a name that is nobody's exactly may be."""
    hints = [Choice(str(k.id), f"{k.name} (mirip)") for k in alike(text, group.names)]
    return Question(f"nama:{plain}", f"Siapa “{text}” ini?", members_as_choices(hints, group))


def signs_question(column: int, sheet: Sheet) -> Question:
    """Which sign parts the thousands of a column."""
    heading = sheet.header.by_column.get(column, "") or cell_name(0, column)[:-1]
    where = "kolom-kolom bulan" if sheet.plan.is_of_a_month(column) else f"kolom {heading}"
    text = f"Titik atau koma di {where}: mana tanda ribuan?"
    choices = (
        Choice("titik", "Titik: 1.250 berarti seribu dua ratus lima puluh"),
        Choice("koma", "Koma: 1,250 berarti seribu dua ratus lima puluh"),
    )
    return Question(f"angka:{column}", text, choices)


def order_question(column: int, sheet: Sheet) -> Question:
    """Whether day or month stands first in a column."""
    heading = sheet.header.by_column.get(column, "")
    text = f"Tanggal seperti 3/4/24 di kolom {heading or cell_name(0, column)[:-1]}: mana yang di depan?"
    choices = (Choice("hari", "Hari dahulu: 3 April 2024"), Choice("bulan", "Bulan dahulu: 4 Maret 2024"))
    return Question(f"tanggal:{column}", text, choices)


CASH_QUESTION = Question(
    "kas",
    "Apakah uang di berkas ini sudah ikut tercatat di Buku Kas?",
    (
        Choice("kas", "Belum: catat juga uangnya di kas"),
        Choice("sudah", "Sudah, dari buku kas lama: kas tetap, uangnya hanya diberi nama anggota"),
    ),
)
YEAR_QUESTION = Question("tahun", "Tahun berapa buku ini? Tahunnya tidak tertulis di berkas.", form="angka")
EMPTY_DAY = Question(
    "tanggal_kosong",
    "Ada baris tanpa tanggal. Pakai tanggal yang mana?",
    (Choice("atas", "Tanggal baris di atasnya"), Choice("salah", "Jangan, tandai supaya saya isi di berkas")),
)
MONTH_DAY = Question(
    "hari_bulan",
    "Hanya bulannya yang tertulis. Dicatat tanggal berapa?",
    (Choice("akhir", "Hari terakhir bulan itu"), Choice("awal", "Tanggal 1 bulan itu")),
)
