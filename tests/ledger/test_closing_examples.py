"""Worked examples of SHU that a treasurer can read: tests/ledger/examples/shu/*.toml, played and compared."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bookkeeping.commands.months import ReopenMonth, reopen_month
from bookkeeping.domain.chart import CADANGAN, JASA_PINJAMAN, KAS, SHU_ANGGOTA, SIMPANAN_WAJIB
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.check import find_drift
from closing.commands.share import share_shu
from closing.domain.sharing import ShuItem, ShuRules
from closing.domain.words import ItemKind
from closing.queries.dues import unpaid
from closing.queries.shares import shares_of
from closing.queries.statements import statements
from closing.queries.surplus import surplus_of
from common.ids import uuid7
from common.period import Period
from common.problems import Refused
from tests.ledger.books import ACTOR, Melati, posted
from tests.ledger.yearend import YEAR, a_loan, agree, close_months, earned, sharing, spent, written

pytestmark = pytest.mark.django_db
PAGES = sorted((Path(__file__).with_name("examples") / "shu").glob("*.toml"))
OCTOBER, DECEMBER = date(YEAR, 10, 12), date(YEAR, 12, 30)


def test_there_are_four_pages() -> None:
    assert [page.stem for page in PAGES] == [
        "koreksi_sesudah_dibagi",
        "menurut_persen",
        "sisa_pembulatan",
        "tahun_rugi",
    ]


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_page(path: Path, melati: Melati) -> None:
    page = tomllib.loads(path.read_text(encoding="utf-8"))
    _write(melati, page["buku"])
    close_months(melati)
    agree(melati, _rules(page["aturan"]))
    for step in page["langkah"]:
        STEPS[step["jenis"]](melati, step)
    end = page["akhir"]
    on = date(2026, 10, 31)
    found = statements(melati.id, on)
    rows = {row.key: row.now for part in found.neraca.pasiva for row in part.rows}
    assert rows.get("shu:lalu", 0) == end["shu_belum_dibagi"]
    assert saldo_on(on, melati.id, (CADANGAN, SHU_ANGGOTA)) == {
        CADANGAN: end["cadangan"],
        SHU_ANGGOTA: end["bagian_anggota"],
    }
    assert found.neraca.assets == end.get("aktiva", found.neraca.claims)
    assert found.neraca.agrees
    assert [str(drift) for drift in find_drift()] == []


def _write(melati: Melati, book: dict[str, Any]) -> None:
    people = {person.name: person for person in melati.people}
    drafts = [earned(melati, book["iuran"], OCTOBER)]
    for name, saved in book["simpanan"].items():
        legs = LegLine(KAS, saved, 0), LegLine(SIMPANAN_WAJIB, 0, saved, people[name].member_id)
        drafts.append(written(melati, OCTOBER, EntryKind.SIMPANAN, *legs))
    for name, paid in book["jasa"].items():
        loan_id, lent = a_loan(melati, people[name], OCTOBER)
        legs = LegLine(KAS, paid, 0), LegLine(JASA_PINJAMAN, 0, paid, people[name].member_id, loan_id)
        drafts += [lent, written(melati, OCTOBER, EntryKind.ANGSURAN, *legs)]
    if book["biaya"]:
        drafts.append(spent(melati, book["biaya"], date(YEAR, 12, 20)))
    posted(*drafts)


def _rules(agreed: dict[str, Any]) -> ShuRules:
    items = tuple(ShuItem(ItemKind(kind), name, of * 100) for kind, name, of in agreed["bagian"])
    place = [item.name for item in items].index(agreed["sisa_ke"]) + 1
    return ShuRules(items, place, unit=agreed.get("bulat", 1))


def _share(melati: Melati, step: dict[str, Any]) -> None:
    surplus = surplus_of(melati.id, YEAR)
    assert surplus.amount == step["shu"]
    assert surplus.sources[0].label == step.get("nama", f"SHU tahun {YEAR}")
    share_shu(sharing(melati), actor=ACTOR)
    made = shares_of(melati.id)[0].split
    assert {item.name: item.amount for item in made.items} == step["bagian"]
    assert made.rounding == step.get("sisa", made.rounding)
    assert {member.name: member.total for member in made.members} == step.get("anggota", {})
    if "anggota" in step:
        assert {one.name: one.amount for one in unpaid(melati.id)} == step["anggota"]


def _refused(melati: Melati, step: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        share_shu(sharing(melati, 1), actor=ACTOR)
    assert [problem.message for problem in refused.value.problems] == [step["kata"]]


def _late(melati: Melati, step: dict[str, Any]) -> None:
    reopen_month(ReopenMonth(uuid7(), melati.id, Period(YEAR, 12), "Kwitansi tertinggal"), actor=ACTOR)
    make = spent if step["jenis"] == "biaya susulan" else earned
    posted(make(melati, step["jumlah"], DECEMBER))
    close_months(melati, 12)


STEPS = {"bagi": _share, "ditolak": _refused, "biaya susulan": _late, "iuran susulan": _late}
