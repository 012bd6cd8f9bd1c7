"""What holds of every book, whatever is written into it (real PostgreSQL)."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from accounts.commands.run import REGISTRY
from accounts.models import CommandRecord
from bookkeeping.commands.correcting import ReverseEntry, reverse_entry
from bookkeeping.commands.months import seal_months
from bookkeeping.commands.savings.undoing import TakeBackSharing, take_back_sharing
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry
from bookkeeping.queries.cash import buku_kas
from bookkeeping.queries.check import sums_drift
from bookkeeping.queries.rollups import arrears
from bookkeeping.queries.savings.book import buku_simpanan
from bookkeeping.queries.trial import trial_balance
from closing.commands.take_back import TakeBackShu, take_back_shu
from closing.queries.check import shares_drift
from closing.queries.statements import area_statements, statements
from common.ids import uuid7
from common.period import Period
from common.problems import Refused
from goods.commands.cancelling import CancelGoods, cancel_goods
from goods.queries.check import goods_drift
from meetings.models import Meeting
from tests.ledger.again import AGAIN
from tests.ledger.books import ACTOR, NAMES, Melati, a_group
from tests.ledger.histories import (
    VERBS,
    Step,
    a_minute_later,
    any_number,
    begin,
    checked,
    days,
    play,
    programs,
    steps,
    undone,
    written,
)
from tests.ledger.laws import (
    LAST_DAY,
    agreeing,
    months,
    moves_as_a_whole,
    no_drift,
    same_money,
    standing,
    totals,
)

pytestmark = pytest.mark.django_db
# What goods cost, what jasa comes to, what who leaves has, what a year brought: all as the books are by then.
COSTED = {
    EntryKind.PENJUALAN,
    EntryKind.PRODUKSI,
    EntryKind.SUSUT_BARANG,
    EntryKind.JASA_SIMPANAN,
    EntryKind.PENGEMBALIAN,
    EntryKind.PEMBAGIAN_SHU,
}
# Commands of these apps that write no book: papers, pictures, remarks, progress of files.
BESIDE = {
    "bookkeeping.answer_remark",
    "bookkeeping.ask_about_entry",
    "bookkeeping.ask_about_month",
    "bookkeeping.ask_again",
    "bookkeeping.close_remark",
    "bookkeeping.share_card",
    "bookkeeping.style",
    "bookkeeping.withdraw_card",
    "bookkeeping.withdraw_remark",
    "closing.ask_rat",
    "closing.make_rat",
    "closing.rat_failed",
    "goods.change_product",
    "oldbooks.add_pages",
    "oldbooks.clear_files",
    "oldbooks.drop",
    "oldbooks.refused",
    "oldbooks.remove_page",
    "oldbooks.tick_rows",
}
APPS = ("bookkeeping", "closing", "goods", "meetings", "oldbooks")
Back = Callable[[Entry], Any]
# What is seldom written blindly: it takes a year nothing was paid of, a member who owes nothing, a new entry.
RARE: tuple[Step, ...] = (
    ("open", LAST_DAY, 90_000, 9),
    ("share", date(2026, 7, 7), 0, 1),
    ("close_month", date(2026, 6, 7), 0, 1),
    ("reopen_month", date(2026, 6, 7), 0, -1),
    ("close_year", date(2026, 7, 7), 0, 0),
    ("reopen_year", date(2026, 7, 7), 0, 0),
    ("share_again", date(2026, 7, 8), 0, 0),
    ("pay_share", date(2026, 7, 9), 0, 1),
    ("pay_share_again", date(2026, 7, 9), 0, 0),
    ("take_back_shu", date(2026, 7, 9), 0, 0),
    ("save", date(2026, 7, 10), 50_000, 6),
    ("leave", date(2026, 7, 11), 0, 1),
    ("again", date(2026, 8, 11), 0, -1),
    ("withdraw", date(2026, 7, 12), 1_000, 3),
    ("cash", date(2026, 7, 13), 50_000, 1),
    ("correct", date(2026, 7, 13), 60_000, -1),
    ("again", date(2026, 8, 13), 0, -1),
    ("reverse", date(2026, 8, 13), 0, -1),
    ("lend", date(2026, 8, 13), 60_000, 100),
    ("again", date(2026, 8, 14), 0, -1),
    ("pay", date(2026, 9, 14), 30_000, -1),
    ("reverse", date(2026, 9, 14), 0, -1),
    ("cover", date(2026, 9, 15), 30_000, 1),
    ("again", date(2026, 9, 16), 0, -1),
    ("give_back", date(2026, 9, 16), 30_000, 1),
    ("again", date(2026, 9, 17), 0, -1),
    ("pass_on", date(2026, 9, 17), 27_000, 1),
    ("reschedule", date(2026, 9, 18), 0, 1),
    ("write_off", date(2026, 9, 19), 60_000, 1),
    ("again", date(2026, 9, 20), 0, -1),
    ("recover", date(2026, 9, 20), 30_000, 1),
    ("meet", date(2026, 9, 21), 0, 3),
    ("cancel_meeting", date(2026, 9, 21), 0, -1),
    ("interest", date(2026, 8, 13), 60_000, 1),
    ("again", date(2026, 9, 13), 0, -1),
    ("pay_out", date(2026, 8, 13), 0, 2),
    ("again", date(2026, 9, 13), 0, -1),
    ("take_over", date(2026, 8, 14), 60_000, 0),
    ("take_over", date(2026, 8, 14), 60_000, 1),
    ("buy", date(2026, 8, 14), 60_000, 1),
    ("cancel_goods", date(2026, 8, 14), 0, -1),
    ("bring", date(2026, 8, 14), 60_000, 0),
    ("undo", date(2026, 8, 14), 0, 0),
)
EMPTY: tuple[Step, ...] = (
    ("start", date(2026, 6, 1), 300_000, 1),
    ("opening_again", date(2026, 5, 20), 0, 0),
)


@pytest.fixture
def begun(melati: Melati) -> Melati:
    """Melati with a year that has something of everything."""
    return begin(melati)


def shown(group: Melati) -> Any:
    """What the books show, beside every total: months, arrears, the pages of the kas, the Buku Simpanan."""
    running = [(a.running, a.late, a.arrears) for a in arrears(Period(2026, 10)).values() if a.running]
    pages = [buku_kas(group.id, Period(2026, month)) for month in range(5, 11)]
    ends = [(page.kas.saldo_akhir, page.bank.saldo_akhir) for page in pages]
    return totals(group), standing(months()), running, ends, buku_simpanan(group.id, Period(2026, 10)).held


@settings(checked, max_examples=12)
@given(
    program=programs(8, 20),
    sealed=st.sampled_from((None, 202601, 202606, 202607, 202608)),
    on=st.dates(date(2025, 12, 1), LAST_DAY),
    chosen=st.tuples(any_number, days),
)
def test_any_history_leaves_true_books(
    begun: Melati, program: list[Step], sealed: int | None, on: date, chosen: tuple[int, date]
) -> None:
    """Savings, loans, goods, things, meetings, months, reports, years, old books; and Betulkan of any."""
    with undone():
        half = len(program) // 2
        done = play(begun, program[:half])
        reported = reported_until(begun, sealed)
        done += play(begun, program[half:])
        event(f"steps written: {done * 4 // len(program)}/4")
        event(f"moved: {any_entry_moves(begun, *chosen)}")
        assert reported == standing_at(begun, sealed)
        no_drift()
        agreeing(begun)
        same_money(statements(begun.id, on))
        whole, month = statements(begun.id, date(2026, 9, 30)), area_statements(Period(2026, 9))
        assert (whole.result, whole.capital) == (month.result, month.capital)
        assert whole.neraca.assets == month.neraca.assets == month.neraca.claims


def reported_until(group: Melati, sealed: int | None) -> Any:
    """A report of that month is issued; answers what it says."""
    if sealed is not None:
        with a_minute_later():
            seal_months([group.id], Period.from_key(sealed), actor=ACTOR, reason="Laporan 1")
    return standing_at(group, sealed)


def standing_at(group: Melati, sealed: int | None) -> Any:
    """Every account at the end of the month that a report counts."""
    if sealed is None:
        return None
    lines = trial_balance(group.id, Period.from_key(sealed).last).lines
    return [(line.account, line.debit, line.credit) for line in lines]


def any_entry_moves(group: Melati, n: int, day: date) -> bool:
    """Betulkan of one entry that says what it moves; what goods cost follows from the books of the day."""
    entries = Entry.objects.filter(group_id=group.id, kind__in=set(AGAIN) - COSTED, meeting_id=None)
    found = list(entries.exclude(id__in=Entry.objects.exclude(reverses_id=None).values("reverses_id")))
    entry = found[n % len(found)]
    if Period.of(day) <= Period(2026, 8):
        day = date(2026, 9, 1) + timedelta(days=n % 60)
    try:
        with a_minute_later():
            moves_as_a_whole(group, entry, day)
    except Refused:
        return False
    return True


def _reverse(entry: Entry) -> None:
    """What one command wrote, from the last entry on."""
    together = Entry.objects.filter(command_id=entry.command_id).order_by("-seq")
    for one in list(together.values_list("id", flat=True)):
        reverse_entry(ReverseEntry(uuid7(), one, "Uji"), actor=ACTOR)


def _unshare(entry: Entry) -> Any:
    return take_back_sharing(TakeBackSharing(uuid7(), entry.id, "Uji"), actor=ACTOR)


def _cancel_goods(entry: Entry) -> Any:
    return cancel_goods(CancelGoods(uuid7(), entry.id, "Uji"), actor=ACTOR)


def _take_back(entry: Entry) -> Any:
    return take_back_shu(TakeBackShu(uuid7(), entry.id, "Uji"), actor=ACTOR)


def _cancel_meeting(entry: Entry) -> Any:
    meetings: list[Any] = list(Meeting.objects.order_by("id").values_list("id", flat=True))
    return VERBS["cancel_meeting"](
        Melati(entry.group_id, ()), entry.date, 0, meetings.index(entry.meeting_id)
    )


def _undo_file(entry: Entry) -> Any:
    return VERBS["undo"](Melati(entry.group_id, ()), entry.date, 0, 0)


BACK: dict[str, Back] = {
    **dict.fromkeys(("cash", "lend", "open", "pay", "save", "transfer", "withdraw"), _reverse),
    **dict.fromkeys(("cover", "give_back", "pass_on", "recover", "settle", "write_off"), _reverse),
    **dict.fromkeys(("interest", "pay_out"), _unshare),
    **dict.fromkeys(
        ("aid", "buy", "buy_item", "count", "depreciate", "lose", "part", "produce"), _cancel_goods
    ),
    **dict.fromkeys(("sell", "take_over"), _cancel_goods),
    **dict.fromkeys(("pay_share", "share"), _take_back),
    "bring": _undo_file,
    "meet": _cancel_meeting,
}


@settings(checked, max_examples=8)
@given(
    program=programs(2, 8),
    lasts=st.lists(steps(tuple(BACK)), min_size=3, max_size=3, unique_by=lambda step: step[0]),
)
def test_taking_back_gives_the_books_before(begun: Melati, program: list[Step], lasts: list[Step]) -> None:
    with undone():
        play(begun, program)
        before = shown(begun)
        for last in lasts:
            event(f"{last[0]}: {goes_back(begun, last, before)}")


def test_each_act_can_be_taken_back(begun: Melati) -> None:
    play(begun, [("write_off", date(2026, 7, 7), 90_000, 1), ("share", date(2026, 7, 7), 0, 1)])
    play(begun, [("cover", date(2026, 7, 8), 60_000, 1), ("give_back", date(2026, 7, 9), 60_000, 1)])
    before, day = shown(begun), date(2026, 8, 20)
    for verb in sorted(set(BACK) - {"share"}):
        tries = ((verb, day, much, n) for much, n in ((30_000, 4), (3_000, 3), (30_000, 5), (3_000, 1)))
        assert any(goes_back(begun, last, before) for last in tries), verb


def goes_back(group: Melati, last: Step, before: Any) -> bool:
    """Whether the step was written; then it is taken back, and the books are those of before."""
    with undone():
        newest = Entry.objects.latest("seq").seq
        if not play(group, [last]):
            return False
        new = Entry.objects.filter(seq__gt=newest, reverses_id=None).first()
        if new is None:
            return False
        with a_minute_later():
            BACK[last[0]](new)
        assert shown(group) == before, last
        sums = (*sums_drift(), *goods_drift(), *shares_drift())
        assert [str(drift) for drift in sums] == []
        return True


def test_every_command_is_written_somewhere_in_the_histories(begun: Melati) -> None:
    """A verb that is always refused would prove nothing, nor a command that no verb runs."""
    chance = Random(5)
    names = sorted(set(VERBS) - {"seal"})
    turns = [LAST_DAY - timedelta(days=38 - turn * 37) for turn in range(2)]
    program = [*RARE] + [
        (verb, day, chance.randint(20, 90) * 1_000, chance.randint(0, 999))
        for day in turns
        for verb in chance.sample(names, len(names))
    ]
    done = set(written(begun, program)) | set(written(a_group("Anggrek", NAMES[4:8]), EMPTY))
    done |= {"seal"} & set(written(begun, [("seal", LAST_DAY, 0, 1)]))
    assert set(VERBS) - done == set()
    ran = set(CommandRecord.objects.values_list("name", flat=True))
    assert {name for name in REGISTRY if name.split(".")[0] in APPS} - ran - BESIDE == set()
    no_drift()
    agreeing(begun)
