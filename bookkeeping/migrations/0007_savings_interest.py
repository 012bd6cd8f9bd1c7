"""Jasa simpanan as a group decided it."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import common.ids
import regions.tenancy.fields
from regions.tenancy.operations import AppendOnly


class Migration(migrations.Migration):
    dependencies = [
        ("bookkeeping", "0006_loan_plans"),
        ("groups", "0004_decisions_stay"),
        ("regions", "0004_kota_opened_at"),
    ]

    operations = [
        migrations.CreateModel(
            name="SavingsInterest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("date", models.DateField()),
                ("first_period", models.IntegerField()),
                ("last_period", models.IntegerField()),
                (
                    "basis",
                    models.CharField(choices=[("RATA_RATA", "RATA_RATA"), ("AKHIR", "AKHIR")], max_length=10),
                ),
                ("kinds", models.CharField(max_length=40)),
                ("rate_bps", models.IntegerField(null=True)),
                ("pool", models.BigIntegerField(null=True)),
                (
                    "payment",
                    models.CharField(
                        choices=[("SUKARELA", "SUKARELA"), ("KAS", "KAS"), ("BANK", "BANK")], max_length=10
                    ),
                ),
                ("total", models.BigIntegerField()),
                ("remainder", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
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
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "default_manager_name": "objects",
                "indexes": [models.Index(fields=["kota", "group", "last_period"], name="interest_of_group")],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(first_period__lte=F("last_period"), total__gt=0, remainder__gte=0)
                        & (Q(rate_bps__gt=0, pool__isnull=True) | Q(rate_bps__isnull=True, pool__gt=0)),
                        name="savings_interest_amounts",
                    ),
                    models.CheckConstraint(
                        condition=Q(
                            basis__in=["RATA_RATA", "AKHIR"], payment__in=["SUKARELA", "KAS", "BANK"]
                        ),
                        name="savings_interest_words",
                    ),
                ],
            },
        ),
        AppendOnly("bookkeeping_savingsinterest"),
    ]
