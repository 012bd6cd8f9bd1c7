"""Public door of the reads of regions."""

from regions.queries.areas import AreaName, area_name, areas_of_kota, kecamatan_list, kelurahan_list
from regions.queries.committee import (
    LetterheadView,
    SignatoryView,
    letterhead_for,
    signatories_for,
    terms_of,
)

__all__ = [
    "AreaName",
    "LetterheadView",
    "SignatoryView",
    "area_name",
    "areas_of_kota",
    "kecamatan_list",
    "kelurahan_list",
    "letterhead_for",
    "signatories_for",
    "terms_of",
]
