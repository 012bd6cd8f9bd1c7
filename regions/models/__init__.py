"""Public door of the models of regions."""

from regions.models.area import Kecamatan, Kelurahan, Kota

__all__ = ["Kecamatan", "Kelurahan", "Kota"]
