"""Which field a heading means, as far as its words say; she decides. And what a mapping lacks."""

from collections.abc import Mapping

from common.search import searchable
from oldbooks.domain.imports.day_text import MONTH_OF
from oldbooks.domain.imports.fields import CASH, FIELDS, IN_WORDS, MONTHLY, OUT_WORDS, YEAR, Field, Target

_SAVINGS_KINDS = {"pokok", "wajib", "sukarela"}


def propose(target: Target, headings: Mapping[int, str]) -> dict[int, str]:
    """Which field each heading means, as far as its words say; she decides. No field twice."""
    if target in (Target.KAS, Target.BANK) and _is_two_blocks(headings):
        return _of_two_blocks(headings)
    if target is Target.SETAHUN:
        return _of_a_year(headings)
    found = _best(FIELDS[target], headings)
    if target is Target.SIMPANAN:
        others = {column: code for column, code in found.items() if code != "jumlah"}
        months = _months(headings, others)
        if months or _SAVINGS_KINDS & set(others.values()):  # then "Jumlah" is the sum of the row
            found = others | months
    return found


def missing(target: Target, codes: set[str]) -> str:
    """What a mapping lacks to be read, in words; "" when it suffices."""
    needs = {
        Target.KAS: (("tanggal",), ("uraian",), ("masuk", "keluar")),
        Target.BANK: (("tanggal",), ("uraian",), ("masuk", "keluar")),
        Target.SETAHUN: (("nama",), ("angsuran_", "iuran_", "simpanan_", "jumlah")),
        Target.SIMPANAN: (("nama",), ("pokok", "wajib", "sukarela", "jumlah", "ambil", "bulan_")),
        Target.PINJAMAN: (("nama",), ("tanggal",), ("jumlah",)),
        Target.ANGGOTA: (("nama",),),
    }[target]
    for group in needs:
        if not any(code.startswith(want) for code in codes for want in group):
            label = next(f.label for f in FIELDS[target] if f.code.startswith(group[0]))
            return f"Tunjuk dahulu kolom {label.split(' (')[0]}."
    if target is Target.SETAHUN and "jumlah" in codes and "tanggal" not in codes:
        return "Tunjuk dahulu kolom Tanggal pinjaman."
    return ""


def _of_a_year(headings: Mapping[int, str]) -> dict[int, str]:
    """The wide sheet: under each month angsuran, iuran and simpanan; the rest is about the loan."""
    found: dict[int, str] = {}
    for column, text in headings.items():
        words = searchable(text).split()
        months = [MONTH_OF[word] for word in words if word in MONTH_OF]
        kinds = [kind for kind in MONTHLY if kind in words]
        code = f"{kinds[0]}_{months[0]}" if len(months) == len(kinds) == 1 else ""
        if code and code not in found.values():
            found[column] = code
    about = {c: t for c, t in headings.items() if not set(searchable(t).split()) & MONTH_OF.keys()}
    return found | _best(YEAR[:6], about)


def _best(fields: tuple[Field, ...], headings: Mapping[int, str]) -> dict[int, str]:
    scored = sorted(
        (
            (-_score(word, searchable(text), place), column, field.code)
            for column, text in headings.items()
            for field in fields
            for place, word in enumerate(field.words)
            if _score(word, searchable(text), place) > 0
        ),
    )
    found: dict[int, str] = {}
    for _, column, code in scored:
        if column not in found and code not in found.values():
            found[column] = code
    return found


def _score(word: str, heading: str, place: int) -> int:
    if heading == word:
        return 1_000 - place
    inside = f" {word} " in f" {heading} "
    return 10 * len(word) - place if inside else 0


def _side(heading: str) -> str:
    words = set(searchable(heading).split())
    incoming, outgoing = bool(words & IN_WORDS), bool(words & OUT_WORDS)
    return "" if incoming == outgoing else ("masuk" if incoming else "keluar")


def _is_two_blocks(headings: Mapping[int, str]) -> bool:
    sides = [_side(text) for text in headings.values() if {"tanggal", "tgl"} & set(searchable(text).split())]
    return "masuk" in sides and "keluar" in sides


def _of_two_blocks(headings: Mapping[int, str]) -> dict[int, str]:
    found: dict[int, str] = {}
    plain = tuple(field for field in CASH[:4])
    for side, tail in (("masuk", ""), ("keluar", "_keluar")):
        of_side = {column: _rest(text) for column, text in headings.items() if _side(text) == side}
        block = _best(plain, of_side)
        found |= {column: f"{code}{tail}" for column, code in block.items()}
        amounts = [c for c, text in of_side.items() if c not in block and _is_amount(text)]
        if amounts:
            found[amounts[-1]] = side
    return found


def _rest(heading: str) -> str:
    return " ".join(word for word in searchable(heading).split() if word not in IN_WORDS | OUT_WORDS)


def _is_amount(rest: str) -> bool:
    return not rest or bool({"jumlah", "rp", "jml", "rupiah", "nominal", "besarnya"} & set(rest.split()))


def _months(headings: Mapping[int, str], taken: Mapping[int, str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for column, text in headings.items():
        words = [word for word in searchable(text).split() if not word.isdigit()]
        months = [MONTH_OF[word] for word in words if word in MONTH_OF]
        angsuran = {"angsuran", "iuran", "jasa"} & set(words)
        if len(months) == 1 and not angsuran and column not in taken:
            found.setdefault(column, f"bulan_{months[0]}")
    return {c: code for c, code in found.items() if list(found.values()).index(code) == list(found).index(c)}
