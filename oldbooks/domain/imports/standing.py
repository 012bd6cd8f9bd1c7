"""What the books hold already, and which days of a file they can still take (docs/decisions/0011)."""

from dataclasses import dataclass
from datetime import date, timedelta

from bookkeeping.domain.counted import Counted
from common.words import bulan, tanggal


@dataclass(frozen=True)
class Standing:
    """The books of a group before a file goes in: all that decides where old months may still go."""

    begins: date | None = None  # the day of the first entry
    opening: date | None = None  # the day of the saldo awal that stands
    counted: Counted | None = None  # the months that issued reports count
    closed_years: frozenset[int] = frozenset()
    opened: frozenset[int] = frozenset()  # kas and bank, as far as the saldo awal names them

    @property
    def leads_until(self) -> date | None:
        """The last day of old books that the saldo awal takes up; None without a saldo awal.

        The day before it, or before the reports begin. A saldo awal that was written after a report stands on
        a day no report counts, and takes up that day too.
        """
        if self.opening is None:
            return None
        if self.counted is not None and self.counted.leads_in(self.opening):
            return self.opening
        last = self.opening - timedelta(days=1)
        return last if self.counted is None else min(last, self.counted.day_before)

    def leads(self, day: date) -> bool:
        """Whether the saldo awal takes up what happened on that day, so that it must not count twice."""
        until = self.leads_until
        return until is not None and day <= until

    def is_reported(self, day: date) -> bool:
        """Whether an issued report counts the day: nothing more goes there."""
        return self.counted is not None and self.counted.covers(day)

    def hindrance(self, day: date) -> str:
        """Why the books cannot take a day that no report counts, and what helps; "" when they can."""
        if day.year in self.closed_years:
            return f"Tahun {day.year} sudah ditutup. Buka dahulu tahunnya di halaman Akhir tahun."
        if self.counted is None or not self.counted.leads_in(day) or self.leads(day):
            return ""
        first, before = bulan(self.counted.first), tanggal(self.counted.day_before)
        if self.opening is None:
            return (
                f"Laporan {first} sudah menghitung saldo kelompok ini, tanpa saldo awal. Isi dahulu Saldo"
                f" awal per {before}: apa yang ada waktu itu. Buku lama lalu diteruskan olehnya."
            )
        return (
            f"Saldo awal {tanggal(self.opening)} dan laporan {first} sudah menghitung uang di antaranya, jadi"
            f" baris sesudah {tanggal(self.opening)} tidak dapat masuk lagi."
        )
