"""Public door of the models of regions."""

from regions.models.area import Kecamatan, Kelurahan, Kota
from regions.models.committee import Letterhead, Signatory

__all__ = ["Kecamatan", "Kelurahan", "Kota", "Letterhead", "Signatory"]
