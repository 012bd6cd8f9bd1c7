"""How style sheets, scripts and fonts are kept for the browsers: compressed, named by what is in them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Also renames what modules import from each other, so that a page never loads one module twice."""

    support_js_module_import_aggregation = True
