"""Daftar pinjaman kelurahan on paper, with the officers of that TP PKK."""

from collections.abc import Iterable
from datetime import date

from bookkeeping.domain.prints.area import AreaLoanList, AreaLoanRow
from bookkeeping.queries.loans.area import AreaLoan
from common import clock
from common.pdf.values import Printed, Signatory, Signatures
from regions.domain.level import Level
from regions.domain.officers import Office
from regions.models import Kota
from regions.queries import AreaName, area_name, signatories_for


def area_of(kota: Kota, places: set[tuple[int, int]]) -> AreaName:
    """The narrowest area that holds these (kelurahan, kecamatan): what the list is called by."""
    if len({kelurahan for kelurahan, _ in places}) == 1:
        return area_name(Level.KELURAHAN, next(iter(places))[0])
    if len({kecamatan for _, kecamatan in places}) == 1:
        return area_name(Level.KECAMATAN, next(iter(places))[1])
    return area_name(Level.KOTA, kota.id)


def area_loan_list(
    kota: Kota, area: AreaName, loans: Iterable[AreaLoan], *, on: date, by: str
) -> AreaLoanList:
    """The list as of a day; Ketua TP PKK of the area acknowledges it, or a dotted line."""
    held = {holder.office: holder for holder in signatories_for(area.level, area.id, on)}
    ketua = held.get(Office.KETUA)
    title, name = (ketua.title, ketua.name) if ketua else (f"Ketua TP PKK {area.full}", "")
    above = f"Kecamatan {area.kecamatan}, {kota.name}" if area.level is Level.KELURAHAN else kota.name
    return AreaLoanList(
        area=area.full,
        within="" if area.level is Level.KOTA else above,
        until=on,
        rows=tuple(
            AreaLoanRow(
                name=loan.member_name,
                category=loan.category,
                purpose=loan.purpose,
                address=loan.address,
                on=loan.disbursed_on,
                principal=loan.principal,
                term=loan.term,
                jasa=loan.jasa,
            )
            for loan in loans
        ),
        signatures=Signatures(
            kota.name.removeprefix("Kota ").removeprefix("Kabupaten "),
            on,
            (Signatory(title, name, "Mengetahui,"),),
        ),
        printed=Printed(clock.now(), kota.get_zone_display(), by),
    )
