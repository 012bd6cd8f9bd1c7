"""Reading a list of areas with Kemendagri codes: a row a kelurahan, every problem with its line. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from common.problems import Problem, Problems
from regions.domain.zones import zone_of

HEADER = ("kode_kota", "kota", "kode_kecamatan", "kecamatan", "kode_kelurahan", "kelurahan")
NAME_LENGTH = 80
_SHAPES = {
    "kode_kota": (re.compile(r"\d\d\.\d\d", re.ASCII), "35.76"),
    "kode_kecamatan": (re.compile(r"\d\d\.\d\d\.\d\d", re.ASCII), "35.76.01"),
    # 1 is a kelurahan, 2 a desa, 3 a desa adat.
    "kode_kelurahan": (re.compile(r"\d\d\.\d\d\.\d\d\.[123]\d\d\d", re.ASCII), "35.76.01.1001"),
}
_PARENTS = {"kode_kecamatan": "kode_kota", "kode_kelurahan": "kode_kecamatan"}


@dataclass(frozen=True)
class Area:
    """One area: its code and its name."""

    code: str
    name: str

    @property
    def number(self) -> int:
        """The code without dots: 35.76.01.1001 is 3576011001."""
        return int(self.code.replace(".", ""))

    @property
    def parent(self) -> int:
        """The number of the area it lies in."""
        return int(self.code.rpartition(".")[0].replace(".", ""))


@dataclass(frozen=True)
class Areas:
    """A well-formed list: each area once, each under the one its code names."""

    kota: tuple[Area, ...]
    kecamatan: tuple[Area, ...]
    kelurahan: tuple[Area, ...]


@dataclass
class _Reader:
    problems: Problems = field(default_factory=Problems)
    names: dict[str, tuple[str, int]] = field(default_factory=dict)

    def row(self, line: int, cells: Sequence[str]) -> None:
        """Take one row, or note all that is wrong with it."""
        if len(cells) != len(HEADER):
            self.add(line, "", f"ada {len(cells)} kolom, seharusnya {len(HEADER)}", "kolom")
            return
        row = dict(zip(HEADER, (cell.strip() for cell in cells), strict=True))
        codes_fit = [self._code(line, column, row) for column in _SHAPES]
        for column in _SHAPES:
            self._name(line, column.removeprefix("kode_"), row)
        if all(codes_fit):
            self._remember(line, row)

    def add(self, line: int, column: str, message: str, code: str) -> None:
        """Note a problem at a line."""
        self.problems.add(f"{line}.{column}" if column else f"{line}", f"Baris {line}: {message}.", code)

    def _code(self, line: int, column: str, row: dict[str, str]) -> bool:
        shape, example = _SHAPES[column]
        if not shape.fullmatch(row[column]):
            self.add(line, column, f"{column} {row[column]!r} tidak seperti {example}", "bentuk_kode")
            return False
        if column == "kode_kota" and zone_of(row[column]) is None:
            self.add(line, column, f"provinsi {row[column][:2]} tidak dikenal", "provinsi")
            return False
        parent = _PARENTS.get(column)
        if parent and row[column].rpartition(".")[0] != row[parent]:
            self.add(line, column, f"{row[column]} tidak terletak di {parent} {row[parent]}", "bukan_bagian")
            return False
        return True

    def _name(self, line: int, column: str, row: dict[str, str]) -> None:
        if not row[column]:
            self.add(line, column, f"nama {column} kosong", "wajib")
        elif len(row[column]) > NAME_LENGTH:
            self.add(line, column, f"nama {column} lebih dari {NAME_LENGTH} huruf", "terlalu_panjang")

    def _remember(self, line: int, row: dict[str, str]) -> None:
        for column in _SHAPES:
            code, name = row[column], row[column.removeprefix("kode_")]
            known, first = self.names.setdefault(code, (name, line))
            if column == "kode_kelurahan" and first != line:
                self.add(line, column, f"{code} sudah ada di baris {first}", "ganda")
            elif known != name:
                told = f"{code} bernama {name!r}, di baris {first} {known!r}"
                self.add(line, column.removeprefix("kode_"), told, "nama_berbeda")

    def areas(self) -> Areas:
        """What was read, ordered by code."""
        by_depth: list[list[Area]] = [[], [], []]
        for code in sorted(self.names):
            by_depth[code.count(".") - 1].append(Area(code, self.names[code][0]))
        kota, kecamatan, kelurahan = (tuple(areas) for areas in by_depth)
        return Areas(kota, kecamatan, kelurahan)


def read_areas(rows: Iterable[Sequence[str]]) -> Areas:
    """Areas from rows as csv.reader gives them, the header first.

    Refuses with every problem and its line: a code of another shape, an unknown province, an area outside the
    one it is listed under, an empty or overlong name, a kelurahan listed twice, one code with two names.
    """
    reader = _Reader()
    numbered = enumerate(rows, start=1)
    head = tuple(cell.strip() for cell in next(numbered, (1, ()))[1])
    if head != HEADER:
        reader.add(1, "", f"judul kolom harus {','.join(HEADER)}", "judul")
        reader.problems.raise_if_any()
    for line, cells in numbered:
        reader.row(line, cells)
    if not reader.names and not len(reader.problems):
        reader.problems.extend([Problem("2", "Baris 2: tidak ada satu wilayah pun.", "kosong")])
    reader.problems.raise_if_any()
    return reader.areas()
