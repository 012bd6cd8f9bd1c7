"""Only letters our fonts have reach the page.

A kader may type an emoji or paste another script. The machine that prints would take any font it has,
or none: the paper would differ from office to office, and a box without a glyph is no PDF/A.
"""

import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FACE = Path(__file__).resolve().parent / "fonts" / "UP2KNotoSans-Regular.ttf"
KEPT = "\n\r\t"
STAND_IN = "·"
SPELT = {"≥": ">=", "≤": "<=", "≠": "!=", "✓": "v", "✔": "v", "→": "->", "“": '"', "”": '"'}
_LETTERS_AND_FIGURES = "LNM"  # first letter of the Unicode category


def printable(text: str) -> str:
    """The text as it can be printed: signs spelt out, emoji left out, a letter of another script as "·"."""
    return unicodedata.normalize("NFC", text).translate(_Letters())


class _Letters(dict[int, str]):
    """For str.translate: what stands for a character."""

    def __missing__(self, code: int) -> str:
        return _letter(chr(code))


@cache
def _letter(character: str) -> str:
    if character in KEPT or ord(character) in coverage():
        return character
    plain = SPELT.get(character) or unicodedata.normalize("NFKC", character)
    if plain and all(ord(part) in coverage() for part in plain):
        return plain
    return STAND_IN if unicodedata.category(character)[0] in _LETTERS_AND_FIGURES else ""


@cache
def coverage(face: Path = FACE) -> frozenset[int]:
    """The characters a face can draw; all our faces draw the same."""
    with TTFont(face) as font:
        return frozenset(font.getBestCmap())
