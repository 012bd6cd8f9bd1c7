"""Make the faces of paper from the npm package @fontsource-variable/noto-sans (SIL OFL 1.1).

    npm pack @fontsource-variable/noto-sans@5.3.0 && tar xzf fontsource-*.tgz
    python common/pdf/fonts/build.py package/files      (needs fonttools and brotli)

The package holds one variable font cut in two; paper wants still faces with the whole Latin
alphabet, because a name in an official form must never fall back to whatever the machine has.
The condensed face is for tables of 36 columns: the same figures, a sixth narrower. The extra
condensed one is for the few sums of a large city that are longer than their column.
"""

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
FACES: dict[str, dict[str, float]] = {
    "UP2KNotoSans-Regular": {"wght": 400, "wdth": 100},
    "UP2KNotoSans-Bold": {"wght": 700, "wdth": 100},
    "UP2KNotoSansCondensed-Regular": {"wght": 400, "wdth": 80},
    "UP2KNotoSansCondensed-Bold": {"wght": 700, "wdth": 80},
    "UP2KNotoSansExtraCondensed-Regular": {"wght": 400, "wdth": 62.5},
}
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x2BB, 0x2BD), *range(0x300, 0x30D), 0x323, 0x329]
PUNCTUATION = [*range(0x1E00, 0x1F00), *range(0x2010, 0x2015), *range(0x2018, 0x201F), 0x2020, 0x2022, 0x2026]
SIGNS = [0x2009, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2190, 0x2192, 0x2212]


def still(source: Path, axes: dict[str, float]) -> TTFont:
    """One half of the alphabet, its axes fixed, without what paper does not use."""
    font = instantiateVariableFont(TTFont(source), axes)
    subsetter = Subsetter(Options(layout_features=["kern", "mark", "mkmk", "ccmp"], hinting=False))
    subsetter.populate(unicodes=[*LATIN, *PUNCTUATION, *SIGNS])
    subsetter.subset(font)
    return font


def rename(font: TTFont, name: str) -> None:
    """The name that appears among the fonts of a PDF, so that a foreign one is seen at once."""
    family, _, style = name.partition("-")
    words = family.replace("UP2KNotoSans", "UP2K Noto Sans ").strip()
    names = {1: words, 2: style, 3: name, 4: f"{words} {style}", 6: name}
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (0, 13, 14)]
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 700 if style == "Bold" else 400
    font["OS/2"].usWidthClass = 2 if "Extra" in family else 3 if "Condensed" in family else 5
    font["OS/2"].fsSelection = 0x20 if style == "Bold" else 0x40
    font["head"].macStyle = 1 if style == "Bold" else 0


def main() -> None:
    files = Path(sys.argv[1])
    for name, axes in FACES.items():
        with tempfile.TemporaryDirectory() as folder:
            halves = []
            for half in ("latin", "latin-ext"):
                path = Path(folder) / f"{half}.ttf"
                still(files / f"noto-sans-{half}-wdth-normal.woff2", axes).save(path)
                halves.append(str(path))
            font = Merger().merge(halves)
        rename(font, name)
        font["head"].created = font["head"].modified = 3_800_000_000
        font.recalcTimestamp = False
        font.save(HERE / f"{name}.ttf")


if __name__ == "__main__":
    main()
