"""Simpanan pokok on the sheet of a meeting: once, equal for all, as at the treasurer's table."""

from bookkeeping.domain.chart import SIMPANAN_POKOK
from bookkeeping.queries.balances import savings_now
from bookkeeping.queries.savings.arrears import wajib_arrears
from meetings.commands import post_meeting
from meetings.domain.sheet import Saving
from tests.builders import Built, a_sheet, agreement
from tests.cast import TODAY, Cast
from tests.commands.test_meetings_post import cast, melati, pytestmark, refusals

__all__ = ["cast", "melati", "pytestmark"]


def test_pokok_is_paid_once_at_a_meeting(cast: Cast, melati: Built) -> None:
    agreement(melati.id, TODAY, simpanan_pokok=50_000)
    sari, wati, dewi = (person.member_id for person in melati.people[:3])
    too_much = {sari: Saving(pokok=50_000), wati: Saving(pokok=60_000), dewi: Saving(wajib=20_000)}
    assert refusals(a_sheet(melati, TODAY, savings=too_much), cast) == {f"savings.{wati}.pokok": "lebih"}
    in_parts = too_much | {wati: Saving(pokok=20_000)}
    post_meeting(a_sheet(melati, TODAY, savings=in_parts), actor=cast["sari"])
    held = savings_now(melati.id)
    assert (held[sari, SIMPANAN_POKOK], held[wati, SIMPANAN_POKOK]) == (50_000, 20_000)
    # Who did not pay the wajib of this meeting owes it from now on.
    owed = wajib_arrears(melati.id, TODAY)
    assert [owed[member].amount for member in (sari, wati, dewi)] == [20_000, 20_000, 0]
