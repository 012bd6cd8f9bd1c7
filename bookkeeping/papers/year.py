"""The yearly book, Buku Iuran and Buku Daftar Anggota on paper."""

from bookkeeping.domain import prints
from bookkeeping.papers.desk import Desk
from bookkeeping.queries.contributions import BukuIuran
from bookkeeping.queries.year_sheet import YearSheet
from members.queries import EnrolmentRow


def year_book(desk: Desk, sheet: YearSheet) -> prints.YearBook:
    """Buku Daftar Pinjaman, Angsuran, Iuran dan Simpanan."""
    return prints.YearBook(
        head=desk.head,
        year=sheet.year,
        rows=tuple(
            prints.YearRow(
                on=row.lent_on,
                name=row.name,
                purpose=row.purpose,
                principal=row.principal,
                months=tuple((paid.angsuran, paid.iuran, paid.simpanan) for paid in row.months),
            )
            for row in sheet.rows
        ),
        signatures=desk.signatures,
        printed=desk.printed,
    )


def iuran_book(desk: Desk, book: BukuIuran) -> prints.IuranBook:
    """Buku Iuran of a month; the uraian stands where no member was named."""
    rows = tuple(prints.IuranRow(x.date, x.member_name or x.memo, x.amount) for x in book.lines)
    return prints.IuranBook(desk.head, book.period, rows, desk.signatures, desk.printed)


def member_register(desk: Desk, rows: tuple[EnrolmentRow, ...]) -> prints.MemberRegister:
    """Buku Daftar Anggota as of the day of the desk: who had joined by then."""
    return prints.MemberRegister(
        head=desk.head,
        until=desk.on,
        rows=tuple(
            prints.MemberRow(
                number=row.number,
                name=row.name,
                born_on=row.birth_date,
                sex=row.sex.value,
                address=row.address,
                joined_on=row.joined_on,
                left_on=row.left_on,
                left_reason=row.left_reason,
                born_in=row.birth_place or "",
                occupation=row.occupation or "",
            )
            for row in rows
            if row.joined_on <= desk.on
        ),
        signatures=desk.signatures,
        printed=desk.printed,
    )
