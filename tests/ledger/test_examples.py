"""Worked examples that a treasurer can read: tests/ledger/examples/*.toml, played and compared."""

import tomllib
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from bookkeeping.commands.cash import Direction, RecordCash, Transfer, record_cash, transfer
from bookkeeping.commands.correcting import correct_entry
from bookkeeping.commands.drafts import instalment_draft, savings_draft
from bookkeeping.commands.loans.opening import NewLoan, open_loan
from bookkeeping.commands.loans.paying import PayInstalment, pay_instalment
from bookkeeping.commands.opening import OpenBalances, open_balances
from bookkeeping.commands.savings.paying import SaveMoney, WithdrawSavings, save_money, withdraw_savings
from bookkeeping.domain.chart import (
    CHART,
    JASA_PINJAMAN,
    SIMPANAN_POKOK,
    SIMPANAN_SUKARELA,
    SIMPANAN_WAJIB,
)
from bookkeeping.domain.draft import EntryDraft
from bookkeeping.domain.loans.schedule import LoanTerms, Method, Rhythm
from bookkeeping.models import Instalment, Leg, Loan
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.cash import buku_kas
from bookkeeping.queries.check import find_drift
from bookkeeping.queries.rollups import group_totals, monthly_totals
from bookkeeping.queries.savings.book import buku_simpanan
from common.ids import uuid7
from common.period import Period
from regions.tenancy.scope import scope
from tests.commands.test_bookkeeping_correcting import correcting
from tests.ledger.books import (
    ACTOR,
    KELURAHAN,
    KOTA,
    Melati,
    a_city,
    a_group,
    an_area,
    october_noon,
    posted,
)
from tests.ledger.loan_notes import loan_verbs, loans_reached
from tests.ledger.savings_notes import savings_reached, savings_verbs

EXAMPLES = sorted(Path(__file__).with_name("examples").glob("*.toml"))
POS = {spec.name: spec.code for spec in CHART}
SAVINGS = {"pokok": SIMPANAN_POKOK, "wajib": SIMPANAN_WAJIB, "sukarela": SIMPANAN_SUKARELA}


class Player:
    """Plays the notes of an example into the book of one group, as the treasurer would."""

    def __init__(self, example: dict[str, Any]) -> None:
        count = example.get("banyak_anggota", 0)
        names = example.get("anggota") or [f"Anggota {n}" for n in range(1, count + 1)]
        self.group: Melati = a_group("Melati", names)
        self.people = {person.name: person for person in self.group.people}
        self.newest: UUID = uuid7()
        self.verbs: dict[str, Callable[[dict[str, Any]], None]] = {
            "saldo awal": self.opening,
            "uang masuk": self.cash,
            "uang keluar": self.cash,
            "setor ke bank": self.to_bank,
            "simpanan": self.saving,
            "penarikan": self.withdrawal,
            "pinjaman": self.loan,
            "angsuran": self.instalment,
            "angsuran menurut jadwal": self.whole_schedule,
            "betulkan yang terakhir": self.correction,
            **savings_verbs(self.group.id, self.people),
            **loan_verbs(self.group.id, self.people),
        }

    def opening(self, note: dict[str, Any]) -> None:
        cmd = OpenBalances(uuid7(), self.group.id, note["tanggal"], note["kas"], note.get("bank", 0))
        open_balances(cmd, actor=ACTOR)

    def cash(self, note: dict[str, Any]) -> None:
        way = Direction(note["jenis"].removeprefix("uang "))
        pos, amount, memo = POS[note["pos"]], note["jumlah"], note["uraian"]
        cmd = RecordCash(uuid7(), self.group.id, note["tanggal"], way, pos, amount, memo)
        self.newest = record_cash(cmd, actor=ACTOR).entry_id

    def to_bank(self, note: dict[str, Any]) -> None:
        cmd = Transfer(uuid7(), self.group.id, note["tanggal"], note["jumlah"], to_bank=True)
        transfer(cmd, actor=ACTOR)

    def saving(self, note: dict[str, Any]) -> None:
        amounts = [note.get(kind, 0) for kind in SAVINGS]
        for name in note["dari"]:
            who = self.people[name].member_id
            save_money(SaveMoney(uuid7(), self.group.id, who, note["tanggal"], *amounts), actor=ACTOR)

    def withdrawal(self, note: dict[str, Any]) -> None:
        for name in note["dari"]:
            who = self.people[name].member_id
            cmd = WithdrawSavings(uuid7(), self.group.id, who, note["tanggal"], note["jumlah"])
            withdraw_savings(cmd, actor=ACTOR)

    def loan(self, note: dict[str, Any]) -> None:
        (draft,) = self.loans([note["untuk"]], note["tanggal"], note)
        posted(draft)

    def loans(self, names: Iterable[str], day: date, terms: dict[str, Any]) -> list[EntryDraft]:
        agreed = LoanTerms(
            terms["jumlah"],
            round(terms["jasa_persen"] * 100),
            Method(terms["cara_jasa"]),
            terms["kali"],
            terms["angsuran_pertama"],
            Rhythm(terms.get("irama", "MONTHLY")),
            terms.get("pembulatan", 500),
            terms.get("tenggang", 0),
        )
        return [
            open_loan(self.group.on(day), KELURAHAN, NewLoan(self.people[name], agreed, terms["keperluan"]))[
                1
            ]
            for name in names
        ]

    def instalment(self, note: dict[str, Any]) -> None:
        parts = [note.get(part, 0) for part in ("pokok", "jasa", "denda", "simpanan")]
        for name in note["dari"]:
            loan = Loan.objects.get(member_id=self.people[name].member_id)
            pay_instalment(PayInstalment(uuid7(), loan.id, note["tanggal"], *parts), actor=ACTOR)

    def whole_schedule(self, note: dict[str, Any]) -> None:
        for name in note["dari"]:
            loan = Loan.objects.get(member_id=self.people[name].member_id)
            lines = Instalment.objects.filter(loan_id=loan.id, due_on__lte=note["sampai"])
            for line in lines.order_by("no"):
                cmd = PayInstalment(uuid7(), loan.id, line.due_on, line.principal, line.interest)
                pay_instalment(cmd, actor=ACTOR)

    def correction(self, note: dict[str, Any]) -> None:
        (pos,) = Leg.objects.filter(entry_id=self.newest, debit=0).values_list("account_id", flat=True)
        more = {"date": note["tanggal"], "reason": note["alasan"]}
        correct_entry(correcting(self.newest, (pos, note["jumlah"]), **more), actor=ACTOR)

    def meeting(self, day: date, sheet: dict[str, Any]) -> None:
        """Everybody saves, everybody pays, everybody borrows: one posting."""
        drafts, here = [], self.group.on(day)
        saved = {SAVINGS[kind]: amount for kind, amount in sheet["simpanan"].items()}
        drafts += [savings_draft(here, person, saved) for person in self.group.people]
        if "pinjaman" in sheet:
            drafts += self.loans(self.people, day, sheet["pinjaman"])
        if "angsuran" in sheet:
            paid = sheet["angsuran"]
            for loan in Loan.objects.select_related("member").order_by("number"):
                drafts.append(
                    instalment_draft(
                        here,
                        loan,
                        self.people[loan.member.name],
                        principal=paid["pokok"],
                        interest=paid["jasa"],
                        tied_saving=paid["simpanan"],
                    )
                )
        posted(*drafts)


