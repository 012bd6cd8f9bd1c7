"""The figures of form 4.22 on screen: for this month, or for the one whose report has just become due."""

from collections.abc import Iterator

import pytest

from common import clock
from common.ids import uuid7
from regions.tenancy.scope import scope
from reports.models import Figures
from tests.cast import GEDONGAN, MOJOKERTO, NOON, Cast, open_cast
from tests.web.browse import sign_in, text

pytestmark = pytest.mark.django_db
PAGE = f"/laporan/data-422/{GEDONGAN}/"


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        yield open_cast()


def entered() -> list[tuple[int, int, dict[str, int]]]:
    with scope(MOJOKERTO):
        return list(Figures.objects.values_list("kelurahan_id", "period", "values"))


def test_the_figures_of_the_month_before_can_still_be_entered(cast: Cast) -> None:
    wati = sign_in(cast["wati"])
    assert "September 2026" in text(wati, PAGE)
    sent = {"command_id": str(uuid7()), "period": "2026-09", "tutor_kf": "3"}
    assert wati.post(PAGE, sent).status_code == 302
    assert entered() == [(GEDONGAN, 202609, {"tutor_kf": 3})]


def test_no_other_month_is_taken_and_what_she_typed_stays(cast: Cast) -> None:
    wati = sign_in(cast["wati"])
    sent = {"command_id": str(uuid7()), "period": "2026-08", "tutor_kf": "3"}
    answer = wati.post(PAGE, sent)
    assert 'value="3"' in answer.content.decode()
    assert entered() == []
