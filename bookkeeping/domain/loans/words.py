"""How loans are called on screens and papers."""

from bookkeeping.domain.loans.schedule import Method, Rhythm

METHODS = {Method.FLAT: "tetap", Method.MENURUN: "menurun"}
RHYTHMS = {
    Rhythm.MONTHLY: "tiap bulan",
    Rhythm.TWICE_A_MONTH: "dua kali sebulan",
    Rhythm.WEEKLY: "tiap minggu",
}


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
