"""Acts that may be written in any order: no two touch the same loan, product, thing, part or wrong entry.

Two acts commute when neither reads what the other writes. Money in, money out, transfers and savings read
only whether there is enough, and there is; an instalment reads the card of its loan, goods the average cost
of their product, Betulkan the entry it puts right: of each of these every act has its own.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from uuid import UUID

from bookkeeping.commands.cash import Direction, RecordCash, Transfer, record_cash, transfer
from bookkeeping.commands.correcting import ReverseEntry, reverse_entry
from bookkeeping.commands.loans.lending import Lend, lend
from bookkeeping.commands.loans.paying import PayInstalment, pay_instalment
from bookkeeping.commands.loans.settling import SettleLoan, settle_loan
from bookkeeping.commands.loans.writing_off import WriteOff, write_off
from bookkeeping.commands.savings.paying import SaveMoney, WithdrawSavings, save_money, withdraw_savings
from bookkeeping.domain.chart import BIAYA_RAPAT, IURAN
from bookkeeping.domain.loans.schedule import Method
from bookkeeping.domain.loans.settling import pay_off
from bookkeeping.models import Entry, Loan, MonthlyMovement
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.balances import savings_now
from bookkeeping.queries.cash import buku_kas
from bookkeeping.queries.contributions import buku_iuran
from bookkeeping.queries.loans.aging import portfolios
from bookkeeping.queries.loans.card import kartu_pinjaman
from bookkeeping.queries.loans.listing import daftar_pinjaman
from bookkeeping.queries.loans.states import loan_states
from bookkeeping.queries.rollups import group_totals
from bookkeeping.queries.savings.book import buku_simpanan
from bookkeeping.queries.savings.card import kartu_simpanan
from bookkeeping.queries.trial import trial_balance
from closing.commands.pay import PayShares, pay_shares
from closing.domain.paying import PaidPart
from closing.queries.dues import dues, unpaid
from closing.queries.statements import statements
from common.ids import uuid7
from common.period import Period
from goods.commands.noting import NoteItem, note_item
from goods.commands.parting import PartWithItem, part_with_item
from goods.domain.words import Parting
from goods.models import Item
from goods.queries.aid import aid_book
from goods.queries.funds import fund_list
from goods.queries.inventory import item_book
from goods.queries.stock import stock_list
from goods.queries.trade_book import product_card, trade_book
from tests.commands.goods_desk import aid, buy, lose, make, product, sell
from tests.ledger.again import moved
from tests.ledger.books import ACTOR, Melati, cash_in, posted
from tests.ledger.histories import VERBS
from tests.ledger.laws import LAST_DAY

Act = Callable[[date, int], object]
BEFORE = date(2026, 4, 6)
# Numbers are given in the order of writing, and a running saldo within a day follows it; all else is equal.
GIVEN = {"entry_id", "loan_id", "id", "voucher", "trail", "number"}
RUNNING = {"CashLine": {"saldo"}, "SavingsCardLine": {"saldo"}}


class Commuting:
    """A book in which there is one of everything for every act, and the acts by their names."""

    def __init__(self, melati: Melati) -> None:
        self.melati, self.who = melati, [person.member_id for person in melati.people]
        posted(cash_in(melati.id, 30_000_000, date(2025, 11, 2)))
        VERBS["agree_shu"](melati, BEFORE, 0, 2)
        for member_id in self.who:
            self._save(member_id, date(2025, 12, 1), 90_000)
        VERBS["share"](melati, BEFORE, 0, 1)
        transfer(Transfer(uuid7(), melati.id, BEFORE, 9_000_000, to_bank=True), actor=ACTOR)
        self.loans = [self._lend(n, BEFORE, 600_000 + n) for n in range(3)]
        self.goods = [product(melati, name) for name in ("Keripik", "Sale", "Emping", "Rengginang", "Gula")]
        for thing in self.goods[:3]:
            buy(melati, thing, "40", 120_000, BEFORE)
        for n in (1, 2):
            VERBS["buy_item"](melati, BEFORE, 400_000, n)
        self.things = list(Item.objects.order_by("id").values_list("id", flat=True))
        drafts = [cash_in(melati.id, 50_000 + n, BEFORE) for n in range(3)]
        posted(*drafts)
        self.wrong = [draft.id for draft in drafts]
        self.acts: Mapping[str, Act] = {
            "uang masuk": lambda day, much: self._cash(Direction.MASUK, IURAN, day, much),
            "uang keluar": lambda day, much: self._cash(Direction.KELUAR, BIAYA_RAPAT, day, much),
            "uang keluar dari bank": lambda day, much: self._cash(
                Direction.KELUAR, BIAYA_RAPAT, day, much, True
            ),
            "dari bank": lambda day, much: self._transfer(day, much),
            "simpanan": lambda day, much: self._save(self.who[0], day, much),
            "simpanan lagi": lambda day, much: self._save(self.who[0], day, much + 1_000),
            "penarikan": lambda day, much: self._withdraw(self.who[0], day),
            "pinjaman": lambda day, much: self._lend(3, day, much + 50_000),
            "pinjaman lagi": lambda day, much: self._lend(0, day, much + 70_000),
            "angsuran": lambda day, much: self._pay(self.loans[0], day, much),
            "penghapusan": lambda day, much: self._write_off(self.loans[1], day, much),
            "pelunasan": lambda day, much: self._settle(self.loans[2], day),
            "beli barang": lambda day, much: buy(melati, self.goods[0], "3,5", much, day),
            "jual barang": lambda day, much: sell(melati, self.goods[1], "7", much // 7, day),
            "barang rusak": lambda day, much: lose(melati, self.goods[2], "1,25", day),
            "produksi": lambda day, much: make(melati, self.goods[3], "12", day=day, other_cash=much),
            "bantuan": lambda day, much: aid(melati, "Dinas", day, money=much),
            "beli alat": lambda day, much: VERBS["buy_item"](melati, day, much, 3),
            "pindah alat": lambda day, much: self._move(self.things[0], day),
            "jual alat": lambda day, much: self._part(self.things[1], day, much),
            "bagian SHU": lambda day, much: self._pay_share(self.who[1], day),
            "bagian SHU lain": lambda day, much: self._pay_share(self.who[2], day),
            "betulkan": lambda day, much: moved(Entry.objects.get(pk=self.wrong[0]), day),
            "betulkan lain": lambda day, much: moved(Entry.objects.get(pk=self.wrong[1]), day),
            "batalkan": lambda day, much: self._reverse(self.wrong[2]),
            "berkas": lambda day, much: VERBS["bring"](melati, day, much, 0),
            "jurnal": lambda day, much: VERBS["journal"](melati, day, much, 4),
        }

    def _cash(self, way: Direction, account: int, day: date, much: int, bank: int = 0) -> object:
        cmd = RecordCash(uuid7(), self.melati.id, day, way, account, much, "Uji", bank=bank > 0)
        return record_cash(cmd, actor=ACTOR)

    def _transfer(self, day: date, much: int) -> object:
        return transfer(Transfer(uuid7(), self.melati.id, day, much, to_bank=False), actor=ACTOR)

    def _save(self, member_id: UUID, day: date, much: int) -> object:
        return save_money(SaveMoney(uuid7(), self.melati.id, member_id, day, 0, much, much), actor=ACTOR)

    def _withdraw(self, member_id: UUID, day: date) -> object:
        cmd = WithdrawSavings(uuid7(), self.melati.id, member_id, day, 9_000)
        return withdraw_savings(cmd, actor=ACTOR)

    def _lend(self, n: int, day: date, much: int) -> UUID:
        first = date(day.year, day.month + 1, 5)
        cmd = Lend(uuid7(), self.melati.id, self.who[n], day, much, 150, Method.FLAT, 6, first, "Warung")
        lend(cmd, actor=ACTOR)
        return Loan.objects.latest("number").id

    def _pay(self, loan_id: UUID, day: date, much: int) -> object:
        return pay_instalment(PayInstalment(uuid7(), loan_id, day, much, 9_000, 0, 0), actor=ACTOR)

    def _write_off(self, loan_id: UUID, day: date, much: int) -> object:
        return write_off(WriteOff(uuid7(), loan_id, day, much, "Rapat", "Pindah"), actor=ACTOR)

    def _settle(self, loan_id: UUID, day: date) -> object:
        (state,) = loan_states([loan_id], day)
        asked = pay_off(state.schedule, state.paid, day, rules_on(self.melati.id, day).settlement)
        return settle_loan(SettleLoan(uuid7(), loan_id, day, asked.total), actor=ACTOR)

    def _move(self, thing: UUID, day: date) -> object:
        return note_item(NoteItem(uuid7(), thing, day, "Rumah ketua"), actor=ACTOR)

    def _part(self, thing: UUID, day: date, much: int) -> object:
        return part_with_item(PartWithItem(uuid7(), thing, day, 1, Parting.DIJUAL, much), actor=ACTOR)

    def _pay_share(self, member_id: UUID, day: date) -> object:
        (due,) = (due for due in unpaid(self.melati.id) if due.member_id == member_id)
        part = PaidPart(member_id, due.amount)
        return pay_shares(PayShares(uuid7(), self.melati.id, day, (part,)), actor=ACTOR)

    def _reverse(self, entry_id: UUID) -> object:
        return reverse_entry(ReverseEntry(uuid7(), entry_id, "Uji"), actor=ACTOR)


def every_book(melati: Melati, goods: list[UUID]) -> dict[str, str]:
    """All books, cards and papers of a group and all its totals, without what the order of writing gives."""
    periods = tuple(Period.range(Period(2026, 4), Period.of(LAST_DAY)))
    rows = MonthlyMovement.objects.order_by("account_id", "period")
    found = {
        "rollup": list(rows.values_list("account_id", "period", "debit", "credit")),
        "neraca saldo": [trial_balance(melati.id, period.last) for period in periods],
        "buku kas": {period.key: buku_kas(melati.id, period) for period in periods},
        "buku iuran": [buku_iuran(melati.id, period) for period in periods],
        "buku simpanan": [buku_simpanan(melati.id, period) for period in periods],
        "kartu simpanan": [kartu_simpanan(melati.id, one.member_id, LAST_DAY) for one in melati.people],
        "simpanan": savings_now(melati.id),
        "daftar pinjaman": daftar_pinjaman(melati.id, LAST_DAY),
        "kartu pinjaman": [kartu_pinjaman(loan, LAST_DAY) for loan in Loan.objects.select_related("member")],
        "tunggakan": portfolios(Period.of(LAST_DAY)),
        "jumlah": group_totals(Period.of(LAST_DAY)),
        "barang": stock_list(melati.id, LAST_DAY),
        "kartu barang": [product_card(thing) for thing in goods],
        "buku produksi": [trade_book(melati.id, period) for period in periods],
        "buku inventaris": item_book(melati.id, LAST_DAY),
        "buku bantuan": aid_book(melati.id, 2026),
        "sumber dana": fund_list(melati.id, LAST_DAY),
        "neraca": [statements(melati.id, day) for day in (date(2026, 8, 15), LAST_DAY)],
        "SHU": dues(melati.id),
    }
    return {name: bare(book) for name, book in found.items()}


def bare(value: object) -> str:
    """A book in words that are the same whatever was written first: rows sorted, given numbers left out."""
    if is_dataclass(value) and not isinstance(value, type):
        name = type(value).__name__
        shown = (f.name for f in fields(value) if f.name not in GIVEN | RUNNING.get(name, set()))
        return f"{name}({', '.join(f'{field}={bare(getattr(value, field))}' for field in shown)})"
    if isinstance(value, Mapping):
        return str(sorted(f"{key}: {bare(one)}" for key, one in value.items()))
    if isinstance(value, list | tuple):
        return str(sorted(bare(one) for one in value))
    return repr(value)
