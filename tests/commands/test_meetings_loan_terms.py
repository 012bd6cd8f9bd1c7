"""The other terms of a loan that a meeting decides: jasa, tenggang, sumber dana, and who answers for it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import QueryDict

from bookkeeping.models import GroupRules, Instalment, Loan
from common import clock
from common.ids import uuid7
from common.problems import Refused
from groups.models import Group
from meetings.commands import correct_meeting, post_meeting
from meetings.domain.sheet import NewLoan
from meetings.forms import read
from meetings.models import Meeting
from meetings.queries.start import sheet_start
from meetings.values import values_of
from regions.tenancy.scope import scope
from tests.builders import Built, a_group, a_sheet
from tests.cast import MOJOKERTO, NOON, TODAY, Cast, open_cast
from tests.commands.test_meetings_correct import correcting, now
from tests.ledger.books import books

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        yield open_cast()


@pytest.fixture
def melati(cast: Cast) -> Iterator[Built]:
    with scope(MOJOKERTO):
        yield a_group(cast.groups["Melati"], TODAY, borrowers=0)


def a_loan(melati: Built, **more: Any) -> NewLoan:
    return NewLoan(melati.people[5].member_id, 1_000_000, "Modal warung", **more)


def test_what_the_sheet_says_of_a_loan(cast: Cast, melati: Built) -> None:
    guarantor = melati.people[6].member_id
    other = a_loan(melati, rate_bps=100, grace=2, fund="Dana bergulir", guarantor_id=guarantor)
    post_meeting(a_sheet(melati, TODAY, loans=(other,)), actor=cast["sari"])
    loan = Loan.objects.get()
    assert (loan.rate_bps, loan.grace, loan.fund) == (100, 2, "Dana bergulir")
    assert (loan.guarantor_id, loan.joint_liability) == (guarantor, False)
    first, second, third = Instalment.objects.order_by("no").values_list("principal", "interest")[:3]
    assert (first, second, third) == ((0, 10_000), (0, 10_000), (125_000, 10_000))


@pytest.mark.parametrize(("said", "joint"), [({}, True), ({"joint_liability": False}, False)])
def test_tanggung_renteng_follows_the_agreement(
    cast: Cast, melati: Built, said: dict[str, Any], joint: bool
) -> None:
    row = GroupRules.objects.get()
    GroupRules.objects.create(
        kelurahan_id=row.kelurahan_id,
        group_id=melati.id,
        starts_on=TODAY,
        method=row.method,
        rhythm=row.rhythm,
        joint_liability=True,
        recorded_at=clock.now(),
    )
    post_meeting(a_sheet(melati, TODAY, loans=(a_loan(melati, **said),)), actor=cast["sari"])
    assert Loan.objects.get().joint_liability is joint


def test_a_guarantor_is_another_member(cast: Cast, melati: Built) -> None:
    before = books()
    herself = a_loan(melati, guarantor_id=melati.people[5].member_id)
    with pytest.raises(Refused) as refused:
        post_meeting(
            a_sheet(melati, TODAY, loans=(a_loan(melati, guarantor_id=uuid7()), herself)),
            actor=cast["sari"],
        )
    assert [(p.field, p.message) for p in refused.value.problems] == [
        ("loans.0.guarantor_id", "Pilih nama penjamin dari daftar anggota."),
        ("loans.1.guarantor_id", "Penjamin harus anggota lain, bukan peminjam sendiri."),
    ]
    assert before == books()


def test_the_form_reads_what_it_shows(cast: Cast, melati: Built) -> None:
    guarantor = melati.people[6].member_id
    said = (
        a_loan(melati, count=8, rate_bps=125, grace=2, fund="Dana bergulir", guarantor_id=guarantor),
        a_loan(melati, joint_liability=True),
        a_loan(melati, joint_liability=False),
    )
    sheet = a_sheet(melati, TODAY, loans=said)
    start = sheet_start(Group.objects.get(pk=melati.id), TODAY)
    again, problems = read(start, values_of(sheet, 0), sheet.command_id)
    assert problems == []
    assert again.loans[0] == NewLoan(**vars(said[0]) | {"joint_liability": False})
    assert [loan.joint_liability for loan in again.loans[1:]] == [True, False]


def test_a_rate_that_is_no_number_is_said_at_its_cell(cast: Cast, melati: Built) -> None:
    data = QueryDict(mutable=True)
    data.update({"date": TODAY.isoformat(), "loans.0.rate_bps": "banyak", "loans.0.amount": "1000"})
    start = sheet_start(Group.objects.get(pk=melati.id), TODAY)
    _, problems = read(start, data, uuid7())
    assert [(p.field, p.message) for p in problems] == [("loans.0.rate_bps", "Tulis angka, misalnya 1,5.")]


def test_a_correction_may_change_them(cast: Cast, melati: Built) -> None:
    sheet = a_sheet(melati, TODAY, loans=(a_loan(melati, fund="Hibah"),))
    done = post_meeting(sheet, actor=cast["sari"])
    stands = now(Meeting.objects.get(pk=done.meeting_id))
    assert stands.sheet.loans[0].fund == "Hibah"
    other = a_loan(melati, fund="Dana bergulir", grace=1)
    correct_meeting(correcting(stands, "Salah sumber dana", loans=(other,)), actor=cast["sari"])
    loan = Loan.objects.get(cancelled_on=None)
    assert (loan.fund, loan.grace) == ("Dana bergulir", 1)
