"""Meetings as JSON. Amounts are whole rupiah."""

from rest_framework import serializers

from meetings.queries.lists import MeetingRow


class MeetingSerializer(serializers.Serializer[MeetingRow]):
    """A meeting; its entries are found with /api/catatan/?rapat=."""

    id = serializers.UUIDField()
    number = serializers.IntegerField(help_text="Rapat ke-, dalam tahunnya.")
    date = serializers.DateField()
    place = serializers.CharField()
    present = serializers.IntegerField()
    members = serializers.IntegerField()
    money_in = serializers.IntegerField()
    money_out = serializers.IntegerField()
    cash = serializers.IntegerField(help_text="Uang di meja.")
    difference = serializers.IntegerField(help_text="Selisih kas; nol bila cocok.")
    mark = serializers.CharField(help_text="dibetulkan, dibatalkan, atau kosong.")
    corrected_on = serializers.DateField(allow_null=True, help_text="Hari lembarnya terakhir dibetulkan.")
    reason = serializers.CharField(help_text="Mengapa dibetulkan atau dibatalkan.")
