"""A member leaves and is paid what is hers."""

from datetime import date
from typing import Any

import pytest
from django.http import Http404

from accounts.domain.roles import Actor, Held, Place, Role
from bookkeeping.commands.correcting import CorrectEntry, ReverseEntry, correct_entry, reverse_entry
from bookkeeping.commands.loans.lending import lend
from bookkeeping.commands.loans.paying import pay_instalment
from bookkeeping.commands.replacing import CorrectedLine
from bookkeeping.commands.savings.correcting_leaving import CorrectLeaving, correct_leaving
from bookkeeping.commands.savings.leaving import LeavePaid, leave_paid
from bookkeeping.commands.savings.paying import save_money
from bookkeeping.commands.savings.paying_leaver import PayLeaver, pay_leaver
from bookkeeping.commands.taking_back import UNCHANGED
from bookkeeping.domain.chart import (
    KAS,
    PIUTANG_TANGGUNG_RENTENG,
    SHU_ANGGOTA,
    SHU_BELUM_DIBAGI,
    UTANG_TANGGUNG_RENTENG,
)
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.models import Entry, Leg, Loan
from bookkeeping.queries.balances import savings_now
from bookkeeping.queries.check import find_drift
from bookkeeping.queries.savings.leaving import parting
from common.ids import uuid7
from common.problems import Forbidden
from members.models import Enrolment
from tests.commands.test_bookkeeping_cash import kas_and_bank, refused
from tests.commands.test_bookkeeping_loans import lending, paying
from tests.commands.test_bookkeeping_savings import saving
from tests.ledger.books import ACTOR, KECAMATAN, KELURAHAN, KOTA, Melati, posted
from tests.ledger.conftest import melati

__all__ = ["melati"]
DAY = date(2026, 10, 12)
SINCE = date(2026, 1, 1)


def enrolment(melati: Melati) -> Enrolment:
    return Enrolment.objects.get(member_id=melati.people[0].member_id)


def leaving(melati: Melati, expected: int, **more: Any) -> LeavePaid:
    fields: dict[str, Any] = {"left_on": DAY, "reason": "Pindah ke Kediri", "date": DAY} | more
    return LeavePaid(uuid7(), enrolment(melati).id, expected=expected, **fields)


def shu(melati: Melati, amount: int) -> EntryDraft:
    """A part of SHU for Sari, not yet taken."""
    legs = (
        LegLine(SHU_BELUM_DIBAGI, amount, 0),
        LegLine(SHU_ANGGOTA, 0, amount, melati.people[0].member_id),
    )
    return EntryDraft(
        uuid7(), melati.id, date(2026, 9, 1), EntryKind.PEMBAGIAN_SHU, "Pembagian SHU 2025", legs
    )


def a_saver(melati: Melati) -> None:
    """Sari: pokok 50.000, wajib 30.000, sukarela 12.000 and 7.500 of SHU; Wati: wajib 10.000."""
    save_money(saving(melati, pokok=50_000, wajib=30_000, sukarela=12_000), actor=ACTOR)
    save_money(saving(melati, member_id=melati.people[1].member_id, wajib=10_000), actor=ACTOR)
    posted(shu(melati, 7_500))


def test_all_that_is_hers_goes_back_in_one_entry(melati: Melati) -> None:
    a_saver(melati)
    hers = parting(melati.id, melati.people[0].member_id)
    assert (hers.kinds.pokok, hers.kinds.wajib, hers.kinds.sukarela, hers.kinds.terikat) == (
        50_000, 30_000, 12_000, 0,
    )  # fmt: skip
    assert (hers.saved, hers.shu, hers.total, hers.may_go) == (92_000, 7_500, 99_500, True)
    cmd = leaving(melati, 99_500)
    done = leave_paid(cmd, actor=ACTOR)
    assert (done.member_name, done.total, done.voucher) == ("Sari", 99_500, "4/2026")
    assert done.about == {
        "anggota_id": str(melati.people[0].member_id),
        "kelompok": "Melati",
        "kelompok_id": str(melati.id),
        "alasan": "Pindah ke Kediri",
        "dibayar": "99.500",
        "bukti": "4/2026",
    }
    assert leave_paid(cmd, actor=ACTOR) == done  # sent twice, paid once
    entry = Entry.objects.get(kind=EntryKind.PENGEMBALIAN)
    assert entry.memo == "Pengembalian simpanan dan SHU Bu Sari yang keluar"
    legs = Leg.objects.filter(entry_id=entry.id).order_by("id").values_list("account_id", "debit", "credit")
    assert list(legs) == [
        (3101, 50_000, 0), (3102, 30_000, 0), (2101, 12_000, 0), (2202, 7_500, 0), (KAS, 0, 99_500),
    ]  # fmt: skip
    assert (enrolment(melati).left_on, enrolment(melati).left_reason) == (DAY, "Pindah ke Kediri")
    assert kas_and_bank(melati) == (2_500, 0)
    assert list(find_drift()) == []


