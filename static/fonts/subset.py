"""Make the two web fonts from Debian's fonts-noto-core: `python static/fonts/subset.py` (fonttools, brotli).

Latin only, no hints. The figures of Noto Sans are tabular by default, in the same width in both
weights, so columns of amounts line up without a font feature. That version has no minus sign
(U+2212), which money out needs: it is drawn here from the bar of the plus.
"""

from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCE = Path("/usr/share/fonts/truetype/noto")
HERE = Path(__file__).parent
CHARACTERS = [*range(0x20, 0x7F), *(ord(c) for c in "\u00a0§©«°±²³·»½×éè÷\u2009\u2011–—‘’“”•…\u202f\u2212")]


def add_minus(font: TTFont) -> None:
    plus = font["glyf"]["plus"].coordinates
    left, right = min(x for x, _ in plus), max(x for x, _ in plus)
    bottom, top = sorted({y for x, y in plus if x in (left, right)})
    pen = TTGlyphPen(None)
    pen.moveTo((left, bottom))
    for point in ((left, top), (right, top), (right, bottom)):
        pen.lineTo(point)
    pen.closePath()
    font["glyf"]["minus"] = pen.glyph()
    font["hmtx"]["minus"] = (font["hmtx"]["plus"][0], left)
    font.setGlyphOrder([*dict.fromkeys([*font.getGlyphOrder(), "minus"])])
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x2212] = "minus"


def main() -> None:
    for name, weight in (("Regular", 400), ("Bold", 700)):
        font = TTFont(SOURCE / f"NotoSans-{name}.ttf")
        add_minus(font)
        options = Options(layout_features=["kern", "liga", "tnum", "ccmp"], hinting=False, flavor="woff2")
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=CHARACTERS)
        subsetter.subset(font)
        font.flavor = "woff2"
        font.save(HERE / f"noto-sans-{weight}.woff2")


main()
