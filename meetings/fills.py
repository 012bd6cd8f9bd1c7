"""The keys that fill in for everyone, for a page without JavaScript: the same as one tap with it."""

from collections.abc import Callable

from django.http import QueryDict

from meetings.domain.words import Presence
from meetings.queries.start import SheetStart


def all_present(start: SheetStart, data: QueryDict) -> None:
    """Semua hadir."""
    for member in start.facts.members:
        data.setlist(f"attendance.{member.member_id}", [Presence.HADIR.value])


def usual_savings(start: SheetStart, data: QueryDict) -> None:
    """Semua yang hadir bayar biasa, everybody while nobody is ticked; what was typed stays."""
    members = start.facts.members
    there = [m for m in members if Presence.HADIR in data.getlist(f"attendance.{m.member_id}")]
    for member in there or members:
        path = f"savings.{member.member_id}.wajib"
        if not data.get(path) and member.simpanan_wajib_proposed:
            data[path] = str(member.simpanan_wajib_proposed)


def due_instalments(start: SheetStart, data: QueryDict) -> None:
    """Terima semua angsuran yang diusulkan; a loan on which something was typed stays."""
    for due in start.facts.dues:
        at = f"instalments.{due.loan_id}"
        parts = {
            "pokok": due.principal,
            "jasa": due.interest,
            "denda": due.penalty,
            "simpanan": due.tied_saving,
        }
        if not any(data.get(f"{at}.{part}") for part in parts):
            for part, amount in parts.items():
                data[f"{at}.{part}"] = str(amount) if amount else ""


def only_sums(start: SheetStart, data: QueryDict) -> None:
    """Hitung jumlahnya: nothing is filled in, the page comes back with its sums."""


FILLS: dict[str, Callable[[SheetStart, QueryDict], None]] = {
    "hadir": all_present,
    "wajib": usual_savings,
    "angsuran": due_instalments,
    "hitung": only_sums,
}