def reached(group_id: UUID, month: str) -> dict[str, Any]:
    """Everything an example may expect of the end of a month."""
    period = Period.parse(month)
    book, totals = buku_kas(group_id, period), group_totals(period)[group_id]
    savings = buku_simpanan(group_id, period)
    assert (totals.kas, totals.bank) == (book.kas.saldo_akhir, book.bank.saldo_akhir)
    assert totals.savings == savings.held.jumlah == monthly_totals(period, period)[0].savings
    return {
        "saldo_awal": book.kas.saldo_awal,
        "masuk": book.kas.masuk,
        "keluar": book.kas.keluar,
        "kas": totals.kas,
        "bank": totals.bank,
        "simpanan": totals.savings,
        "simpanan_anggota": {row.name: row.held.jumlah for row in savings.rows},
        "sisa_pinjaman": totals.loans_out,
        "tunggakan": totals.arrears,
        "jasa": saldo_on(period.last, group_id, (JASA_PINJAMAN,))[JASA_PINJAMAN],
        **savings_reached(group_id, period),
        **loans_reached(group_id, period),
    }


@pytest.mark.django_db
@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_example(path: Path) -> None:
    example = tomllib.loads(path.read_text(encoding="utf-8"))
    a_city()
    with october_noon(), scope(KOTA):
        an_area()
        player = Player(example)
        for note in example["catatan"]:
            player.verbs[note["jenis"]](note)
        for sheet in example.get("rapat", []):
            for day in sheet["tanggal"]:
                player.meeting(day, sheet)
        for expected in example["harapan"]:
            found = reached(player.group.id, expected.pop("bulan"))
            # Where an example names members or pos, those it names are compared.
            named = {name: expected.pop(name) for name in list(expected) if isinstance(expected[name], dict)}
            assert {name: found[name] for name in expected} == expected
            for name, wanted in named.items():
                assert {one: found[name][one] for one in wanted} == wanted, name
        assert [str(drift) for drift in find_drift()] == []


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 23
    assert {"judul", "cara", "harapan"} <= set(tomllib.loads(EXAMPLES[0].read_text(encoding="utf-8")))
