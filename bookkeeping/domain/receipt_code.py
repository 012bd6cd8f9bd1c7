"""The short code of a kuitansi: the city, the first 45 bits of the entry's seal, and a letter that checks.

"3576-7KQ2M-9XD4T" is read over the telephone and typed by anybody: no letters that look like figures
(Crockford's alphabet), and one wrong or swapped character never makes another valid code.
"""

from dataclasses import dataclass

from bookkeeping.domain.draft import EntryKind

# Money that somebody handed over or took; a transfer, a correction or a saldo awal has nobody to sign.
RECEIPTED = frozenset(
    {
        EntryKind.SIMPANAN,
        EntryKind.PENARIKAN,
        EntryKind.PENGEMBALIAN,
        EntryKind.JASA_SIMPANAN,
        EntryKind.ANGSURAN,
        EntryKind.PINJAMAN,
        EntryKind.PEMULIHAN,
        EntryKind.TALANGAN,
        EntryKind.KAS_MASUK,
        EntryKind.KAS_KELUAR,
        EntryKind.PEMBELIAN,
        EntryKind.PENJUALAN,
        EntryKind.BANTUAN,
        EntryKind.INVENTARIS,
        EntryKind.PEMBAYARAN_SHU,
    }
)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ALIKE = str.maketrans("OIL", "011")
KOTA_DIGITS = 4
LETTERS = 9  # of five bits each
BITS = LETTERS * 5
SEAL_BYTES = 32


@dataclass(frozen=True, slots=True)
class ReceiptCode:
    """A code that was read: whose city, and between which two seals the entry's lies."""

    kota_id: int
    lowest: bytes
    beyond: bytes


def receipt_code(kota_id: int, seal: bytes) -> str:
    """The code of an entry with this seal, "3576-7KQ2M-9XD4T"."""
    bits = int.from_bytes(seal[:8], "big") >> (64 - BITS)
    letters = "".join(ALPHABET[bits >> shift & 31] for shift in range(BITS - 5, -1, -5))
    kota = f"{kota_id:0{KOTA_DIGITS}d}"
    whole = letters + _check(kota + letters)
    return f"{kota}-{whole[:5]}-{whole[5:]}"


def read_receipt_code(text: str) -> ReceiptCode | None:
    """What somebody typed, with or without dashes, blanks and capitals; None when it is no code."""
    typed = "".join(letter for letter in text.upper() if letter not in " -–.").translate(ALIKE)
    known = len(typed) == KOTA_DIGITS + LETTERS + 1 and set(typed) <= set(ALPHABET)
    if not known or not typed[:KOTA_DIGITS].isdigit() or _check(typed[:-1]) != typed[-1]:
        return None
    bits = 0
    for letter in typed[KOTA_DIGITS:-1]:
        bits = bits << 5 | ALPHABET.index(letter)
    return ReceiptCode(int(typed[:KOTA_DIGITS]), _seal(bits), _seal(bits + 1))


def _seal(bits: int) -> bytes:
    """The lowest seal that begins with these bits; past the highest one, nothing is higher."""
    if bits >> BITS:
        return b"\xff" * (SEAL_BYTES + 1)
    return (bits << (64 - BITS)).to_bytes(8, "big") + bytes(SEAL_BYTES - 8)


def _check(characters: str) -> str:
    """Luhn's rule over 32 signs: it notices every single wrong sign and nearly every swapped pair."""
    total = 0
    for place, character in enumerate(reversed(characters)):
        value = ALPHABET.index(character) * (2 if place % 2 == 0 else 1)
        total += value // len(ALPHABET) + value % len(ALPHABET)
    return ALPHABET[-total % len(ALPHABET)]
