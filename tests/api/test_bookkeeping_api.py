"""Entries, books and the trial balance over the API: what the screens show, to those who may see it."""

import csv
import io
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from bookkeeping.commands.cash import Direction, RecordCash, record_cash
from bookkeeping.commands.correcting import ReverseEntry, reverse_entry
from bookkeeping.commands.remarks import AskAboutEntry, ask_about_entry
from bookkeeping.domain.chart import BIAYA_RAPAT, IURAN, KAS, MODAL_AWAL, PIUTANG_PINJAMAN
from bookkeeping.models import Entry
from common.ids import uuid7
from regions.tenancy.scope import scope
from tests.api.conftest import Api
from tests.builders import Built
from tests.cast import MOJOKERTO, TODAY, Cast

pytestmark = pytest.mark.django_db


def spend(cast: Cast, built: Built, amount: int, memo: str, on: date = TODAY) -> UUID:
    """Money out for a meeting; the id of its entry."""
    cmd = RecordCash(uuid7(), built.id, on, Direction.KELUAR, BIAYA_RAPAT, amount, memo)
    with scope(MOJOKERTO):
        record_cash(cmd, actor=cast["sari"])
        return Entry.objects.values_list("id", flat=True).get(command_id=cmd.command_id)


def memos(answer: Any) -> list[str]:
    return [row["memo"] for row in answer.json()["results"]]


def test_a_row_of_the_list(api: Api, cast: Cast, melati: Built) -> None:
    entry_id = spend(cast, melati, 45_000, "Konsumsi rapat")
    body = api.get("sari", "catatan/").json()
    assert (body["count"], body["next"], body["previous"]) == (4, None, None)
    row = body["results"][0]
    assert row.pop("recorded_at").startswith("2026-10-12T")
    assert row == {
        "id": str(entry_id),
        "group_id": str(melati.id),
        "group": "Poksus Melati",
        "seq": 4,
        "date": "2026-10-12",
        "period": "2026-10",
        "voucher": "3/2026",
        "kind": "kas_keluar",
        "memo": "Konsumsi rapat",
        "masuk": 0,
        "keluar": 45_000,
        "mark": "",
        "reverses_id": None,
        "replaces_id": None,
        "meeting_id": None,
        "recorded_name": "Sari Wulandari",
    }


def test_the_filters(api: Api, cast: Cast, melati: Built) -> None:
    spend(cast, melati, 45_000, "Konsumsi rapat")
    borrower = melati.people[3]
    for asked, found in (
        ("bulan=2025-12", ["Modal awal"]),
        ("sejak=2026-10-01&sampai=2026-10-31", ["Konsumsi rapat"]),
        ("jenis=kas_keluar", ["Konsumsi rapat"]),
        ("cari=konsumsi", ["Konsumsi rapat"]),
        ("cari=3/2026", ["Konsumsi rapat"]),
        (f"pos={BIAYA_RAPAT}", ["Konsumsi rapat"]),
        (f"kelompok={melati.id}&jenis=kas_masuk", ["Modal awal"]),
        (f"kelompok={cast.groups['Teratai']}", []),
        (f"rapat={uuid7()}", []),
    ):
        assert memos(api.get("ani", f"catatan/?{asked}")) == found, asked
    of_borrower = api.get("ani", f"catatan/?anggota={borrower.member_id}&pos={PIUTANG_PINJAMAN}").json()
    assert [(row["masuk"], row["keluar"]) for row in of_borrower["results"]] == [(1_000_000, 0)]
    for wrong in ("bulan=2026-13", "anggota=Sari", "kelompok=12", "jenis=apa", "sejak=kemarin"):
        answer = api.get("ani", f"catatan/?{wrong}", 400)
        assert [p["field"] for p in answer.json()["problems"]] == [wrong.partition("=")[0]]


def test_each_sees_the_entries_of_her_groups(api: Api, cast: Cast, melati: Built) -> None:
    entry_id = spend(cast, melati, 45_000, "Konsumsi rapat")
    for name, count in (("sari", 4), ("ani", 4), ("yuni", 4), ("rini", 4), ("dewi", 0), ("tuti", 0)):
        assert api.get(name, "catatan/").json()["count"] == count, name
    for name in ("dewi", "tuti"):
        api.get(name, f"catatan/{entry_id}/", 404)
        api.get(name, f"kelompok/{melati.id}/buku/kas/", 404)
        api.get(name, "neraca/", 403)


