"""How the head of lampiran 4.22 is merged. Two readings of the form are in use, so it is data.

The 36 leaves are the same in both. A is what most offices print, B is the reading of the
official screenshot in which column 3 and the packets stand outside PENDIDIKAN KETERAMPILAN.
"""

from dataclasses import dataclass
from typing import Literal

LayoutName = Literal["A", "B"]
DEPTH = 4  # rows of words; the row of numbers 1 to 36 stands below them
WIDTH = 36


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A box of the head: `text` over columns `first`..`last`, from row `top`, `rows` high."""

    text: str
    first: int
    last: int
    top: int
    rows: int = 1
    upright: bool = False  # written from bottom to top, since six millimetres hold no word

    @property
    def colspan(self) -> int:
        return self.last - self.first + 1

    @property
    def css(self) -> str:
        """Upright words need to know how high their box is."""
        return f"tegak tegak-{self.rows}" if self.upright else ""


@dataclass(frozen=True, slots=True)
class Layout:
    """One way of merging the head."""

    name: LayoutName
    cells: tuple[HeaderCell, ...]

    @property
    def rows(self) -> tuple[tuple[HeaderCell, ...], ...]:
        """The boxes by the row they begin in, left to right, as HTML wants them."""
        ordered = sorted(self.cells, key=lambda cell: cell.first)
        return tuple(tuple(cell for cell in ordered if cell.top == top) for top in range(1, DEPTH + 1))

    @property
    def numbers(self) -> range:
        return range(1, WIDTH + 1)


def _leaf(text: str, column: int, top: int) -> HeaderCell:
    """A box of one column that reaches down to the row of numbers."""
    return HeaderCell(text, column, column, top, DEPTH - top + 1, upright=True)


def _pairs(titles: tuple[str, ...], leaves: tuple[str, str], first: int, top: int) -> tuple[HeaderCell, ...]:
    """Titles over two columns each, with the same two leaves below every one."""
    heads = tuple(HeaderCell(text, first + 2 * at, first + 2 * at + 1, top) for at, text in enumerate(titles))
    below = (_leaf(leaves[side], head.first + side, top + 1) for head in heads for side in (0, 1))
    return (*heads, *below)


_WILAYAH = "NAMA WILAYAH (Dusun/Lingk/Desa/Kel/Kec/Kab/Kota/Prov)"
_BUTA = "JML. WARGA YANG MASIH 3 (TIGA) BUTA"
_TAMAN = "JUMLAH TAMAN BACAAN/ PERPUSTAKAAN"
_BELAJAR = ("JML. KLP BELAJAR", "WARGA BELAJAR")
_LEVELS = ("PEMULA", "MADYA", "UTAMA", "MANDIRI")
_BKB = ("JML. KLP", "JML. IBU PESERTA", "JML. APE (SET)", "JML. KLP SIMULASI")
_TRAINED = ("LP3 PKK", "TPK 3 PKK", "DAMAS PKK")
_CADRES = ("BKB", "KOPERASI", "KETERAMPILAN")

_EDGES = (
    HeaderCell("NO", 1, 1, 1, 4),
    HeaderCell(_WILAYAH, 2, 2, 1, 4),
    HeaderCell("KET.", 36, 36, 1, 4),
)
_COMMON = (
    *_EDGES,
    HeaderCell("BKB", 14, 17, 2),
    *(_leaf(text, 14 + at, 3) for at, text in enumerate(_BKB)),
    HeaderCell("JUMLAH KADER YANG SUDAH DILATIH", 23, 25, 2),
    *(_leaf(text, 23 + at, 3) for at, text in enumerate(_TRAINED)),
    HeaderCell("PENGEMBANGAN KEHIDUPAN BERKOPERASI", 26, 35, 1),
    HeaderCell("PRA KOPERASI/USAHA BERSAMA/UP2K", 26, 33, 2),
    *_pairs(_LEVELS, ("JML. KLP", "PESERTA"), 26, 3),
    HeaderCell("KOPERASI BERBADAN HUKUM", 34, 35, 2),
    _leaf("JML. KLP", 34, 3),
    _leaf("JML. ANGGOTA", 35, 3),
)

LAYOUT_A = Layout(
    "A",
    (
        *_COMMON,
        HeaderCell("PENDIDIKAN DAN KETERAMPILAN", 3, 25, 1),
        _leaf(_BUTA, 3, 2),
        HeaderCell("JUMLAH KELOMPOK BELAJAR", 4, 12, 2),
        *_pairs(("PAKET A", "PAKET B", "PAKET C", "KF"), _BELAJAR, 4, 3),
        _leaf("PAUD SEJENIS", 12, 3),
        _leaf(_TAMAN, 13, 2),
        HeaderCell("KADER KHUSUS", 18, 22, 2),
        HeaderCell("TUTOR", 18, 19, 3),
        _leaf("KF", 18, 4),
        _leaf("PAUD SEJENIS", 19, 4),
        *(_leaf(text, 20 + at, 3) for at, text in enumerate(_CADRES)),
    ),
)
LAYOUT_B = Layout(
    "B",
    (
        *_COMMON,
        _leaf(_BUTA, 3, 1),
        HeaderCell("", 4, 11, 1),
        HeaderCell("PENDIDIKAN KETERAMPILAN", 12, 25, 1),
        *_pairs(("PAKET A", "PAKET B", "PAKET C", "KF"), _BELAJAR, 4, 2),
        _leaf("PAUD SEJENIS", 12, 2),
        _leaf(_TAMAN, 13, 2),
        HeaderCell("TUTOR", 18, 19, 2),
        _leaf("KF", 18, 3),
        _leaf("PAUD SEJENIS", 19, 3),
        HeaderCell("KADER KHUSUS", 20, 22, 2),
        *(_leaf(text, 20 + at, 3) for at, text in enumerate(_CADRES)),
    ),
)
LAYOUTS: dict[LayoutName, Layout] = {"A": LAYOUT_A, "B": LAYOUT_B}
