"""Amounts, dates and months in Indonesian words, as the books and letters write them."""

from datetime import date, datetime

from num2words import num2words

from common.clock import zone_info
from common.period import Period

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
BULAN_PENDEK = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


def terbilang(amount: int) -> str:
    """125000 -> "seratus dua puluh lima ribu"; a negative one begins with "minus"."""
    words = str(num2words(abs(amount), lang="id"))
    # The library says "min", which is spoken; the spelling of the dictionary is "minus".
    return f"minus {words}" if amount < 0 else words


def terbilang_rupiah(amount: int) -> str:
    """125000 -> "seratus dua puluh lima ribu rupiah", for kuitansi and the closing sentence."""
    return f"{terbilang(amount)} rupiah"


def hari(day: date) -> str:
    """The weekday, "Senin"."""
    return HARI[day.weekday()]


def tanggal(day: date) -> str:
    """ "12 Oktober 2026", for letters and prints."""
    return f"{day.day} {BULAN[day.month - 1]} {day.year}"


def tanggal_pendek(day: date) -> str:
    """ "12 Okt 2026", for screens and narrow columns."""
    return f"{day.day} {BULAN_PENDEK[day.month - 1]} {day.year}"


def bulan(period: Period) -> str:
    """ "Oktober 2026"."""
    return f"{BULAN[period.month - 1]} {period.year}"


def jam(instant: datetime, zone: str) -> str:
    """The time on the wall of that zone, "19.42". Refuses an instant without a zone."""
    if instant.tzinfo is None:
        raise ValueError("An instant needs its zone.")
    return f"{instant.astimezone(zone_info(zone)):%H.%M}"
