"""Cards of members as pictures, shared for a few days."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import common.ids
import regions.tenancy.fields
from regions.tenancy.operations import Grant


class Migration(migrations.Migration):
    dependencies = [
        ("bookkeeping", "0010_month_warnings"),
        ("groups", "0004_decisions_stay"),
        ("members", "0001_initial"),
        ("regions", "0004_kota_opened_at"),
    ]

    operations = [
        migrations.CreateModel(
            name="SharedCard",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("picture", models.BinaryField()),
                ("shared_at", models.DateTimeField()),
                ("shared_name", models.CharField(max_length=120)),
                ("expires_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "group",
                    regions.tenancy.fields.TenantForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="groups.group",
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
                    "member",
                    regions.tenancy.fields.TenantForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.member",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "default_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["kota", "member", "expires_at"], name="shared_card_of_member")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(expires_at__gt=F("shared_at")), name="shared_card_days"
                    )
                ],
            },
        ),
        Grant("bookkeeping_sharedcard", "UPDATE (withdrawn_at)"),
        Grant("bookkeeping_sharedcard", "DELETE"),
    ]
