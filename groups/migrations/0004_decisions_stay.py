"""Decisions about a stage are history: whoever tries, they are only appended."""

from django.db import migrations

from regions.tenancy.operations import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("groups", "0003_closed_reason"), ("regions", "0003_walls")]

    operations = [AppendOnly("groups_stagedecision")]
