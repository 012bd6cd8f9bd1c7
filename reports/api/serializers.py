"""Reports as JSON."""

from rest_framework import serializers

from regions.domain.level import Level
from reports.models import RunState
from reports.queries.runs import Progress, RunRow

LEVELS = [(level.value, level.value) for level in (Level.KOTA, Level.KECAMATAN, Level.KELURAHAN)]
PROGRESS = [(state, state) for state in ("running", "done", "failed")]


class RunSerializer(serializers.Serializer[RunRow]):
    """A report of one area and month."""

    id = serializers.UUIDField()
    level = serializers.ChoiceField(LEVELS)
    area = serializers.CharField()
    period = serializers.CharField(help_text="2026-10")
    revision = serializers.IntegerField(help_text="Ralat ke-; nol untuk yang pertama.")
    number = serializers.CharField(help_text="Kosong selama datanya belum dibekukan.")
    state = serializers.ChoiceField(RunState.choices)
    trouble = serializers.CharField()
    requested_at = serializers.DateTimeField()
    requested_name = serializers.CharField()
    issued_at = serializers.DateTimeField(allow_null=True)
    code = serializers.CharField(help_text="Awal SHA-256 datanya, seperti tercetak.")


class ProgressSerializer(serializers.Serializer[Progress]):
    """How far a report and all it is made of have come."""

    state = serializers.ChoiceField(PROGRESS)
    done = serializers.IntegerField()
    total = serializers.IntegerField()
    text = serializers.CharField()
