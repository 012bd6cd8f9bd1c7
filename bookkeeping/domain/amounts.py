"""What an amount must be before it goes into a book. All problems at their fields."""

from collections.abc import Iterator, Mapping
from datetime import date

from bookkeeping.domain.entry import LARGEST_AMOUNT
from common.problems import Problem
from common.rupiah import format_rupiah
from common.words import tanggal


def amount_problems(field: str, amount: int, label: str, unit: int = 1) -> Iterator[Problem]:
    """An amount that may be zero: not below it, not absurd, a multiple of the group's unit."""
    if amount < 0:
        yield Problem(field, f"{label} tidak boleh kurang dari nol.", "negatif")
    elif amount > LARGEST_AMOUNT:
        yield Problem(field, f"{label} paling besar Rp {format_rupiah(LARGEST_AMOUNT)}.", "terlalu_besar")
    elif amount % unit:
        example = format_rupiah((amount // unit + 1) * unit)
        yield Problem(
            field,
            f"{label} harus kelipatan Rp {format_rupiah(unit)}. Ketik misalnya {example}.",
            "kelipatan",
        )


def filled_problems(field: str, amount: int, label: str, unit: int = 1) -> Iterator[Problem]:
    """An amount that must be there."""
    if amount == 0:
        yield Problem(field, f"{label} belum diisi.", "kosong")
    else:
        yield from amount_problems(field, amount, label, unit)


def payment_problems(parts: Mapping[str, int], outstanding: int, interest_left: int) -> Iterator[Problem]:
    """A payment on a loan, in principal, interest, penalty and tied_saving (whole rupiah).

    Never more pokok than the sisa pinjaman, never more jasa than the plan still holds.
    """
    labels = {
        "principal": "Pokok",
        "interest": "Jasa",
        "penalty": "Denda",
        "tied_saving": "Simpanan",
    }
    for field, amount in parts.items():
        yield from amount_problems(field, amount, labels[field])
    if parts["principal"] > outstanding:
        most = format_rupiah(outstanding)
        yield Problem("principal", f"Pokok lebih dari sisa pinjaman, paling banyak Rp {most}.", "lebih")
    if parts["interest"] > interest_left:
        most = format_rupiah(interest_left)
        yield Problem("interest", f"Jasa lebih dari sisa jasa, paling banyak Rp {most}.", "lebih")
    if not any(parts.values()):
        yield Problem("principal", "Isi paling sedikit satu jumlah.", "kosong")


def day_problems(
    field: str, day: date, today: date, closed_on: date | None, earliest: date | None = None
) -> Iterator[Problem]:
    """The day money moved: not in the future, not after the group closed, not before `earliest`."""
    if day > today:
        yield Problem(field, f"Tanggal tidak boleh sesudah hari ini, {tanggal(today)}.", "masa_depan")
    if closed_on is not None and day > closed_on:
        yield Problem(field, f"Kelompok ini sudah ditutup pada {tanggal(closed_on)}.", "tutup")
    if earliest is not None and day < earliest:
        yield Problem(field, f"Tanggal tidak boleh sebelum {tanggal(earliest)}.", "urutan")


def lowest(moves: Mapping[date, int], since: date) -> int:
    """The lowest saldo at the end of any day from `since` on, given what moved on each day."""
    held = sum(amount for day, amount in moves.items() if day < since)
    reached = [] if since in moves else [held]
    for day in sorted(day for day in moves if day >= since):
        held += moves[day]
        reached.append(held)
    return min(reached, default=held)
