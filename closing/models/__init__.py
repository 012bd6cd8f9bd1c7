"""Public door of the models of closing."""

from closing.models.pack import PackState, RatPack
from closing.models.rules import ShuItemRow, ShuRulesRow
from closing.models.share import YearShare
from closing.models.year import YearAct, YearClose

__all__ = ["PackState", "RatPack", "ShuItemRow", "ShuRulesRow", "YearAct", "YearClose", "YearShare"]
