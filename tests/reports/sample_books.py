"""Books of an invented group: 46 savers as in the documented real one, and cases that strain a page."""

from datetime import UTC, date, datetime, timedelta

from bookkeeping.domain.prints import (
    BalanceLine,
    CardLine,
    CardLoan,
    CardPayment,
    CardSaving,
    CashBook,
    CashLine,
    DueLine,
    FinanceBook,
    FinanceLine,
    IuranBook,
    IuranRow,
    LoanCard,
    LoanList,
    LoanRow,
    MemberCard,
    MemberRegister,
    MemberRow,
    PurseBook,
    PurseLine,
    Savings,
    SavingsBook,
    SavingsRow,
    TrialBalance,
    YearBook,
    YearRow,
)
from bookkeeping.domain.prints.area import AreaLoanList, AreaLoanRow
from common.pdf.values import BookHead, Printed, Signatory, Signatures
from common.period import Period

HEAD = BookHead("Poksus Melati", "Kauman", "Prajurit Kulon", "Kota Mojokerto")
OCTOBER = Period(2026, 10)
PRINTED = Printed(datetime(2026, 11, 1, 12, 42, tzinfo=UTC), "WIB", "Sari Wulandari", "3fa9 21bc 77e0 91d4")
SIGNATURES = Signatures(
    "Mojokerto",
    date(2026, 10, 31),
    (Signatory("Ketua Kelompok", "Wati Suryani", "Mengetahui,"), Signatory("Bendahara", "Sari Wulandari")),
)
NAMES = ("Aminah", "Dewi Lestari", "Hj. Siti Khotijah", "Kartini", "Nurhayati", "Sumiati", "Tri Rahayu")
LONGEST_NAME = "Raden Ayu Hj. Siti Nurhalimah Kusumaningtyas Wiryodiningrat-Sastroamidjojo, S.Pd.I., M.M."


