"""Records are only ever added; of a grant only its end may be written."""

from django.db import migrations

from regions.tenancy.operations import AppendOnly, Grant, Revoke


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_people"), ("regions", "0003_walls")]

    operations = [
        AppendOnly("accounts_commandrecord"),
        AppendOnly("accounts_operatorrecord"),
        Revoke("accounts_operatorrecord", "UPDATE, DELETE"),
        Grant("accounts_grant", "UPDATE (ends_on, revoked_at)"),
        Revoke("accounts_user", "DELETE"),
    ]
