"""Products and their stock, aid, inventory."""

from goods.models.aid import Aid
from goods.models.inventory import Item, ItemFact, ItemFormer
from goods.models.product import Product
from goods.models.stock import StockMovement, StockNote

__all__ = ["Aid", "Item", "ItemFact", "ItemFormer", "Product", "StockMovement", "StockNote"]
