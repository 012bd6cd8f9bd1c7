"""Groups as JSON."""

from rest_framework import serializers

from groups.domain.words import Kind, Stage
from groups.queries import GroupProfile, GroupRow, StageLine
from groups.queries.page import Neighbour

KINDS = [(kind.value, kind.label) for kind in Kind]
STAGES = [(stage.value, stage.label) for stage in Stage]


class GroupSerializer(serializers.Serializer[GroupRow]):
    """A row of the list."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(KINDS)
    kecamatan_id = serializers.IntegerField()
    kecamatan = serializers.CharField()
    kelurahan_id = serializers.IntegerField()
    kelurahan = serializers.CharField()
    stage = serializers.ChoiceField(STAGES, allow_null=True)
    poksus = serializers.CharField(
        source="parent", help_text="Nama poksus yang membina, kosong untuk poksus."
    )
    line_of_business = serializers.CharField()
    founded_on = serializers.DateField(allow_null=True)
    is_active = serializers.BooleanField()
    closed_on = serializers.DateField(allow_null=True)


class StageSerializer(serializers.Serializer[StageLine]):
    """One decision about the stage."""

    stage = serializers.ChoiceField(STAGES)
    decided_on = serializers.DateField()
    reason = serializers.CharField()
    decided_by = serializers.CharField()
    recorded_by = serializers.CharField()


class NeighbourSerializer(serializers.Serializer[Neighbour]):
    """A poksus or poklak that belongs to the group."""

    id = serializers.UUIDField()
    title = serializers.CharField()
    is_active = serializers.BooleanField()


class ProfileSerializer(serializers.Serializer[GroupProfile]):
    """One group with the history of its stage."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(KINDS)
    kecamatan = serializers.CharField()
    kelurahan = serializers.CharField()
    line_of_business = serializers.CharField()
    founded_on = serializers.DateField(allow_null=True)
    is_active = serializers.BooleanField()
    closed_on = serializers.DateField(allow_null=True)
    closed_reason = serializers.CharField()
    poksus = NeighbourSerializer(source="parent", allow_null=True)
    poklak = NeighbourSerializer(many=True)
    stages = StageSerializer(many=True)
