"""Savings, loans and members out of files: with names, dates and plans, and out again."""

from datetime import date

import pytest

from bookkeeping.models import Loan
from bookkeeping.queries.balances import savings_now
from bookkeeping.queries.check import find_drift
from members.models import Enrolment, Member
from oldbooks.domain.imports.fields import Target
from tests.ledger.books import books as whole_ledger
from tests.oldbooks.books import (
    a_posted_bku,
    answers,
    plan,
    post,
    the,
    undo,
    upload,
    xlsx,
)
from tests.oldbooks.desk import Desk, ready

pytestmark = pytest.mark.django_db


LENT = xlsx(
    (
        "Kas",
        [
            ("Tanggal", "Uraian", "Masuk", "Keluar"),
            ("13 Jan 2026", "Pinjaman anggota", None, "2.600.000"),
        ],
    )
)
SAVINGS = (
    ("SIMPANAN WAJIB TAHUN 2026",),
    ("NO", "NAMA", "JANUARI", "FEBRUARI", "JUMLAH"),
    (1, "Bu Sari Wulandari", "20 rb", 20_000, 40_000),
    (2, "Endang P. Rahayu", 20_000, None, 20_000),
    ("JUMLAH", None, 40_000, 20_000, 60_000),
)


def savings_answers(desk: Desk, kas: str) -> dict[str, str]:
    endang = desk.built.people[1].member_id
    return {"kas": kas, "hari_bulan": "akhir", "jenis": "wajib", "nama:endang p rahayu": str(endang)}


def test_savings_of_a_year_go_to_each_member(desk: Desk) -> None:
    content = xlsx(("2026", SAVINGS))
    batch_id = upload(desk.actor, desk.id, content)
    asked = {q.key: q for q in plan(desk.actor, batch_id, Target.SIMPANAN, content).questions}
    assert set(asked) == {"kas", "hari_bulan", "jenis", "nama:endang p rahayu"}
    assert asked["nama:endang p rahayu"].choices[0].label == "Endang Puji Rahayu (mirip)"
    found = answers(desk.actor, batch_id, savings_answers(desk, "kas"))
    assert (found.records, found.money_in, found.agreed) == (3, 60_000, 2)
    assert [(p.label, p.count, p.money_in) for p in found.people] == [
        ("Endang Puji Rahayu", 1, 20_000), ("Sari Wulandari", 2, 40_000),
    ]  # fmt: skip
    assert post(desk.actor, batch_id).state == "posted"
    sari, endang = (p.member_id for p in desk.built.people[:2])
    assert savings_now(desk.id) == {(sari, 3102): 40_000, (endang, 3102): 20_000}
    assert [(e.kind, e.date) for e in desk.entries()[1:]] == [
        ("simpanan", date(2026, 1, 31)), ("simpanan", date(2026, 1, 31)), ("simpanan", date(2026, 2, 28)),
    ]  # fmt: skip
    assert desk.saldo(1101) == {1101: 10_060_000}


def test_savings_that_the_cash_book_brought_only_get_their_names(desk: Desk) -> None:
    a_posted_bku(desk.actor, desk.id)
    before = desk.saldo(1101, 3102)
    batch_id = ready(desk, xlsx(("2026", SAVINGS)), Target.SIMPANAN, savings_answers(desk, "sudah"))
    assert post(desk.actor, batch_id).state == "posted"
    assert desk.saldo(1101, 3102) == before
    assert sum(savings_now(desk.id).values()) == 60_000
    assert undo(desk.actor, batch_id).state == "taken_back"
    assert sum(savings_now(desk.id).values()) == 0


def test_more_taken_out_than_saved_is_refused(desk: Desk) -> None:
    rows = [
        ("Tanggal", "Nama", "Simpanan sukarela", "Pengambilan"),
        ("13 Jan 2026", "Sari Wulandari", "50.000,-", None),
        ("14 Jan 2026", "Sari Wulandari", None, "75.000,-"),
    ]
    batch_id = ready(desk, xlsx(("Lembar1", rows)), Target.SIMPANAN, {"kas": "kas"})
    before = whole_ledger()
    assert post(desk.actor, batch_id).trouble == [
        "Simpanan sukarela Bu Sari Wulandari tidak cukup: yang diambil lebih Rp 25.000 dari simpanannya."
    ]
    assert whole_ledger() == before


LOANS = (
    (
        "NO",
        "TANGGAL",
        "NAMA",
        "UNTUK KEPERLUAN USAHA",
        "JUMLAH PINJAMAN",
        "LAMA",
        "BUNGA",
        "ANGSURAN",
        "SISA",
    ),
    (1, "13/1/26", "Sari Wulandari", "Keripik", "Rp 1.000.000", 10, "1,5%", "Rp 300.000,-", "Rp 700.000,-"),
    (2, "1/2/26", "Wahyuni", "Jahit", "2.000.000", "10 x", 0.015, None, "1.900.000"),
    ("JUMLAH", None, None, None, "3.000.000"),
)
LOAN_ANSWERS = {"kas": "kas", "cara_jasa": "FLAT", "dibayar_tanggal": "2026-09-30"}


