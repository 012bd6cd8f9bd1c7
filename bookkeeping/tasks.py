"""The worker's part: prints that take longer than a request should."""

from typing import Any

from celery import shared_task

from bookkeeping.papers import press
from regions.tenancy.tasks import DoorTask


class PrintTask(DoorTask):
    """A task about one print: that it died is told to the page that waits."""

    abstract = True

    def on_failure(self, exc: Exception, task_id: str, args: Any, kwargs: Any, einfo: Any) -> None:
        press.fail(str(kwargs["key"]))


@shared_task(name="bookkeeping.print", base=PrintTask)
def print_order(*, kota_id: int, key: str) -> None:
    """Lay out one print that somebody waits for."""
    press.make(key)
