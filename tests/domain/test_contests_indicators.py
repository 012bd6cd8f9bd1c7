"""Every indicator on exact facts: the mark, the figures it says it came from, and what would raise it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.period import Period
from contests.domain.facts import GroupFacts, MeetingFacts, MonthFacts
from contests.domain.findings import Finding
from contests.domain.indicators import INDICATORS
from contests.domain.points import FULL, mean, share, text, weighted

GROUP = UUID(int=1)
GOOD = MeetingFacts(date(2026, 8, 10), 1, 18, 20, 140, has_decisions=True, cash_agrees=True)
BAD = MeetingFacts(date(2026, 9, 10), 9, 12, 20, 10, has_decisions=False, cash_agrees=False)
AUGUST = MonthFacts(Period(2026, 8), is_written=True, is_closed=True, meetings=(GOOD,))
SEPTEMBER = MonthFacts(Period(2026, 9), is_written=True, is_closed=False, meetings=(BAD,))
OCTOBER = MonthFacts(Period(2026, 10), is_written=False, is_closed=False)
FACTS = GroupFacts(
    GROUP,
    (AUGUST, SEPTEMBER, OCTOBER),
    entries=40,
    corrections=1,
    savings_before=1_000_000,
    savings=1_050_000,
    loans=2_000_000,
    arrears=100_000,
    members=20,
    pekka=6,
)
EMPTY = GroupFacts(GROUP, ())


def found(key: str, facts: GroupFacts = FACTS, **values: int) -> Finding:
    indicator = INDICATORS[key]
    return indicator.find(facts, indicator.values(values))


@pytest.mark.parametrize(
    ("key", "mark", "figures", "advice", "steps"),
    [
        ("buku_terisi", 6667, "2 dari 3 bulan terisi", "Isi buku Oktober 2026.", 1),
        (
            "buku_ditutup",
            3333,
            "1 dari 3 bulan ditutup",
            "Tutup buku September 2026, Oktober 2026.",
            2,
        ),
        (
            "rapat_diadakan",
            6667,
            "2 dari 3 bulan punya 1 rapat",
            "Catat rapat yang sudah diadakan pada Oktober 2026.",
            1,
        ),
        (
            "notulen_terisi",
            5000,
            "1 dari 2 rapat bernotulen paling sedikit 60 huruf dengan keputusan",
            "Tulis jalannya rapat dan keputusannya pada setiap rapat.",
            1,
        ),
        (
            "kas_cocok",
            5000,
            "1 dari 2 rapat hitung kasnya cocok",
            "Cocokkan uang di meja sebelum rapat ditutup.",
            1,
        ),
        (
            "tepat_waktu",
            5000,
            "1 dari 2 rapat dicatat dalam 3 hari",
            "Kirim lembar rapat paling lambat 3 hari sesudah rapat.",
            1,
        ),
        (
            "kehadiran",
            9375,
            "hadir rata-rata 75 %, diharapkan 80 %",
            "Ajak anggota yang lama tidak hadir.",
            3,
        ),
        (
            "koreksi_sedikit",
            7500,
            "1 pembetulan dari 40 catatan",
            "Periksa jumlah sebelum disimpan supaya tidak perlu dibetulkan.",
            3,
        ),
        (
            "tunggakan_kecil",
            7500,
            "tunggakan Rp 100.000 dari sisa pinjaman Rp 2.000.000",
            "Tagih angsuran yang menunggak.",
            2,
        ),
        (
            "simpanan_tumbuh",
            5000,
            "simpanan Rp 1.000.000 menjadi Rp 1.050.000",
            "Tambah simpanan pada rapat berikutnya.",
            2,
        ),
        ("pekka_terjangkau", FULL, "anggota PEKKA mencapai 10 %", "", 0),
    ],
)
def test_the_mark_and_where_it_came_from(key: str, mark: int, figures: str, advice: str, steps: int) -> None:
    assert found(key) == Finding(mark, figures, advice, steps)


@pytest.mark.parametrize(
    ("key", "mark"),
    [
        ("buku_terisi", 0),
        ("rapat_diadakan", 0),
        ("notulen_terisi", 0),
        ("kehadiran", 0),
        ("koreksi_sedikit", 0),
        ("tunggakan_kecil", FULL),
        ("simpanan_tumbuh", 0),
        ("pekka_terjangkau", 6000),
    ],
)
def test_a_group_without_books(key: str, mark: int) -> None:
    assert found(key, EMPTY).mark == mark


def test_limits_are_the_organisers() -> None:
    assert found("tepat_waktu", hari=9).mark == FULL
    assert found("tunggakan_kecil", persen=5).mark == 0
    assert found("notulen_terisi", huruf=1000).mark == 0
    assert found("rapat_diadakan", rapat=2).mark == 0
    assert found("simpanan_tumbuh", persen=5).mark == FULL


@pytest.mark.parametrize(("members", "pekka"), [(20, 0), (20, 4), (9, 5), (9, 9), (60, 5)])
def test_pekka_says_the_same_of_every_group_that_is_too_small(members: int, pekka: int) -> None:
    finding = found("pekka_terjangkau", replace(FACTS, members=members, pekka=pekka))
    assert finding.mark == 6000
    assert finding.figures == "anggota PEKKA belum 10 % atau kurang dari 5 orang"


def test_many_months_are_named_by_the_first_three() -> None:
    months = tuple(MonthFacts(Period(2026, m), is_written=False, is_closed=False) for m in range(1, 6))
    advice = found("buku_terisi", GroupFacts(GROUP, months)).advice
    assert advice == "Isi buku Januari 2026, Februari 2026, Maret 2026 dan 2 bulan lain."


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_share_is_a_mark(part: int, whole: int) -> None:
    assert 0 <= share(part, whole) <= FULL


def test_hundredths_are_rounded_half_up() -> None:
    assert [share(1, 3), share(2, 3), share(1, 16), weighted(8975, 30), mean([95, 85, 85])] == [
        3333,
        6667,
        625,
        2693,
        8833,
    ]
    assert [text(8970), text(5), text(FULL), text(None)] == ["89,70", "0,05", "100,00", "–"]
