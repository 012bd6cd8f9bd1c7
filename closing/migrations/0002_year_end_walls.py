"""What the database keeps true of year-end: decisions and splits stay, percentages are whole."""

from pathlib import Path

from django.db import migrations

from regions.tenancy.operations import AgreeingKey, AppendOnly

SQL = Path(__file__).parent / "sql"
GROUP, PLACED = ["kelurahan_id", "group_id"], ["kelurahan_id", "id"]


class Migration(migrations.Migration):
    dependencies = [("closing", "0001_year_end"), ("groups", "0004_decisions_stay")]

    operations = [
        migrations.RunSQL(
            (SQL / "0002_shu.sql").read_text(encoding="utf-8"),
            (SQL / "0002_shu_back.sql").read_text(encoding="utf-8"),
        ),
        AgreeingKey("closing_shurulesrow", GROUP, "groups_group", PLACED),
        AgreeingKey("closing_yearshare", GROUP, "groups_group", PLACED),
        AgreeingKey("closing_yearclose", GROUP, "groups_group", PLACED),
        AppendOnly("closing_shurulesrow"),
        AppendOnly("closing_shuitemrow"),
        AppendOnly("closing_yearshare"),
        AppendOnly("closing_yearclose"),
    ]
