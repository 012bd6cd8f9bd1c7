"""Buku Kas, Buku Simpanan, one entry: what the screens and prints show."""

from datetime import date
from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bookkeeping.commands.cash import Direction, Transfer, record_cash, transfer
from bookkeeping.commands.correcting import correct_entry, reverse_entry
from bookkeeping.commands.months import CloseMonth, close_month, seal_months
from bookkeeping.commands.savings.paying import WithdrawSavings, save_money, withdraw_savings
from bookkeeping.domain.chart import BIAYA_RAPAT, IURAN, KAS, SIMPANAN_WAJIB
from bookkeeping.domain.folding import LineState
from bookkeeping.models import Entry
from bookkeeping.models.month import MonthState
from bookkeeping.queries.cash import CashBook, buku_kas
from bookkeeping.queries.entries import entries, entries_on, entry_rows
from bookkeeping.queries.entry_page import entry_detail
from bookkeeping.queries.savings.book import Savings, buku_simpanan
from common.ids import uuid7
from common.period import Period
from tests.commands.test_bookkeeping_cash import cash, money_in
from tests.commands.test_bookkeeping_correcting import cancelling, correcting
from tests.commands.test_bookkeeping_savings import saving
from tests.ledger.books import ACTOR, Melati, october_noon, posted
from tests.ledger.books import cash_in as unnamed
from tests.ledger.conftest import melati

__all__ = ["melati"]
SEPTEMBER, OCTOBER = Period(2026, 9), Period(2026, 10)
DAY = date(2026, 10, 12)


def money(melati: Melati, amount: int, on: date = DAY, memo: str = "Iuran") -> UUID:
    return record_cash(money_in(melati, amount, date=on, memo=memo), actor=ACTOR).entry_id


def lines(book: CashBook) -> list[tuple[str, str, int, int, int]]:
    return [(line.voucher, line.memo, line.masuk, line.keluar, line.saldo) for line in book.lines]


def test_a_month_of_the_kas(melati: Melati) -> None:
    money(melati, 100_000, date(2026, 9, 5))
    money(melati, 30_000, date(2026, 10, 20), "Iuran Oktober")
    record_cash(cash(melati, Direction.KELUAR, BIAYA_RAPAT, 25_000, date=date(2026, 10, 3)), actor=ACTOR)
    transfer(Transfer(uuid7(), melati.id, DAY, 50_000, to_bank=True), actor=ACTOR)
    close_month(CloseMonth(uuid7(), melati.id, OCTOBER), actor=ACTOR)
    book = buku_kas(melati.id, OCTOBER)
    assert (book.kas.saldo_awal, book.kas.masuk, book.kas.keluar, book.kas.saldo_akhir) == (
        100_000,
        30_000,
        75_000,
        55_000,
    )
    assert lines(book.kas) == [
        ("3/2026", "Konsumsi rapat", 0, 25_000, 75_000),
        ("4/2026", "Setor kas ke bank", 0, 50_000, 25_000),
        ("2/2026", "Iuran Oktober", 30_000, 0, 55_000),
    ]
    assert lines(book.bank) == [("4/2026", "Setor kas ke bank", 50_000, 0, 50_000)]
    assert (book.saldo_akhir, book.state) == (105_000, MonthState.CLOSED)
    assert buku_kas(melati.id, SEPTEMBER).kas.saldo_akhir == 100_000


def test_a_correction_is_one_line_with_its_three_entries(melati: Melati) -> None:
    wrong = money(melati, 500_000)
    done = correct_entry(correcting(wrong, (IURAN, 50_000)), actor=ACTOR)
    assert done.replacement is not None
    book = buku_kas(melati.id, OCTOBER).kas
    assert lines(book) == [("3/2026", "Iuran", 50_000, 0, 50_000)]
    assert (book.masuk, book.keluar) == (50_000, 0)
    (line,) = book.lines
    assert line.state is LineState.DIBETULKAN
    assert line.trail == (wrong, done.reversal.entry_id, done.replacement.entry_id)
    assert line.reason == "Salah ketik"
    again = correct_entry(correcting(line.entry_id, (IURAN, 55_000)), actor=ACTOR)
    assert again.replacement is not None
    (line,) = buku_kas(melati.id, OCTOBER).kas.lines
    assert line.trail[:3] == (wrong, done.reversal.entry_id, done.replacement.entry_id)
    assert line.trail[3:] == (again.reversal.entry_id, again.replacement.entry_id)
    assert line.masuk == 55_000


def test_a_cancelled_entry_keeps_its_voucher_without_money(melati: Melati) -> None:
    wrong = money(melati, 500_000)
    done = reverse_entry(cancelling(wrong), actor=ACTOR)
    (line,) = buku_kas(melati.id, OCTOBER).kas.lines
    assert (line.entry_id, line.masuk, line.saldo, line.state.label) == (wrong, 0, 0, "dibatalkan")
    assert line.trail == (wrong, done.reversal.entry_id)


