"""Tasks of the worker: each says whether it belongs to one city, and opens that city by itself."""

from typing import Any

from celery import Task

from regions.tenancy.scope import scope


class DoorTask(Task[Any, Any]):
    """Every task: one transaction in the city named by the keyword kota_id, or declared outside of all.

    A task without kota_id refuses to start unless it is declared with outside_tenancy="why".
    """

    abstract = True
    outside_tenancy: str | None = None

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if self.outside_tenancy is not None:
            return super().__call__(*args, **kwargs)
        if "kota_id" not in kwargs:
            raise TypeError(f"{self.name} needs kota_id")
        with scope(int(kwargs["kota_id"])):
            return super().__call__(*args, **kwargs)
