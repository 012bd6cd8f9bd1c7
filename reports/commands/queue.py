"""Handing runs to the worker, by the name of the task: tasks import commands, never the other way."""

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from celery import current_app
from django.db import transaction

from regions.tenancy.scope import current_kota_id


def enqueue(task: str, run_ids: Iterable[UUID]) -> None:
    """After COMMIT, send one task a run. What gets lost on the way is found again by reports.resume."""
    kota_id = current_kota_id()
    for run_id in run_ids:
        transaction.on_commit(partial(_send, task, kota_id, str(run_id)))


def _send(task: str, kota_id: int, run_id: str) -> None:
    current_app.send_task(task, kwargs={"kota_id": kota_id, "run_id": run_id})
