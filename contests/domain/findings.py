"""From the facts of a group to a mark, the figures it came from, and what would raise it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from common.rupiah import format_rupiah
from common.words import bulan
from contests.domain.facts import GroupFacts, MeetingFacts, MonthFacts
from contests.domain.points import FULL, share
from members.domain.suppression import LEAST

Values = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """A mark, the figures behind it in words, and what would raise it: so many steps, or nothing to do."""

    mark: int
    figures: str
    advice: str = ""
    steps: int = 0


def _unless_full(mark: int, advice: str, steps: int) -> tuple[str, int]:
    return ("", 0) if mark == FULL else (advice, steps)


def _named(months: Iterable[MonthFacts]) -> str:
    names = [bulan(month.period) for month in months]
    if len(names) > 3:
        return f"{', '.join(names[:3])} dan {len(names) - 3} bulan lain"
    return ", ".join(names)


def _months(facts: GroupFacts, is_good: Callable[[MonthFacts], bool], done: str, verb: str) -> Finding:
    """The share of months in order; each other month is one step."""
    if not facts.months:
        return Finding(0, "Belum ada bulan yang dinilai.")
    bad = [month for month in facts.months if not is_good(month)]
    good = len(facts.months) - len(bad)
    figures = f"{good} dari {len(facts.months)} bulan {done}"
    return Finding(share(good, len(facts.months)), figures, f"{verb} {_named(bad)}." if bad else "", len(bad))


def _meetings(facts: GroupFacts, is_good: Callable[[MeetingFacts], bool], done: str, advice: str) -> Finding:
    """The share of meetings in order. Past ones stay as they are: each good one to come is a step."""
    meetings = facts.meetings
    if not meetings:
        return Finding(0, "Belum ada rapat yang dicatat.", "Catat rapat lewat lembar rapat.", 1)
    good = sum(1 for meeting in meetings if is_good(meeting))
    bad = len(meetings) - good
    return Finding(
        share(good, len(meetings)), f"{good} dari {len(meetings)} rapat {done}", advice if bad else "", bad
    )


def books_written(facts: GroupFacts, _: Values) -> Finding:
    """Months in which the books hold anything."""
    return _months(facts, lambda m: m.is_written, "terisi", "Isi buku")


def books_closed(facts: GroupFacts, _: Values) -> Finding:
    """Months whose books were closed."""
    return _months(facts, lambda m: m.is_closed, "ditutup", "Tutup buku")


def meetings_held(facts: GroupFacts, values: Values) -> Finding:
    """Months with as many meetings as wanted."""
    wanted = values["rapat"]
    return _months(
        facts,
        lambda m: len(m.meetings) >= wanted,
        f"punya {wanted} rapat",
        "Catat rapat yang sudah diadakan pada",
    )


def minutes_filled(facts: GroupFacts, values: Values) -> Finding:
    """Meetings whose notulen says something and ends in decisions."""
    letters = values["huruf"]
    return _meetings(
        facts,
        lambda m: m.letters >= letters and m.has_decisions,
        f"bernotulen paling sedikit {letters} huruf dengan keputusan",
        "Tulis jalannya rapat dan keputusannya pada setiap rapat.",
    )


def cash_counted(facts: GroupFacts, _: Values) -> Finding:
    """Meetings at which the money on the table agreed with the book."""
    return _meetings(
        facts, lambda m: m.cash_agrees, "hitung kasnya cocok", "Cocokkan uang di meja sebelum rapat ditutup."
    )


def posted_in_time(facts: GroupFacts, values: Values) -> Finding:
    """Meetings posted within some days."""
    days = values["hari"]
    return _meetings(
        facts,
        lambda m: m.posted_after <= days,
        f"dicatat dalam {days} hari",
        f"Kirim lembar rapat paling lambat {days} hari sesudah rapat.",
    )


def attendance(facts: GroupFacts, values: Values) -> Finding:
    """Members who came, against the share that is wanted."""
    came = sum(m.present for m in facts.meetings)
    called = sum(m.members for m in facts.meetings)
    if not called:
        return Finding(0, "Belum ada daftar hadir.", "Isi daftar hadir pada setiap rapat.", 1)
    percent = share(came, called)
    mark = share(percent, values["hadir"] * 100)
    figures = f"hadir rata-rata {percent // 100} %, diharapkan {values['hadir']} %"
    return Finding(mark, figures, *_unless_full(mark, "Ajak anggota yang lama tidak hadir.", 3))


def few_corrections(facts: GroupFacts, values: Values) -> Finding:
    """Corrections among all entries: none is full, the limit and above is nothing."""
    if not facts.entries:
        return Finding(0, "Belum ada catatan uang.", "Isi buku kas.", 1)
    mark = FULL - share(100 * facts.corrections, values["persen"] * facts.entries)
    figures = f"{facts.corrections} pembetulan dari {facts.entries} catatan"
    advice = "Periksa jumlah sebelum disimpan supaya tidak perlu dibetulkan." if facts.corrections else ""
    return Finding(mark, figures, advice, 3 if facts.corrections else 0)


def small_arrears(facts: GroupFacts, values: Values) -> Finding:
    """Arrears against what is lent: none is full, the limit and above is nothing."""
    if not facts.loans:
        return Finding(FULL, "tidak ada pinjaman berjalan")
    mark = FULL - share(100 * facts.arrears, values["persen"] * facts.loans)
    figures = (
        f"tunggakan Rp {format_rupiah(facts.arrears)} dari sisa pinjaman Rp {format_rupiah(facts.loans)}"
    )
    return Finding(
        mark, figures, "Tagih angsuran yang menunggak." if facts.arrears else "", 2 if facts.arrears else 0
    )


def savings_grown(facts: GroupFacts, values: Values) -> Finding:
    """Growth of savings over the months of the lomba, against the growth that is wanted."""
    grown = facts.savings - facts.savings_before
    figures = f"simpanan Rp {format_rupiah(facts.savings_before)} menjadi Rp {format_rupiah(facts.savings)}"
    wanted = facts.savings_before * values["persen"]
    mark = share(100 * grown, wanted) if wanted else (FULL if grown > 0 else 0)
    return Finding(mark, figures, *_unless_full(mark, "Tambah simpanan pada rapat berikutnya.", 2))


def pekka_reached(facts: GroupFacts, values: Values) -> Finding:
    """Whether enough members head their families: yes or no, and only where that names nobody."""
    wanted = max(LEAST, -(-facts.members * values["persen"] // 100))
    if facts.members >= 2 * LEAST and facts.pekka >= wanted:
        return Finding(FULL, f"anggota PEKKA mencapai {values['persen']} %")
    figures = f"anggota PEKKA belum {values['persen']} % atau kurang dari {LEAST} orang"
    return Finding(values["dasar"] * 100, figures, "Ajak ibu kepala keluarga di sekitar menjadi anggota.", 4)
