"""Terms of a loan beyond the usual, later plans beside the first, and what was decided about a loan."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import common.ids
import regions.tenancy.fields
from regions.tenancy.operations import AppendOnly

SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("bookkeeping", "0005_more_rules"),
        ("groups", "0004_decisions_stay"),
        ("members", "0003_accesses_stay"),
        ("regions", "0004_kota_opened_at"),
    ]

    operations = [
        migrations.CreateModel(
            name="LoanDecision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("jadwal_ulang", "jadwal_ulang"),
                            ("pelunasan", "pelunasan"),
                            ("hapus", "hapus"),
                            ("pulih", "pulih"),
                        ],
                        max_length=12,
                    ),
                ),
                ("date", models.DateField()),
                ("plan", models.SmallIntegerField(null=True)),
                ("amount", models.BigIntegerField(default=0)),
                ("carried", models.BigIntegerField(default=0)),
                ("forgiven", models.BigIntegerField(default=0)),
                ("decided_at", models.CharField(max_length=120)),
                ("reason", models.CharField(max_length=200)),
                ("rate_bps", models.IntegerField(null=True)),
                ("method", models.CharField(blank=True, max_length=8)),
                ("count", models.SmallIntegerField(null=True)),
                ("rhythm", models.CharField(blank=True, max_length=14)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_name", models.CharField(max_length=120)),
                (
                    "entry",
                    regions.tenancy.fields.TenantForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bookkeeping.entry",
                    ),
                ),
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
                    "loan",
                    regions.tenancy.fields.TenantForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bookkeeping.loan",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "default_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["kota", "loan"], name="decision_of_loan"),
                    models.Index(
                        condition=models.Q(("entry__isnull", False)),
                        fields=["kota", "entry"],
                        name="decision_of_entry",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", False)),
                        fields=("kota", "loan", "plan"),
                        name="decision_plan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["jadwal_ulang", "pelunasan", "hapus", "pulih"])),
                        name="decision_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0), ("carried__gte", 0), ("forgiven__gte", 0)),
                        name="decision_amounts",
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="instalment",
            name="instalment_no",
        ),
        migrations.AddField(
            model_name="instalment",
            name="plan",
            field=models.SmallIntegerField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="loan",
            name="grace",
            field=models.SmallIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="loan",
            name="guarantor",
            field=regions.tenancy.fields.TenantForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="members.member",
            ),
        ),
        migrations.AddField(
            model_name="loan",
            name="joint_liability",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddConstraint(
            model_name="instalment",
            constraint=models.UniqueConstraint(fields=("kota", "loan", "plan", "no"), name="instalment_no"),
        ),
        migrations.AddConstraint(
            model_name="loan",
            constraint=models.CheckConstraint(
                condition=models.Q(("grace__gte", 0), ("grace__lt", models.F("count"))), name="loan_grace"
            ),
        ),
        migrations.AddConstraint(
            model_name="loan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("guarantor", None),
                    models.Q(
                        ("joint_liability", False), models.Q(("guarantor", models.F("member")), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="loan_backing",
            ),
        ),
        AppendOnly("bookkeeping_loandecision"),
        migrations.RunSQL(
            (SQL / "0006_loan_plans.sql").read_text(), (SQL / "0006_loan_plans_back.sql").read_text()
        ),
    ]
