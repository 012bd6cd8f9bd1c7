"""A meeting changes by one revision at a time, and only when what it said before has been kept."""

from pathlib import Path

from django.db import migrations

from regions.tenancy.operations import AgreeingKey, AppendOnly, Grant

SQL = (Path(__file__).parent / "sql" / "0004_revisions.sql").read_text()
KEEP_ROW = (
    "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON meetings_meeting"
    " FOR EACH ROW EXECUTE FUNCTION up2k_keep_row()"
)
BACK = f"DROP TRIGGER meeting_revised ON meetings_meeting; DROP FUNCTION up2k_meeting_revised(); {KEEP_ROW}"
SHEET = (
    "UPDATE (year, number, date, place, started_at, ended_at, chair, minute_taker, agenda, minutes,"
    " decisions, computed_cash, counted_cash, pieces, difference_reason, first_member_id, first_name,"
    " second_member_id, second_name, revision, book_seq, corrected_at, corrected_name, correction_reason,"
    " is_cancelled)"
)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0003_revisions")]

    operations = [
        AgreeingKey(
            "meetings_revision", ["kelurahan_id", "meeting_id"], "meetings_meeting", ["kelurahan_id", "id"]
        ),
        AppendOnly("meetings_revision"),
        migrations.RunSQL(SQL, BACK),
        Grant("meetings_meeting", SHEET),
    ]
