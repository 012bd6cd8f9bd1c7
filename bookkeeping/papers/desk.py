"""Who prints a book, on which sheet, and who signs it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from bookkeeping.models import Book
from bookkeeping.papers.press import Order, forget, ordered
from common import clock
from common.pdf.paper import A4_LANDSCAPE, A4_PORTRAIT, F4_LANDSCAPE, F4_PORTRAIT, Paper
from common.pdf.values import BookHead, Printed, Signatory, Signatures
from groups.models import Group
from members.domain.words import OfficeName
from members.queries import officers_of
from regions.models import Kota

PDF = "application/pdf"
PROGRESS = "kemajuan"
HASH_DIGITS = 16
# The sheets of a book that lies across or stands: F4 unless A4 is asked for.
LANDSCAPE = {"f4": F4_LANDSCAPE, "a4": A4_LANDSCAPE}
PORTRAIT = {"f4": F4_PORTRAIT, "a4": A4_PORTRAIT}


@dataclass(frozen=True)
class Desk:
    """Who prints the book of which group, as of which day."""

    kota: Kota
    group: Group
    printed_by: str
    on: date

    @property
    def head(self) -> BookHead:
        """The lines under the title."""
        kelurahan = self.group.kelurahan
        return BookHead(str(self.group), kelurahan.name, kelurahan.kecamatan.name, self.kota.name)

    @property
    def printed(self) -> Printed:
        """The running line, with the newest link of the chain of entries; one query."""
        head = Book.objects.filter(group_id=self.group.id).values_list("head_hash", flat=True).first()
        digits = bytes(head).hex()[:HASH_DIGITS] if head else ""
        code = " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
        return Printed(clock.now(), self.kota.get_zone_display(), self.printed_by, code)

    @property
    def signatures(self) -> Signatures:
        """Ketua and bendahara of that day; a dotted line for an office nobody holds."""
        held = {officer.office: officer.name for officer in officers_of(self.group.id, self.on)}
        return Signatures(
            self.kota.name.removeprefix("Kota ").removeprefix("Kabupaten "),
            self.on,
            (
                Signatory("Ketua Kelompok", held.get(OfficeName.KETUA, ""), "Mengetahui,"),
                Signatory("Bendahara", held.get(OfficeName.BENDAHARA, "")),
            ),
        )


def paper(
    request: HttpRequest, template: str, sheets: Mapping[str, Paper], name: str, **context: object
) -> HttpResponse:
    """The print as an answer of PDF, on F4 or with ?kertas=a4 on A4.

    A long one is made by the worker: the page that waits for it, and for ?kemajuan= how far it is.
    """
    order = Order(template, sheets.get(request.GET.get("kertas", "f4"), sheets["f4"]), context)
    job = ordered(order) if order.is_long else None
    if job is None:
        return _file(order.printed(), name)
    asked = request.GET.copy()
    watches = asked.pop(PROGRESS, None)
    here = f"{request.path}?{asked.urlencode()}"
    if watches:
        return JsonResponse({"state": job.state, "text": job.text, "url": here})
    if job.pdf:
        return _file(job.pdf, name)
    if job.state == "failed":
        forget(order)
    return render(
        request, "bookkeeping/cetakan.html", {"job": job, "here": here, "src": f"{here}&{PROGRESS}=1"}
    )


def _file(pdf: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(pdf, content_type=PDF)
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
