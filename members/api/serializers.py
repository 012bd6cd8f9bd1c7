"""Members as JSON."""

from rest_framework import serializers

from members.domain.words import OfficeName, Sex
from members.queries import EnrolmentRow, MemberPage, Membership, OfficeTerm

SEXES = [(sex.value, sex.label) for sex in Sex]
OFFICES = [(office.value, office.label) for office in OfficeName]


class EnrolmentSerializer(serializers.Serializer[EnrolmentRow]):
    """A row of the buku daftar anggota."""

    enrolment_id = serializers.UUIDField()
    member_id = serializers.UUIDField()
    number = serializers.IntegerField()
    name = serializers.CharField()
    sex = serializers.ChoiceField(SEXES)
    birth_place = serializers.CharField(allow_null=True)
    birth_date = serializers.DateField(allow_null=True)
    occupation = serializers.CharField(allow_null=True)
    address = serializers.CharField()
    offices = serializers.CharField(help_text="Jabatan hari ini, misalnya Ketua; kosong bila tidak ada.")
    joined_on = serializers.DateField()
    left_on = serializers.DateField(allow_null=True)
    left_reason = serializers.CharField()


class TermSerializer(serializers.Serializer[OfficeTerm]):
    """One term of an office."""

    office = serializers.ChoiceField(OFFICES)
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(allow_null=True)


class MembershipSerializer(serializers.Serializer[Membership]):
    """One membership of a person."""

    enrolment_id = serializers.UUIDField()
    group_id = serializers.UUIDField()
    group = serializers.CharField()
    number = serializers.IntegerField()
    joined_on = serializers.DateField()
    left_on = serializers.DateField(allow_null=True)
    left_reason = serializers.CharField()
    offices = TermSerializer(many=True)


class MemberSerializer(serializers.Serializer[MemberPage]):
    """A person and her memberships."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    sex = serializers.ChoiceField(SEXES)
    birth_place = serializers.CharField(allow_null=True)
    birth_date = serializers.DateField(allow_null=True)
    age = serializers.IntegerField(allow_null=True)
    address = serializers.CharField()
    occupation = serializers.CharField(allow_null=True)
    phone = serializers.CharField(allow_null=True)
    kelurahan = serializers.CharField()
    memberships = MembershipSerializer(many=True)
