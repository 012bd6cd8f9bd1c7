"""The two fields that tie a row to its city."""

from typing import Any

from django.db import models
from django.db.models.lookups import Exact

from regions.tenancy.scope import current_kota_id


class KotaField(models.ForeignKey):  # type: ignore[type-arg]
    """The tenant of a row. Its presence makes the schema editor build the wall around the table."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(
            to="regions.Kota",
            on_delete=models.PROTECT,
            related_name="+",
            editable=False,
            db_index=False,  # every key starts with it
            default=current_kota_id,
        )
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("to", "on_delete", "related_name", "editable", "db_index", "default"):
            kwargs.pop(fixed, None)
        return name, path, args, kwargs


class TenantForeignKey(models.ForeignKey):  # type: ignore[type-arg]
    """A reference within one city: in the database a composite key (kota_id, x_id).

    It makes no index by itself; declare one that starts with kota where rows are looked up by it.
    """

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **kwargs: Any) -> None:
        kwargs.setdefault("db_index", False)
        kwargs.setdefault("related_name", "+")
        super().__init__(to, on_delete, **kwargs)

    def get_extra_restriction(self, alias: Any, related_alias: str) -> Any:
        """Joins name the city on both sides, as a database distributed by kota_id needs them to."""
        here = self.model._meta.get_field("kota").get_col(alias)  # type: ignore[union-attr]
        there = self.related_model._meta.get_field("kota").get_col(related_alias)  # type: ignore[union-attr]
        return Exact(here, there)