def test_one_entry_with_its_legs_and_what_takes_it_back(api: Api, cast: Cast, melati: Built) -> None:
    entry_id = spend(cast, melati, 45_000, "Konsumsi rapat")
    with scope(MOJOKERTO):
        reverse_entry(ReverseEntry(uuid7(), entry_id, "Salah catat"), actor=cast["sari"])
    body = api.get("ani", f"catatan/{entry_id}/").json()
    assert [(leg["account"], leg["name"], leg["grew"], leg["amount"]) for leg in body["legs"]] == [
        (BIAYA_RAPAT, "Biaya rapat dan konsumsi", True, 45_000),
        (KAS, "Kas", False, 45_000),
    ]
    assert (body["masuk"], body["keluar"], body["seq"], body["month"]) == (0, 45_000, 4, "open")
    assert len(body["chain_hash"]) == 64
    undoing = body["reversed_by"]
    assert (undoing["voucher"], body["reverses"], body["replaced_by"]) == ("4/2026", None, None)
    assert api.get("ani", f"catatan/{undoing['id']}/").json()["reverses"]["id"] == str(entry_id)
    assert api.get("ani", "catatan/").json()["count"] == 3
    marks = [row["mark"] for row in api.get("ani", "catatan/?koreksi=semua&bulan=2026-10").json()["results"]]
    assert marks == ["pembatalan", "dibatalkan"]


def test_the_list_as_a_file(api: Api, cast: Cast, melati: Built) -> None:
    spend(cast, melati, 45_000, "Konsumsi rapat")
    answer = api.get("ani", "catatan/unduh/?bentuk=csv&bulan=2026-10", Accept="text/csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1:] == [
        ["Poksus Melati", "2026-10-12", "3/2026", "Konsumsi rapat", "Uang keluar", "", "45000", "",
         "Sari Wulandari"]
    ]  # fmt: skip
    assert answer["Content-Disposition"] == 'attachment; filename="catatan.csv"'
    assert api.get("ani", "catatan/unduh/").content[:2] == b"PK"


def test_buku_kas(api: Api, cast: Cast, melati: Built) -> None:
    entry_id = spend(cast, melati, 45_000, "Konsumsi rapat")
    body = api.get("sari", f"kelompok/{melati.id}/buku/kas/?bulan=2026-10").json()
    kas = body["kas"]
    assert (body["period"], body["state"], body["saldo_akhir"]) == ("2026-10", "open", 7_955_000)
    assert (kas["saldo_awal"], kas["masuk"], kas["keluar"], kas["saldo_akhir"]) == (
        8_000_000,
        0,
        45_000,
        7_955_000,
    )
    assert kas["lines"] == [
        {
            "entry_id": str(entry_id), "date": "2026-10-12", "voucher": "3/2026", "memo": "Konsumsi rapat",
            "kind": "kas_keluar", "fund": "", "masuk": 0, "keluar": 45_000, "saldo": 7_955_000,
            "state": "biasa", "trail": [str(entry_id)], "reason": "",
        }
    ]  # fmt: skip
    assert (body["bank"]["lines"], body["bank"]["saldo_akhir"]) == ([], 0)
    api.get("sari", f"kelompok/{melati.id}/buku/kas/?bulan=oktober", 400)


def test_buku_simpanan_and_daftar_pinjaman(api: Api, melati: Built) -> None:
    book = api.get("sari", f"kelompok/{melati.id}/buku/simpanan/").json()
    assert [(row["number"], row["held"]["jumlah"]) for row in book["rows"]] == [(n, 0) for n in range(1, 7)]
    loans = api.get("sari", f"kelompok/{melati.id}/buku/pinjaman/?bulan=2026-09").json()
    assert (loans["on"], loans["outstanding"], loans["arrears"]) == ("2026-09-30", 2_000_000, 0)
    assert [(row["number"], row["principal"], row["standing"]) for row in loans["rows"]] == [
        (1, 1_000_000, "Berjalan"),
        (2, 1_000_000, "Berjalan"),
    ]
    before = api.get("sari", f"kelompok/{melati.id}/buku/pinjaman/?bulan=2026-08").json()
    assert (before["on"], before["rows"]) == ("2026-08-31", [])


def test_neraca_saldo_of_a_group_and_of_the_kota(api: Api, melati: Built) -> None:
    of_group = api.get("sari", f"kelompok/{melati.id}/buku/neraca/?sampai=2026-09-30").json()
    assert (of_group["until"], of_group["debit"], of_group["credit"]) == (
        "2026-09-30",
        12_000_000,
        12_000_000,
    )
    assert [(line["account"], line["saldo"]) for line in of_group["lines"]] == [
        (KAS, 8_000_000),
        (PIUTANG_PINJAMAN, 2_000_000),
        (MODAL_AWAL, 10_000_000),
    ]
    assert api.get("rini", "neraca/?sampai=2026-09-30").json() == of_group
    for name in ("sari", "ani", "wati", "yuni", "joko"):
        api.get(name, "neraca/", 403)
    assert api.get("rini", "neraca/?sampai=2099-01-01").json()["until"] == "2026-10-12"


