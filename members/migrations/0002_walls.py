"""What the database keeps true of members beyond their columns, and what the application may change."""

from django.db import migrations

from regions.tenancy.operations import AgreeingKey, Grant, OneAtATime

GROUP, MEMBER, PLACED = ["kelurahan_id", "group_id"], ["kelurahan_id", "member_id"], ["kelurahan_id", "id"]


class Migration(migrations.Migration):
    dependencies = [("members", "0001_initial"), ("groups", "0002_walls"), ("regions", "0003_walls")]

    operations = [
        AgreeingKey("members_enrolment", GROUP, "groups_group", PLACED),
        AgreeingKey("members_enrolment", MEMBER, "members_member", PLACED),
        AgreeingKey("members_pekkafact", MEMBER, "members_member", PLACED),
        AgreeingKey("members_desilfact", MEMBER, "members_member", PLACED),
        AgreeingKey("members_factaccess", MEMBER, "members_member", PLACED),
        AgreeingKey("members_office", GROUP, "groups_group", PLACED),
        AgreeingKey("members_office", ["group_id", "enrolment_id"], "members_enrolment", ["group_id", "id"]),
        OneAtATime("members_enrolment", "enrolment_once", ["group_id", "member_id"], "joined_on", "left_on"),
        OneAtATime("members_office", "office_one_holder", ["group_id", "office"], "starts_on", "ends_on"),
        # Facts and accesses are only appended; a membership or a term can be ended, a person put right.
        Grant("members_member", "UPDATE (name, search_name, birth_date, address, sex, phone)"),
        Grant("members_enrolment", "UPDATE (left_on, left_reason)"),
        Grant("members_office", "UPDATE (ends_on)"),
    ]
