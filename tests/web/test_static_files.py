"""What collectstatic makes of our style sheets: one for every page, in the order they are named in."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

OURS = Path(__file__).resolve().parents[2] / "static" / "css"
WORN = ("tokens", "page", "form", "book", "parts")


@pytest.fixture
def collected(tmp_path: Path, settings: Any) -> Path:
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "up2k.static_files.StaticFiles"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_every_page_wears_one_sheet(collected: Path) -> None:
    names = json.loads((collected / "staticfiles.json").read_text())["paths"]
    sheet = (collected / names["css/up2k.css"]).read_text()
    assert "@import" not in sheet
    firsts = [(OURS / f"{name}.css").read_text().split("*/")[0] for name in WORN]
    places = [sheet.find(first) for first in firsts]
    assert places == sorted(places)
    assert min(places) > 0
    assert places[-1] < sheet.index("@media print {\n/* Books on paper")
    # Fonts are named by their content there too: a face that changes is fetched again.
    assert Path(names["fonts/noto-sans-400.woff2"]).name in sheet
    assert '"../fonts/noto-sans-400.woff2"' not in sheet
    assert (collected / f"{names['css/up2k.css']}.gz").exists()
