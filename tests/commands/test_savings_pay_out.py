"""The yearly pay-out of savings."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bookkeeping.commands.agreeing import set_rules
from bookkeeping.commands.cash import Direction, record_cash
from bookkeeping.commands.correcting import CorrectEntry, ReverseEntry, correct_entry, reverse_entry
from bookkeeping.commands.months import seal_months
from bookkeeping.commands.replacing import CorrectedLine
from bookkeeping.commands.savings.corrected import CHANGED_MEANWHILE
from bookkeeping.commands.savings.correcting_pay_out import CorrectPayOut, PaidTo, correct_pay_out
from bookkeeping.commands.savings.paying import save_money
from bookkeeping.commands.savings.paying_out import PayOutSavings, pay_out_savings
from bookkeeping.commands.taking_back import UNCHANGED
from bookkeeping.domain.chart import KAS, SIMPANAN_SUKARELA, SIMPANAN_TERIKAT, SIMPANAN_WAJIB
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.savings.kinds import SavingsKind
from bookkeeping.models import Entry
from bookkeeping.queries.balances import saldo_on, savings_now
from bookkeeping.queries.check import find_drift
from bookkeeping.queries.entry_page import entry_detail
from bookkeeping.queries.savings.paid_out import paid_out
from bookkeeping.queries.savings.pay_out import pay_out
from bookkeeping.queries.savings.sharing import sharing_of
from common import clock
from common.ids import uuid7
from common.period import Period
from tests.commands.test_bookkeeping_cash import cash, kas_and_bank, refused
from tests.commands.test_bookkeeping_months import ruling
from tests.commands.test_bookkeeping_savings import saving
from tests.ledger.books import ACTOR, Melati, books, posted
from tests.ledger.conftest import melati

__all__ = ["melati"]
DAY = date(2026, 10, 12)
LATER = datetime(2026, 11, 12, 5, tzinfo=UTC)
FREE = (SavingsKind.SUKARELA, SavingsKind.TERIKAT)


def sharing(melati: Melati, expected: int, **more: Any) -> PayOutSavings:
    everybody = tuple(person.member_id for person in melati.people[:3])
    fields: dict[str, Any] = {"date": DAY, "kinds": FREE, "member_ids": everybody} | more
    return PayOutSavings(uuid7(), melati.id, expected=expected, **fields)


def tied(melati: Melati, number: int, amount: int) -> EntryDraft:
    """Simpanan terikat as an instalment leaves it."""
    legs = (
        LegLine(KAS, amount, 0),
        LegLine(SIMPANAN_TERIKAT, 0, amount, melati.people[number].member_id),
    )
    return EntryDraft(uuid7(), melati.id, date(2026, 9, 7), EntryKind.SIMPANAN, "Simpanan terikat", legs)


def year_of(melati: Melati) -> None:
    """Sari: 40.000 sukarela, 6.000 terikat; Wati: 25.000 sukarela; Dewi: 9.000 terikat; all 20.000 wajib."""
    for number, sukarela in enumerate((40_000, 25_000, 0)):
        who = melati.people[number].member_id
        save_money(saving(melati, member_id=who, wajib=20_000, sukarela=sukarela), actor=ACTOR)
    posted(tied(melati, 0, 6_000), tied(melati, 2, 9_000))


def test_everybody_is_paid_in_one_step(melati: Melati) -> None:
    year_of(melati)
    shown = pay_out(melati.id, DAY, FREE, bank=False)
    assert [(row.person.name, row.sukarela, row.terikat, row.total) for row in shown.rows] == [
        ("Sari", 40_000, 6_000, 46_000),
        ("Wati", 25_000, 0, 25_000),
        ("Dewi", 0, 9_000, 9_000),
    ]
    assert (shown.total, shown.purse, shown.left, shown.short) == (80_000, 140_000, 60_000, 0)
    cmd = sharing(melati, 80_000)
    done = pay_out_savings(cmd, actor=ACTOR)
    assert (done.count, done.total, done.first_voucher, done.last_voucher) == (3, 80_000, "6/2026", "8/2026")
    assert done.about["bukti"] == "6/2026 sampai 8/2026"
    assert pay_out_savings(cmd, actor=ACTOR) == done  # sent twice, paid once
    written = Entry.objects.filter(kind=EntryKind.PENARIKAN).order_by("seq").values_list("memo", flat=True)
    assert list(written) == [
        "Pembagian simpanan sukarela dan terikat Bu Sari",
        "Pembagian simpanan sukarela Bu Wati",
        "Pembagian simpanan terikat Bu Dewi",
    ]
    assert kas_and_bank(melati) == (60_000, 0)
    assert {
        amount for (_, account), amount in savings_now(melati.id).items() if account != SIMPANAN_WAJIB
    } == {0}
    assert list(find_drift()) == []


def test_only_those_who_are_ticked_and_only_the_kinds_that_are_chosen(melati: Melati) -> None:
    year_of(melati)
    sari = melati.people[0].member_id
    pay_out_savings(sharing(melati, 40_000, kinds=(SavingsKind.SUKARELA,), member_ids=(sari,)), actor=ACTOR)
    held = savings_now(melati.id)
    assert (held[sari, SIMPANAN_SUKARELA], held[sari, SIMPANAN_TERIKAT]) == (0, 6_000)
    assert held[melati.people[1].member_id, SIMPANAN_SUKARELA] == 25_000


def test_wajib_goes_only_where_the_group_agreed_so(melati: Melati) -> None:
    year_of(melati)
    everything = (*FREE, SavingsKind.WAJIB)
    assert refused(pay_out_savings, sharing(melati, 140_000, kinds=everything)) == [
        (
            "kinds",
            "Kelompok belum menyepakati simpanan wajib ikut dibagikan. Catat dahulu di Aturan kelompok.",
        )
    ]
    set_rules(ruling(melati, DAY, wajib_paid_out=True), actor=ACTOR)
    assert pay_out_savings(sharing(melati, 140_000, kinds=everything), actor=ACTOR).total == 140_000
    assert kas_and_bank(melati) == (0, 0)


def test_what_is_refused_changes_nothing(melati: Melati) -> None:
    year_of(melati)
    assert refused(pay_out_savings, sharing(melati, 0, kinds=(), member_ids=())) == [
        ("kinds", "Pilih paling sedikit satu jenis simpanan."),
        ("member_ids", "Pilih paling sedikit satu anggota."),
    ]
    assert refused(pay_out_savings, sharing(melati, 0, kinds=(SavingsKind.POKOK,))) == [
        ("kinds", "Simpanan pokok tinggal selama ia menjadi anggota.")
    ]
    assert refused(pay_out_savings, sharing(melati, 79_000)) == [
        ("expected", "Jumlahnya sekarang Rp 80.000. Periksa daftarnya, lalu bagikan.")
    ]
    rini = melati.people[3].member_id
    assert refused(pay_out_savings, sharing(melati, 0, member_ids=(rini,))) == [
        ("member_ids", "Ada anggota yang tidak punya simpanan jenis ini. Hitung lagi.")
    ]
    ahead = sharing(melati, 80_000, date=date(2026, 11, 1))
    assert refused(pay_out_savings, ahead) == [
        ("date", "Tanggal tidak boleh sesudah hari ini, 31 Oktober 2026.")
    ]


def test_the_purse_must_hold_it_and_the_refusal_says_how_much_is_missing(melati: Melati) -> None:
    year_of(melati)
    record_cash(cash(melati, Direction.KELUAR, 5102, 75_000), actor=ACTOR)
    assert refused(pay_out_savings, sharing(melati, 80_000)) == [
        ("kas", "Uang kas tidak cukup: kurang Rp 15.000 pada 12 Oktober 2026.")
    ]
    assert refused(pay_out_savings, sharing(melati, 80_000, bank=True)) == [
        ("kas", "Uang di bank tidak cukup: kurang Rp 80.000 pada 12 Oktober 2026.")
    ]
    assert pay_out(melati.id, DAY, FREE, bank=False).short == 15_000


def test_a_part_of_it_is_cancelled_but_not_rewritten(melati: Melati) -> None:
    year_of(melati)
    pay_out_savings(sharing(melati, 80_000), actor=ACTOR)
    paid = Entry.objects.get(memo="Pembagian simpanan sukarela dan terikat Bu Sari")
    assert (entry_detail(paid).can_correct, entry_detail(paid).can_reverse) == (False, True)
    wati = Entry.objects.get(memo="Pembagian simpanan sukarela Bu Wati")
    instead = CorrectEntry(uuid7(), paid.id, DAY, (CorrectedLine(SIMPANAN_SUKARELA, 10_000),), "Salah jumlah")
    for part in (paid, wati):  # the whole of it has a form; hers would leave the pay-out
        assert refused(correct_entry, replace(instead, command_id=uuid7(), entry_id=part.id)) == [
            (
                "entry_id",
                "Catatan ini bagian dari pembagian simpanan. Betulkan lewat tombol Betulkan pembagian.",
            )
        ]
    reverse_entry(ReverseEntry(uuid7(), paid.id, "Uangnya belum diambil"), actor=ACTOR)
    held = savings_now(melati.id, melati.people[0].member_id)
    sari = melati.people[0].member_id
    assert (held[sari, SIMPANAN_SUKARELA], held[sari, SIMPANAN_TERIKAT]) == (40_000, 6_000)
    assert list(find_drift()) == []


def put_right(melati: Melati, *rows: PaidTo, **more: Any) -> CorrectPayOut:
    entry = Entry.objects.filter(kind=EntryKind.PENARIKAN).order_by("seq")[0]
    fields: dict[str, Any] = {"date": DAY, "reason": "Salah hitung", "seen": paid_out(entry).seen} | more
    return CorrectPayOut(uuid7(), entry.id, rows=rows, **fields)


def test_a_pay_out_is_put_right_line_by_line(melati: Melati) -> None:
    """Sari gets less, Dewi comes in, Wati stays as she is; then the whole of it goes through the bank."""
    year_of(melati)
    sari, wati, dewi = (person.member_id for person in melati.people[:3])
    pay_out_savings(sharing(melati, 71_000, member_ids=(sari, wati)), actor=ACTOR)
    before = books()
    posted_rows = (PaidTo(sari, 40_000, 6_000), PaidTo(wati, 25_000))
    assert refused(correct_pay_out, put_right(melati, *posted_rows)) == [("", UNCHANGED.message)]
    wrong = put_right(melati, PaidTo(sari, 41_000, 6_000), PaidTo(wati, 25_000, wajib=5_000), reason=" ")
    assert refused(correct_pay_out, wrong) == [
        ("reason", "Tulis alasan perbaikannya."),
        (f"rows.{sari}.sukarela", "Simpanan sukarela Bu Sari hanya Rp 40.000 pada 12 Oktober 2026."),
        (
            f"rows.{wati}.wajib",
            "Kelompok belum menyepakati simpanan wajib ikut dibagikan pada tanggal itu.",
        ),
    ]
    assert refused(correct_pay_out, put_right(melati)) == [
        ("rows", "Isi paling sedikit satu jumlah, atau batalkan seluruh pembagian.")
    ]
    assert refused(correct_pay_out, put_right(melati, PaidTo(wati, 25_000), bank=True)) == [
        ("kas", "Uang di bank tidak cukup: kurang Rp 25.000 pada 12 Oktober 2026.")
    ]
    assert books() == before
    right = put_right(melati, PaidTo(sari, 30_000), PaidTo(wati, 25_000), PaidTo(dewi, 0, 9_000))
    done = correct_pay_out(right, actor=ACTOR)
    assert (done.taken_back, done.written, done.count, done.total) == (1, 2, 3, 64_000)
    assert correct_pay_out(right, actor=ACTOR) == done
    assert refused(correct_pay_out, replace(right, command_id=uuid7())) == [("", CHANGED_MEANWHILE.message)]
    held = savings_now(melati.id)
    assert [held[member, SIMPANAN_SUKARELA] for member in (sari, wati)] == [10_000, 0]
    assert [held[member, SIMPANAN_TERIKAT] for member in (sari, dewi)] == [6_000, 0]
    assert kas_and_bank(melati) == (140_000 - 64_000, 0)
    anew = Entry.objects.get(replaces__isnull=False)
    assert (anew.memo, anew.reason, anew.date) == (
        "Pembagian simpanan sukarela Bu Sari", "Salah hitung", DAY,
    )  # fmt: skip
    # It is one pay-out still, and may be put right again: now Wati alone, and Dewi is left out.
    correct_pay_out(put_right(melati, PaidTo(wati, 25_000)), actor=ACTOR)
    assert kas_and_bank(melati) == (140_000 - 25_000, 0)
    assert sharing_of(Entry.objects.get(memo="Pembagian simpanan sukarela Bu Wati")).count == 1
    assert list(find_drift()) == []


def test_a_pay_out_of_a_sealed_month_is_put_right_today(melati: Melati) -> None:
    year_of(melati)
    sari, wati = (person.member_id for person in melati.people[:2])
    pay_out_savings(sharing(melati, 71_000, member_ids=(sari, wati)), actor=ACTOR)
    seal_months([melati.id], Period(2026, 10), actor=ACTOR)
    with clock.at(LATER):
        done = correct_pay_out(put_right(melati, PaidTo(sari, 40_000), PaidTo(wati, 25_000)), actor=ACTOR)
    undone, anew = Entry.objects.order_by("-seq")[:2][::-1]
    assert (done.is_ralat, done.taken_back, done.written) == (True, 1, 1)
    assert [(e.date, e.reason) for e in (undone, anew)] == [
        (LATER.date(), "Ralat Oktober 2026: Salah hitung")
    ] * 2
    assert saldo_on(LATER.date(), melati.id, (KAS,)) == {KAS: 140_000 - 65_000}
    assert list(find_drift()) == []
