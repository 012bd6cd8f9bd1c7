"""What the notes of an example may say about savings, and what it may expect of them."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from bookkeeping.commands.agreeing import SetRules, set_rules
from bookkeeping.commands.drafts import savings_draft
from bookkeeping.commands.savings.interest import ShareInterest, share_interest
from bookkeeping.commands.savings.leaving import LeavePaid, leave_paid
from bookkeeping.commands.savings.paying_out import PayOutSavings, pay_out_savings
from bookkeeping.domain.chart import CHART, SIMPANAN_WAJIB
from bookkeeping.domain.loans.schedule import Method, Rhythm
from bookkeeping.domain.occasion import Occasion, Person
from bookkeeping.domain.rules import WajibEvery
from bookkeeping.domain.savings.interest import Basis, Payment
from bookkeeping.domain.savings.kinds import SavingsKind
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.savings.arrears import wajib_arrears
from common.ids import uuid7
from common.period import Period
from members.models import Enrolment, Member
from tests.ledger.books import ACTOR, posted

EVERY = {"rapat": WajibEvery.MEETING, "bulan": WajibEvery.MONTH}
BASES = {"rata-rata": Basis.RATA_RATA, "akhir": Basis.AKHIR}
Note = dict[str, Any]


def savings_verbs(group_id: UUID, people: Mapping[str, Person]) -> dict[str, Callable[[Note], None]]:
    """What a note about savings does, by its jenis."""

    def rules(note: Note) -> None:
        cmd = SetRules(
            uuid7(), group_id, note["tanggal"], note.get("pokok", 0), note["wajib"], 0, 150, Method.FLAT, 10,
            Rhythm.MONTHLY, 500, 0, wajib_every=EVERY[note["setiap"]],
            wajib_paid_out=note.get("wajib_dibagikan", False),
        )  # fmt: skip
        set_rules(cmd, actor=ACTOR)

    def meeting(note: Note) -> None:
        occasion = Occasion(group_id, note["tanggal"], uuid7())
        paid = {SIMPANAN_WAJIB: note["wajib"]}
        posted(*(savings_draft(occasion, people[name], paid) for name in note["dari"]))

    def pay_out(note: Note) -> None:
        names = note.get("kepada", list(people))
        ids = tuple(people[name].member_id for name in names)
        kinds = tuple(SavingsKind(kind) for kind in note["simpanan"])
        cmd = PayOutSavings(uuid7(), group_id, note["tanggal"], kinds, ids, note["jumlah"])
        pay_out_savings(cmd, actor=ACTOR)

    def leave(note: Note) -> None:
        enrolment = Enrolment.objects.get(group_id=group_id, member_id=people[note["siapa"]].member_id)
        day = note["tanggal"]
        leave_paid(LeavePaid(uuid7(), enrolment.id, day, note["sebab"], note["dibayar"], day), actor=ACTOR)

    def interest(note: Note) -> None:
        cmd = ShareInterest(
            uuid7(), group_id, note["tanggal"], Period.parse(note["dari_bulan"]).key,
            Period.parse(note["sampai_bulan"]).key, BASES[note["dihitung_dari"]],
            tuple(SavingsKind(kind) for kind in note["simpanan"]), round(note.get("persen", 0) * 100),
            note.get("dibagi", 0), Payment(note["diberikan"].upper()), note["jumlah"],
        )  # fmt: skip
        share_interest(cmd, actor=ACTOR)

    return {
        "aturan": rules,
        "rapat simpanan": meeting,
        "pembagian simpanan": pay_out,
        "anggota keluar": leave,
        "jasa simpanan": interest,
    }


def savings_reached(group_id: UUID, period: Period) -> dict[str, dict[str, int]]:
    """What may be expected by name: the saldo of a pos, and what members owe of simpanan wajib."""
    codes = {spec.name: spec.code for spec in CHART}
    saldo = saldo_on(period.last, group_id, tuple(codes.values()))
    owed = wajib_arrears(group_id, period.last)
    names = dict(Member.objects.values_list("id", "name"))
    return {
        "saldo": {name: saldo[code] for name, code in codes.items()},
        "tunggakan_wajib": {names[member]: hers.amount for member, hers in owed.items()},
    }
