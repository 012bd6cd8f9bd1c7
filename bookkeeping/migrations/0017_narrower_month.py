"""The application changes only how a month stands and why: never whose it is nor what its seal counts."""

from django.db import migrations

from regions.tenancy.operations import Grant, Revoke


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0016_lead_in")]

    operations = [
        Revoke("bookkeeping_month", "UPDATE"),
        Grant("bookkeeping_month", "UPDATE (state, reason, warnings, changed_at, changed_name)"),
    ]
