"""Everything the template of the sheet shows, put together from the start, the fields and the problems."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from bookkeeping.domain.loans.schedule import Method, Rhythm
from meetings.cells import Cells
from meetings.domain.sheet import PostMeeting
from meetings.domain.words import Presence
from meetings.queries.start import SheetStart
from members.domain.words import OfficeName

STEPS = (
    ("hadir", "Hadir"),
    ("simpanan", "Simpanan"),
    ("angsuran", "Angsuran"),
    ("pinjaman", "Pinjaman"),
    ("kas", "Kas lain"),
    ("hitung", "Hitung kas"),
    ("notulen", "Notulen"),
    ("setuju", "Setuju"),
)
# Fetched together with the page, so that a slow line is asked once.
SHARED_MODULES = (
    "rapat/baca", "rapat/jumlah", "rapat/langkah", "rapat/usul", "rapat/baris", "rapat/tombol",
    "rapat/simpan", "rapat/gudang", "rapat/masalah", "uang", "uang-input", "lembar-isian", "tanggal-input",
    "konsep", "keadaan",
)  # fmt: skip
MODULES = tuple(f"js/{name}.js" for name in ("rapat/rapat", "rapat/kirim", *SHARED_MODULES))
CORRECTING_MODULES = tuple(f"js/{name}.js" for name in ("rapat/betulkan", *SHARED_MODULES))
RHYTHM = {Rhythm.WEEKLY: "seminggu", Rhythm.TWICE_A_MONTH: "setengah bulan", Rhythm.MONTHLY: "sebulan"}
NUMBER = "__n__"
MINUTES = ("text", "decisions", "place", "chair", "minute_taker", "started_at", "ended_at", "agenda")


@dataclass(frozen=True, slots=True)
class Sums:
    """What stands at the top of the sheet, whole rupiah."""

    money_in: int
    money_out: int
    cash: int


def first_values(start: SheetStart) -> QueryDict:
    """What an empty sheet proposes: today, the place of last time, ketua and sekretaris."""
    data = QueryDict(mutable=True)
    data["date"] = start.on.isoformat()
    data["minutes.place"] = start.place
    data["minutes.chair"] = start.name_of(OfficeName.KETUA)
    data["minutes.minute_taker"] = start.name_of(OfficeName.SEKRETARIS)
    return data


def screen(start: SheetStart, cells: Cells, sheet: PostMeeting | None, command_id: UUID) -> dict[str, Any]:
    """The context of meetings/lembar.html."""
    moved_in, moved_out = (sheet.money_in, sheet.money_out) if sheet else (0, 0)
    return (
        {
            "start": start,
            "cells": cells,
            "command_id": command_id,
            "steps": STEPS,
            "modules": MODULES,
            "sums": Sums(moved_in, moved_out, start.facts.kas + moved_in - moved_out),
        }
        | _addresses(start)
        | _members(start, cells)
        | _lines(start, cells)
        | _closing(cells)
    )


def _addresses(start: SheetStart) -> dict[str, str]:
    here = [start.group_id]
    return {
        "back": reverse("kelompok_satu", args=here),
        "list_url": reverse("rapat", args=here),
        "send_url": reverse("rapat_kirim", args=here),
        "facts_url": reverse("rapat_fakta", args=here),
        "receipt_url": reverse("rapat_satu", args=[UUID(int=0)]),
    }


def _members(start: SheetStart, cells: Cells) -> dict[str, Any]:
    members, rows = start.facts.members, cells.rows()
    with_pokok = any(not member.pokok_paid for member in members)
    return {
        "date": cells.cell("date"),
        "rows": rows,
        "other_dues": cells.other_dues(),
        "present": sum(Presence.HADIR in cells.data.getlist(f"attendance.{m.member_id}") for m in members),
        "attendance_error": cells.error("attendance"),
        "usual": start.facts.rules.simpanan_wajib,
        "with_pokok": with_pokok or any(row.pokok.value for row in rows),
        "due_total": sum(due.total for due in start.facts.dues),
    }


def _lines(start: SheetStart, cells: Cells) -> dict[str, Any]:
    fields = {
        "guests": ("name", "origin"),
        "loans": ("member_id", "amount", "purpose", "count", "rate_bps", "grace", "fund", "guarantor_id"),
        "cash": ("kind", "amount", "memo", "member_id"),
    }
    rules = start.facts.rules
    method = "menurun" if rules.method is Method.MENURUN else "tetap"
    percent = f"{rules.rate_bps / 100:g}".replace(".", ",")
    often, jasa = RHYTHM[rules.rhythm], f"Jasa {method} {percent} % sebulan."
    first = f"Angsuran pertama {often} sesudah rapat."
    return {part: cells.lines(part, names) for part, names in fields.items()} | {
        "guest_pattern": cells.line("guests", NUMBER, fields["guests"]),
        "loan_pattern": cells.line("loans", NUMBER, fields["loans"]),
        "cash_pattern": cells.line("cash", NUMBER, fields["cash"]),
        "kinds": cells.kinds(),
        "terms": f"Biasanya {rules.count} kali, sekali {often}. {first} {jasa}",
    }


def _closing(cells: Cells) -> dict[str, Any]:
    pieces, signers = cells.pieces(), cells.signers()
    return {
        "computed": cells.cell("cash_count.computed"),
        "counted": cells.cell("cash_count.counted"),
        "reason": cells.cell("cash_count.reason"),
        "pieces": pieces,
        "has_pieces": any(cell.value or cell.error for _, cell in pieces),
        "minutes": {name: cells.cell(f"minutes.{name}") for name in MINUTES},
        "signers": signers,
        "agreed_name": cells.cell("agreed_by_name"),
        "agreed_error": cells.error("agreed_by"),
        "others_chosen": any(signer.chosen for signer in signers[3:])
        or bool(cells.data.get("agreed_by_name")),
    }
