"""The books and the trial balance as JSON. Amounts are whole rupiah."""

from rest_framework import serializers

from bookkeeping.domain.chart import Kind
from bookkeeping.domain.folding import LineState
from bookkeeping.models.month import MonthState
from bookkeeping.queries.cash import BukuKas, CashBook, CashLine
from bookkeeping.queries.loans.listing import LoanList, LoanRow, Standing
from bookkeeping.queries.savings.book import BukuSimpanan, Savings, SavingsRow
from bookkeeping.queries.trial import TrialBalance, TrialLine

STATES = [(state.value, state.label or "biasa") for state in LineState]
STANDINGS = [(standing.value, standing.value) for standing in Standing]
HEADINGS = [(kind.value, kind.value) for kind in Kind]


class CashLineSerializer(serializers.Serializer[CashLine]):
    """A line; `trail` names every entry behind it, the oldest first."""

    entry_id = serializers.UUIDField()
    date = serializers.DateField()
    voucher = serializers.CharField()
    memo = serializers.CharField()
    kind = serializers.CharField()
    fund = serializers.CharField()
    masuk = serializers.IntegerField()
    keluar = serializers.IntegerField()
    saldo = serializers.IntegerField()
    state = serializers.ChoiceField(STATES)
    trail = serializers.ListField(child=serializers.UUIDField())
    reason = serializers.CharField()


class CashBookSerializer(serializers.Serializer[CashBook]):
    """The month of the kas or of the bank."""

    account = serializers.IntegerField()
    name = serializers.CharField()
    saldo_awal = serializers.IntegerField()
    lines = CashLineSerializer(many=True)
    masuk = serializers.IntegerField()
    keluar = serializers.IntegerField()
    saldo_akhir = serializers.IntegerField()


class BukuKasSerializer(serializers.Serializer[BukuKas]):
    """Buku Kas of a group in a month."""

    period = serializers.CharField(help_text="2026-10")
    state = serializers.ChoiceField(MonthState.choices)
    kas = CashBookSerializer()
    bank = CashBookSerializer()
    saldo_akhir = serializers.IntegerField(help_text="Kas dan bank bersama.")


class SavingsSerializer(serializers.Serializer[Savings]):
    """The four kinds of simpanan."""

    pokok = serializers.IntegerField()
    wajib = serializers.IntegerField()
    sukarela = serializers.IntegerField()
    terikat = serializers.IntegerField()
    jumlah = serializers.IntegerField()


class SavingsRowSerializer(serializers.Serializer[SavingsRow]):
    """A member; no id and number for savings taken over without names."""

    member_id = serializers.UUIDField(allow_null=True)
    number = serializers.IntegerField(allow_null=True)
    name = serializers.CharField()
    carried = SavingsSerializer(help_text="Akhir bulan sebelumnya.")
    moved = SavingsSerializer(help_text="Dalam bulan ini; pengambilan kurang dari nol.")
    held = SavingsSerializer(help_text="Akhir bulan ini.")


class BukuSimpananSerializer(serializers.Serializer[BukuSimpanan]):
    """Buku Simpanan of a group in a month."""

    period = serializers.CharField(help_text="2026-10")
    rows = SavingsRowSerializer(many=True)
    carried = SavingsSerializer()
    moved = SavingsSerializer()
    held = SavingsSerializer()


class LoanRowSerializer(serializers.Serializer[LoanRow]):
    """A loan as of the day of the list."""

    loan_id = serializers.UUIDField()
    number = serializers.IntegerField()
    member_id = serializers.UUIDField()
    member_name = serializers.CharField()
    purpose = serializers.CharField()
    fund = serializers.CharField()
    disbursed_on = serializers.DateField()
    principal = serializers.IntegerField()
    rate_bps = serializers.IntegerField(help_text="Jasa sebulan dalam seperseratus persen.")
    method = serializers.CharField()
    count = serializers.IntegerField()
    rhythm = serializers.CharField()
    last_due = serializers.DateField()
    paid_principal = serializers.IntegerField()
    paid_interest = serializers.IntegerField()
    paid_penalty = serializers.IntegerField()
    outstanding = serializers.IntegerField()
    arrears = serializers.IntegerField()
    days_late = serializers.IntegerField()
    standing = serializers.ChoiceField(STANDINGS)
    grace = serializers.IntegerField(help_text="Tenggang: berapa kali pertama hanya jasa.")
    backing = serializers.CharField(help_text="Penjamin atau tanggung renteng; kosong bila tidak ada.")
    written_off = serializers.IntegerField(help_text="Pokok yang dihapus dari pembukuan.")
    plan = serializers.IntegerField(help_text="Rencana angsuran yang berlaku; 1 yang semula.")


class LoanListSerializer(serializers.Serializer[LoanList]):
    """Daftar pinjaman at the end of a month."""

    on = serializers.DateField()
    rows = LoanRowSerializer(many=True)
    principal = serializers.IntegerField()
    outstanding = serializers.IntegerField()
    arrears = serializers.IntegerField()
    paid_interest = serializers.IntegerField()


class TrialLineSerializer(serializers.Serializer[TrialLine]):
    """An account with all that was written on either side of it."""

    account = serializers.IntegerField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(HEADINGS)
    debit = serializers.IntegerField()
    credit = serializers.IntegerField()
    saldo = serializers.IntegerField()


class TrialBalanceSerializer(serializers.Serializer[TrialBalance]):
    """Neraca saldo; both sums are equal."""

    until = serializers.DateField()
    lines = TrialLineSerializer(many=True)
    debit = serializers.IntegerField()
    credit = serializers.IntegerField()
