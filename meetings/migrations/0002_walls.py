"""What the database keeps true of meetings beyond their columns: kelurahan agree, nothing is changed."""

from django.db import migrations

from regions.tenancy.operations import AgreeingKey, AppendOnly

PLACED = ["kelurahan_id", "id"]


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial")]

    operations = [
        AgreeingKey("meetings_meeting", ["kelurahan_id", "group_id"], "groups_group", PLACED),
        AgreeingKey("meetings_meeting", ["kelurahan_id", "first_member_id"], "members_member", PLACED),
        AgreeingKey("meetings_meeting", ["kelurahan_id", "second_member_id"], "members_member", PLACED),
        AgreeingKey("meetings_attendance", ["kelurahan_id", "meeting_id"], "meetings_meeting", PLACED),
        AgreeingKey("meetings_attendance", ["kelurahan_id", "member_id"], "members_member", PLACED),
        AgreeingKey("meetings_guest", ["kelurahan_id", "meeting_id"], "meetings_meeting", PLACED),
        AppendOnly("meetings_meeting"),
        AppendOnly("meetings_attendance"),
        AppendOnly("meetings_guest"),
    ]