def cash_book(receipts: int, payments: int, amount: int = 57_000, uraian: str = "") -> CashBook:
    """Money in and out on the days of October; all of it is kept as cash."""
    coming = tuple(
        CashLine(OCTOBER.first + timedelta(at % 31), uraian or f"Setoran simpanan {NAMES[at % 7]}", amount)
        for at in range(receipts)
    )
    going = tuple(
        CashLine(
            OCTOBER.first + timedelta(at % 31), uraian or "Beli tepung dan gula", amount // 3, f"{at + 1:04d}"
        )
        for at in range(payments)
    )
    closing = 1_850_500 + receipts * amount - payments * (amount // 3)
    return CashBook(
        HEAD, OCTOBER, 1_850_500, coming, going, closing, 0, SIGNATURES, PRINTED, closed_on=date(2026, 10, 31)
    )


def savings_book(members: int = 46) -> SavingsBook:
    """With 46 members the December sum of the real group, Rp 9.694.500."""
    rows = tuple(
        SavingsRow(f"{at:03d}", NAMES[at % 7], Savings(20_000, 120_000, 40_000 if at % 2 else 31_500, 35_000))
        for at in range(1, members + 1)
    )
    total = Savings.sum(row.savings for row in rows)
    deposits, withdrawals = Savings(0, 10_000 * members, 5_000, 3_000 * members), Savings(sukarela=2_500)
    opening = total.plus(deposits, -1).plus(withdrawals)
    return SavingsBook(HEAD, OCTOBER, rows, opening, deposits, withdrawals, SIGNATURES, PRINTED)


def loan_list(loans: int) -> LoanList:
    rows = tuple(
        LoanRow(
            NAMES[at % 7],
            "Modal usaha peyek kacang",
            f"RT {at % 5 + 1:02d} RW 03 Kauman",
            date(2026, 3, 9),
            1_000_000,
            10,
            "1,5 % menurun",
            400_000,
            100_000 * (at % 2),
        )
        for at in range(loans)
    )
    return LoanList(HEAD, date(2026, 10, 31), rows, SIGNATURES, PRINTED)


def loan_card() -> LoanCard:
    """A loan of one million in ten instalments, jasa 1,5 % menurun: 82.500 in all."""
    lines = [CardLine(date(2026, 3, 9), "0012", None, 1_000_000, 0, 1_000_000)]
    for no in range(1, 5):
        left = 1_000_000 - no * 100_000
        late = 5_000 if no == 3 else 0
        paid = CardLine(
            date(2026, 3 + no, 13), f"{20 + no:04d}", no, 0, 100_000, left, 15_000 - (no - 1) * 1_500, late
        )
        lines.append(paid)
    upcoming = tuple(
        DueLine(no, date(2026, 3 + no, 9), 100_000, 15_000 - (no - 1) * 1_500) for no in range(5, 9)
    )
    return LoanCard(
        head=HEAD,
        number="P-2026-007",
        name="Dewi Lestari",
        address="RT 02 RW 03, Lingkungan Kauman Gang 4 Nomor 12",
        phone="0812-3456-7890",
        principal=1_000_000,
        jasa="1,5 % per bulan, menurun",
        term="10 kali, tiap bulan",
        security="Tanggung renteng",
        lines=tuple(lines),
        upcoming=upcoming,
        signatures=SIGNATURES,
        printed=PRINTED,
    )


def trial_balance() -> TrialBalance:
    lines = (
        BalanceLine(1101, "Kas", 6_100_500, 0),
        BalanceLine(1301, "Piutang pinjaman anggota", 5_400_000, 0),
        BalanceLine(2101, "Simpanan sukarela", 0, 1_640_500),
        BalanceLine(3101, "Simpanan pokok", 0, 920_000),
        BalanceLine(3102, "Simpanan wajib", 0, 5_520_000),
        BalanceLine(4101, "Jasa pinjaman", 0, 3_420_000),
    )
    return TrialBalance("Poksus Melati", HEAD.area, date(2026, 10, 31), lines, SIGNATURES, PRINTED)


def purse_book(lines: int, amount: int = 57_000, uraian: str = "Setoran simpanan") -> PurseBook:
    """Money in, and every third line a third of it out."""
    made = tuple(
        PurseLine(
            OCTOBER.first + timedelta(at % 31),
            f"{at + 1}/2026",
            uraian,
            0 if at % 3 == 2 else amount,
            amount // 3 if at % 3 == 2 else 0,
        )
        for at in range(lines)
    )
    closing = 1_850_500 + sum(line.masuk - line.keluar for line in made)
    return PurseBook(
        HEAD, "TUNAI", OCTOBER, 1_850_500, made, closing, SIGNATURES, PRINTED, date(2026, 10, 31)
    )


def finance_book(
    receipts: int, payments: int, *, amount: int = 57_000, uraian: str = "", left: bool = True
) -> FinanceBook:
    """The lines of cash_book() with their sumber dana."""
    book = cash_book(receipts, payments, amount, uraian)

    def line(at: int, given: CashLine) -> FinanceLine:
        return FinanceLine(
            given.on, "APBD Kota 2026" if at % 4 else "", given.uraian, f"{at}/2026", given.amount
        )

    return FinanceBook(
        head=HEAD,
        period=OCTOBER,
        opening=book.opening,
        receipts=tuple(line(at, given) for at, given in enumerate(book.receipts)),
        payments=tuple(line(at, given) for at, given in enumerate(book.payments)),
        cash=book.cash - 150_000,
        bank=book.bank + 150_000,
        receipts_left=left,
        signatures=SIGNATURES,
        printed=PRINTED,
        closed_on=date(2026, 10, 31),
    )


def iuran_book(rows: int, amount: int = 5_000, name: str = "") -> IuranBook:
    """Iuran of some members on the days of October."""
    paid = tuple(
        IuranRow(OCTOBER.first + timedelta(at % 31), name or NAMES[at % 7], amount) for at in range(rows)
    )
    return IuranBook(HEAD, OCTOBER, paid, SIGNATURES, PRINTED)


def register(members: int, name: str = "") -> MemberRegister:
    """Members by number; every fifth has left."""
    rows = tuple(
        MemberRow(
            number=at,
            name=name or NAMES[at % 7],
            born_on=date(1970 + at % 30, 1 + at % 12, 1 + at % 28) if at % 4 else None,
            sex="P",
            address="RT 02 RW 03, Lingkungan Kauman Gang 4 Nomor 12",
            joined_on=date(2020, 1, 6),
            left_on=date(2025, 6, 30) if at % 5 == 0 else None,
            left_reason="Pindah rumah ke kota lain" if at % 5 == 0 else "",
        )
        for at in range(1, members + 1)
    )
    return MemberRegister(HEAD, date(2026, 10, 31), rows, SIGNATURES, PRINTED)


def year_book(rows: int, amount: int = 110_000, name: str = "") -> YearBook:
    """Members who pay every month; two of three have borrowed."""
    made = tuple(
        YearRow(
            on=date(2026, 1 + at % 12, 9) if at % 3 else None,
            name=name or NAMES[at % 7],
            purpose="Modal usaha peyek kacang" if at % 3 else "",
            principal=10 * amount if at % 3 else 0,
            months=tuple((amount if at % 3 else 0, 5_000, 20_000 + at) for _ in range(12)),
        )
        for at in range(rows)
    )
    return YearBook(HEAD, 2026, made, SIGNATURES, PRINTED)


def member_card(
    *, moves: int = 5, loans: int = 1, amount: int = 50_000, name: str = "Dewi Lestari"
) -> MemberCard:
    """A member with savings and loans; `amount` is what moves."""
    return MemberCard(
        head=HEAD,
        until=date(2026, 10, 31),
        number=17,
        name=name,
        savings=Savings(20_000, amount, 40_000, 35_000),
        moves=tuple(
            CardSaving(
                date(2026, 2 + at, 12),
                f"{at}/2026",
                "Simpanan wajib dan sukarela Bu Dewi …",
                amount,
                0,
            )
            for at in range(moves)
        ),
        loans=tuple(
            CardLoan(
                at + 1,
                "Modal usaha peyek kacang …",
                date(2026, 3, 9),
                amount,
                amount,
                amount,
                date(2026, 11, 9),
                amount,
            )
            for at in range(loans)
        ),
        payments=tuple(
            CardPayment(date(2026, 4 + at, 13), f"{at + 20}/2026", 1, amount, amount, amount)
            for at in range(4 if loans else 0)
        ),
        signatures=SIGNATURES,
        printed=PRINTED,
    )


def area_loans(rows: int, amount: int = 1_000_000, name: str = "") -> AreaLoanList:
    """The loans of a kelurahan, of several groups."""
    made = tuple(
        AreaLoanRow(
            name or NAMES[at % 7], "Makanan ringan", "Modal usaha peyek kacang", "RT 02 RW 03 Gang 4",
            date(2026, 3, 9), amount + at, "10 kali, tiap bulan", "1,5 % menurun",
        )
        for at in range(rows)
    )  # fmt: skip
    return AreaLoanList(
        "Kelurahan Kauman",
        "Kecamatan Prajurit Kulon, Kota Mojokerto",
        date(2026, 10, 31),
        made,
        SIGNATURES,
        PRINTED,
    )
