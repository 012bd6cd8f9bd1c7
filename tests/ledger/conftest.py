"""The group that the tests of the books are about."""

from collections.abc import Iterator

import pytest

from regions.tenancy.scope import scope
from tests.ledger.books import KOTA, Melati, a_city, a_group, an_area, october_noon


@pytest.fixture
def melati(db: None) -> Iterator[Melati]:
    """Melati with four members and an empty book, in an open city, at the end of October 2026."""
    a_city()
    with october_noon(), scope(KOTA):
        an_area()
        yield a_group()
