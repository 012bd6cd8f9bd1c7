"""What the database keeps true of areas and papers, and what the application may change of them."""

from pathlib import Path

from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations

from regions.tenancy.operations import Grant, OneAtATime, Revoke

APPEND_ONLY = Path(__file__).with_name("append_only.sql").read_text(encoding="utf-8")
AREA = "(COALESCE(at_kelurahan_id, at_kecamatan_id, kota_id))"


class Migration(migrations.Migration):
    dependencies = [("regions", "0002_committee")]

    operations = [
        # Here once for every app above, since the way back drops it.
        BtreeGistExtension(),
        migrations.RunSQL(APPEND_ONLY, "DROP FUNCTION up2k_keep_row()"),
        OneAtATime("regions_signatory", "one_holder_of_an_office", [AREA, "office"], "starts_on", "ends_on"),
        Revoke("regions_kota", "UPDATE, DELETE"),
        Grant("regions_kota", "UPDATE (name, zone)"),
        # Codes are never given to another area; a name may be put right.
        Grant("regions_kecamatan", "UPDATE (name)"),
        Grant("regions_kelurahan", "UPDATE (name)"),
        Grant("regions_letterhead", "UPDATE (name, address, logo)"),
        Grant("regions_signatory", "UPDATE (ends_on)"),
    ]
