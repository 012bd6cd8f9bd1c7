"""The number on a report, made from a pattern that each kota sets for itself."""

from string import Formatter

from common.period import Period
from common.problems import Problem

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
NAMES = frozenset({"urut", "kode", "romawi", "bulan", "tahun", "wilayah"})
LONGEST = 80


def pattern_problems(pattern: str) -> list[Problem]:
    """What is wrong with a pattern; it must hold {urut}, or two reports would carry one number."""
    try:
        names = {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
        number(pattern, 1, "35.76", "Kota Mojokerto", Period(2026, 10))
    except (ValueError, KeyError, IndexError, AttributeError):
        return [
            Problem(
                "number_pattern", "Pola nomor tidak terbaca. Contoh: {urut:03d}/POKJA-II/{romawi}/{tahun}"
            )
        ]
    found = []
    if names - NAMES:
        found.append(Problem("number_pattern", f"Hanya boleh memakai: {', '.join(sorted(NAMES))}."))
    if "urut" not in names:
        found.append(Problem("number_pattern", "Pola harus memuat {urut}, supaya nomor tidak kembar."))
    return found


def number(pattern: str, serial: int, code: str, area: str, period: Period) -> str:
    """The number of a report: serial within kota and year, code of the area, month in Roman figures."""
    if any("." in (name or "") or "[" in (name or "") for _, name, _, _ in Formatter().parse(pattern)):
        raise ValueError("a pattern names plain values only")
    made = pattern.format(
        urut=serial,
        kode=code,
        wilayah=area,
        romawi=ROMAN[period.month - 1],
        bulan=f"{period.month:02d}",
        tahun=period.year,
    )
    if len(made) > LONGEST:
        raise ValueError(f"a number has at most {LONGEST} letters")
    return made
