"""Things of Buku Inventaris are put right, and what was said of them is kept: see sql/0003_things.sql."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import regions.tenancy.fields
from regions.tenancy.operations import AppendOnly, Grant, LookOnly

SQL = Path(__file__).parent / "sql"
SAID = "acquired_on, first_count, giver, life_months, name, remark, residual, revision, unit"


class Migration(migrations.Migration):
    dependencies = [("goods", "0002_walls"), ("regions", "0004_kota_opened_at")]

    operations = [
        migrations.CreateModel(
            name="ItemFormer",
            fields=[
                ("kota", regions.tenancy.fields.KotaField()),
                (
                    "kelurahan",
                    regions.tenancy.fields.TenantForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.kelurahan",
                    ),
                ),
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "item",
                    regions.tenancy.fields.TenantForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="goods.item",
                    ),
                ),
                ("revision", models.SmallIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("giver", models.CharField(blank=True, max_length=120)),
                ("acquired_on", models.DateField()),
                ("unit", models.CharField(max_length=20)),
                ("first_count", models.IntegerField()),
                ("life_months", models.SmallIntegerField()),
                ("residual", models.BigIntegerField()),
                ("remark", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "default_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("kota", "item", "revision"), name="item_former_no")
                ],
            },
        ),
        migrations.AddField("item", "revision", models.SmallIntegerField(default=0)),
        migrations.AddField("itemfact", "reason", models.CharField(blank=True, max_length=200)),
        migrations.AddField(
            "itemfact",
            "undoes",
            regions.tenancy.fields.TenantForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="goods.itemfact",
            ),
        ),
        migrations.AddConstraint(
            "itemfact",
            models.UniqueConstraint(fields=("kota", "undoes"), name="item_fact_undone_once"),
        ),
        migrations.RunSQL(
            (SQL / "0003_things.sql").read_text(encoding="utf-8"),
            (SQL / "0003_things_back.sql").read_text(encoding="utf-8"),
        ),
        AppendOnly("goods_itemformer"),
        LookOnly("goods_itemformer"),
        Grant("goods_item", f"UPDATE ({SAID})"),
    ]
