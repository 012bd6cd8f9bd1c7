"""No permutation changes a book: acts that do not read each other give the same books in any order."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ledger.books import Melati
from tests.ledger.commuting import Commuting, every_book
from tests.ledger.histories import a_minute_later, checked, undone

pytestmark = pytest.mark.django_db
Written = tuple[str, date, int]
NAMES = (
    "angsuran", "bagian SHU", "bagian SHU lain", "bantuan", "barang rusak", "batalkan", "beli alat",
    "beli barang", "berkas", "betulkan", "betulkan lain", "dari bank", "jual alat", "jual barang", "jurnal",
    "pelunasan", "penarikan", "penghapusan", "pindah alat", "pinjaman", "pinjaman lagi", "produksi",
    "simpanan", "simpanan lagi", "uang keluar", "uang keluar dari bank", "uang masuk",
)  # fmt: skip
# Few days, so that many acts fall on one.
days = st.integers(0, 4).map(lambda n: date(2026, 5, 20) + timedelta(days=n * 31))
acts = st.lists(
    st.tuples(st.sampled_from(NAMES), days, st.integers(10, 90).map(lambda n: n * 1_000)),
    min_size=6,
    max_size=12,
    unique_by=lambda act: act[0],
)


@pytest.fixture
def book(melati: Melati) -> Commuting:
    return Commuting(melati)


@settings(checked, max_examples=5)
@given(chosen=acts, order=st.randoms(use_true_random=False))
def test_any_order_gives_the_same_books(
    book: Commuting, chosen: list[tuple[str, date, int]], order: Any
) -> None:
    shuffled = list(chosen)
    order.shuffle(shuffled)
    assert books_of(book, chosen) == books_of(book, shuffled)


def test_every_act_is_written_in_either_order(book: Commuting) -> None:
    every = [(name, date(2026, 6, 20), 20_000) for name in NAMES]
    assert set(NAMES) == set(book.acts)
    assert books_of(book, every) == books_of(book, every[::-1])


def books_of(book: Commuting, chosen: list[Written]) -> dict[str, str]:
    """What all books say after these acts, none of which is refused."""
    with undone():
        for name, day, much in chosen:
            with a_minute_later():
                book.acts[name](day, much)
        return every_book(book.melati, book.goods)
