"""What the database refuses, in the words of a treasurer."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import IntegrityError

from common.period import Period
from common.problems import Problem, Refused
from common.rupiah import format_rupiah
from common.words import bulan, tanggal

Words = Callable[[dict[str, Any]], Problem]


def _sealed(detail: dict[str, Any]) -> Problem:
    month = bulan(Period.from_key(detail["period"]))
    return Problem(
        "date",
        f"Buku {month} sudah disegel karena laporannya terbit. Pakai tanggal di bulan yang terbuka.",
        "disegel",
    )


def _below_zero(detail: dict[str, Any]) -> Problem:
    where = "Uang di bank" if detail["account"] == 1102 else "Uang kas"
    lacking, day = format_rupiah(-detail["saldo"]), tanggal(date.fromisoformat(detail["date"]))
    return Problem("kas", f"{where} tidak cukup: kurang Rp {lacking} pada {day}.", "kas_kurang")


def _lead_in(detail: dict[str, Any]) -> Problem:
    month = bulan(Period.from_key(detail["period"]))
    return Problem(
        "date",
        f"Laporan {month} sudah menghitung saldo kelompok ini, dan catatan sebelumnya akan mengubahnya. Buku"
        " lama masuk sebagai berkas di halaman Buku lama; satu catatan ditulis di bulan yang terbuka.",
        "sebelum_laporan",
    )


RULES: dict[str, Words] = {
    "ledger_sealed_month": _sealed,
    "ledger_lead_in": _lead_in,
    "ledger_cash_below_zero": _below_zero,
    "ledger_group": lambda _: Problem("group_id", "Kelompok ini tidak ada.", "tidak_ada"),
    "entry_reversed_once": lambda _: Problem("entry_id", "Catatan ini sudah pernah dibetulkan.", "sudah"),
    "entry_replaced_once": lambda _: Problem("entry_id", "Catatan ini sudah pernah diganti.", "sudah"),
    "month_sealed_stays": lambda d: Problem(
        "period",
        f"Bulan {bulan(Period.from_key(d['period']))} sudah disegel dan tidak dapat dibuka.",
        "disegel",
    ),
    "goods_go_back": lambda _: Problem(
        "entry_id", "Catatan ini membawa barang. Batalkan di buku barangnya, supaya ikut kembali.", "barang"
    ),
    "shu_parts_paid": lambda d: Problem(
        "entry_id",
        f"Bagian SHU anggota akan kurang Rp {format_rupiah(-d['saldo'])}: sebagian sudah dibayarkan."
        " Batalkan pembayarannya dahulu.",
        "sudah_dibayar",
    ),
    "ledger_balanced": lambda _: Problem("legs", "Jumlah kedua sisi harus sama.", "tidak_seimbang"),
}


@contextmanager
def in_words(rules: Mapping[str, Words] = RULES) -> Iterator[None]:
    """Turn a refusal of the ledger's rules, or of other `rules`, into Refused; other errors go on.

    The transaction is broken then: the command's own savepoint takes back what was written.
    """
    try:
        yield
    except IntegrityError as error:
        diag = getattr(error.__cause__, "diag", None)
        words = rules.get(getattr(diag, "constraint_name", None) or "")
        if words is None:
            raise
        raise Refused([words(_detail(getattr(diag, "message_detail", None)))]) from error


def _detail(text: str | None) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(text or "{}")
    except json.JSONDecodeError:
        return {}
    return found