def test_a_ralat_shows_in_both_months(melati: Melati) -> None:
    wrong = money(melati, 500_000, date(2026, 9, 5))
    seal_months([melati.id], SEPTEMBER, actor=ACTOR)
    correct_entry(correcting(wrong, (IURAN, 50_000), date=date(2026, 9, 5)), actor=ACTOR)
    september, october = buku_kas(melati.id, SEPTEMBER), buku_kas(melati.id, OCTOBER)
    assert [(line.masuk, line.state) for line in september.kas.lines] == [(500_000, LineState.DIRALAT)]
    assert [(line.masuk, line.keluar, line.state) for line in october.kas.lines] == [
        (0, 500_000, LineState.PEMBALIK),
        (50_000, 0, LineState.DIBETULKAN),
    ]
    assert (october.kas.saldo_awal, october.kas.saldo_akhir) == (500_000, 50_000)
    assert september.state is MonthState.SEALED


def test_the_savings_book_carries_forward(melati: Melati) -> None:
    sari = melati.people[0].member_id
    save_money(saving(melati, pokok=50_000, wajib=10_000, date=date(2026, 9, 5)), actor=ACTOR)
    save_money(saving(melati, wajib=10_000, sukarela=40_000), actor=ACTOR)
    withdraw_savings(WithdrawSavings(uuid7(), melati.id, sari, DAY, 15_000), actor=ACTOR)
    book = buku_simpanan(melati.id, OCTOBER)
    row = book.rows[0]
    assert (row.number, row.name) == (1, "Sari")
    assert (row.carried, row.moved) == (Savings(50_000, 10_000), Savings(0, 10_000, 25_000))
    assert (row.held.jumlah, book.held) == (95_000, Savings(50_000, 20_000, 25_000, 0))
    assert [(r.name, r.held.jumlah) for r in book.rows[1:]] == [("Wati", 0), ("Dewi", 0), ("Rini", 0)]
    assert buku_simpanan(melati.id, SEPTEMBER).held.jumlah == 60_000


def test_an_entry_in_the_words_of_the_books(melati: Melati) -> None:
    wrong = save_money(saving(melati, wajib=10_000), actor=ACTOR).entry_id
    detail = entry_detail(Entry.objects.get(pk=wrong))
    assert [(line.name, line.words, line.amount, line.member_name) for line in detail.lines] == [
        ("Kas", "bertambah", 10_000, ""),
        ("Simpanan wajib", "bertambah", 10_000, "Sari"),
    ]
    assert (detail.kind_words, detail.voucher, detail.masuk, detail.keluar) == (
        "Simpanan",
        "1/2026",
        10_000,
        0,
    )
    assert (detail.can_correct, detail.can_reverse, len(detail.chain_hash)) == (True, True, 64)
    assert [(line.account, line.amount) for line in detail.correctable_lines] == [(SIMPANAN_WAJIB, 10_000)]
    done = correct_entry(correcting(wrong, (SIMPANAN_WAJIB, 20_000)), actor=ACTOR)
    assert done.replacement is not None
    detail = entry_detail(Entry.objects.get(pk=wrong))
    assert detail.reversed_by is not None
    assert detail.replaced_by is not None
    assert (detail.reversed_by.id, detail.replaced_by.voucher) == (done.reversal.entry_id, "3/2026")
    assert (detail.can_correct, detail.can_reverse) == (False, False)
    undoing = entry_detail(Entry.objects.get(pk=done.reversal.entry_id))
    assert undoing.reverses is not None
    assert (undoing.reverses.id, undoing.keluar, undoing.can_reverse) == (wrong, 10_000, False)


def test_a_number_opens_to_its_entries(melati: Melati) -> None:
    money(melati, 100_000, date(2026, 9, 5))
    first, second = money(melati, 1_000), money(melati, 2_000, date(2026, 10, 1))
    (row, other) = entry_rows(entries_on(melati.id, KAS, OCTOBER))
    assert (row.id, row.masuk, row.keluar, row.amount) == (second, 2_000, 0, 2_000)
    assert other.id == first
    assert [r.id for r in entry_rows(entries(melati.id)[:2])] == [first, second]


def test_the_number_of_queries_does_not_grow(melati: Melati) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as done:
            buku_kas(melati.id, OCTOBER)
            buku_simpanan(melati.id, OCTOBER)
            entry_rows(entries(melati.id))
        return len(done)

    posted(unnamed(melati.id, 1_000))
    few = queries()
    posted(*(unnamed(melati.id, 1_000) for _ in range(30)))
    with october_noon():
        assert (few, queries()) == (10, 10)
