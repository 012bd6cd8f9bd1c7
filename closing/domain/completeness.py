"""What a month's book still lacks before it is closed: facts in, findings out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from common.period import Period
from common.rupiah import format_rupiah
from common.words import bulan, tanggal_pendek

# An amount stands out when it is more than so many times the largest of its kind in the twelve months before;
# a month, when more came in or went out than so many times their average. Small groups begin with small sums:
# below the least amount, and with fewer months or entries to compare with, nothing stands out.
HISTORY_MONTHS = 12
JUMP_TIMES = 5
MONTH_TIMES = 3
JUMP_LEAST = 500_000
FEWEST_MONTHS = 3
FEWEST_ALIKE = 3
# Notulen shorter than this say nothing about the meeting.
SHORT_MINUTES = 40
# Simpanan wajib is missing of "many" members from one in four on.
WAJIB_ONE_IN = 4


class Mark(StrEnum):
    """How a finding is shown: in order, to look at, or only to know."""

    GOOD = "beres"
    WARN = "periksa"
    NOTE = "catatan"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the check; `leads` names the address where it is put right, with its arguments."""

    code: str
    mark: Mark
    sentence: str
    leads: str = ""
    about: tuple[UUID | int, ...] = ()
    query: str = ""

    @property
    def is_warning(self) -> bool:
        return self.mark is Mark.WARN


@dataclass(frozen=True, slots=True)
class MeetingHeld:
    """A meeting of the month: its day, the letters of its notulen, how many have no mark of presence."""

    id: UUID
    date: date
    letters: int
    has_decisions: bool
    unmarked: int


@dataclass(frozen=True, slots=True)
class LargeEntry:
    """The largest entry of a kind in the month, with the largest of that kind before."""

    id: UUID
    memo: str
    amount: int
    largest_before: int
    alike_before: int


@dataclass(frozen=True)
class MonthFacts:
    """A month of a group as its books know it, whole rupiah."""

    group_id: UUID
    period: Period
    today: date
    entries: int
    cash_after_count: int  # entries of kas after the day of the last count
    meetings: tuple[MeetingHeld, ...]
    vouchers: int  # entries of the year so far
    last_voucher: int
    below_zero: tuple[tuple[str, date, int], ...]  # purse, day, saldo
    large: tuple[LargeEntry, ...]
    moved: tuple[int, int]  # in and out of kas and bank
    moved_before: tuple[tuple[int, int], ...]  # of the months before in which something moved
    open_before: tuple[Period, ...]
    members: int
    wajib_due: bool
    wajib_missing: int


def findings(facts: MonthFacts) -> tuple[Finding, ...]:
    """Every line of the check, in the order of the book; what is in order is said too."""
    return (
        *_ended(facts),
        *_before(facts),
        *_meetings(facts),
        *_count(facts),
        *_savings(facts),
        *_vouchers(facts),
        *_cash(facts),
        *_jumps(facts),
        Finding(
            "konsep",
            Mark.NOTE,
            "Konsep yang belum terkirim hanya ada di HP yang mengisinya. Lihat di Beranda HP itu.",
            "beranda",
        ),
    )


def _ended(facts: MonthFacts) -> Iterator[Finding]:
    if facts.today <= facts.period.last:
        text = f"{bulan(facts.period)} belum selesai: hari ini baru {tanggal_pendek(facts.today)}."
        yield Finding("belum_selesai", Mark.WARN, text)
    if not facts.entries:
        text = f"Belum ada catatan uang di {bulan(facts.period)}."
        yield Finding("kosong", Mark.WARN, text, "uang_masuk", (facts.group_id,))


def _before(facts: MonthFacts) -> Iterator[Finding]:
    if facts.open_before:
        first, many = facts.open_before[0], len(facts.open_before)
        text = f"{bulan(first)} belum ditutup."
        if many > 1:
            text = f"{many} bulan sebelumnya belum ditutup, mulai {bulan(first)}."
        yield Finding("bulan_lalu", Mark.WARN, text, "bulan_tutup", (facts.group_id, first.key))
    else:
        yield Finding("bulan_lalu", Mark.GOOD, "Bulan-bulan sebelumnya sudah ditutup.")


def _meetings(facts: MonthFacts) -> Iterator[Finding]:
    if not facts.meetings:
        text = f"Tidak ada rapat di {bulan(facts.period)}."
        query = f"tanggal={min(facts.period.last, facts.today).isoformat()}"
        yield Finding("rapat", Mark.WARN, text, "rapat_baru", (facts.group_id,), query)
        return
    days = ", ".join(tanggal_pendek(meeting.date) for meeting in facts.meetings)
    yield Finding("rapat", Mark.GOOD, f"Rapat {days} sudah dicatat.")
    for meeting in facts.meetings:
        yield from _one_meeting(meeting)