def test_books_as_files(api: Api, cast: Cast, melati: Built) -> None:
    spend(cast, melati, 45_000, "Konsumsi rapat")
    for address, name, last in (
        ("kas", "buku-kas-2026-10", ["2026-10-31", "Jumlah", "", "0", "45000", "7955000", ""]),
        ("simpanan", "buku-simpanan-2026-10", ["", "Jumlah", "0", "0", "0", "0", "0", "0"]),
    ):
        answer = api.get("sari", f"kelompok/{melati.id}/buku/{address}/unduh/?bentuk=csv")
        assert answer["Content-Disposition"] == f'attachment; filename="{name}.csv"'
        assert list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[-1] == last
    for address in (f"kelompok/{melati.id}/buku/pinjaman/", f"kelompok/{melati.id}/buku/neraca/", "neraca/"):
        assert api.get("ida", f"{address}unduh/").content[:2] == b"PK"


def test_queries_do_not_grow(api: Api, cast: Cast, melati: Built) -> None:
    addresses = (
        "catatan/",
        f"catatan/?kelompok={melati.id}&pos={KAS}",
        f"kelompok/{melati.id}/buku/kas/",
        f"kelompok/{melati.id}/buku/neraca/",
        "neraca/",
    )

    def fill(count: int) -> None:
        with scope(MOJOKERTO):
            for number in range(count):
                cmd = RecordCash(uuid7(), melati.id, TODAY, Direction.MASUK, IURAN, 1_000, f"Iuran {number}")
                record_cash(cmd, actor=cast["sari"])

    fill(8)
    api.get("rini", "catatan/")  # the first time makes her token
    before = {address: api.cost("rini", address) for address in addresses}
    fill(20)
    assert {address: api.cost("rini", address) for address in addresses} == before
    assert len(api.get("rini", "catatan/").json()["results"]) == 25
    assert len(api.get("rini", "catatan/?halaman=2").json()["results"]) == 6


def test_what_is_asked_to_be_put_right(api: Api, cast: Cast, melati: Built) -> None:
    entry_id = spend(cast, melati, 45_000, "Konsumsi rapat")
    with scope(MOJOKERTO):
        asked = ask_about_entry(AskAboutEntry(uuid7(), entry_id, "Kuitansinya 54.000."), actor=cast["wati"])
        reverse_entry(ReverseEntry(uuid7(), entry_id, "Salah catat"), actor=cast["sari"])
    body = api.get("ani", "permintaan/").json()
    assert body["count"] == 1
    row = body["results"][0]
    at, undone = row["asked_at"], row["since"]["entry_id"]
    turn = {"said": "minta", "sentence": "Kuitansinya 54.000.", "at": at, "name": "Wati Handayani"}
    assert row == {
        "id": str(asked.remark_id), "group_id": str(melati.id), "group": "Poksus Melati",
        "kelurahan": "Gedongan", "period": "2026-10", "state": "terbuka", "asked_at": at,
        "entry": {"id": str(entry_id), "voucher": "3/2026", "date": "2026-10-12", "memo": "Konsumsi rapat"},
        "turns": [turn | {"role": "Pokja II kelurahan"}],
        "since": {"entry_id": undone, "voucher": "4/2026", "at": at, "is_replacement": False},
        "book_changed_at": None,
    }  # fmt: skip
    assert api.get("rini", f"permintaan/{asked.remark_id}/").json() == row
    for filters, count in (
        ("keadaan=selesai", 0),
        (f"kelompok={melati.id}&bulan=2026-10&cari=kuitansinya", 1),
        ("bulan=2026-09", 0),
    ):
        assert api.get("rini", f"permintaan/?{filters}").json()["count"] == count, filters
    api.get("rini", "permintaan/?bulan=oktober", 400)
    for name in ("dewi", "tuti"):
        assert api.get(name, "permintaan/").json()["count"] == 0
        api.get(name, f"permintaan/{asked.remark_id}/", 404)
    api.get("joko", "permintaan/", 403)
    assert b"Kuitansinya 54.000." in api.get("rini", "permintaan/unduh/?bentuk=csv").content
