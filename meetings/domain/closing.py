"""What closes a sheet: the cash count, the notulen, and two persons who agree."""

import re
from collections.abc import Iterator

from bookkeeping.domain.cash import count_cash
from common.problems import Problem, Refused
from common.rupiah import format_rupiah
from common.search import searchable
from meetings.domain.known import Known
from meetings.domain.sheet import CashCount, Minutes, PostMeeting, Signer
from meetings.domain.words import Presence

NAME, REASON, TEXT = 120, 180, 10_000
TIME = re.compile(r"([01][0-9]|2[0-3])\.[0-5][0-9]")
MINUTES_WORDS = {
    "place": ("Tempat rapat", NAME),
    "chair": ("Nama pimpinan rapat", NAME),
    "minute_taker": ("Nama notulis", NAME),
    "text": ("Uraian jalannya rapat", TEXT),
}


def closing_problems(sheet: PostMeeting, known: Known) -> Iterator[Problem]:
    """Problems of hitung kas, notulen and setuju."""
    computed = known.opening + sheet.money_in - sheet.money_out
    yield from (p.under("cash_count") for p in _count(sheet.cash_count, computed))
    yield from (p.under("minutes") for p in _minutes(sheet.minutes))
    yield from _signers(sheet, known)


def _count(count: CashCount, computed: int) -> Iterator[Problem]:
    if computed < 0:
        lacking = format_rupiah(-computed)
        yield Problem(
            "computed",
            f"Uang keluar lebih besar daripada kas: kurang Rp {lacking}. Periksa uang keluar.",
            "kas_kurang",
        )
    elif count.computed != computed:
        now, seen = format_rupiah(computed), format_rupiah(count.computed)
        yield Problem(
            "computed",
            f"Kas seharusnya sekarang Rp {now}, di lembar Ibu Rp {seen}: ada catatan lain yang masuk ke buku"
            " sesudah lembar ini dibuka. Isian Ibu tetap ada. Periksa hitungan kas, lalu tutup rapat lagi.",
            "kas_berubah",
        )
    yield from _counted(count, computed)
    if len(count.reason.strip()) > REASON:
        yield Problem("reason", f"Paling banyak {REASON} huruf.", "terlalu_panjang")
    yield from _pieces(count)


def _counted(count: CashCount, computed: int) -> Iterator[Problem]:
    if count.counted is None:
        yield Problem("counted", "Uang di meja belum dihitung. Hitung, lalu ketik jumlahnya.", "kosong")
    elif count.counted < 0:
        yield Problem("counted", "Uang yang dihitung tidak boleh kurang dari nol.", "negatif")
    elif computed >= 0 and count.counted != computed and not count.reason.strip():
        word, gap = "lebih" if count.counted > computed else "kurang", abs(count.counted - computed)
        yield Problem(
            "reason",
            f"Uang di meja {word} Rp {format_rupiah(gap)}. Hitung lagi, atau tulis sebabnya.",
            "kosong",
        )


def _pieces(count: CashCount) -> Iterator[Problem]:
    if not any(count.pieces.values()):
        return
    try:
        total = count_cash(count.pieces)
    except Refused as refused:
        for problem in refused.problems:
            yield Problem(problem.field.replace("denominations", "pieces", 1), problem.message, problem.code)
        return
    if total != count.counted:
        yield Problem(
            "counted",
            f"Hitungan per lembar berjumlah Rp {format_rupiah(total)}. Samakan keduanya.",
            "beda_lembar",
        )


def _minutes(minutes: Minutes) -> Iterator[Problem]:
    for field, (words, most) in MINUTES_WORDS.items():
        text = getattr(minutes, field).strip()
        if not text:
            yield Problem(field, f"{words} belum diisi.", "kosong")
        elif len(text) > most:
            yield Problem(field, f"{words} paling banyak {most} huruf.", "terlalu_panjang")
    for field in ("agenda", "decisions"):
        if len(getattr(minutes, field).strip()) > TEXT:
            yield Problem(field, f"Paling banyak {TEXT} huruf.", "terlalu_panjang")
    times = [("started_at", minutes.started_at.strip()), ("ended_at", minutes.ended_at.strip())]
    for field, text in times:
        if text and not TIME.fullmatch(text):
            yield Problem(field, "Tulis jam seperti 15.30.", "jam")
    if all(TIME.fullmatch(text) for _, text in times) and times[1][1] < times[0][1]:
        yield Problem("ended_at", "Jam selesai lebih awal daripada jam mulai.", "urutan")


def _signers(sheet: PostMeeting, known: Known) -> Iterator[Problem]:
    if len(sheet.agreed_by) != 2:
        yield Problem("agreed_by", "Pilih dua orang yang menyetujui isi rapat ini.", "dua_orang")
        return
    for number, signer in enumerate(sheet.agreed_by):
        yield from (p.under(f"agreed_by.{number}") for p in _signer(signer, sheet, known))
    first, second = (_who(signer, known) for signer in sheet.agreed_by)
    if first == second:
        yield Problem("agreed_by", "Yang menyetujui harus dua orang yang berbeda.", "sama")


def _signer(signer: Signer, sheet: PostMeeting, known: Known) -> Iterator[Problem]:
    if signer.member_id is not None:
        person = known.members.get(signer.member_id)
        if person is None:
            yield Problem("member_id", "Bukan anggota kelompok ini pada tanggal rapat.", "bukan")
        elif sheet.attendance.get(signer.member_id) is not Presence.HADIR:
            yield Problem(
                "member_id", f"{person.called} tidak hadir, jadi tidak dapat menyetujui.", "tidak_hadir"
            )
    elif not searchable(signer.name):
        yield Problem("name", "Nama yang menyetujui belum diisi.", "kosong")
    elif len(signer.name.strip()) > NAME:
        yield Problem("name", f"Paling banyak {NAME} huruf.", "terlalu_panjang")


def _who(signer: Signer, known: Known) -> object:
    """Who this is, so that a member named once by id and once by name is one person."""
    if signer.member_id is not None:
        return signer.member_id
    named = searchable(signer.name)
    for member_id, person in known.members.items():
        if searchable(person.name) == named:
            return member_id
    return named
