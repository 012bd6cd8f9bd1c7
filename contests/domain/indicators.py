"""Automatic indicators by name: what a rubric can choose from, and the limits it can set.

What an indicator measures is ours; how much it counts and where its limits lie is the organiser's rubric.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from contests.domain import findings
from contests.domain.facts import GroupFacts
from contests.domain.findings import Finding, Values


@dataclass(frozen=True, slots=True)
class Parameter:
    """A limit that the organiser sets."""

    name: str
    label: str
    unit: str
    usual: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """One automatic indicator; `key` is stored in rubrics and never changes its meaning."""

    key: str
    name: str
    explained: str
    find: Callable[[GroupFacts, Values], Finding]
    parameters: tuple[Parameter, ...] = ()

    def values(self, given: Mapping[str, int]) -> dict[str, int]:
        """The limits of a rubric, with the usual one where it is silent."""
        return {p.name: given.get(p.name, p.usual) for p in self.parameters}


_ALL = (
    Indicator(
        "buku_terisi",
        "Buku terisi setiap bulan",
        "Bulan yang ada catatannya dibagi semua bulan.",
        findings.books_written,
    ),
    Indicator(
        "buku_ditutup",
        "Buku ditutup setiap bulan",
        "Bulan yang ditutup dibagi semua bulan.",
        findings.books_closed,
    ),
    Indicator(
        "rapat_diadakan",
        "Rapat setiap bulan",
        "Bulan dengan cukup rapat dibagi semua bulan.",
        findings.meetings_held,
        (Parameter("rapat", "Rapat sebulan", "rapat", 1, 1, 5),),
    ),
    Indicator(
        "notulen_terisi",
        "Notulen lengkap",
        "Rapat yang notulennya cukup panjang dan memuat keputusan dibagi semua rapat.",
        findings.minutes_filled,
        (Parameter("huruf", "Paling sedikit", "huruf", 60, 1, 2000),),
    ),
    Indicator(
        "kas_cocok",
        "Hitung kas cocok",
        "Rapat yang hitung kasnya cocok dibagi semua rapat.",
        findings.cash_counted,
    ),
    Indicator(
        "tepat_waktu",
        "Rapat dicatat tepat waktu",
        "Rapat yang dicatat dalam sekian hari dibagi semua rapat.",
        findings.posted_in_time,
        (Parameter("hari", "Paling lambat", "hari", 3, 0, 31),),
    ),
    Indicator(
        "kehadiran",
        "Kehadiran anggota",
        "Rata-rata kehadiran dibagi kehadiran yang diharapkan.",
        findings.attendance,
        (Parameter("hadir", "Diharapkan", "%", 80, 10, 100),),
    ),
    Indicator(
        "koreksi_sedikit",
        "Sedikit pembetulan",
        "Penuh kalau tidak ada pembetulan, nol mulai batas ini.",
        findings.few_corrections,
        (Parameter("persen", "Batas", "%", 10, 1, 100),),
    ),
    Indicator(
        "tunggakan_kecil",
        "Tunggakan kecil",
        "Penuh kalau tidak ada tunggakan, nol mulai batas ini.",
        findings.small_arrears,
        (Parameter("persen", "Batas", "%", 20, 1, 100),),
    ),
    Indicator(
        "simpanan_tumbuh",
        "Simpanan tumbuh",
        "Kenaikan simpanan dibagi kenaikan yang diharapkan.",
        findings.savings_grown,
        (Parameter("persen", "Diharapkan naik", "%", 10, 1, 100),),
    ),
    Indicator(
        "pekka_terjangkau",
        "Anggota PEKKA terjangkau",
        "Penuh kalau tercapai, selain itu nilai dasar. Jumlah orangnya tidak ditampilkan.",
        findings.pekka_reached,
        (
            Parameter("persen", "Paling sedikit", "%", 10, 1, 50),
            Parameter("dasar", "Nilai dasar", "", 60, 0, 95),
        ),
    ),
)
INDICATORS: Mapping[str, Indicator] = MappingProxyType({indicator.key: indicator for indicator in _ALL})
