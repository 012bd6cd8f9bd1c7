"""The opening of a book in the browser: grids that grow, cells that say what is wrong."""

from collections.abc import Iterator
from datetime import date

import pytest

from bookkeeping.domain.chart import INVENTARIS, MODAL_AWAL, PIUTANG_PINJAMAN
from bookkeeping.models import Loan
from common.ids import uuid7
from goods.models import Item
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO
from tests.web.test_meetings_correct import fields_of
from tests.web.treasurer import Treasurer, open_books, words

pytestmark = pytest.mark.django_db
FIRST = "2025-12-16"


@pytest.fixture
def ani() -> Iterator[Treasurer]:
    with open_books() as treasurer:
        yield treasurer


def given(ani: Treasurer) -> dict[str, str]:
    """A loan in the third row and a thing in the second: empty rows between them are nothing."""
    return {
        "command_id": str(uuid7()),
        "baris_loans": "4",
        "baris_items": "4",
        "date": FIRST,
        "kas": "500.000",
        "loans.2.member_id": str(ani.built.people[1].member_id),
        "loans.2.original": "2.000.000",
        "loans.2.principal": "350.000",
        "loans.2.part": "100.000",
        "loans.2.rate": "1.5",
        "loans.2.method": "FLAT",
        "loans.2.next_due": "2026-01-10",
        "loans.2.purpose": "Warung",
        "items.1.name": "Mesin jahit",
        "items.1.count": "2",
        "items.1.unit": "unit",
        "items.1.cost": "1,2 juta",
        "items.1.depreciated": "200.000",
        "items.1.acquired_on": "2024-02-01",
        "items.1.place": "Rumah ketua",
        "items.1.condition": "baik",
        "modal_awal": "1.850.000",
    }


def test_loans_and_things_are_taken_over(ani: Treasurer) -> None:
    answer = ani.client.post(ani.shelf + "saldo-awal/", given(ani))
    assert answer.status_code == 302, words(answer.content)[:2000]
    assert (ani.saldo(INVENTARIS), ani.saldo(MODAL_AWAL)) == (1_200_000, 11_850_000)  # ten million were there
    with scope(MOJOKERTO):
        loan = Loan.objects.get(purpose__startswith="Warung")
        thing = Item.objects.get()
    assert (loan.principal, loan.count, loan.first_due) == (350_000, 4, date(2026, 1, 10))
    assert (thing.name, thing.first_count) == ("Mesin jahit", 2)
    page = ani.see(f"/pinjaman/{loan.id}/")
    assert "semula Rp 2.000.000" in page
    put_right(ani, answer["Location"])


def put_right(ani: Treasurer, entry: str) -> None:
    """Betulkan opens the wizard as it was sent; unchanged it writes nothing, changed all at once."""
    address, before = f"{entry}betulkan-saldo-awal/", ani.ledger()
    assert address in ani.client.get(entry).content.decode()
    shown = fields_of(ani.client.get(address))
    stands = {name: values[0] for name, values in shown.items()} | {"reason": "Kas kurang hitung"}
    assert (stands["kas"], stands["loans.0.original"], stands["modal_awal"]) == (
        "500.000",
        "2.000.000",
        "850.000",
    )
    same = ani.client.post(address, stands)
    assert same.status_code == 422
    assert "Tidak ada yang Ibu ubah." in words(same.content)
    odd = ani.client.post(address, stands | {"kas": "550.000"})
    assert "selisih Rp 50.000" in words(odd.content)
    assert ani.client.post(address, stands | {"tambah": "loans"}).content.count(b"350.000") == 1
    assert ani.ledger() == before
    right = stands | {"command_id": str(uuid7()), "kas": "550.000", "modal_awal": "900.000"}
    done = ani.client.post(address, right)
    assert done.status_code == 302, words(done.content)[:2000]
    assert ani.saldo(MODAL_AWAL) == 11_900_000
    assert "Kas kurang hitung" in ani.see(done["Location"])
    assert ani.client.get(address).status_code == 302


def test_what_is_wrong_stands_at_its_row(ani: Treasurer) -> None:
    before, owed = ani.ledger(), ani.saldo(PIUTANG_PINJAMAN)
    wrong = given(ani) | {"loans.2.part": "1.000", "items.1.place": "", "modal_awal": "1.850.001"}
    answer = ani.client.post(ani.shelf + "saldo-awal/", wrong)
    assert answer.status_code == 422
    page = answer.content.decode()
    for place in ("loans.2.part", "items.1.place", "modal_awal"):
        assert f'href="#id_{place}"' in page
    assert 'value="1,2 juta"' in page
    halfway = given(ani) | {"loans.2.next_due": "", "items.1.count": ""}
    answer = ani.client.post(ani.shelf + "saldo-awal/", halfway)
    assert answer.status_code == 422
    assert 'href="#id_loans.2.next_due"' in answer.content.decode()
    assert (ani.ledger(), ani.saldo(PIUTANG_PINJAMAN)) == (before, owed)


def test_more_rows_keep_what_was_typed(ani: Treasurer) -> None:
    before = ani.ledger()
    answer = ani.client.post(ani.shelf + "saldo-awal/", given(ani) | {"tambah": "loans"})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert 'name="loans.7.principal"' in page
    assert 'name="loans.8.principal"' not in page
    for typed in ("350.000", "Mesin jahit", "1,2 juta", "1.850.000"):
        assert f'value="{typed}"' in page
    assert "Belum diisi." not in page
    assert ani.ledger() == before
