"""Who looked at a fact is history. Facts are appended too, but a person may ask for their erasure."""

from django.db import migrations

from regions.tenancy.operations import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("members", "0002_walls"), ("regions", "0003_walls")]

    operations = [AppendOnly("members_factaccess")]
