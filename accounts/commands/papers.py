"""The head of letters and the signatories of each TP PKK, kept by the admin of the city."""

import base64
import binascii
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from accounts.commands.grants import reason_problems
from accounts.commands.run import command
from accounts.policies import MANAGE_PAPERS, Actor, Place, require
from common.problems import Problem, Problems, Refused
from regions.domain.level import Level
from regions.domain.logo import redraw
from regions.domain.officers import Office, Term
from regions.models import Letterhead, Signatory
from regions.queries import AreaName, area_name
from regions.queries.committee import columns_of
from regions.tenancy.constraints import refusing
from regions.tenancy.scope import current_kota_id

MOST_LINES = 4
MET = Problem(
    "starts_on", "Pejabat lain memegang jabatan ini pada tanggal itu. Akhiri dulu masanya.", "tumpang"
)


@dataclass(frozen=True)
class SetLetterhead:
    """The head of the letters of one area: name, up to four lines of address, and a logo.

    `logo` is a picture (PNG, JPEG, WebP) in base64; None keeps the logo there is, "" takes it away.
    """

    command_id: UUID
    level: Level
    area_id: int
    name: str
    address: str
    logo: str | None = None


@dataclass(frozen=True)
class AppointSignatory:
    """A term of office that begins; `title` is printed, empty for the usual one."""

    command_id: UUID
    level: Level
    area_id: int
    office: Office
    name: str
    starts_on: date
    ends_on: date | None = None
    title: str = ""


@dataclass(frozen=True)
class EndTerm:
    """The last day of a term of office that lasts, and why it ends."""

    command_id: UUID
    term_id: UUID
    ends_on: date
    reason: str


@dataclass(frozen=True)
class PaperAnswer:
    """Which area's papers changed, and whose name if one did."""

    area: str
    who: str = ""
    reason: str = ""

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        told = {"wilayah": self.area} | ({"pejabat": self.who} if self.who else {})
        return told | ({"alasan": self.reason} if self.reason else {})


@command("accounts.set_letterhead")
def set_letterhead(cmd: SetLetterhead, *, actor: Actor) -> PaperAnswer:
    """Set the head of letters. Refuses an empty name, more than four lines and an unreadable logo."""
    area = _area(actor, cmd.level, cmd.area_id)
    name = " ".join(cmd.name.split())
    lines = [line.strip() for line in cmd.address.splitlines() if line.strip()]
    problems = Problems()
    if not 1 <= len(name) <= 120:
        problems.add("name", "Isi nama di kop surat, paling panjang 120 huruf.", "wajib")
    if len(lines) > MOST_LINES or any(len(line) > 120 for line in lines):
        problems.add("address", "Alamat paling banyak 4 baris, satu baris 120 huruf.", "terlalu_panjang")
    values: dict[str, object] = {"name": name, "address": "\n".join(lines)}
    if cmd.logo is not None:
        values["logo"] = _logo(cmd.logo, problems)
    problems.raise_if_any()
    if not Letterhead.objects.filter(**columns_of(area)).update(**values):
        Letterhead.objects.create(**columns_of(area), **values)
    return PaperAnswer(area.full)


def _logo(picture: str, problems: Problems) -> bytes | None:
    if not picture:
        return None
    try:
        return redraw(base64.b64decode(picture, validate=True))
    except binascii.Error:
        problems.add("logo", "Logo tidak terbaca. Pilih gambar PNG, JPEG atau WebP.", "logo")
    except Refused as refused:
        problems.extend(refused.problems)
    return None


@command("accounts.appoint_signatory")
def appoint_signatory(cmd: AppointSignatory, *, actor: Actor) -> PaperAnswer:
    """Begin a term of office. Refuses an empty name, dates in the wrong order, and overlapping terms."""
    area = _area(actor, cmd.level, cmd.area_id)
    name, title = " ".join(cmd.name.split()), " ".join(cmd.title.split()) or cmd.office.label
    problems = Problems()
    if not 2 <= len(name) <= 120:
        problems.add("name", "Isi nama lengkap dengan gelar, paling panjang 120 huruf.", "wajib")
    if len(title) > 80:
        problems.add("title", "Sebutan jabatan paling panjang 80 huruf.", "terlalu_panjang")
    term = Term(cmd.starts_on, cmd.ends_on)
    if cmd.ends_on is not None and cmd.ends_on < cmd.starts_on:
        problems.add("ends_on", "Tanggal berakhir tidak boleh sebelum tanggal mulai.", "urutan")
    elif any(term.overlaps(other) for other in _terms(area, cmd.office)):
        problems.extend([MET])
    problems.raise_if_any()
    with refusing({"one_holder_of_an_office": MET, "one_signatory_a_start": MET}):
        Signatory.objects.create(
            **columns_of(area),
            office=cmd.office.value,
            title=title,
            name=name,
            starts_on=cmd.starts_on,
            ends_on=cmd.ends_on,
        )
    return PaperAnswer(area.full, name)


def _terms(area: AreaName, office: Office) -> list[Term]:
    rows = Signatory.objects.filter(**columns_of(area), office=office.value)
    return [Term(row.starts_on, row.ends_on) for row in rows]


@command("accounts.end_term")
def end_term(cmd: EndTerm, *, actor: Actor) -> PaperAnswer:
    """Set the last day of a term that lasts. Refuses one that has it, a day before its start, no reason."""
    require(actor, MANAGE_PAPERS, Place(current_kota_id()))
    row = Signatory.objects.select_for_update(of=("self",)).filter(pk=cmd.term_id).first()
    if row is None:
        raise Http404("no such term in this city")
    problems = Problems()
    if row.ends_on is not None:
        problems.add("ends_on", "Masa jabatan ini sudah punya hari terakhir.", "berakhir")
    if cmd.ends_on < row.starts_on:
        problems.add("ends_on", "Hari terakhir tidak boleh sebelum tanggal mulai.", "urutan")
    problems.extend(reason_problems(cmd.reason))
    problems.raise_if_any()
    Signatory.objects.filter(pk=row.pk).update(ends_on=cmd.ends_on)
    return PaperAnswer(_area_of(row), row.name, cmd.reason.strip())


def _area_of(row: Signatory) -> str:
    if row.at_kelurahan_id is not None:
        return area_name(Level.KELURAHAN, row.at_kelurahan_id).full
    if row.at_kecamatan_id is not None:
        return area_name(Level.KECAMATAN, row.at_kecamatan_id).full
    return area_name(Level.KOTA, current_kota_id()).full


def _area(actor: Actor, level: Level, area_id: int) -> AreaName:
    require(actor, MANAGE_PAPERS, Place(current_kota_id()))
    return area_name(level, area_id)
