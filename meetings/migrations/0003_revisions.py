"""A corrected sheet is the next revision of its meeting; what it said before is kept beside it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import common.ids
import regions.tenancy.fields

REVISION = models.SmallIntegerField(db_default=0, default=0)


class Migration(migrations.Migration):
    dependencies = [
        ("groups", "0004_decisions_stay"),
        ("meetings", "0002_walls"),
        ("members", "0003_accesses_stay"),
        ("regions", "0004_kota_opened_at"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("meeting", "revision", REVISION),
        migrations.AddField("meeting", "book_seq", models.BigIntegerField(null=True)),
        migrations.AddField("meeting", "corrected_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "meeting", "corrected_name", models.CharField(blank=True, db_default="", max_length=120)
        ),
        migrations.AddField(
            "meeting", "correction_reason", models.CharField(blank=True, db_default="", max_length=200)
        ),
        migrations.AddField("meeting", "is_cancelled", models.BooleanField(db_default=False, default=False)),
        migrations.RemoveConstraint("meeting", "meeting_on_date"),
        migrations.AddConstraint(
            "meeting",
            models.UniqueConstraint(
                name="meeting_on_date",
                fields=("kota", "group", "date"),
                condition=models.Q(("is_cancelled", False)),
            ),
        ),
        migrations.RemoveConstraint("attendance", "attendance_once"),
        migrations.AddField("attendance", "revision", REVISION),
        migrations.AddConstraint(
            "attendance",
            models.UniqueConstraint(name="attendance_once", fields=("kota", "meeting", "revision", "member")),
        ),
        migrations.RemoveConstraint("guest", "guest_line"),
        migrations.AddField("guest", "revision", REVISION),
        migrations.AddConstraint(
            "guest",
            models.UniqueConstraint(name="guest_line", fields=("kota", "meeting", "revision", "line")),
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("no", models.SmallIntegerField()),
                ("sheet", models.JSONField()),
                ("first_name", models.CharField(max_length=120)),
                ("second_name", models.CharField(max_length=120)),
                ("changes", models.JSONField(default=list)),
                ("reason", models.CharField(max_length=200)),
                ("is_ralat", models.BooleanField()),
                ("is_cancelling", models.BooleanField()),
                ("corrected_at", models.DateTimeField()),
                ("corrected_name", models.CharField(max_length=120)),
                (
                    "corrected_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kelurahan",
                    regions.tenancy.fields.TenantForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.kelurahan",
                    ),
                ),
                ("kota", regions.tenancy.fields.KotaField()),
                (
                    "meeting",
                    regions.tenancy.fields.TenantForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "default_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(name="revision_of_meeting", fields=("kota", "meeting", "no")),
                    models.CheckConstraint(
                        name="revision_has_reason", condition=models.Q(("reason", ""), _negated=True)
                    ),
                ],
            },
        ),
    ]
