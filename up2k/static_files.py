"""How style sheets, scripts and fonts are kept for the browsers: compressed, named by what is in them."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]

JOINED = "css/up2k.css"
IMPORT = re.compile(r'^@import "([a-z0-9-]+\.css)"(?: ([a-z]+))?;$', re.MULTILINE)


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Also renames what modules import from each other, so that a page never loads one module twice.

    The style sheets that every page wears become one: on a slow line each file costs a round trip.
    """

    support_js_module_import_aggregation = True

    def post_process(
        self, paths: dict[str, tuple[Any, str]], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str, bool]]:
        """What collectstatic does last; the joined sheet is written before it is hashed."""
        if JOINED in paths and not dry_run:
            joined = self.joined(JOINED)
            self.delete(JOINED)
            self.save(JOINED, ContentFile(joined.encode()))
            paths = paths | {JOINED: (self, JOINED)}
        yield from super().post_process(paths, dry_run, **options)

    def joined(self, name: str) -> str:
        """The text of a collected sheet with each `@import` of its folder written out in its place."""
        folder = name.rpartition("/")[0]

        def written_out(found: re.Match[str]) -> str:
            text = self._text(f"{folder}/{found[1]}")
            return f"@media {found[2]} {{\n{text}}}\n" if found[2] else text

        return IMPORT.sub(written_out, self._text(name))

    def _text(self, name: str) -> str:
        with self.open(name) as file:
            return str(file.read().decode())
