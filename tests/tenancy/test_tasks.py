"""Tasks of the worker go through a door of their own: one city each, or outside of all with a reason."""

from collections.abc import Iterator
from typing import Any

import pytest
from celery import current_app, shared_task

from common import clock
from regions.models import Kecamatan, Letterhead
from regions.tenancy.scope import BrokenTransaction, NoScope, has_scope, scope
from regions.tenancy.tasks import DoorTask
from tests.cast import MOJOKERTO, NOON, PEKALONGAN, open_areas
from up2k.celery import app

OUTSIDE: dict[str, Any] = {"outside_tenancy": "the test says so"}
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def cities() -> Iterator[None]:
    with clock.at(NOON):
        open_areas()
        yield


@shared_task(name="tests.names")
def names(*, kota_id: int) -> list[str]:
    return list(Kecamatan.objects.order_by("id").values_list("name", flat=True))


@shared_task(name="tests.write_and_fail")
def write_and_fail(*, kota_id: int) -> None:
    Letterhead.objects.create(name="hilang")
    raise ZeroDivisionError


@shared_task(name="tests.write")
def write(*, kota_id: int) -> None:
    Letterhead.objects.create(name="ditulis")


@shared_task(name="tests.swallow")
def swallow(*, kota_id: int) -> None:
    try:
        for name in ("satu", "dua"):
            Letterhead.objects.create(name=name)
    except Exception:
        pass


@shared_task(name="tests.outside", **OUTSIDE)
def outside() -> bool:
    return has_scope()


@shared_task(name="tests.outside_reads", **OUTSIDE)
def outside_reads() -> int:
    return Kecamatan.objects.count()


def written(kota_id: int = MOJOKERTO) -> int:
    with scope(kota_id):
        return Letterhead.objects.count()


def test_every_task_of_ours_is_a_door_task() -> None:
    app.loader.import_default_modules()
    ours = {name: task for name, task in current_app.tasks.items() if not name.startswith("celery.")}
    assert ours
    assert [name for name, task in ours.items() if not isinstance(task, DoorTask)] == []


def test_the_calendar_names_tasks_that_exist() -> None:
    app.loader.import_default_modules()
    assert [e["task"] for e in app.conf.beat_schedule.values() if e["task"] not in current_app.tasks] == []


def test_a_task_sees_its_city() -> None:
    assert names.apply(kwargs={"kota_id": PEKALONGAN}).get() == ["Pekalongan Timur"]
    assert names.apply(kwargs={"kota_id": MOJOKERTO}).get() == ["Magersari", "Kranggan"]
    assert not has_scope()


def test_a_task_without_a_city_refuses_to_start() -> None:
    with pytest.raises(TypeError, match="tests.write needs kota_id"):
        write.apply().get()
    with pytest.raises(TypeError, match="needs kota_id"):
        write.apply(args=(MOJOKERTO,)).get()  # named or not at all: a number alone could be anything
    assert written() == 0


@pytest.mark.parametrize(
    ("task", "error"), [(write_and_fail, ZeroDivisionError), (swallow, BrokenTransaction)]
)
def test_a_failed_try_leaves_nothing(task: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        task.apply(kwargs={"kota_id": MOJOKERTO}).get()
    assert written() == 0
    assert not has_scope()


def test_a_task_that_ends_well_is_committed_in_its_city_alone() -> None:
    write.apply(kwargs={"kota_id": MOJOKERTO}).get()
    assert (written(), written(PEKALONGAN)) == (1, 0)


def test_outside_there_is_no_city() -> None:
    assert outside.apply().get() is False
    with pytest.raises(NoScope):
        outside_reads.apply().get()