def test_cancelling_the_payment_gives_the_savings_back_and_not_the_membership(melati: Melati) -> None:
    a_saver(melati)
    entry_id = leave_paid(leaving(melati, 99_500), actor=ACTOR).entry_id
    assert entry_id is not None
    reverse_entry(ReverseEntry(uuid7(), entry_id, "Uangnya belum diambil"), actor=ACTOR)
    assert sum(savings_now(melati.id, melati.people[0].member_id).values()) == 92_000
    assert enrolment(melati).left_on == DAY
    # It is paid again on another day, all of it; while she is a member nobody is paid so.
    sari, wati = (person.member_id for person in melati.people[:2])
    assert refused(pay_leaver, PayLeaver(uuid7(), melati.id, sari, DAY, 92_000)) == [
        ("expected", "Yang dibayarkan sekarang Rp 99.500. Periksa, lalu simpan lagi."),
    ]
    later = date(2026, 10, 20)
    done = pay_leaver(PayLeaver(uuid7(), melati.id, sari, later, 99_500), actor=ACTOR)
    assert (done.amount, done.memo) == (99_500, "Pengembalian simpanan dan SHU Bu Sari yang keluar")
    assert ("", "Bu Sari tidak punya uang lagi di kelompok.") in refused(
        pay_leaver, PayLeaver(uuid7(), melati.id, sari, later, 0)
    )
    assert ("date", "Bu Wati masih anggota pada 20 Oktober 2026.") in refused(
        pay_leaver, PayLeaver(uuid7(), melati.id, wati, later, 10_000)
    )
    assert kas_and_bank(melati) == (2_500, 0)
    assert list(find_drift()) == []


def test_a_member_without_money_just_leaves(melati: Melati) -> None:
    done = leave_paid(leaving(melati, 0), actor=ACTOR)
    assert (done.total, done.entry_id, done.voucher) == (0, None, "")
    assert enrolment(melati).left_on == DAY
    assert Entry.objects.count() == 0


def stays(melati: Melati, cmd: LeavePaid) -> list[tuple[str, str]]:
    """What is refused; she stays a member and the books as they were."""
    said = refused(leave_paid, cmd)
    assert enrolment(melati).left_on is None
    return said


def test_nobody_leaves_with_a_running_loan(melati: Melati) -> None:
    """500.000 and 75.000 of jasa, one instalment of 50.000 and 7.500 paid."""
    save_money(saving(melati, wajib=600_000, date=date(2026, 8, 1)), actor=ACTOR)
    lend(lending(melati, who=0), actor=ACTOR)
    loan = Loan.objects.get()
    pay_instalment(paying(loan.id, principal=50_000, interest=7_500), actor=ACTOR)
    hers = parting(melati.id, loan.member_id)
    assert (hers.may_go, hers.outstanding, hers.interest_left) == (False, 450_000, 67_500)
    assert stays(melati, leaving(melati, 600_000)) == [
        ("", "Pinjaman Bu Sari belum lunas: sisa Rp 450.000 dan jasa Rp 67.500. Lunasi dahulu."),
        ("kas", "Uang kas tidak cukup: kurang Rp 442.500 pada 12 Oktober 2026."),
    ]


def test_nobody_leaves_while_tanggung_renteng_is_open(melati: Melati) -> None:
    """Wati covers 5.000 of Sari's pokok, whose rest Sari pays: the loan is paid, the cover is not."""
    save_money(saving(melati, wajib=50_000, date=date(2026, 8, 1)), actor=ACTOR)
    lend(lending(melati, who=0, principal=50_000, count=1, rate_bps=0), actor=ACTOR)
    loan = Loan.objects.get()
    pay_instalment(paying(loan.id, principal=50_000), actor=ACTOR)
    wati = melati.people[1].member_id
    legs = (
        LegLine(PIUTANG_TANGGUNG_RENTENG, 5_000, 0, loan.member_id, loan.id),
        LegLine(UTANG_TANGGUNG_RENTENG, 0, 5_000, wati, loan.id),
    )
    posted(EntryDraft(uuid7(), melati.id, DAY, EntryKind.TALANGAN, "Talangan", legs))
    assert stays(melati, leaving(melati, 50_000)) == [
        ("", "Bu Sari masih harus mengganti tanggung renteng Rp 5.000.")
    ]
    enrolled = Enrolment.objects.get(member_id=wati)
    assert refused(leave_paid, LeavePaid(uuid7(), enrolled.id, DAY, "Pindah", 0, DAY)) == [
        ("", "Kelompok masih harus mengganti tanggung renteng Bu Wati Rp 5.000.")
    ]


