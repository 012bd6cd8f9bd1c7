"""The computing of scores in the background."""

from functools import partial
from uuid import UUID

from celery import shared_task
from django.db import transaction

from accounts.policies import Actor
from common.problems import Refused
from contests.commands.scoring import FinishScoring, ScoreKelurahan, finish_scoring, part_id, score_kelurahan
from regions.tenancy.scope import scope
from regions.tenancy.tasks import DoorTask

WORKER = "penilaian lomba"
OPENED_HERE = "opens the city once for each kelurahan, so that its progress is seen"


@shared_task(base=DoorTask, name="contests.score_edition", outside_tenancy=OPENED_HERE)
def score_edition(*, kota_id: int, run_id: str, kelurahan: list[int]) -> None:
    """Score each kelurahan in a transaction of its own; run again, it passes over what is done."""
    run, actor, problem = UUID(run_id), Actor.system(WORKER, kota_id), ""
    for number in kelurahan:
        try:
            with scope(kota_id, kelurahan=(number,)):
                score_kelurahan(ScoreKelurahan(part_id(run, number), run, number), actor=actor)
        except Refused as refused:
            problem = str(refused)
            break
    with scope(kota_id):
        finish_scoring(FinishScoring(part_id(run, f"akhir {problem}"), run, problem), actor=actor)


def score_after_commit(kota_id: int, run_id: UUID, kelurahan: tuple[int, ...]) -> None:
    """Hand a run to the worker once what asked for it is saved."""
    start = partial(score_edition.delay, kota_id=kota_id, run_id=str(run_id), kelurahan=list(kelurahan))
    transaction.on_commit(start, robust=True)
