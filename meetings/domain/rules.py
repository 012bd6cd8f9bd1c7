"""Everything that can be wrong with a sheet, all at once, each at its cell and in the order of the sheet."""

from collections.abc import Iterator
from uuid import UUID

from bookkeeping.domain.chart import BANK
from bookkeeping.domain.entry import LARGEST_AMOUNT
from bookkeeping.domain.savings.pokok import pokok_problems
from common.problems import Problem
from common.rupiah import format_rupiah
from meetings.domain.closing import closing_problems
from meetings.domain.known import Known
from meetings.domain.sheet import CashLine, NewLoan, Payment, PostMeeting, Saving
from meetings.domain.words import CASH_WORDS, Direction, Presence, needs_member

NAME, LINE = 120, 200
SAVING_WORDS = {"pokok": "Simpanan pokok", "wajib": "Simpanan wajib", "sukarela": "Simpanan sukarela"}
PAYMENT_WORDS = {
    "pokok": "Angsuran pokok",
    "jasa": "Jasa",
    "denda": "Denda",
    "simpanan": "Simpanan terikat",
}


def check(sheet: PostMeeting, known: Known) -> Iterator[Problem]:
    """Every problem of a sheet, at the path of its cell (see meetings.domain.sheet)."""
    yield from _day(sheet, known)
    yield from _attendance(sheet, known)
    for member_id, saving in sheet.savings.items():
        yield from (p.under(f"savings.{member_id}") for p in _saving(member_id, saving, known))
    for loan_id, payment in sheet.instalments.items():
        yield from (p.under(f"instalments.{loan_id}") for p in _payment(loan_id, payment, known))
    for number, loan in enumerate(sheet.loans):
        yield from (p.under(f"loans.{number}") for p in _loan(loan, known))
    for number, line in enumerate(sheet.cash):
        yield from (p.under(f"cash.{number}") for p in _line(line, known))
    yield from _withdrawals(sheet, known)
    yield from _bank(sheet, known)
    yield from closing_problems(sheet, known)


def _day(sheet: PostMeeting, known: Known) -> Iterator[Problem]:
    if sheet.date > known.today:
        yield Problem("date", "Tanggal rapat belum tiba. Isi paling lambat hari ini.", "masa_depan")
    elif known.is_sealed:
        yield Problem(
            "date",
            "Buku bulan ini sudah disegel karena laporannya terbit. Pakai bulan yang terbuka.",
            "disegel",
        )
    elif known.is_held:
        yield Problem(
            "date",
            "Rapat tanggal ini sudah disimpan. Lihat di daftar rapat, atau pilih tanggal lain.",
            "sudah",
        )
    if not known.is_working:
        yield Problem("date", "Pada tanggal ini kelompok belum berdiri atau sudah ditutup.", "tutup")


def _attendance(sheet: PostMeeting, known: Known) -> Iterator[Problem]:
    for member_id in sheet.attendance:
        if member_id not in known.members:
            yield Problem(
                f"attendance.{member_id}", "Bukan anggota kelompok ini pada tanggal rapat.", "bukan"
            )
    if Presence.HADIR not in sheet.attendance.values():
        yield Problem("attendance", "Belum ada yang hadir. Centang siapa yang datang.", "kosong")
    for number, guest in enumerate(sheet.guests):
        if not guest.name.strip():
            yield Problem(f"guests.{number}.name", "Nama tamu belum diisi.", "kosong")
        yield from _not_longer(f"guests.{number}.name", guest.name, NAME)
        yield from _not_longer(f"guests.{number}.origin", guest.origin, NAME)


def _saving(member_id: UUID, saving: Saving, known: Known) -> Iterator[Problem]:
    saver = known.members.get(member_id)
    if saver is None:
        yield Problem("wajib", "Bukan anggota kelompok ini pada tanggal rapat.", "bukan")
        return
    for part, words in SAVING_WORDS.items():
        amount = getattr(saving, part)
        yield from _in_bounds(part, amount, f"{words} {saver.called}")
        if amount > 0 and amount % known.unit:
            unit, example = format_rupiah(known.unit), format_rupiah(_near(amount, known.unit))
            yield Problem(
                part,
                f"{words} {saver.called} harus kelipatan Rp {unit}. Ketik misalnya {example}.",
                "kelipatan",
            )
    held = known.pokok.get(member_id, 0)
    yield from pokok_problems("pokok", saver.called, saving.pokok, held, known.pokok_agreed)


