"""Entries as JSON. Amounts are whole rupiah."""

from rest_framework import serializers

from bookkeeping.api.rows import ApiEntry
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models.month import MonthState
from bookkeeping.queries.entry_page import KIND_WORDS, EntryDetail, EntryLine, EntryLink

KINDS = [(kind.value, KIND_WORDS[kind]) for kind in EntryKind]


class EntrySerializer(serializers.Serializer[ApiEntry]):
    """A row of the list."""

    id = serializers.UUIDField()
    group_id = serializers.UUIDField()
    group = serializers.CharField()
    seq = serializers.IntegerField(help_text="Tempatnya dalam rantai catatan kelompok.")
    date = serializers.DateField(help_text="Tanggal kejadian.")
    period = serializers.CharField(help_text="Bulan buku, 2026-10.")
    voucher = serializers.CharField(help_text="Nomor bukti kas, 12/2026.")
    kind = serializers.ChoiceField(KINDS)
    memo = serializers.CharField()
    masuk = serializers.IntegerField(help_text="Dari kas dan bank, atau dari pos yang diminta.")
    keluar = serializers.IntegerField(help_text="Dari kas dan bank, atau dari pos yang diminta.")
    mark = serializers.CharField(help_text="dibatalkan, pembatalan, dibetulkan, atau kosong.")
    reverses_id = serializers.UUIDField(allow_null=True)
    replaces_id = serializers.UUIDField(allow_null=True)
    meeting_id = serializers.UUIDField(allow_null=True)
    recorded_at = serializers.DateTimeField(help_text="Dicatat pada.")
    recorded_name = serializers.CharField()


class LegSerializer(serializers.Serializer[EntryLine]):
    """One account of an entry, that grew or shrank."""

    account = serializers.IntegerField(help_text="Nomor pos.")
    name = serializers.CharField()
    grew = serializers.BooleanField(help_text="Bertambah; kalau tidak, berkurang.")
    amount = serializers.IntegerField()
    member_id = serializers.UUIDField(allow_null=True)
    member_name = serializers.CharField()
    loan_id = serializers.UUIDField(allow_null=True)
    loan_number = serializers.IntegerField(allow_null=True)
    fund = serializers.CharField(help_text="Sumber dana.")


class LinkSerializer(serializers.Serializer[EntryLink]):
    """Another entry that this one is tied to."""

    id = serializers.UUIDField()
    voucher = serializers.CharField()
    date = serializers.DateField()
    memo = serializers.CharField()


class EntryDetailSerializer(serializers.Serializer[EntryDetail]):
    """One entry whole: its legs, its place in the chain, and what corrects it."""

    id = serializers.UUIDField()
    group_id = serializers.UUIDField()
    seq = serializers.IntegerField()
    chain_hash = serializers.CharField(help_text="SHA-256, heksadesimal.")
    date = serializers.DateField()
    voucher = serializers.CharField()
    kind = serializers.ChoiceField(KINDS)
    memo = serializers.CharField()
    masuk = serializers.IntegerField()
    keluar = serializers.IntegerField()
    reason = serializers.CharField()
    cash_reason = serializers.CharField()
    month = serializers.ChoiceField(MonthState.choices, help_text="Keadaan bulan bukunya.")
    meeting_id = serializers.UUIDField(allow_null=True)
    recorded_at = serializers.DateTimeField()
    recorded_name = serializers.CharField()
    legs = LegSerializer(many=True, source="lines")
    reverses = LinkSerializer(allow_null=True)
    replaces = LinkSerializer(allow_null=True)
    reversed_by = LinkSerializer(allow_null=True)
    replaced_by = LinkSerializer(allow_null=True)