def test_savings_taken_out_of_an_empty_kas_need_a_reason(desk: Desk) -> None:
    head = ("Tanggal", "Uraian", "Masuk", "Keluar")
    lent = xlsx(("Kas", [head, ("13 Jan 2026", "Pinjaman anggota", None, "10.050.000,-")]))
    first = ready(desk, lent, Target.KAS, {"pos:keluar:pinjaman anggota": "1201"})
    assert post(desk.actor, first, "Dipinjam dahulu.").state == "posted"
    rows = [
        ("Tanggal", "Nama", "Simpanan sukarela", "Pengambilan"),
        ("14 Jan 2026", "Sari Wulandari", "50.000,-", None),
        ("15 Jan 2026", "Sari Wulandari", None, "50.000,-"),
    ]
    batch_id = ready(desk, xlsx(("Simpanan", rows)), Target.SIMPANAN, {"kas": "kas"})
    assert post(desk.actor, batch_id).trouble == [
        "Uang kas tidak cukup: kurang Rp 50.000 pada 15 Januari 2026."
    ]
    assert post(desk.actor, batch_id, "Ditalangi bendahara.").state == "posted"


def test_loans_come_with_their_plan_and_what_was_paid(desk: Desk) -> None:
    batch_id = ready(desk, xlsx(("Pinjaman", LOANS)), Target.PINJAMAN, LOAN_ANSWERS)
    assert post(desk.actor, batch_id).state == "posted"
    loans = list(Loan.objects.filter(group_id=desk.id).order_by("number"))
    assert [(x.principal, x.rate_bps, x.count, x.disbursed_on, x.first_due, x.purpose) for x in loans] == [
        (1_000_000, 150, 10, date(2026, 1, 13), date(2026, 2, 13), "Keripik"),
        (2_000_000, 150, 10, date(2026, 2, 1), date(2026, 3, 1), "Jahit"),
    ]
    assert desk.saldo(1101, 1201) == {1101: 7_400_000, 1201: 2_600_000}
    assert undo(desk.actor, batch_id).state == "taken_back"
    assert desk.saldo(1101, 1201) == {1101: 10_000_000, 1201: 0}
    assert {x.cancelled_on for x in Loan.objects.filter(group_id=desk.id)} == {
        date(2026, 1, 13), date(2026, 2, 1),
    }  # fmt: skip


PEOPLE = (
    ("DAFTAR ANGGOTA",),
    ("No", "Nama", "Tgl Lahir", "L/P", "Alamat", "Tanggal Masuk", "Jabatan"),
    (1, "Mawar Sekar", "12 Mei 1970", "P", "RT 1", "13/1/2026", None),
    (2, "sari wulandari", None, "P", None, None, None),
    (3, "Budi Hartono", None, "L", None, None, "Wakil Ketua"),
)
PEOPLE_ANSWERS = {
    "orang:sari wulandari": "lewati", "alamat_kosong": "Gedongan", "masuk_kosong": "2026-02-01",
    "jabatan:wakil ketua": "lewati",
}  # fmt: skip


def test_members_are_entered_and_let_go_again(desk: Desk) -> None:
    batch_id = ready(desk, xlsx(("Anggota", PEOPLE)), Target.ANGGOTA, PEOPLE_ANSWERS)
    assert post(desk.actor, batch_id).state == "posted"
    new = Member.objects.filter(pk__in=the(batch_id).members).order_by("name")
    assert [(m.name, m.sex, m.address, m.birth_date) for m in new] == [
        ("Budi Hartono", "L", "Gedongan", None), ("Mawar Sekar", "P", "RT 1", date(1970, 5, 12)),
    ]  # fmt: skip
    rows = [("Tanggal", "Nama", "Simpanan wajib"), ("13 Mar 2026", "Mawar Sekar", "10.000,-")]
    savings = ready(desk, xlsx(("Simpanan", rows)), Target.SIMPANAN, {"kas": "kas"})
    assert post(desk.actor, savings).state == "posted"
    done = undo(desk.actor, batch_id)
    assert done.undone_note == (
        "1 anggota dari berkas ini dicatat berhenti."
        " Tetap anggota karena sudah dipakai di tempat lain: Mawar Sekar."
    )
    left = Enrolment.objects.filter(group_id=desk.id, member__name__in=("Budi Hartono", "Mawar Sekar"))
    assert {(e.member.name, e.left_on) for e in left.select_related("member")} == {
        ("Budi Hartono", date(2026, 2, 1)), ("Mawar Sekar", None),
    }  # fmt: skip


def test_whatever_goes_in_and_out_the_ledger_proves_itself(desk: Desk) -> None:
    a_posted_bku(desk.actor, desk.id)
    files = [
        (xlsx(("2026", SAVINGS)), Target.SIMPANAN, savings_answers(desk, "sudah")),
        (LENT, Target.KAS, {"pos:keluar:pinjaman anggota": "1201"}),
        (xlsx(("Pinjaman", LOANS)), Target.PINJAMAN, LOAN_ANSWERS | {"kas": "sudah"}),
    ]
    before = desk.saldo(1101, 1201, 3102, 4101)
    made = []
    for content, target, given in files:
        batch_id = ready(desk, content, target, given)
        made.append(batch_id)
        assert post(desk.actor, batch_id).state == "posted"
        assert list(find_drift()) == []
    assert desk.saldo(1101, 1201) == {1101: before[1101] - 2_600_000, 1201: 2_600_000}
    for batch_id in reversed(made):
        assert undo(desk.actor, batch_id).state == "taken_back"
        assert list(find_drift()) == []
    assert desk.saldo(1101, 1201, 3102, 4101) == before
    assert all(loan.cancelled_on for loan in Loan.objects.filter(group_id=desk.id))
