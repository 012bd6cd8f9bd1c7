"""What the database keeps true of a lomba beyond its columns, and what the application may change."""

from pathlib import Path

from django.db import migrations

from regions.tenancy.operations import AgreeingKey, AppendOnly, Grant

SQL = Path(__file__).parent / "sql"
PLACE, PLACED = ["kelurahan_id", "group_id"], ["kelurahan_id", "id"]


class Migration(migrations.Migration):
    dependencies = [("contests", "0001_initial")]

    operations = [
        migrations.RunSQL(
            (SQL / "0002_contest.sql").read_text(encoding="utf-8"),
            (SQL / "0002_contest_back.sql").read_text(encoding="utf-8"),
        ),
        AgreeingKey("contests_score", PLACE, "groups_group", PLACED),
        AgreeingKey("contests_mark", PLACE, "groups_group", PLACED),
        AppendOnly("contests_bookdeadline"),
        AppendOnly("contests_rubric"),
        AppendOnly("contests_aspect"),
        # Closing once; the trigger keeps a closed edition as it is.
        Grant(
            "contests_edition",
            "UPDATE (state, closed_at, closed_name, closed_reason, ranking, ranking_hash)",
        ),
        Grant("contests_scorerun", "UPDATE (state, done, moved_at, problem)"),
        Grant("contests_score", "UPDATE (mark, figures, computed_on, computed_at)"),
        Grant("contests_mark", "UPDATE (letter, value, note, given_at, juror_name)"),
    ]
