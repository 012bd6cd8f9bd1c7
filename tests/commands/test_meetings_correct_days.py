"""A sheet put right across a sealed month or on another day, and a meeting taken back whole."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bookkeeping.commands.loans.paying import PayInstalment, pay_instalment
from bookkeeping.commands.months import seal_months
from bookkeeping.domain.chart import CHART, KAS, PIUTANG_PINJAMAN, SIMPANAN_WAJIB
from bookkeeping.models import Entry, Loan
from bookkeeping.queries.balances import saldo_on, savings_now
from bookkeeping.queries.check import find_drift
from common import clock
from common.ids import uuid7
from common.period import Period
from common.problems import Forbidden
from meetings.commands import CancelMeeting, cancel_meeting, correct_meeting
from meetings.domain.sheet import Saving
from meetings.models import Meeting, Revision
from meetings.queries.discipline import meetings_kept
from meetings.queries.lists import meeting_rows
from tests.builders import Built
from tests.cast import NOON, TODAY, Cast
from tests.commands.test_meetings_correct import (
    LUNCH,
    PENS,
    cast,
    correcting,
    held,
    melati,
    now,
    refusals,
    wajib,
)

__all__ = ["cast", "melati"]
pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=30)


def test_a_sealed_meeting_is_put_right_today(cast: Cast, melati: Built) -> None:
    with clock.at(NOON):
        meeting = held(melati, cast)
    seal_months([melati.id], Period.of(TODAY), actor=cast["sari"])
    later = NOON + timedelta(days=30)
    with clock.at(later):
        stands = now(meeting)
        cmd = correcting(stands, savings=wajib(melati, 0, 15_000), loans=())
        answer = correct_meeting(cmd, actor=cast["sari"])
        assert (answer.is_ralat, answer.taken_back, answer.written) == (True, 2, 1)
        new = Entry.objects.filter(command_id=cmd.command_id)
        assert {(e.date, e.reason) for e in new} == {(later.date(), "Ralat Oktober 2026: Salah ketik")}
        saldo = saldo_on(later.date(), melati.id, (KAS,))[KAS]
        assert (saldo_on(TODAY, melati.id, (KAS,))[KAS], saldo) == (7_793_500, 7_793_500 - 5_000 + 500_000)
        assert Revision.objects.get().is_ralat
        # The sheet reads as of its own day, however often it is put right.
        again = now(meeting)
        assert again.sheet.cash_count.computed == 8_288_500
        right = correcting(again, "Lagi", savings=wajib(melati, 0, 20_000))
        correct_meeting(right, actor=cast["sari"])
        assert saldo_on(later.date(), melati.id, (KAS,))[KAS] == 8_293_500
        moved = correcting(now(meeting), date=TODAY - timedelta(days=1))
        assert refusals(moved, cast) == {
            "date": "Laporan Oktober 2026 sudah terbit, jadi tanggal rapat tetap."
        }
        assert list(find_drift()) == []


def test_another_day_moves_every_entry(cast: Cast, melati: Built) -> None:
    meeting = held(melati, cast)
    september = date(2026, 9, 28)
    answer = correct_meeting(correcting(now(meeting), date=september), actor=cast["sari"])
    assert (answer.taken_back, answer.written, answer.date) == (11, 11, september)
    meeting.refresh_from_db()
    assert meeting.date == september
    assert {e.date for e, _ in now(meeting).entries.values()} == {september}
    assert Loan.objects.latest("number").first_due == date(2026, 10, 28)  # a month after it, as before
    assert saldo_on(TODAY, melati.id, (KAS,))[KAS] == saldo_on(september, melati.id, (KAS,))[KAS] == 7_793_500
    held(melati, cast, instalments={}, loans=(), cash=())
    assert refusals(correcting(now(meeting), date=TODAY), cast)["date"].startswith("Rapat tanggal ini sudah")
    assert list(find_drift()) == []


def test_a_meeting_is_taken_back_whole(cast: Cast, melati: Built) -> None:
    before = saldo_on(TODAY, melati.id, (KAS, SIMPANAN_WAJIB, PIUTANG_PINJAMAN))
    meeting = held(melati, cast)
    stands = now(meeting)
    cmd = CancelMeeting(uuid7(), meeting.id, "Rapat kelompok lain", 0, stands.seen)
    assert refusals(replace(cmd, reason=" "), cast, cancel_meeting) == {
        "reason": "Tulis alasan perbaikannya."
    }
    answer = cancel_meeting(cmd, actor=cast["sari"])
    assert (answer.taken_back, answer.written, answer.is_cancelled) == (11, 0, True)
    assert cancel_meeting(cmd, actor=cast["sari"]) == answer
    assert saldo_on(TODAY, melati.id, (KAS, SIMPANAN_WAJIB, PIUTANG_PINJAMAN)) == before
    assert meetings_kept([melati.id], TODAY, TODAY) == {}
    (row,) = meeting_rows(Meeting.objects.all())
    assert (row.mark, row.money_in, row.money_out, row.reason) == (
        "dibatalkan",
        0,
        0,
        "Rapat kelompok lain",
    )
    assert refusals(correcting(stands), cast) == {"": "Rapat ini sudah dibatalkan."}
    again = held(melati, cast)
    assert (again.number, Meeting.objects.filter(date=TODAY).count()) == (2, 2)
    assert list(find_drift()) == []


def test_a_meeting_whose_loan_is_being_paid_is_not_taken_back(cast: Cast, melati: Built) -> None:
    meeting = held(melati, cast)
    loan = Loan.objects.get(meeting_id=meeting.id)
    pay_instalment(PayInstalment(uuid7(), loan.id, TODAY, principal=50_000), actor=cast["sari"])
    cmd = CancelMeeting(uuid7(), meeting.id, "Salah", 0, now(meeting).seen)
    assert list(refusals(cmd, cast, cancel_meeting)) == [""]


def test_only_who_keeps_the_book_puts_it_right(cast: Cast, melati: Built) -> None:
    meeting = held(melati, cast)
    cmd = correcting(now(meeting), savings=wajib(melati, 0, 15_000))
    with pytest.raises(Forbidden):
        correct_meeting(cmd, actor=cast["wati"])


def test_a_meeting_never_changes_by_itself(cast: Cast, melati: Built) -> None:
    meeting = held(melati, cast)
    for values in ({"place": "Lain"}, {"revision": 1}, {"revision": 1, "place": "Lain"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Meeting.objects.filter(pk=meeting.id).update(**values)
    correct_meeting(correcting(now(meeting), loans=()), actor=cast["sari"])
    revision = Revision.objects.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        Revision.objects.filter(pk=revision.id).update(reason="Lain")


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    saved=st.lists(st.integers(0, 30), min_size=6, max_size=6),
    lunch=st.integers(1, 90),
    lends=st.booleans(),
)
def test_a_ralat_of_a_sheet_ends_in_the_same_totals(
    cast: Cast, melati: Built, saved: list[int], lunch: int, lends: bool
) -> None:
    """Put right before the report or after it: every account and every saver ends at the same sum."""

    def books(sealed: bool) -> object:
        with transaction.atomic():
            meeting = held(melati, cast)
            if sealed:
                seal_months([melati.id], Period.of(TODAY), actor=cast["sari"])
            with clock.at(LATER):
                stands = now(meeting)
                savings = {
                    p.member_id: Saving(wajib=thousands * 1_000)
                    for p, thousands in zip(melati.people, saved, strict=True)
                }
                cmd = correcting(
                    stands,
                    savings=savings,
                    cash=(replace(LUNCH, amount=lunch * 1_000), PENS),
                    loans=stands.sheet.loans if lends else (),
                )
                answer = correct_meeting(cmd, actor=cast["sari"]) if cmd.sheet != stands.sheet else None
                assert answer is None or answer.is_ralat is sealed
                found = (
                    saldo_on(LATER.date(), melati.id, [spec.code for spec in CHART]),
                    {key: amount for key, amount in savings_now(melati.id).items() if amount},
                )
                assert [str(drift) for drift in find_drift()] == []
            transaction.set_rollback(True)
        return found

    assert books(sealed=True) == books(sealed=False)
