"""Frozen contexts: they add up or are refused, survive JSON, and hide what is kept back."""

import dataclasses
from dataclasses import FrozenInstanceError
from datetime import datetime
from decimal import Decimal

import pytest

from bookkeeping.domain.prints import DoesNotAddUp, Savings
from common.codec import canonical, dump, load
from common.pdf.values import Count, Picture, Signatures
from contests.domain.prints import score_text
from reports.domain.monthly import MonthlyReport
from tests.reports import sample, sample_books, sample_meeting


def test_an_issued_report_comes_back_from_json_with_the_same_bytes() -> None:
    laporan = sample.report(level="kecamatan")
    again = load(MonthlyReport, dump(laporan))
    assert again == laporan
    assert canonical(again) == canonical(laporan)


def test_a_report_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        sample.report().number = "1"  # type: ignore[misc]


def test_a_report_names_its_area_by_level() -> None:
    kelurahan, kecamatan, kota = (sample.report(level=level) for level in ("kelurahan", "kecamatan", "kota"))
    assert (kelurahan.area, kelurahan.within) == (
        "Kelurahan Kauman",
        "Kecamatan Prajurit Kulon, Kota Mojokerto",
    )
    assert (kecamatan.area, kecamatan.within) == ("Kecamatan Prajurit Kulon", "Kota Mojokerto")
    assert (kota.area, kota.within) == ("Kota Mojokerto", "")
    assert [kelurahan.rows_are, kecamatan.rows_are, kota.rows_are] == ["Lingkungan", "Kelurahan", "Kecamatan"]


def test_a_ralat_says_why_and_an_instant_has_its_zone() -> None:
    laporan = sample.report()
    with pytest.raises(ValueError, match="ralat"):
        dataclasses.replace(laporan, revision=1)
    with pytest.raises(ValueError, match="zone"):
        dataclasses.replace(laporan, issued_at=datetime(2026, 11, 1))


def test_a_number_kept_back_is_not_inside() -> None:
    assert dump(Count.kept_back()) == {"kind": "kept_back", "number": 0}
    assert Count.kept_back().text == "<5"
    with pytest.raises(ValueError, match="kept back"):
        Count("kept_back", 3)


@pytest.mark.parametrize(
    ("parts", "text"),
    [((1, 2), "3"), ((), "0"), ((1_200, None), "min. 1.200"), ((None, None), "?"), ((0, 0), "0")],
)
def test_counts_add_up_to_what_is_known(parts: tuple[int | None, ...], text: str) -> None:
    assert Count.total(parts).text == text


def test_a_logo_is_a_png_or_jpeg() -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"x"
    assert Picture.of(png).uri.startswith("data:image/png;base64,iVBORw0KGgp4")
    assert Picture.of(b"\xff\xd8\xff\xe0").kind == "jpeg"
    with pytest.raises(ValueError, match="PNG"):
        Picture.of(b"<svg onload='x'>")


def test_somebody_signs() -> None:
    with pytest.raises(ValueError, match="signs"):
        Signatures("Mojokerto", None, ())


def test_recap_totals_are_sums_and_the_pekka_total_is_given() -> None:
    recap = sample.report(groups=5).recap
    assert recap.members == 75
    assert recap.money.savings == 21_775_000
    assert recap.money.cash == 9_252_500
    assert recap.pekka.text == "14"
    assert (recap.complete, recap.group_count) == (4, 5)
    assert recap.keeps_back


def test_the_imprint_shows_a_code_short_enough_to_read_aloud() -> None:
    laporan = sample.report()
    mark = laporan.imprint("0123456789abcdef" * 4)
    assert mark.code == "0123 4567 89ab cdef"
    assert mark.created == "2026-11-01T01:30:00+00:00"
    assert not mark.is_ralat


def test_the_documented_group_of_46_savers_has_saved_9694500() -> None:
    assert sample_books.savings_book().total.total == 9_694_500


def test_a_cash_book_whose_kas_and_bank_are_not_its_saldo_akhir_is_refused() -> None:
    book = sample_books.cash_book(2, 1)
    assert (book.received, book.paid, book.closing) == (1_964_500, 19_000, 1_945_500)
    with pytest.raises(DoesNotAddUp):
        dataclasses.replace(book, cash=book.cash - 1)


def test_the_shorter_side_of_a_cash_book_ends_in_empty_boxes() -> None:
    rows = sample_books.cash_book(1, 2).rows
    assert [(left is None, right is None) for left, right in rows] == [(False, False), (True, False)]


def test_a_savings_book_that_does_not_follow_from_last_month_is_refused() -> None:
    book = sample_books.savings_book(3)
    with pytest.raises(DoesNotAddUp):
        dataclasses.replace(book, opening=Savings())


def test_a_loan_card_with_a_wrong_saldo_is_refused() -> None:
    card = sample_books.loan_card()
    assert (card.paid, card.jasa_paid, card.denda_paid, card.balance) == (400_000, 51_000, 5_000, 600_000)
    wrong = dataclasses.replace(card.lines[2], balance=1)
    with pytest.raises(DoesNotAddUp):
        dataclasses.replace(card, lines=(*card.lines[:2], wrong))


def test_an_unbalanced_trial_balance_is_refused() -> None:
    balance = sample_books.trial_balance()
    assert (balance.debit, balance.credit) == (11_500_500, 11_500_500)
    with pytest.raises(DoesNotAddUp):
        dataclasses.replace(balance, lines=balance.lines[:-1])


def test_a_meeting_adds_up_to_its_cash_count() -> None:
    sheet = sample_meeting.meeting()
    assert (sheet.present, sheet.absent) == (18, 2)
    assert (sheet.money_in, sheet.money_out) == (830_000, 587_500)
    assert sheet.cash.expected == 2_093_000
    assert sheet.cash.difference == 0
    with pytest.raises(DoesNotAddUp):
        dataclasses.replace(sheet, loans=())


def test_a_cash_difference_needs_its_reason() -> None:
    cash = sample_meeting.meeting(counted=2_000_000).cash
    assert cash.difference == -93_000
    with pytest.raises(DoesNotAddUp):
        dataclasses.replace(cash, reason="")


def test_a_kwitansi_holds_money() -> None:
    with pytest.raises(DoesNotAddUp):
        sample_meeting.kwitansi(0)


def test_a_ranking_needs_weights_of_100_and_a_score_for_each_aspect() -> None:
    ranking = sample_meeting.ranking(2)
    with pytest.raises(ValueError, match="75, bukan 100"):
        dataclasses.replace(ranking, aspects=ranking.aspects[:2])
    short = dataclasses.replace(ranking.lines[0], scores=(Decimal(1),))
    with pytest.raises(ValueError, match="setiap aspek"):
        dataclasses.replace(ranking, lines=(short,))
    assert score_text(Decimal("89.7")) == "89,70"
