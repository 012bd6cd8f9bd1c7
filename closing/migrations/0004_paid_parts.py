"""A member's part of SHU is never paid beyond what was shared to her, whoever writes."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("closing", "0003_rat_pack"), ("bookkeeping", "0012_steady_plans")]

    operations = [
        migrations.RunSQL(
            (SQL / "0004_paid_parts.sql").read_text(encoding="utf-8"),
            (SQL / "0004_paid_parts_back.sql").read_text(encoding="utf-8"),
        )
    ]
