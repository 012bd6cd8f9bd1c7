"""The yearly pay-out of savings."""

from datetime import date
from typing import Any

from bookkeeping.commands.agreeing import set_rules
from bookkeeping.commands.cash import Direction, record_cash
from bookkeeping.commands.correcting import CorrectEntry, ReverseEntry, correct_entry, reverse_entry
from bookkeeping.commands.replacing import CorrectedLine
from bookkeeping.commands.savings.paying import save_money
from bookkeeping.commands.savings.paying_out import PayOutSavings, pay_out_savings
from bookkeeping.domain.chart import KAS, SIMPANAN_SUKARELA, SIMPANAN_TERIKAT, SIMPANAN_WAJIB
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.savings.kinds import SavingsKind
from bookkeeping.models import Entry
from bookkeeping.queries.balances import savings_now
from bookkeeping.queries.check import find_drift
from bookkeeping.queries.entry_page import entry_detail
from bookkeeping.queries.savings.pay_out import pay_out
from common.ids import uuid7
from tests.commands.test_bookkeeping_cash import cash, kas_and_bank, refused
from tests.commands.test_bookkeeping_months import ruling
from tests.commands.test_bookkeeping_savings import saving
from tests.ledger.books import ACTOR, Melati, posted
from tests.ledger.conftest import melati

__all__ = ["melati"]
DAY = date(2026, 10, 12)
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
    instead = CorrectEntry(uuid7(), paid.id, DAY, (CorrectedLine(SIMPANAN_SUKARELA, 10_000),), "Salah jumlah")
    assert refused(correct_entry, instead) == [
        ("entry_id", "Catatan ini tidak dapat diganti. Batalkan, lalu catat lagi.")
    ]
    reverse_entry(ReverseEntry(uuid7(), paid.id, "Uangnya belum diambil"), actor=ACTOR)
    held = savings_now(melati.id, melati.people[0].member_id)
    sari = melati.people[0].member_id
    assert (held[sari, SIMPANAN_SUKARELA], held[sari, SIMPANAN_TERIKAT]) == (40_000, 6_000)
    assert list(find_drift()) == []
