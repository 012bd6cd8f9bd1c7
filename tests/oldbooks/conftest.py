"""What the tests of files share."""

from collections.abc import Iterator

import pytest

from tests.oldbooks.desk import Desk, open_desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Ani at the books of Melati."""
    with open_desk() as found:
        yield found
