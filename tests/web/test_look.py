"""The screens stay light, legible and free of inline code; the style guide shows every component."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.http import Http404
from django.test import RequestFactory, override_settings

from up2k import gaya

ROOT = Path(settings.BASE_DIR)
STATIC = ROOT / "static"


def screens() -> list[Path]:
    """Templates of screens; those of the PDFs are never sent to a browser."""
    found = (ROOT / "templates").rglob("*.html")
    return [f for f in found if f.relative_to(ROOT / "templates").parts[0] not in ("reports", "print")]


def test_no_screen_needs_unsafe_inline() -> None:
    unsafe = re.compile(
        r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)(?![^>]*application/json)|javascript:"
    )
    guilty = [str(f.relative_to(ROOT)) for f in screens() if unsafe.search(f.read_text())]
    assert guilty == [], "move it to static/css or static/js"


def test_every_icon_is_drawn() -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "img/ikon.svg").read_text()))
    used = {name for f in screens() for name in re.findall(r'{% icon "([^"]+)"', f.read_text())}
    assert used - drawn == set(), "draw it in static/img/ikon.svg"


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of WCAG between two colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


TOKENS = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", (STATIC / "css/tokens.css").read_text()))
PARTS = [
    "book",
    "sheet",
    "steps",
    "sums",
    "roll",
    "tiles",
    "bar-row",
    "notice-bad",
    "pill-late",
    "empty",
    "confirm",
    "pager",
    "filter-bar",
]
INKS = ("ink", "ink-soft", "accent", "in", "out", "bad")
PAPERS = ("paper", "sheet", "shade")
TEXT_ON = [
    *((ink, paper, 4.5) for ink in INKS for paper in PAPERS),
    *((tone, f"{tone}-wash", 4.5) for tone in ("good", "warn", "bad")),
    *(("ink-soft", f"{tone}-wash", 4.5) for tone in ("good", "warn", "bad")),
    ("accent", "accent-wash", 4.5),
    ("on-accent", "accent", 4.5),
    *(("edge", paper, 3.0) for paper in ("paper", "sheet")),
    *((f"chart-{n}", "paper", 3.0) for n in range(1, 7)),
]


@pytest.mark.parametrize(("ink", "paper", "least"), TEXT_ON)
def test_contrast_is_enough(ink: str, paper: str, least: float) -> None:
    assert contrast(TOKENS[ink], TOKENS[paper]) >= least


def test_the_first_load_is_light() -> None:
    always = [
        *STATIC.glob("css/*.css"),
        STATIC / "js/dasar.js",
        STATIC / "img/ikon.svg",
        STATIC / "img/tanda.svg",
    ]
    packed = sum(len(gzip.compress(f.read_bytes(), 9)) for f in always)
    fonts = sum(f.stat().st_size for f in STATIC.glob("fonts/*.woff2"))
    assert packed + fonts <= 40_000


@override_settings(DEBUG=True)
def test_the_style_guide_shows_every_component(rf: RequestFactory) -> None:
    page = gaya.gaya(rf.get("/gaya"))
    assert page.status_code == 200
    text = page.content.decode()
    for css in PARTS:
        assert re.search(rf'class="[^"]*\b{css}\b', text), css


@override_settings(DEBUG=False)
def test_the_style_guide_is_for_development_only(rf: RequestFactory) -> None:
    with pytest.raises(Http404):
        gaya.gaya(rf.get("/gaya"))
