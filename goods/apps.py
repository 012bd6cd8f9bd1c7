"""The goods app: what a group makes, buys, sells and owns."""

from django.apps import AppConfig


class GoodsConfig(AppConfig):
    """Products and their stock, production and sales, aid in goods, inventory."""

    name = "goods"
