"""What a file is, and whether it is safe to open. Looked at from outside: nothing is unpacked to a disk."""

import re
import zipfile
import zlib
from enum import StrEnum
from io import BytesIO

from common.problems import Problem, Refused

MOST_BYTES = 5 * 1024 * 1024
MOST_PARTS = 1_000
MOST_UNPACKED = 50 * 1024 * 1024
MOST_RATIO = 250  # a sheet of equal numbers shrinks to a hundredth; a bomb to a thousandth
SMALL = 1024 * 1024  # parts below it may shrink as they like
CHUNK = 64 * 1024
# What reading a damaged archive raises: no archive or a broken part (BadZipFile), a part that ends too early
# (EOFError, OSError), packed bytes that cannot be unpacked (zlib.error), a table of contents that makes no
# sense (ValueError), and a key or a packing that nobody knows (RuntimeError).
DAMAGED: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    EOFError,
    OSError,
    zlib.error,
    ValueError,
    RuntimeError,
)
_DECLARATIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LONGEST_MARK = 16
_KINDS = (
    (b"%PDF", "Ini berkas PDF. Unggah berkas Excel (.xlsx) atau CSV."),
    (b"\xff\xd8\xff", "Ini foto (JPG), bukan berkas Excel. Foto halaman buku disimpan di tempatnya sendiri."),
    (b"\x89PNG", "Ini gambar (PNG), bukan berkas Excel. Foto halaman buku disimpan di tempatnya sendiri."),
    (b"PK\x05\x06", "Berkas ini kosong."),
)
_OLD_EXCEL = "Ini berkas Excel lama (.xls). Buka di Excel, pilih Simpan Sebagai, jenis Excel (.xlsx)."
_LOCKED = "Berkas ini dikunci dengan kata sandi. Buka kuncinya di Excel, simpan, lalu unggah lagi."
_DAMAGED = "Berkas ini rusak dan tidak dapat dibuka. Buka di Excel, simpan lagi, lalu unggah lagi."
_BOMB = (
    "Isi berkas ini jauh lebih besar daripada ukurannya. Simpan hanya lembar yang perlu, lalu unggah lagi."
)
_FOREIGN = "Berkas ini memuat bagian yang tidak aman dan tidak dibuka. Simpan lagi dari Excel, lalu unggah."


class Format(StrEnum):
    """How a file is read."""

    XLSX = "xlsx"
    CSV = "csv"


def format_of(content: bytes) -> Format:
    """What the bytes are, whatever the name says. Refuses at `file`, with one clear word.

    Too large, empty, other kinds of files, damaged, locked with a password, zip bombs, and XML that declares
    entities. Macros lie in the file as a part that nobody opens.
    """
    if len(content) > MOST_BYTES:
        raise refused(
            "Berkas lebih dari 5 MB. Bagi menjadi beberapa berkas, misalnya satu per tahun.", "besar"
        )
    if not content.strip():
        raise refused("Berkas ini kosong.", "kosong")
    for start, words in _KINDS:
        if content.startswith(start):
            raise refused(words, "jenis")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        locked = "EncryptedPackage".encode("utf-16-le") in content
        raise refused(_LOCKED if locked else _OLD_EXCEL, "terkunci" if locked else "jenis")
    if content.startswith(b"PK"):
        _look_into(content)
        return Format.XLSX
    if b"\x00" in content:
        raise refused("Jenis berkas ini tidak dikenal. Unggah berkas Excel (.xlsx) atau CSV.", "jenis")
    return Format.CSV


def refused(words: str, code: str) -> Refused:
    """A refusal of the file as a whole."""
    return Refused([Problem("file", words, code)])


def damaged() -> Refused:
    """What is said when a reader gives up on a file."""
    return refused(_DAMAGED, "rusak")


def _look_into(content: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _weigh(archive.infolist())
            names = set(archive.namelist())
            if "xl/workbook.xml" not in names:
                raise refused("Ini bukan berkas Excel. Unggah berkas Excel (.xlsx) atau CSV.", "jenis")
            for part in archive.infolist():
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    _no_declarations(archive, part)
    except DAMAGED as error:
        raise damaged() from error


def _weigh(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise refused(_LOCKED, "terkunci")
    too_many = len(parts) > MOST_PARTS
    too_large = sum(part.file_size for part in parts) > MOST_UNPACKED
    too_dense = any(
        part.file_size > SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1) for part in parts
    )
    # Parts that lie on each other's bytes: the sum of the packed ones is more than the whole.
    overlapping = sum(part.compress_size for part in parts) > MOST_BYTES
    if too_many or too_large or too_dense or overlapping:
        raise refused(_BOMB, "bom")


def _no_declarations(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Excel declares no entities and writes UTF-8; a file that does otherwise was made to harm."""
    with archive.open(part) as stream:
        chunk, tail = stream.read(CHUNK), b""
        if chunk.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in chunk[:64]:
            raise refused(_FOREIGN, "bahaya")
        while chunk:
            if _DECLARATIONS.search(tail + chunk):
                raise refused(_FOREIGN, "bahaya")
            tail, chunk = chunk[-_LONGEST_MARK:], stream.read(CHUNK)
