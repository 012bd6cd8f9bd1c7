"""Whole rupiah as people write them. Amounts are plain int everywhere: one has no sen."""

import re
from fractions import Fraction

_UNITS = {"rb": 1_000, "ribu": 1_000, "jt": 1_000_000, "juta": 1_000_000, "miliar": 1_000_000_000}
_AMOUNT = re.compile(
    r"(?P<minus>-)?\s*(?:rp\.?\s*)?"
    r"(?P<whole>0|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]*)"
    r"(?:,(?P<part>[0-9]+)|(?P<dash>,-))?"
    r"(?:\s*(?P<unit>rb|ribu|jt|juta|miliar))?"
)


def format_rupiah(amount: int) -> str:
    """1250000 -> "1.250.000", -1250000 -> "-1.250.000"; without "Rp", which columns leave out."""
    return f"{amount:,}".replace(",", ".")


def parse_rupiah(text: str) -> int:
    """An amount as typed or pasted: "1.250.000", "Rp 1.250.000,-", "20 ribu", "20rb", "1,5 jt".

    Refuses with ValueError what could mean two amounts ("1,250", "1.25", "1.5 jt") and what is
    not whole rupiah ("1.250,50").
    """
    found = _AMOUNT.fullmatch(text.strip().lower())
    if found is None:
        raise ValueError(f"Jumlah uang tidak terbaca: {text!r}. Ketik misalnya 20.000.")
    whole, part, unit = found["whole"].replace(".", ""), found["part"], found["unit"]
    if unit is None and part is not None and part != "00":
        raise ValueError(f"Jumlah uang harus rupiah bulat: {text!r}. Ketik misalnya 20.000.")
    if unit is not None and found["dash"]:
        raise ValueError(f"Jumlah uang tidak terbaca: {text!r}. Ketik misalnya 20.000.")
    amount = Fraction(int(whole + (part or "")), 10 ** len(part or "")) * _UNITS.get(unit or "", 1)
    if amount.denominator != 1:
        raise ValueError(f"Jumlah uang harus rupiah bulat: {text!r}. Ketik misalnya 20.000.")
    return -amount.numerator if found["minus"] else amount.numerator


def round_to(amount: int | Fraction, unit: int) -> int:
    """The nearest multiple of `unit` rupiah, a half going away from zero. `unit` is at least 1."""
    if unit < 1:
        raise ValueError("The unit of rounding is at least 1 rupiah.")
    steps = (2 * abs(Fraction(amount)) + unit) // (2 * unit)
    return int(steps) * unit * (-1 if amount < 0 else 1)
