"""What the database refuses about goods, in the words of a treasurer."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bookkeeping.commands.refusals import Words
from common.problems import Problem
from common.words import tanggal
from goods.domain.quantity import format_quantity


def _below_zero(detail: dict[str, Any]) -> Problem:
    lacking = f"{format_quantity(-detail['quantity'])} {detail['unit']}"
    day = tanggal(date.fromisoformat(detail["date"]))
    return Problem("", f"{detail['name']} tidak cukup: kurang {lacking} pada {day}.", "barang_kurang")


def _value(detail: dict[str, Any]) -> Problem:
    return Problem(
        "entry_id",
        f"{detail['name']} sudah dijual atau dipakai sesudahnya. Batalkan catatan itu dahulu, mulai dari yang"
        " terakhir.",
        "sudah_dipakai",
    )


def _item(detail: dict[str, Any]) -> Problem:
    return Problem(
        "entry_id",
        f"{detail['name']} sudah disusutkan atau dilepas sesudahnya. Batalkan catatan itu dahulu, mulai dari"
        " yang terakhir.",
        "sudah_berubah",
    )


RULES: Mapping[str, Words] = {"stock_below_zero": _below_zero, "stock_value": _value, "item_value": _item}
