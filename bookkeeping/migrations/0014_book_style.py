"""Which block of Buku Keuangan stands left: two readings are known, so each kota decides."""

from django.db import migrations, models

import common.ids
import regions.tenancy.fields


class Migration(migrations.Migration):
    dependencies = [
        ("bookkeeping", "0013_seals"),
        ("regions", "0004_kota_opened_at"),
    ]

    operations = [
        migrations.CreateModel(
            name="BookStyle",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("receipts_left", models.BooleanField(default=True)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_name", models.CharField(max_length=120)),
                ("kota", regions.tenancy.fields.KotaField()),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "default_manager_name": "objects",
            },
        ),
    ]
