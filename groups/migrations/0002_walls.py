"""What the database keeps true of groups beyond their columns, and what the application may change."""

from django.db import migrations

from regions.tenancy.operations import AgreeingKey, Grant

PARENT_KIND = (
    "ALTER TABLE groups_group ADD COLUMN parent_kind varchar(10) GENERATED ALWAYS AS ('poksus') STORED"
)
PLACE, PLACED = ["kelurahan_id", "group_id"], ["kelurahan_id", "id"]


class Migration(migrations.Migration):
    dependencies = [("groups", "0001_initial")]

    operations = [
        # The parent of a poklak is a poksus of the same kelurahan: one key says both.
        migrations.RunSQL(PARENT_KIND, "ALTER TABLE groups_group DROP COLUMN parent_kind"),
        AgreeingKey(
            "groups_group",
            ["kelurahan_id", "parent_id", "parent_kind"],
            "groups_group",
            ["kelurahan_id", "id", "kind"],
        ),
        AgreeingKey("groups_stagedecision", PLACE, "groups_group", PLACED),
        # Not kelurahan nor kind: books hang on them. Stage decisions are only appended.
        Grant(
            "groups_group",
            "UPDATE (name, search_name, parent_id, founded_on, line_of_business, is_active, closed_on)",
        ),
    ]
