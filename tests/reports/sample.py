"""Contexts as the queries make them, so that paper is judged without a database."""

from datetime import UTC, date, datetime
from hashlib import sha256

from common.codec import canonical
from common.pdf.values import Count, Imprint, Letterhead, Signatory, Signatures
from common.period import Period
from reports.domain.columns import COLUMNS, ENTERED
from reports.domain.form422 import Form422, Form422Row
from reports.domain.headers import LayoutName
from reports.domain.monthly import Activity, Level, MonthlyReport
from reports.domain.recap import AreaRecap, GroupRecap, Money, Recap

LETTERHEAD = Letterhead(
    name="TIM PENGGERAK PKK KELURAHAN KAUMAN",
    above=("PEMERINTAH KOTA MOJOKERTO", "KECAMATAN PRAJURIT KULON"),
    address=("Jalan Kauman Nomor 12, Mojokerto 61323",),
)
SIGNATURES = Signatures(
    place="Mojokerto",
    on=date(2026, 11, 1),
    signatories=(
        Signatory("Ketua TP PKK Kelurahan Kauman", "Hj. Siti Maimunah, S.Pd.", "Mengetahui,"),
        Signatory("Ketua Pokja II", "Endang Sulistyowati"),
    ),
)
ISSUED = datetime(2026, 11, 1, 1, 30, tzinfo=UTC)
LONGEST_AREA = "Kelurahan Persiapan Gununggedangan Wetan Sumberkedungmulyo"
LONGEST_GROUP = (
    "Kelompok Pelaksana UP2K Perempuan Kepala Keluarga Barokah Jaya Sejahtera Bersama Lingkungan Kedungmulang"
)
MOST_MONEY = Money(999_999_999_999, 888_888_888_888, 777_777_777_777, 666_666_666_666, 555_555_555_555)


def area_row(at: int, name: str = "", unknown: bool = False) -> Form422Row:
    """Figures that differ from cell to cell; `unknown` leaves out what Pokja II would have to enter."""
    figures: dict[str, int | None] = {
        column.key: at * 7 + column.number * 31 if column.people else at % 9 + column.number
        for column in COLUMNS
    }
    if unknown:
        figures |= dict.fromkeys(column.key for column in ENTERED)
    return Form422Row.of(name or f"Lingkungan {at}", figures, "" if at % 4 else "Lengkap")


def group(at: int, name: str = "", money: Money | None = None) -> GroupRecap:
    return GroupRecap(
        name=name or f"Melati {at}",
        kind="Poksus" if at % 3 == 0 else "Poklak",
        tingkat=("Pemula", "Madya", "Utama", "Mandiri")[at % 4],
        members=12 + at % 30,
        pekka=Count.kept_back() if at % 3 else Count.of(6),
        money=money or Money(4_250_000 + at * 35_000, 3_100_000, 640_000, 120_000 * (at % 2), 1_850_500),
        last_meeting=date(2026, 10, 12) if at % 5 else None,
        missing=("hitung kas", "notulen") if at % 5 == 0 else (),
    )


def area(at: int, name: str = "", money: Money | None = None) -> AreaRecap:
    return AreaRecap(
        name=name or f"Kelurahan {at}",
        groups=4,
        posted=3,
        complete=2,
        members=84,
        pekka=Count.of(9),
        money=money or Money(17_450_000, 11_000_000, 2_350_000, 480_000, 6_100_000),
        report_number=f"{at:03d}/PKK.II/X/2026" if at % 4 else "",
    )


def activity(at: int) -> Activity:
    return Activity(
        date(2026, 10, 1 + at % 28),
        "Poksus Melati" if at % 2 else "Pokja II",
        "Pertemuan bulanan kelompok dan penyetoran simpanan",
        "Balai Kelurahan Kauman",
        None if at % 7 == 3 else 24,
    )


def report(
    rows: int = 6,
    groups: int = 5,
    activities: int = 4,
    level: Level = "kelurahan",
    layout: LayoutName = "A",
    letterhead: Letterhead = LETTERHEAD,
) -> MonthlyReport:
    """A believable report; for kecamatan and kota the recap has a line per area."""
    lines = (
        Recap(groups=tuple(group(at) for at in range(1, groups + 1)), pekka=Count.of(14))
        if level == "kelurahan"
        else Recap(areas=tuple(area(at) for at in range(1, groups + 1)), pekka=Count.of(45))
    )
    return MonthlyReport(
        level=level,
        kota="Kota Mojokerto",
        kecamatan="" if level == "kota" else "Prajurit Kulon",
        kelurahan="Kauman" if level == "kelurahan" else "",
        period=Period(2026, 10),
        number="003/PKK.II/KAUMAN/X/2026",
        letterhead=letterhead,
        form=Form422(tuple(area_row(at, unknown=at == 3) for at in range(1, rows + 1)), layout),
        recap=lines,
        signatures=SIGNATURES,
        issued_at=ISSUED,
        zone="WIB",
        activities=tuple(activity(at) for at in range(activities)),
    )


def imprint(laporan: MonthlyReport) -> Imprint:
    return laporan.imprint(sha256(canonical(laporan)).hexdigest())
