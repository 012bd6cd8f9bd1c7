"""The short code of a kuitansi: read as it was written, wrong as soon as one character is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookkeeping.domain.receipt_code import ALPHABET, read_receipt_code, receipt_code

SEALS = st.binary(min_size=32, max_size=32)
KOTA = st.integers(1101, 9999)


@given(KOTA, SEALS)
def test_a_code_leads_back_to_its_seal(kota: int, seal: bytes) -> None:
    found = read_receipt_code(receipt_code(kota, seal))
    assert found is not None
    assert found.kota_id == kota
    assert found.lowest <= seal < found.beyond


@given(KOTA, SEALS, st.integers(0, 13), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(kota: int, seal: bytes, at: int, other: str) -> None:
    code = receipt_code(kota, seal).replace("-", "")
    wrong = code[:at] + other + code[at + 1 :]
    assert (read_receipt_code(wrong) is None) == (wrong != code)


def test_it_is_short_and_read_however_it_is_typed() -> None:
    code = receipt_code(3576, bytes(range(32)))
    assert code == "3576-000G4-0R40M"
    for typed in ("3576 000g4 0r40m", "3576oooG4oR4Om", " 3576–OOOG4–OR40M "):
        assert read_receipt_code(typed) == read_receipt_code(code)


@pytest.mark.parametrize(
    "typed", ["", "3576", "3576-000G4-0R41U", "3576-000G4-0R40M6", "ABCD-000G4-0R40M", "\x00"]
)
def test_anything_else_is_no_code(typed: str) -> None:
    assert read_receipt_code(typed) is None
