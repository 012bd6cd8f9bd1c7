"""A seal reaches from the first month a report counts of a group; see sql/0013_seals.sql."""

from pathlib import Path

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from regions.tenancy.operations import RunPerKota

SQL = Path(__file__).parent / "sql"
# What stood sealed so far: since the first month the group had anything by then. Where it had nothing,
# nothing was counted, and there is no seal.
COUNTED = """
UPDATE bookkeeping_month m SET counts_from = (
    SELECT min(v.period) FROM bookkeeping_monthlymovement v
    WHERE v.kota_id = m.kota_id AND v.group_id = m.group_id AND v.period <= m.period
) WHERE m.kota_id = %s AND m.state = 'sealed'
"""
EMPTY = "DELETE FROM bookkeeping_month WHERE kota_id = %s AND state = 'sealed' AND counts_from IS NULL"
SPANS = """
UPDATE bookkeeping_book b SET counts_from = s.first, counts_until = s.last FROM (
    SELECT group_id, min(counts_from) AS first, max(period) AS last FROM bookkeeping_month
    WHERE kota_id = %s AND state = 'sealed' GROUP BY group_id
) s WHERE b.kota_id = %s AND b.group_id = s.group_id
"""


def count(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor, kota_id: int) -> None:
    """Fill in what the reports so far have counted."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(COUNTED, [kota_id])
        cursor.execute(EMPTY, [kota_id])
        cursor.execute(SPANS, [kota_id, kota_id])


def leave(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor, kota_id: int) -> None:
    """The columns go, and with them what they say."""


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0012_steady_plans")]

    operations = [
        migrations.AddField("month", "counts_from", models.IntegerField(null=True)),
        migrations.AddField("book", "counts_from", models.IntegerField(null=True)),
        migrations.AddField("book", "counts_until", models.IntegerField(null=True)),
        migrations.RunSQL(
            "DROP TRIGGER sealed_stays ON bookkeeping_month",
            "CREATE TRIGGER sealed_stays BEFORE UPDATE ON bookkeeping_month"
            " FOR EACH ROW EXECUTE FUNCTION up2k_sealed_stays()",
        ),
        RunPerKota(count, leave),
        migrations.RunSQL((SQL / "0013_seals.sql").read_text(), (SQL / "0013_seals_back.sql").read_text()),
    ]
