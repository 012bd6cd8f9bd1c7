"""What happens between meetings: money taken to the bank, entries put right, a receipt found late."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from accounts.domain.roles import Actor
from bookkeeping.commands.cash import Direction, RecordCash, Transfer, record_cash, transfer
from bookkeeping.commands.correcting import CorrectEntry, ReverseEntry, correct_entry, reverse_entry
from bookkeeping.commands.replacing import CorrectedLine
from bookkeeping.domain.chart import BIAYA_RAPAT, BIAYA_TRANSPOR, IURAN, KAS
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry, Leg
from bookkeeping.queries.balances import saldo_on
from common import clock
from common.ids import uuid7
from up2k.demo.groups import Made

KEEP = 400_000


def between(group: Made, on: date, chance: Random, actor: Actor) -> None:
    """A day or two after a meeting; most months nothing happens."""
    day = on + timedelta(days=2)
    with clock.at(datetime.combine(day, time(3, 0), UTC)):
        if chance.random() < 0.1:
            _to_bank(group, day, actor)
        if chance.random() < 0.12:
            _correct(group, on, chance, actor)
        if chance.random() < 0.05:
            _wrote_twice(group, day, actor)
        if chance.random() < 0.05:
            _found_late(group, on - timedelta(days=9), actor)


def _to_bank(group: Made, day: date, actor: Actor) -> None:
    spare = saldo_on(day, group.id, (KAS,))[KAS] - KEEP
    if spare >= 200_000:
        transfer(Transfer(uuid7(), group.id, day, spare // 100_000 * 100_000, to_bank=True), actor=actor)


def _correct(group: Made, on: date, chance: Random, actor: Actor) -> None:
    """The costs of the meeting were five thousand less: Betulkan."""
    entry = Entry.objects.filter(group_id=group.id, date=on, kind=EntryKind.KAS_KELUAR.value).first()
    if entry is None:
        return
    leg = Leg.objects.filter(entry_id=entry.id, account_id=BIAYA_RAPAT).first()
    if leg is None:
        return
    lines = (CorrectedLine(BIAYA_RAPAT, leg.debit - 5_000),)
    fixed = CorrectEntry(uuid7(), entry.id, on, lines, "Nota konsumsi salah baca", entry.memo)
    correct_entry(fixed, actor=actor)


def _wrote_twice(group: Made, day: date, actor: Actor) -> None:
    cmd = RecordCash(uuid7(), group.id, day, Direction.MASUK, IURAN, 15_000, "Iuran kebersihan")
    record_cash(cmd, actor=actor)
    again = record_cash(RecordCash(**{**vars(cmd), "command_id": uuid7()}), actor=actor)
    reverse_entry(ReverseEntry(uuid7(), again.entry_id, "Tercatat dua kali"), actor=actor)


def _found_late(group: Made, day: date, actor: Actor) -> None:
    """A receipt that turned up later: the event lies before what is written already."""
    if day > group.since and saldo_on(day, group.id, (KAS,))[KAS] > 50_000:
        cmd = RecordCash(
            uuid7(),
            group.id,
            day,
            Direction.KELUAR,
            BIAYA_TRANSPOR,
            10_000,
            "Ongkos ke kelurahan, nota baru ditemukan",
        )
        record_cash(cmd, actor=actor)
