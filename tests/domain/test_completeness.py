"""What a month still lacks, line by line: each rule by itself, and nothing said of what is in order."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from closing.domain.completeness import Finding, LargeEntry, Mark, MeetingHeld, MonthFacts, findings
from common.period import Period

GROUP, MEETING, ENTRY = UUID(int=1), UUID(int=2), UUID(int=3)
OCTOBER = Period(2026, 10)
HELD = MeetingHeld(MEETING, date(2026, 10, 12), 120, True, 0)
RIGHT = MonthFacts(
    group_id=GROUP,
    period=OCTOBER,
    today=date(2026, 11, 2),
    entries=25,
    cash_after_count=0,
    meetings=(HELD,),
    vouchers=45,
    last_voucher=45,
    below_zero=(),
    large=(),
    moved=(400_000, 300_000),
    moved_before=((400_000, 300_000),) * 3,
    open_before=(),
    members=20,
    wajib_due=True,
    wajib_missing=1,
)


def of(**facts: Any) -> dict[str, Finding]:
    return {finding.code: finding for finding in findings(replace(RIGHT, **facts))}


def warned(**facts: Any) -> dict[str, str]:
    return {code: found.sentence for code, found in of(**facts).items() if found.is_warning}


def test_a_month_in_order() -> None:
    assert [(f.code, f.mark, f.sentence) for f in findings(RIGHT)] == [
        ("bulan_lalu", Mark.GOOD, "Bulan-bulan sebelumnya sudah ditutup."),
        ("rapat", Mark.GOOD, "Rapat 12 Okt 2026 sudah dicatat."),
        ("hitung_kas", Mark.GOOD, "Kas dihitung 12 Okt 2026."),
        ("wajib", Mark.GOOD, "Simpanan wajib tercatat untuk 19 dari 20 anggota."),
        ("bukti", Mark.GOOD, "Nomor bukti kas 2026 urut dari 1 sampai 45, tidak ada yang hilang."),
        ("kas_kurang", Mark.GOOD, "Kas dan bank tidak pernah kurang dari nol."),
        (
            "konsep",
            Mark.NOTE,
            "Konsep yang belum terkirim hanya ada di HP yang mengisinya. Lihat di Beranda HP itu.",
        ),
    ]


def test_a_month_without_a_meeting() -> None:
    found = of(meetings=(), entries=0)
    assert warned(meetings=(), entries=0) == {
        "kosong": "Belum ada catatan uang di Oktober 2026.",
        "rapat": "Tidak ada rapat di Oktober 2026.",
        "hitung_kas": "Kas belum dihitung bulan ini: kas dihitung di lembar rapat.",
    }
    lead = found["rapat"]
    assert (lead.leads, lead.about, lead.query) == ("rapat_baru", (GROUP,), "tanggal=2026-10-31")


def test_a_month_that_is_not_over_and_months_before_it() -> None:
    assert warned(today=date(2026, 10, 31)) == {
        "belum_selesai": "Oktober 2026 belum selesai: hari ini baru 31 Okt 2026."
    }
    assert warned(open_before=(Period(2026, 9),)) == {"bulan_lalu": "September 2026 belum ditutup."}
    both = of(open_before=(Period(2026, 8), Period(2026, 9)))["bulan_lalu"]
    assert both.sentence == "2 bulan sebelumnya belum ditutup, mulai Agustus 2026."
    assert (both.leads, both.about) == ("bulan_tutup", (GROUP, 202608))


@pytest.mark.parametrize(
    ("held", "code", "sentence"),
    [
        ({"letters": 39}, "notulen", "Notulen rapat 12 Okt 2026 hanya 39 huruf. Tulis apa yang dibicarakan."),
        (
            {"unmarked": 2},
            "hadir",
            "2 anggota belum diberi tanda hadir, izin atau tidak di rapat 12 Okt 2026.",
        ),
    ],
)
def test_a_meeting_that_lacks_something(held: dict[str, Any], code: str, sentence: str) -> None:
    meetings = (replace(HELD, **held),)
    assert warned(meetings=meetings) == {code: sentence}
    assert (of(meetings=meetings)[code].leads, of(meetings=meetings)[code].about) == (
        "rapat_betulkan",
        (MEETING,),
    )


def test_what_is_only_to_be_known_is_no_warning() -> None:
    found = of(meetings=(replace(HELD, has_decisions=False),), cash_after_count=3)
    assert found["keputusan"].sentence == "Notulen rapat 12 Okt 2026 belum memuat keputusan."
    assert found["hitung_kas"].sentence == "Kas dihitung 12 Okt 2026; sesudah itu ada 3 catatan kas."
    assert not any(f.is_warning for f in found.values())


def test_wajib_is_missing_of_many_from_one_in_four_on() -> None:
    assert warned(wajib_missing=4) == {}
    assert warned(wajib_missing=5) == {"wajib": "Simpanan wajib belum tercatat untuk 5 dari 20 anggota."}
    assert "wajib" not in of(wajib_due=False)


def test_numbers_that_are_missing_and_money_that_was_not_there() -> None:
    assert warned(vouchers=44) == {
        "bukti": "1 nomor bukti kas tahun 2026 hilang. Laporkan kepada admin kota."
    }
    day = date(2026, 10, 3)
    assert warned(below_zero=(("Kas", day, -5_000),)) == {
        "kas_kurang": "Kas kurang dari nol pada 3 Okt 2026: kurang Rp 5.000."
    }
    assert of(below_zero=(("Bank", day, -5_000),))["kas_kurang"].query == "bulan=2026-10&tempat=bank"


def test_an_amount_far_beyond_its_kind() -> None:
    def large(amount: int, before: int = 100_000, alike: int = 3) -> dict[str, str]:
        return warned(large=(LargeEntry(ENTRY, "Konsumsi rapat", amount, before, alike),))

    assert large(500_000) == {}  # exactly five times
    assert large(500_001) == {
        "loncat": "Konsumsi rapat: Rp 500.001, lebih dari 5 kali catatan sejenis yang terbesar dalam 12 bulan"
        " (Rp 100.000)."
    }
    assert large(499_999, 1_000) == {}  # small sums never stand out
    assert large(900_000, alike=2) == {}  # too little to compare with


def test_a_month_far_beyond_its_average() -> None:
    assert warned(moved=(1_200_000, 300_000)) == {}  # exactly three times
    assert warned(moved=(1_200_001, 300_000)) == {
        "loncat_bulan": "Uang masuk bulan ini Rp 1.200.001, lebih dari 3 kali rata-rata 3 bulan sebelumnya"
        " (Rp 400.000)."
    }
    assert warned(moved=(9_000_000, 9_000_000), moved_before=((400_000, 300_000),) * 2) == {}
