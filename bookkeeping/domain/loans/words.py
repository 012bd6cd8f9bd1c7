"""How loans are called on screens and papers."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from bookkeeping.domain.loans.plans import Decision
from bookkeeping.domain.loans.repayment import Part
from bookkeeping.domain.loans.schedule import Method, Rhythm
from bookkeeping.domain.rules import Settlement

METHODS = {Method.FLAT: "tetap", Method.MENURUN: "menurun"}
RHYTHMS = {
    Rhythm.MONTHLY: "tiap bulan",
    Rhythm.TWICE_A_MONTH: "dua kali sebulan",
    Rhythm.WEEKLY: "tiap minggu",
}
DECISIONS = {
    Decision.JADWAL_ULANG: "Dijadwal ulang",
    Decision.PELUNASAN: "Dilunasi lebih awal",
    Decision.HAPUS: "Dihapus dari pembukuan",
    Decision.PULIH: "Keputusan sebelumnya dibatalkan",
}
SETTLEMENTS = {
    Settlement.SEMUA: "Jasa seluruh rencana dibayar",
    Settlement.BERJALAN: "Jasa sampai angsuran yang sedang berjalan",
}
ORDER_WORDS = {Part.DENDA: "denda", Part.JASA: "jasa", Part.POKOK: "pokok"}


def percent_text(hundredths: int) -> str:
    """150 -> "1,5"; 200 -> "2"; 1234 -> "12,34"."""
    whole, part = divmod(hundredths, 100)
    return f"{whole},{part:02d}".rstrip("0").rstrip(",") if part else str(whole)


def jasa_words(rate_bps: int, method: Method) -> str:
    """What a list says of the jasa: "1,5 % menurun"."""
    return f"{percent_text(rate_bps)} % {METHODS[method]}"


def term_words(count: int, rhythm: Rhythm) -> str:
    """ "10 kali, tiap bulan"."""
    return f"{count} kali, {RHYTHMS[rhythm]}"


def grace_words(grace: int) -> str:
    """ "2 kali pertama jasa saja, pokok mulai angsuran ke-3"; empty without tenggang."""
    return f"{grace} kali pertama jasa saja, pokok mulai angsuran ke-{grace + 1}" if grace else ""


def order_words(order: Sequence[Part]) -> str:
    """ "denda, lalu jasa, lalu pokok"."""
    return ", lalu ".join(ORDER_WORDS[part] for part in order)


def hundredths(text: str) -> int:
    """ "1,5" or "1,5 %" -> 150; ValueError, in words, for what is no number or finer than that."""
    try:
        value = Decimal(text.strip().rstrip("%").strip().replace(",", ".")) * 100
    except InvalidOperation as error:
        raise ValueError("Tulis angka, misalnya 1,5.") from error
    if not value.is_finite() or value != int(value):
        raise ValueError("Paling banyak dua angka di belakang koma, misalnya 1,25.")
    return int(value)
