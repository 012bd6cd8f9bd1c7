"""The meeting of interface.md on paper: twenty members, six instalments, a loan, two costs; and a lomba."""

from datetime import date
from decimal import Decimal

from bookkeeping.domain.prints import Savings
from bookkeeping.domain.receipt_code import receipt_code
from bookkeeping.receipts import Receipt
from common.pdf.codes import qr
from common.pdf.values import Signatory, Signatures
from contests.domain.prints import AspectColumn, RankingReport, RankLine
from meetings.domain.prints import (
    CashCount,
    InstalmentLine,
    MeetingSheet,
    MemberLine,
    Minutes,
    NewLoanLine,
    OtherCashLine,
)
from meetings.domain.words import Presence
from tests.reports.sample import LETTERHEAD
from tests.reports.sample_books import HEAD, NAMES, PRINTED

OPENING = 1_850_500


def meeting(members: int = 20, instalments: int = 6, counted: int | None = None) -> MeetingSheet:
    """Everybody pays simpanan wajib 10.000; an instalment is 50.000 + 7.000 + 3.000."""
    lines = tuple(
        MemberLine(
            NAMES[at % 7],
            Presence.HADIR if at % 9 else Presence.IZIN,
            Savings(wajib=10_000, sukarela=5_000 * (at % 3 == 0)),
        )
        for at in range(1, members + 1)
    )
    paid = tuple(
        InstalmentLine(NAMES[at % 7], at + 1, 50_000, 7_000, 3_000, 0, 500_000 - 50_000 * at)
        for at in range(instalments)
    )
    loans = (NewLoanLine("Kartini", "Modal jualan es", 10, "1,5 % menurun", 500_000),)
    others = (
        OtherCashLine("Konsumsi rapat", "0018", money_out=75_000),
        OtherCashLine("Fotokopi daftar hadir", "0019", money_out=12_500),
        OtherCashLine("Hasil jual peyek", "0020", money_in=240_000),
    )
    money_in = sum(line.savings.total for line in lines) + 60_000 * instalments + 240_000
    expected = OPENING + money_in - 587_500
    cash = CashCount(
        OPENING, money_in, 587_500, expected if counted is None else counted, "Uang kembalian kurang"
    )
    return MeetingSheet(
        head=HEAD,
        number=34,
        on=date(2026, 10, 12),
        time="15.30–17.00 WIB",
        place="Rumah Ibu Wati, RT 02 RW 03 Kauman",
        members=lines,
        guests=("Ibu Endang, Pokja II Kelurahan Kauman",),
        instalments=paid,
        loans=loans,
        others=others,
        cash=cash,
        minutes=Minutes(
            chair="Wati Suryani",
            minute_taker="Dewi Lestari",
            agenda=("Pembukaan", "Setoran simpanan dan angsuran", "Pinjaman baru", "Lain-lain", "Penutup"),
            course=(
                "Rapat dibuka oleh Ibu Wati. Ibu Endang dari Pokja II menyampaikan laporan bulan lalu.",
                "Ibu Kartini mengajukan pinjaman untuk modal jualan es dan disetujui semua yang hadir.",
            ),
            decisions=("Pinjaman Ibu Kartini Rp 500.000 disetujui.", "Rapat berikut Senin, 9 November 2026."),
        ),
        vouchers="0012–0020",
        agreed=(Signatory("Anggota", "Nurhayati"), Signatory("Anggota", "Tri Rahayu")),
        signatures=Signatures(
            "Mojokerto",
            date(2026, 10, 12),
            (
                Signatory("Ketua Kelompok", "Wati Suryani", "Mengetahui,"),
                Signatory("Sekretaris", "Dewi Lestari"),
            ),
        ),
        printed=PRINTED,
    )


def kwitansi(amount: int = 60_000, purpose: str = "") -> Receipt:
    """With the code of a seal that begins with twelve ones in bits."""
    code, address = (
        receipt_code(3576, b"\xff\xf0" + bytes(30)),
        "https://up2k.mojokertokota.example/kuitansi/",
    )
    return Receipt(
        head=HEAD,
        number="0012/X/2026",
        on=date(2026, 10, 12),
        received_from="Ibu Dewi Lestari",
        amount=amount,
        purpose=purpose or "Angsuran ke-3: pokok 50.000, jasa 7.000, simpanan 3.000",
        place="Mojokerto",
        receiver=Signatory("Bendahara", "Sari Wulandari"),
        printed=PRINTED,
        code=code,
        address=address.removeprefix("https://").rstrip("/"),
        qr=qr(f"{address}?kode={code}"),
    )


def ranking(groups: int = 18) -> RankingReport:
    """Three aspects; places 2 and 3 have the same total, settled by the first aspect."""
    lines = tuple(
        RankLine(
            rank=at + 1,
            group=f"Poksus {NAMES[at % 7]} {at + 1}",
            area="Kelurahan Kauman, Prajurit Kulon",
            scores=(Decimal("34.50") - at, Decimal("33.20"), Decimal("22.00")),
            total=Decimal("89.70") - at,
            note="Nilai sama, unggul pada pembukuan" if at == 1 else "",
        )
        for at in range(groups)
    )
    aspects = (
        AspectColumn("Kelengkapan administrasi", 40),
        AspectColumn("Perkembangan simpan pinjam", 35),
        AspectColumn("Usaha dan inovasi", 25),
    )
    return RankingReport(
        edition="Lomba Administrasi UP2K PKK Tahun 2026",
        area="Kota Mojokerto",
        until=date(2026, 10, 31),
        letterhead=LETTERHEAD,
        aspects=aspects,
        lines=lines,
        tie_rule="diunggulkan kelompok dengan nilai administrasi lebih tinggi, lalu yang lebih tua.",
        signatures=Signatures(
            "Mojokerto",
            date(2026, 11, 5),
            (
                Signatory("Ketua TP PKK Kota Mojokerto", "", "Mengetahui,"),
                Signatory("Juri I", "Hariyanto"),
                Signatory("Koordinator Lomba", "Endang Sulistyowati"),
            ),
        ),
        printed=PRINTED,
    )
