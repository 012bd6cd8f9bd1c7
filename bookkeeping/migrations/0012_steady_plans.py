"""The planner takes every city alike, however new it is: see sql/0012_steady_plans.sql."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql" / "0012_steady_plans.sql"


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0011_shared_cards")]

    operations = [migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop)]
