"""Old books of any length lead in without reading the journal for each entry: see sql/0016_lead_in.sql."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql" / "0016_lead_in.sql"


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0015_remarks")]

    operations = [migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop)]
