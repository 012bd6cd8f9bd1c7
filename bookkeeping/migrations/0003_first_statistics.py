"""First statistics for tables that nobody has counted yet: see sql/0003_first_statistics.sql."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql" / "0003_first_statistics.sql"


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0002_ledger_rules"), ("members", "0002_walls"), ("groups", "0002_walls")]

    operations = [migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop)]