def test_what_is_refused_changes_nothing(melati: Melati) -> None:
    a_saver(melati)
    assert stays(melati, leaving(melati, 90_000, reason=" ", date=date(2026, 10, 11))) == [
        ("reason", "Sebab berhenti belum diisi."),
        ("date", "Tanggal tidak boleh sebelum 12 Oktober 2026."),
        ("expected", "Yang dibayarkan sekarang Rp 99.500. Periksa, lalu simpan lagi."),
        ("kas", "Uang kas tidak cukup: kurang Rp 99.500 pada 11 Oktober 2026."),
    ]
    assert stays(melati, leaving(melati, 99_500, bank=True)) == [
        ("kas", "Uang di bank tidak cukup: kurang Rp 99.500 pada 12 Oktober 2026.")
    ]
    assert stays(melati, leaving(melati, 99_500, left_on=date(2026, 11, 2)))[0][0] == "left_on"


def test_who_keeps_no_books_lets_only_those_go_to_whom_nothing_is_owed(melati: Melati) -> None:
    here = Place(KOTA, KECAMATAN, KELURAHAN)
    pokja = Actor(None, "Pokja II kelurahan", KOTA, (Held(Role.POKJA_KELURAHAN, here, SINCE),))
    a_saver(melati)
    with pytest.raises(Forbidden):
        leave_paid(leaving(melati, 99_500), actor=pokja)
    assert enrolment(melati).left_on is None
    dewi = Enrolment.objects.get(member_id=melati.people[2].member_id)
    leave_paid(LeavePaid(uuid7(), dewi.id, DAY, "Pindah", 0, DAY), actor=pokja)
    dewi.refresh_from_db()
    assert dewi.left_on == DAY
    stranger = Actor(
        None, "Tetangga", KOTA, (Held(Role.KADER, Place(KOTA, KECAMATAN, KELURAHAN + 1), SINCE),)
    )
    with pytest.raises(Http404):
        leave_paid(leaving(melati, 99_500), actor=stranger)


def test_the_payment_of_who_left_is_put_right(melati: Melati) -> None:
    """Her wajib had been 35.000, not 30.000: 5.000 were left, and are paid with the rest."""
    a_saver(melati)
    paid = leave_paid(leaving(melati, 99_500), actor=ACTOR).entry_id
    assert paid is not None

    def right(expected: int, **more: Any) -> CorrectLeaving:
        fields: dict[str, Any] = {
            "left_on": DAY, "left_reason": "Pindah ke Kediri", "date": DAY, "reason": "Salah hitung",
        } | more  # fmt: skip
        return CorrectLeaving(uuid7(), paid, expected=expected, **fields)

    assert refused(correct_leaving, right(99_500)) == [("", UNCHANGED.message)]
    assert refused(correct_leaving, right(99_500, left_on=date(2026, 11, 2), left_reason="")) == [
        ("left_on", "Tanggal berhenti belum tiba. Isi paling lambat hari ini, 31 Okt 2026."),
        ("left_reason", "Sebab berhenti belum diisi."),
    ]
    # Only the membership is another: the money stays as it was posted.
    count = Entry.objects.count()
    done = correct_leaving(right(99_500, left_on=date(2026, 10, 11), left_reason="Pindah"), actor=ACTOR)
    assert (done.entry_id, done.total, Entry.objects.count()) == (paid, 99_500, count)
    assert (enrolment(melati).left_on, enrolment(melati).left_reason) == (date(2026, 10, 11), "Pindah")
    assert refused(correct_leaving, right(99_500, bank=True)) == [
        ("kas", "Uang di bank tidak cukup: kurang Rp 99.500 pada 12 Oktober 2026.")
    ]
    saved = Entry.objects.get(kind=EntryKind.SIMPANAN, memo__endswith="Bu Sari")
    lines = (CorrectedLine(3101, 50_000), CorrectedLine(3102, 35_000), CorrectedLine(2101, 12_000))
    correct_entry(CorrectEntry(uuid7(), saved.id, saved.date, lines, "Salah ketik"), actor=ACTOR)
    assert refused(correct_leaving, right(99_500)) == [
        ("expected", "Yang dibayarkan sekarang Rp 104.500. Periksa, lalu simpan lagi.")
    ]
    done = correct_leaving(right(104_500), actor=ACTOR)
    assert (done.total, sum(savings_now(melati.id, melati.people[0].member_id).values())) == (104_500, 0)
    assert kas_and_bank(melati) == (2_500, 0)
    anew = Entry.objects.get(kind=EntryKind.PENGEMBALIAN, replaces__isnull=False)
    assert (anew.kind, anew.replaces_id, anew.reason) == (EntryKind.PENGEMBALIAN, paid, "Salah hitung")
    assert refused(correct_leaving, right(104_500)) == [("", "Catatan ini sudah pernah dibetulkan.")]
    assert list(find_drift()) == []
