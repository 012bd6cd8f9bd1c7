"""Simpanan pokok: once, equal for all."""

from collections.abc import Iterator

from common.problems import Problem
from common.rupiah import format_rupiah


def pokok_problems(field: str, called: str, amount: int, held: int, agreed: int) -> Iterator[Problem]:
    """What a member pays of simpanan pokok, whole rupiah: by parts until it is full, never more.

    A group that agreed on no amount takes any; when the agreement rises, she adds what is missing.
    """
    if amount <= 0 or agreed <= 0:
        return
    lacking = agreed - held
    if lacking <= 0:
        yield Problem(
            field,
            f"Simpanan pokok {called} sudah lunas, Rp {format_rupiah(agreed)}. Pokok dibayar sekali saja.",
            "sudah",
        )
    elif amount > lacking:
        yield Problem(
            field,
            f"Simpanan pokok {called} tinggal Rp {format_rupiah(lacking)}:"
            f" kelompok menyepakati Rp {format_rupiah(agreed)} untuk semua.",
            "lebih",
        )
