"""Betulkan lembar rapat: exactly what differs is written anew, and nothing at all when it is refused."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from bookkeeping.commands.correcting import CorrectEntry, correct_entry
from bookkeeping.commands.loans.paying import PayInstalment, pay_instalment
from bookkeeping.commands.replacing import CorrectedLine
from bookkeeping.commands.savings.paying import WithdrawSavings, withdraw_savings
from bookkeeping.domain.chart import (
    BIAYA_ALAT_TULIS,
    BIAYA_RAPAT,
    IURAN,
    KAS,
    PIUTANG_PINJAMAN,
    SIMPANAN_SUKARELA,
    SIMPANAN_WAJIB,
)
from bookkeeping.models import Entry, Loan
from bookkeeping.queries.balances import saldo_on, savings_now
from bookkeeping.queries.check import find_drift
from common import clock, codec
from common.ids import uuid7
from common.problems import Refused
from meetings.commands import (
    CorrectMeeting,
    PostMeeting,
    correct_meeting,
    post_meeting,
    rehearse_correction,
)
from meetings.domain.changes import Change
from meetings.domain.sheet import CashLine, Guest, NewLoan, Payment, Saving, Signer
from meetings.domain.words import Direction, Presence
from meetings.models import Attendance, Meeting, Revision
from meetings.queries.standing import MeetingNow, attendance_now, meeting_now
from regions.tenancy.scope import scope
from tests.builders import Built, a_group, a_sheet, usual
from tests.cast import MOJOKERTO, NOON, TODAY, Cast, open_cast
from tests.commands.test_meetings_post import kept

pytestmark = pytest.mark.django_db
LUNCH = CashLine(Direction.KELUAR, BIAYA_RAPAT, 50_000, "Konsumsi rapat")
PENS = CashLine(Direction.KELUAR, BIAYA_ALAT_TULIS, 12_500, "Buku tulis")
DUES = CashLine(Direction.MASUK, IURAN, 5_000, "Iuran kas")


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        yield open_cast()


@pytest.fixture
def melati(cast: Cast) -> Iterator[Built]:
    """Melati with six members, ten million in December and two loans of a million, on 12 October."""
    with scope(MOJOKERTO):
        yield a_group(cast.groups["Melati"], TODAY, names=NAMES, borrowers=2)


NAMES = ("Sari", "Endang", "Wahyuni", "Sulastri", "Rini", "Tutik")


def held(melati: Built, cast: Cast, **more: Any) -> Meeting:
    """A meeting with six savers, two instalments, a loan and two costs."""
    parts: dict[str, Any] = {
        "savings": usual(melati),
        "instalments": {loan: Payment(100_000, 15_000, 0, 3_000) for loan in melati.loans},
        "loans": (NewLoan(melati.people[5].member_id, 500_000, "Modal warung"),),
        "cash": (LUNCH, PENS),
        "guests": (Guest("Bu Wati", "Pokja II"),),
    }
    answer = post_meeting(a_sheet(melati, TODAY, **(parts | more)), actor=cast["sari"])
    return Meeting.objects.get(pk=answer.meeting_id)


def balanced(now: MeetingNow, **more: Any) -> PostMeeting:
    """The sheet as it stands with other parts, and as much on the table as there should be."""
    sheet = replace(now.sheet, **more)
    computed = now.sheet.cash_count.computed + (sheet.money_in - now.sheet.money_in)
    computed -= sheet.money_out - now.sheet.money_out
    if "cash_count" not in more:
        count = replace(now.sheet.cash_count, computed=computed, counted=computed, reason="", pieces={})
        sheet = replace(sheet, cash_count=count)
    return sheet


def correcting(now: MeetingNow, reason: str = "Salah ketik", **more: Any) -> CorrectMeeting:
    return CorrectMeeting(uuid7(), balanced(now, **more), reason, now.meeting.revision, now.seen)


def now(meeting: Meeting) -> MeetingNow:
    return meeting_now(Meeting.objects.get(pk=meeting.id))


def everything() -> list[Any]:
    return [*kept(), list(Revision.objects.order_by("pk").values())]


def refusals(cmd: Any, cast: Cast, run: Any = correct_meeting) -> dict[str, str]:
    """Message by field of what is wrong; and nothing was changed."""
    before = everything()
    with pytest.raises(Refused) as caught:
        run(cmd, actor=cast["sari"])
    assert everything() == before
    return {p.field: p.message for p in caught.value.problems}


def wajib(melati: Built, at: int, amount: int) -> dict[Any, Saving]:
    return usual(melati) | {melati.people[at].member_id: Saving(wajib=amount)}


def test_the_sheet_opens_as_it_was_posted(cast: Cast, melati: Built) -> None:
    posted = a_sheet(
        melati,
        TODAY,
        savings=usual(melati),
        instalments={melati.loans[0]: Payment(100_000, 15_000, 2_000, 3_000)},
        loans=(NewLoan(melati.people[5].member_id, 500_000, "Modal warung", 5, 150),),
        cash=(LUNCH, DUES),
        guests=(Guest("Bu Wati", "Pokja II"), Guest("Bu Lurah")),
    )
    post_meeting(posted, actor=cast["sari"])
    stands = now(Meeting.objects.get())
    assert replace(stands.sheet, savings={}, instalments={}) == replace(posted, savings={}, instalments={})
    assert (stands.sheet.savings, stands.sheet.instalments) == (posted.savings, posted.instalments)


def test_only_what_differs_is_written_anew(cast: Cast, melati: Built) -> None:
    meeting = held(melati, cast)
    before = {e.id for e in Entry.objects.filter(meeting_id=meeting.id)}
    saldo = saldo_on(TODAY, melati.id, (KAS,))[KAS]
    sari, endang = (p.member_id for p in melati.people[:2])
    stands = now(meeting)
    cmd = correcting(
        stands,
        savings=wajib(melati, 0, 15_000),
        cash=(replace(LUNCH, amount=45_000), PENS, DUES),
        attendance=dict(stands.sheet.attendance) | {endang: Presence.IZIN},
    )
    answer = correct_meeting(cmd, actor=cast["sari"])
    assert (answer.taken_back, answer.written, answer.revision, answer.is_ralat) == (2, 3, 1, False)
    assert saldo_on(TODAY, melati.id, (KAS,))[KAS] == saldo - 5_000 + 5_000 + 5_000
    assert savings_now(melati.id)[sari, SIMPANAN_WAJIB] == 15_000
    new = Entry.objects.filter(meeting_id=meeting.id).exclude(pk__in=before).order_by("seq")
    assert [(e.kind, e.reason, e.date, e.command_id) for e in new] == [
        ("pembalik", "Salah ketik", TODAY, cmd.command_id),
        ("pembalik", "Salah ketik", TODAY, cmd.command_id),
        ("simpanan", "Salah ketik", TODAY, cmd.command_id),
        ("kas_keluar", "Salah ketik", TODAY, cmd.command_id),
        ("kas_masuk", "Salah ketik", TODAY, cmd.command_id),
    ]
    assert [e.replaces_id for e in new] == [None, None, new[0].reverses_id, new[1].reverses_id, None]
    assert {e.meeting_id for e in new} == {meeting.id}
    assert answer.changes == (
        Change("Daftar hadir, Bu Endang", "Hadir", "Izin"),
        Change("Simpanan wajib Bu Sari", "Rp 20.000", "Rp 15.000"),
        Change(
            "Uang keluar, konsumsi",
            "Konsumsi, Rp 50.000, Konsumsi rapat",
            "Konsumsi, Rp 45.000, Konsumsi rapat",
        ),
        Change("Uang masuk, iuran", "tidak ada", "Iuran, Rp 5.000, Iuran kas"),
        Change("Kas seharusnya", "Rp 7.793.500", "Rp 7.798.500"),
        Change("Uang di meja", "Rp 7.793.500", "Rp 7.798.500"),
    )
    assert list(find_drift()) == []


def test_the_revision_keeps_what_was_said(cast: Cast, melati: Built) -> None:
    meeting = held(melati, cast)
    stands = now(meeting)
    minutes = replace(stands.sheet.minutes, text="Rapat dibuka Bu Sari.", place="Rumah Bu Rini")
    guests = (Guest("Bu Lurah"),)
    correct_meeting(correcting(stands, minutes=minutes, guests=guests), actor=cast["sari"])
    meeting.refresh_from_db()
    assert (meeting.revision, meeting.minutes, meeting.place) == (1, "Rapat dibuka Bu Sari.", "Rumah Bu Rini")
    assert (meeting.corrected_name, meeting.correction_reason, meeting.corrected_at) == (
        "Sari Wulandari",
        "Salah ketik",
        NOON,
    )
    kept_one = Revision.objects.get()
    assert (kept_one.no, kept_one.reason, kept_one.is_ralat, kept_one.is_cancelling) == (
        0,
        "Salah ketik",
        False,
        False,
    )
    assert codec.load(PostMeeting, kept_one.sheet) == stands.sheet
    assert [c["what"] for c in kept_one.changes] == ["Tamu", "Tempat", "Jalannya rapat"]
    assert kept_one.changes[0] == {"what": "Tamu", "before": "Bu Wati, Pokja II", "after": "Bu Lurah"}
    assert Attendance.objects.filter(meeting_id=meeting.id).count() == 12
    assert attendance_now(meeting_id=meeting.id).count() == 6
    assert Entry.objects.filter(meeting_id=meeting.id).count() == 11  # no money was touched
    again = correct_meeting(correcting(now(meeting), "Sekali lagi", loans=()), actor=cast["sari"])
    assert (again.revision, again.taken_back, again.written) == (2, 1, 0)
    assert [r.no for r in Revision.objects.order_by("no")] == [0, 1]
    assert Loan.objects.get(meeting_id=meeting.id).cancelled_on == TODAY


def test_every_part_of_the_money_is_put_right(cast: Cast, melati: Built) -> None:
    """Somebody else saved, another loan was paid, the loan went to another, the cost was another."""
    meeting = held(melati, cast, savings={melati.people[0].member_id: Saving(wajib=20_000)})
    sari, endang = (p.member_id for p in melati.people[:2])
    stands = now(meeting)
    cmd = correcting(
        stands,
        savings={endang: Saving(wajib=20_000, sukarela=10_000)},
        instalments={melati.loans[0]: Payment(90_000, 25_000, 0, 3_000)},
        loans=(NewLoan(endang, 400_000, "Bahan baku", 4),),
        cash=(
            CashLine(Direction.KELUAR, BIAYA_ALAT_TULIS, 50_000, "Konsumsi rapat"),
            CashLine(Direction.KELUAR, SIMPANAN_SUKARELA, 10_000, "Ambil", endang),
        ),
    )
    answer = correct_meeting(cmd, actor=cast["sari"])
    assert (answer.taken_back, answer.written) == (6, 5)
    held_now = savings_now(melati.id)
    assert (held_now[sari, SIMPANAN_WAJIB], held_now[endang, SIMPANAN_WAJIB]) == (0, 20_000)
    assert held_now[endang, SIMPANAN_SUKARELA] == 0
    assert saldo_on(TODAY, melati.id, (PIUTANG_PINJAMAN,))[PIUTANG_PINJAMAN] == 2_000_000 - 90_000 + 400_000
    wrong, right = Loan.objects.filter(meeting_id=meeting.id).order_by("number")
    assert (wrong.cancelled_on, right.cancelled_on, right.count, right.rate_bps) == (TODAY, None, 4, 150)
    assert now(meeting).sheet == replace(
        cmd.sheet,
        loans=(replace(cmd.sheet.loans[0], rate_bps=150),),
        cash=(cmd.sheet.cash[0], replace(cmd.sheet.cash[1], memo="Penarikan simpanan sukarela Bu Endang")),
    )
    assert list(find_drift()) == []


def test_a_count_that_was_wrong(cast: Cast, melati: Built) -> None:
    """The difference was typed, not real: its line goes; and it comes back when it was real after all."""
    meeting = held(melati, cast, counted=7_000_000, reason="Uang kecil belum dihitung")
    assert Entry.objects.get(kind="selisih", reverses=None).memo.startswith("Selisih kas kurang")
    answer = correct_meeting(correcting(now(meeting)), actor=cast["sari"])
    assert (answer.taken_back, answer.written) == (1, 0)
    assert saldo_on(TODAY, melati.id, (KAS,))[KAS] == 7_793_500
    count = replace(now(meeting).sheet.cash_count, counted=7_793_000, reason="Kembalian kurang")
    answer = correct_meeting(correcting(now(meeting), cash_count=count), actor=cast["sari"])
    assert (answer.taken_back, answer.written) == (0, 1)
    assert [(c.what, c.before, c.after) for c in answer.changes] == [
        ("Selisih kas", "tidak ada", "kurang Rp 500"),
        ("Uang di meja", "Rp 7.793.500", "Rp 7.793.000"),
        ("Sebab selisih", "tidak ada", "Kembalian kurang"),
    ]
    assert saldo_on(TODAY, melati.id, (KAS,))[KAS] == 7_793_000


def test_a_rehearsal_says_what_would_change_and_writes_nothing(cast: Cast, melati: Built) -> None:
    meeting = held(melati, cast)
    cmd = correcting(now(meeting), "", savings=wajib(melati, 0, 15_000))
    before = everything()
    changes = rehearse_correction(cmd, actor=cast["sari"])
    assert [c.what for c in changes] == ["Simpanan wajib Bu Sari", "Kas seharusnya", "Uang di meja"]
    assert everything() == before
    assert refusals(cmd, cast) == {"reason": "Tulis alasan perbaikannya."}


def test_the_same_correction_is_written_once(cast: Cast, melati: Built) -> None:
    meeting = held(melati, cast)
    cmd = correcting(now(meeting), savings=wajib(melati, 0, 15_000))
    answer = correct_meeting(cmd, actor=cast["sari"])
    assert correct_meeting(cmd, actor=cast["sari"]) == answer
    assert refusals(replace(cmd, reason="Lain"), cast) == {
        "command_id": "Kiriman ini sudah pernah dipakai untuk isi yang lain."
    }
    stale = "Lembar ini sudah dibetulkan orang lain sesudah Ibu membukanya."
    assert refusals(replace(cmd, command_id=uuid7()), cast)[""].startswith(stale)
    assert refusals(correcting(now(meeting)), cast) == {"": "Belum ada yang diubah di lembar ini."}


def test_an_entry_put_right_meanwhile_is_not_overwritten(cast: Cast, melati: Built) -> None:
    meeting = held(melati, cast)
    opened = now(meeting)
    lunch = Entry.objects.get(meeting_id=meeting.id, memo="Konsumsi rapat")
    fixed = CorrectEntry(uuid7(), lunch.id, TODAY, (CorrectedLine(BIAYA_RAPAT, 40_000),), "Nota")
    correct_entry(fixed, actor=cast["sari"])
    assert "" in refusals(correcting(opened, savings=wajib(melati, 0, 15_000)), cast)
    again = now(meeting)
    assert again.sheet.cash[-1].amount == 40_000
    # What was counted stays what was counted: the line of the difference is asked for anew.
    assert again.sheet.cash_count.computed - again.sheet.cash_count.on_the_table == 10_000
    answer = correct_meeting(correcting(again), actor=cast["sari"])
    assert (answer.taken_back, answer.written) == (0, 0)
    assert saldo_on(TODAY, melati.id, (KAS,))[KAS] == 7_803_500


def test_money_put_through_the_bank_stays_apart(cast: Cast, melati: Built) -> None:
    meeting = held(melati, cast)
    saved = Entry.objects.filter(meeting_id=meeting.id, kind="simpanan").earliest("seq")
    by_bank = CorrectEntry(
        uuid7(), saved.id, TODAY, (CorrectedLine(SIMPANAN_WAJIB, 20_000),), "Lewat bank", bank=True
    )
    correct_entry(by_bank, actor=cast["sari"])
    stands = now(meeting)
    assert (len(stands.sheet.savings), len(stands.apart)) == (5, 1)
    assert stands.sheet.cash_count.computed == 7_773_500
    correct_meeting(correcting(stands), actor=cast["sari"])
    assert savings_now(melati.id)[melati.people[0].member_id, SIMPANAN_WAJIB] == 20_000
    assert saldo_on(TODAY, melati.id, (KAS,))[KAS] == 7_773_500


def test_a_loan_that_is_being_paid_stays(cast: Cast, melati: Built) -> None:
    meeting = held(melati, cast)
    loan = Loan.objects.get(meeting_id=meeting.id)
    pay_instalment(PayInstalment(uuid7(), loan.id, TODAY, principal=50_000), actor=cast["sari"])
    stands = now(meeting)
    more = (replace(stands.sheet.loans[0], amount=600_000),)
    why = "Bu Tutik sudah mengangsur Rp 50.000 atas pinjaman ini. Batalkan angsurannya dahulu."
    assert refusals(correcting(stands, loans=more), cast) == {"loans.0.amount": why}
    assert refusals(correcting(stands, loans=()), cast) == {"loans": why}
    correct_meeting(correcting(stands, savings=wajib(melati, 0, 15_000)), actor=cast["sari"])


def test_savings_taken_out_meanwhile_stay(cast: Cast, melati: Built) -> None:
    endang = melati.people[1].member_id
    meeting = held(melati, cast, savings={endang: Saving(sukarela=30_000)})
    withdraw_savings(WithdrawSavings(uuid7(), melati.id, endang, TODAY, 20_000), actor=cast["sari"])
    stands = now(meeting)
    problems = refusals(correcting(stands, savings={endang: Saving(sukarela=10_000)}), cast)
    assert list(problems) == [f"savings.{endang}.sukarela"]
    assert problems[f"savings.{endang}.sukarela"].startswith("Simpanan sukarela ini sudah diambil Rp 10.000")
    correct_meeting(correcting(stands, savings={endang: Saving(sukarela=20_000)}), actor=cast["sari"])


def test_everything_wrong_stands_at_its_cell(cast: Cast, melati: Built) -> None:
    meeting = held(melati, cast)
    stands = now(meeting)
    sari = melati.people[0].member_id
    sheet = replace(
        stands.sheet,
        savings=dict(stands.sheet.savings) | {sari: Saving(wajib=15_001)},
        instalments={melati.loans[0]: Payment(1_000_001)},
        cash=(replace(LUNCH, memo=" "),),
        agreed_by=(Signer(sari),),
        minutes=replace(stands.sheet.minutes, text=""),
    )
    assert set(refusals(replace(correcting(stands), sheet=sheet), cast)) == {
        f"savings.{sari}.wajib",
        f"instalments.{melati.loans[0]}.pokok",
        "cash.0.memo",
        "cash_count.computed",
        "cash_count.reason",
        "minutes.text",
        "agreed_by",
    }