def _one_meeting(meeting: MeetingHeld) -> Iterator[Finding]:
    day = tanggal_pendek(meeting.date)
    if meeting.letters < SHORT_MINUTES:
        text = f"Notulen rapat {day} hanya {meeting.letters} huruf. Tulis apa yang dibicarakan."
        yield Finding("notulen", Mark.WARN, text, "rapat_betulkan", (meeting.id,))
    elif not meeting.has_decisions:
        text = f"Notulen rapat {day} belum memuat keputusan."
        yield Finding("keputusan", Mark.NOTE, text, "rapat_betulkan", (meeting.id,))
    if meeting.unmarked:
        text = f"{meeting.unmarked} anggota belum diberi tanda hadir, izin atau tidak di rapat {day}."
        yield Finding("hadir", Mark.WARN, text, "rapat_betulkan", (meeting.id,))


def _count(facts: MonthFacts) -> Iterator[Finding]:
    if not facts.meetings:
        text = "Kas belum dihitung bulan ini: kas dihitung di lembar rapat."
        yield Finding("hitung_kas", Mark.WARN, text, "rapat_baru", (facts.group_id,))
        return
    last = max(meeting.date for meeting in facts.meetings)
    if facts.cash_after_count:
        text = f"Kas dihitung {tanggal_pendek(last)}; sesudah itu ada {facts.cash_after_count} catatan kas."
        query = f"bulan={facts.period}"
        yield Finding("hitung_kas", Mark.NOTE, text, "buku_kas", (facts.group_id,), query)
    else:
        yield Finding("hitung_kas", Mark.GOOD, f"Kas dihitung {tanggal_pendek(last)}.")


def _savings(facts: MonthFacts) -> Iterator[Finding]:
    if not facts.wajib_due or not facts.members:
        return
    if facts.wajib_missing * WAJIB_ONE_IN >= facts.members:
        text = f"Simpanan wajib belum tercatat untuk {facts.wajib_missing} dari {facts.members} anggota."
        query = f"bulan={facts.period}"
        yield Finding("wajib", Mark.WARN, text, "buku_simpanan", (facts.group_id,), query)
    else:
        paid = facts.members - facts.wajib_missing
        yield Finding(
            "wajib", Mark.GOOD, f"Simpanan wajib tercatat untuk {paid} dari {facts.members} anggota."
        )


def _vouchers(facts: MonthFacts) -> Iterator[Finding]:
    year, gaps = facts.period.year, facts.last_voucher - facts.vouchers
    if gaps:
        text = f"{gaps} nomor bukti kas tahun {year} hilang. Laporkan kepada admin kota."
        yield Finding("bukti", Mark.WARN, text, "catatan_buku", (facts.group_id,))
    elif facts.last_voucher:
        text = f"Nomor bukti kas {year} urut dari 1 sampai {facts.last_voucher}, tidak ada yang hilang."
        yield Finding("bukti", Mark.GOOD, text)


def _cash(facts: MonthFacts) -> Iterator[Finding]:
    for purse, day, saldo in facts.below_zero:
        text = f"{purse} kurang dari nol pada {tanggal_pendek(day)}: kurang Rp {format_rupiah(-saldo)}."
        place = "&tempat=bank" if purse == "Bank" else ""
        query = f"bulan={facts.period}{place}"
        yield Finding("kas_kurang", Mark.WARN, text, "buku_kas", (facts.group_id,), query)
    if not facts.below_zero:
        yield Finding("kas_kurang", Mark.GOOD, "Kas dan bank tidak pernah kurang dari nol.")


def _jumps(facts: MonthFacts) -> Iterator[Finding]:
    for entry in facts.large:
        often = entry.alike_before >= FEWEST_ALIKE
        if often and entry.amount >= JUMP_LEAST and entry.amount > JUMP_TIMES * entry.largest_before:
            text = (
                f"{entry.memo}: Rp {format_rupiah(entry.amount)}, lebih dari {JUMP_TIMES} kali catatan"
                f" sejenis yang terbesar dalam {HISTORY_MONTHS} bulan"
                f" (Rp {format_rupiah(entry.largest_before)})."
            )
            yield Finding("loncat", Mark.WARN, text, "bukti", (entry.id,))
    before = facts.moved_before
    if len(before) < FEWEST_MONTHS:
        return
    for words, now, sums in zip(
        ("Uang masuk", "Uang keluar"), facts.moved, zip(*before, strict=True), strict=True
    ):
        usual = sum(sums) // len(sums)
        if now >= JUMP_LEAST and now > MONTH_TIMES * usual:
            text = (
                f"{words} bulan ini Rp {format_rupiah(now)}, lebih dari {MONTH_TIMES} kali rata-rata"
                f" {len(sums)} bulan sebelumnya (Rp {format_rupiah(usual)})."
            )
            query = f"bulan={facts.period}"
            yield Finding("loncat_bulan", Mark.WARN, text, "buku_kas", (facts.group_id,), query)
