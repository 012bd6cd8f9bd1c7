"""The application changes only what freezing, printing and failing change: never whose report it is."""

from django.db import migrations

from regions.tenancy.operations import Grant, Revoke

COLUMNS = "state, trouble, serial, number, data, sha256, frozen_at, sheets, pdf, issued_at"


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_frozen")]

    operations = [
        Revoke("reports_reportrun", "UPDATE"),
        Grant("reports_reportrun", f"UPDATE ({COLUMNS})"),
    ]
