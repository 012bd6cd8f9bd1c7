"""How much of a thing: thousandths as plain int everywhere, so that ¼ kg and 2 dozen add up exactly."""

import re

ONE = 1_000
MOST = 1_000_000_000 * ONE  # more is a slipped finger
_TYPED = re.compile(r"(?P<whole>0|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]*)?(?:,(?P<part>[0-9]{1,3}))?")
_FRACTIONS = {"½": 500, "¼": 250, "¾": 750}


def parse_quantity(text: str) -> int:
    """ "2" -> 2000, "2,5" -> 2500, "1.200" -> 1200000, "1½" -> 1500 (thousandths).

    Refuses with ValueError what is no quantity, and "2.5", which could mean two things.
    """
    typed = text.strip().replace(" ", "")
    extra = _FRACTIONS.get(typed[-1:], 0)
    rest = typed[:-1] if extra else typed
    found = _TYPED.fullmatch(rest)
    if found is None or not (rest or extra) or (extra and found["part"]):
        raise ValueError(f"Banyaknya tidak terbaca: {text!r}. Ketik misalnya 12 atau 2,5.")
    whole = int((found["whole"] or "0").replace(".", ""))
    return whole * ONE + int((found["part"] or "").ljust(3, "0")) + extra


def format_quantity(quantity: int) -> str:
    """2500 -> "2,5", 1200000 -> "1.200", -1000 -> "-1"."""
    whole, part = divmod(abs(quantity), ONE)
    text = f"{whole:,}".replace(",", ".")
    tail = f",{part:03d}".rstrip("0") if part else ""
    return f"{'-' if quantity < 0 else ''}{text}{tail}"
