"""Kuitansi: the code on the print, and the public page that says whether it is real."""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bookkeeping.commands.correcting import CorrectEntry, ReverseEntry, correct_entry, reverse_entry
from bookkeeping.commands.replacing import CorrectedLine
from bookkeeping.domain.receipt_code import ReceiptCode, receipt_code
from bookkeeping.models import Entry, Seal
from bookkeeping.queries.receipts import verified_receipts
from bookkeeping.views.receipts import BRAKE
from common.ids import uuid7
from common.pdf.paper import F4_PORTRAIT
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO, PEKALONGAN, TODAY
from tests.tenancy.catalogue import rows
from tests.web.browse import forget
from tests.web.test_bookkeeping_books import a_month
from tests.web.test_bookkeeping_prints import printed
from tests.web.treasurer import KONSUMSI, Treasurer, open_books, words

pytestmark = pytest.mark.django_db
GUESSER = "10.1.2.3"
# The columns of an index in their order, each with the leakproof operators the index can serve.
INDEX_SERVES = """
    SELECT a.attname, o.oprname
    FROM pg_index x
    JOIN pg_class c ON c.oid = x.indexrelid
    CROSS JOIN LATERAL unnest(x.indkey::int2[], x.indclass::oid[]) WITH ORDINALITY k(attnum, opclass, at)
    JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.attnum
    JOIN pg_opclass s ON s.oid = k.opclass
    JOIN pg_amop m ON m.amopfamily = s.opcfamily
        AND m.amoplefttype = s.opcintype AND m.amoprighttype = s.opcintype
    JOIN pg_operator o ON o.oid = m.amopopr
    JOIN pg_proc p ON p.oid = o.oprcode
    WHERE c.relname = %s AND x.indisvalid AND x.indpred IS NULL AND p.proleakproof
    ORDER BY k.at, o.oprname
"""


@pytest.fixture
def ani() -> Iterator[Treasurer]:
    forget(BRAKE, GUESSER)
    with open_books() as treasurer:
        a_month(treasurer)
        yield treasurer
    forget(BRAKE, GUESSER)


def code_of(entry_id: UUID, kota_id: int = MOJOKERTO) -> str:
    with scope(MOJOKERTO):
        return receipt_code(kota_id, bytes(Seal.objects.get(pk=entry_id).hash))


def entry_of(ani: Treasurer, kind: str) -> UUID:
    with scope(MOJOKERTO):
        found: UUID = Entry.objects.filter(group_id=ani.built.id, kind=kind).order_by("seq")[0].id
        return found


def ask(code: str, status: int = 200) -> str:
    answer = Client().get("/kuitansi/", {"kode": code})
    assert answer.status_code == status
    return words(answer.content)


def test_the_code_on_the_paper_is_verified_by_anybody(ani: Treasurer) -> None:
    paid = entry_of(ani, "angsuran")
    paper = printed(ani, f"/bukti/{paid}/?unduh=pdf", F4_PORTRAIT)
    code = re.search(r"Kode kuitansi (\d{4}-\w{5}-\w{5})", paper)
    assert code is not None
    assert code[1] == code_of(paid)
    page = ask(code[1].lower().replace("-", " "))
    for shown in (
        "Kuitansi ini tercatat",
        "Nomor bukti 3/2026",
        "Tanggal 12 Oktober 2026",
        "Uang masuk Rp 118.000",
        "seratus delapan belas ribu rupiah",
        "Kelompok Poksus Melati",
        "Kelurahan Gedongan, Kota Mojokerto",
    ):
        assert shown in page
    assert "Sulastri" not in page
    assert "Wahyuni" not in page


def test_what_was_taken_back_is_told(ani: Treasurer) -> None:
    wrong, alone = ani.spend(30_000, "Kue"), ani.spend(7_000, "Teh")
    with scope(MOJOKERTO):
        right = CorrectEntry(uuid7(), wrong, TODAY, (CorrectedLine(KONSUMSI, 31_000),), "Salah ketik", "Kue")
        correct_entry(right, actor=ani.actor)
    instead = ani.newest()
    with scope(MOJOKERTO):
        reverse_entry(ReverseEntry(uuid7(), alone, "Tidak jadi"), actor=ani.actor)
    page = ask(code_of(wrong))
    assert "Kuitansi ini sudah dibetulkan" in page
    assert "ditarik pada 12 Oktober 2026" in page
    assert f"Penggantinya nomor bukti {instead.voucher_no}/2026." in page
    assert "Tidak ada penggantinya." in ask(code_of(alone))


def test_a_code_that_was_never_written_is_not_there(ani: Treasurer) -> None:
    real = code_of(entry_of(ani, "angsuran"))
    assert "Kode ini tidak tercatat" in ask(real[:-1] + ("A" if real[-1] != "A" else "B"))
    assert "Kode ini tidak tercatat" in ask(receipt_code(MOJOKERTO, bytes(32)))
    assert "Kode ini tidak tercatat" in ask(receipt_code(9999, bytes(32)))
    assert "Kode ini tidak tercatat" in ask("x" * 5_000)


def test_a_code_opens_no_other_city_and_no_entry_without_a_kuitansi(ani: Treasurer) -> None:
    paid = entry_of(ani, "angsuran")
    assert "Kode ini tidak tercatat" in ask(code_of(paid, PEKALONGAN))
    for kind in ("pindah", "pembalik"):
        assert "Kode ini tidak tercatat" in ask(code_of(entry_of(ani, kind)))


def test_after_twenty_wrong_codes_an_address_waits(ani: Treasurer) -> None:
    real = code_of(entry_of(ani, "angsuran"))
    guesser = Client(REMOTE_ADDR=GUESSER)
    for _ in range(BRAKE.most):
        assert guesser.get("/kuitansi/", {"kode": "salah"}).status_code == 200
    held = guesser.get("/kuitansi/", {"kode": real})
    assert held.status_code == 429
    assert "Terlalu banyak kode yang salah" in words(held.content)
    assert "Kuitansi ini tercatat" in ask(real)


def test_the_page_opens_for_those_signed_in_and_asks_nothing_of_the_books(ani: Treasurer) -> None:
    assert "Kode kuitansi" in ani.see("/kuitansi/")
    assert "Kode kuitansi" in ask("")


def test_a_seal_is_found_by_its_index() -> None:
    """Row-level security lets an index serve only operators that cannot leak: those of this query are such.

    Read from the catalogue: on a table of a few rows the planner may prefer any other way.
    """
    with scope(MOJOKERTO), CaptureQueriesContext(connection) as asked:
        assert verified_receipts(ReceiptCode(MOJOKERTO, b"\x01", b"\x02")) == ()
    (sought, *_) = [query["sql"] for query in asked if "bookkeeping_seal" in query["sql"]]
    conditions = {name: re.findall(rf'"{name}" (>=|<=|[<>=]) ', sought) for name in ("kota_id", "hash")}
    assert sorted(conditions["hash"]) == ["<", ">="]
    assert conditions["kota_id"] == ["="]
    served = rows(INDEX_SERVES, ["seal_hash"])
    assert list(dict.fromkeys(column for column, _ in served)) == ["kota_id", "hash"]
    assert {(name, sign) for name, signs in conditions.items() for sign in signs} <= set(served)