def _payment(loan_id: UUID, payment: Payment, known: Known) -> Iterator[Problem]:
    loan = known.loans.get(loan_id)
    if loan is None:
        yield Problem("pokok", "Pinjaman ini tidak ada atau sudah lunas.", "tidak_ada")
        return
    for part, words in PAYMENT_WORDS.items():
        yield from _in_bounds(part, getattr(payment, part), f"{words} {loan.borrower.called}")
    if payment.pokok > loan.outstanding:
        rest = format_rupiah(loan.outstanding)
        yield Problem(
            "pokok",
            f"Sisa pinjaman {loan.borrower.called} tinggal Rp {rest}. Ketik paling banyak itu.",
            "lebih",
        )


def _loan(loan: NewLoan, known: Known) -> Iterator[Problem]:
    if loan.member_id not in known.members:
        yield Problem("member_id", "Pilih nama peminjam dari daftar anggota.", "bukan")
    if loan.guarantor_id is not None and loan.guarantor_id not in known.members:
        yield Problem("guarantor_id", "Pilih nama penjamin dari daftar anggota.", "bukan")
    if loan.amount <= 0:
        yield Problem("amount", "Jumlah pinjaman belum diisi.", "kosong")
    yield from _in_bounds("amount", loan.amount, "Jumlah pinjaman")
    if loan.amount > 0 and loan.amount % known.unit:
        unit, example = format_rupiah(known.unit), format_rupiah(_near(loan.amount, known.unit))
        yield Problem(
            "amount", f"Jumlah pinjaman harus kelipatan Rp {unit}. Ketik misalnya {example}.", "kelipatan"
        )


def _line(line: CashLine, known: Known) -> Iterator[Problem]:
    if line.account not in CASH_WORDS[line.direction]:
        yield Problem("account", "Pilih untuk apa uang ini dari daftar.", "pilihan")
    if line.amount == 0:
        yield Problem("amount", "Jumlah belum diisi.", "kosong")
    yield from _in_bounds("amount", line.amount, "Jumlah")
    if not line.memo.strip():
        yield Problem("memo", "Uraian belum diisi. Tulis untuk apa, misalnya konsumsi rapat.", "kosong")
    yield from _not_longer("memo", line.memo, LINE)
    if needs_member(line.direction, line.account):
        if line.member_id not in known.members:
            yield Problem("member_id", "Pilih nama anggota yang mengambil simpanan.", "kosong")
    elif line.member_id is not None:
        yield Problem("member_id", "Baris ini tidak memakai nama anggota.", "lebih")


def _withdrawals(sheet: PostMeeting, known: Known) -> Iterator[Problem]:
    """Nobody takes out more simpanan sukarela than she has, what she saves today included."""
    taken: dict[UUID, int] = {}
    for number, line in enumerate(sheet.cash):
        saver = known.members.get(line.member_id) if line.member_id else None
        if saver is None or not needs_member(line.direction, line.account):
            continue
        saved = sheet.savings[saver.member_id].sukarela if saver.member_id in sheet.savings else 0
        has = known.sukarela.get(saver.member_id, 0) + max(saved, 0)
        taken[saver.member_id] = taken.get(saver.member_id, 0) + line.amount
        if taken[saver.member_id] > has:
            yield Problem(
                f"cash.{number}.amount",
                f"Simpanan sukarela {saver.called} hanya Rp {format_rupiah(has)}. Ketik paling banyak itu.",
                "lebih",
            )


def _bank(sheet: PostMeeting, known: Known) -> Iterator[Problem]:
    """What is brought from the bank is there; what is taken there today counts."""
    moves = [(number, line) for number, line in enumerate(sheet.cash) if line.account == BANK]
    brought = sum(line.amount for _, line in moves if line.direction is Direction.MASUK)
    taken = sum(line.amount for _, line in moves if line.direction is Direction.KELUAR)
    if brought and brought > known.bank + taken:
        number = next(number for number, line in moves if line.direction is Direction.MASUK)
        held = format_rupiah(known.bank + taken)
        yield Problem(
            f"cash.{number}.amount", f"Uang di bank hanya Rp {held}. Ketik paling banyak itu.", "lebih"
        )


def _in_bounds(field: str, amount: int, words: str) -> Iterator[Problem]:
    if amount < 0:
        yield Problem(field, f"{words} tidak boleh kurang dari nol.", "negatif")
    elif amount > LARGEST_AMOUNT:
        yield Problem(field, f"{words} paling besar {format_rupiah(LARGEST_AMOUNT)}.", "terlalu_besar")


def _not_longer(field: str, text: str, most: int) -> Iterator[Problem]:
    if len(text.strip()) > most:
        yield Problem(field, f"Paling banyak {most} huruf.", "terlalu_panjang")


def _near(amount: int, unit: int) -> int:
    """The multiple of the unit next to an amount, at least one unit."""
    return max(round(amount / unit), 1) * unit
