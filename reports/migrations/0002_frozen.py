"""Who sees a report, and that it stays as it was issued."""

from pathlib import Path

from django.db import migrations

from regions.tenancy.operations import Grant

SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), ("bookkeeping", "0002_ledger_rules")]

    operations = [
        migrations.RunSQL((SQL / "0002_frozen.sql").read_text(), (SQL / "0002_frozen_back.sql").read_text()),
        Grant("reports_reportrun", "UPDATE"),
    ]
