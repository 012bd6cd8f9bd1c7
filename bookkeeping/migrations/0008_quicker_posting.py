"""Fewer statements for each posting, and pokok given up apart from pokok paid: see sql/0008_ledger.sql."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0007_savings_interest")]

    operations = [
        migrations.RunSQL((SQL / "0008_ledger.sql").read_text(), (SQL / "0008_ledger_back.sql").read_text()),
    ]
