"""Permintaan pembetulan and the words about them: what is said stays, only the state of a request moves."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

import common.ids
import regions.tenancy.fields
from regions.tenancy.operations import AgreeingKey, AppendOnly, Grant

PLACED = ["kelurahan_id", "id"]
STATES = ["terbuka", "dijawab", "selesai", "ditarik"]
SAID = ["minta", "dibetulkan", "benar", "lagi", "selesai", "ditarik"]
OFFICES = ["pokja_kota", "pokja_kecamatan", "pokja_kelurahan"]
OPTIONS = {"abstract": False, "base_manager_name": "objects", "default_manager_name": "objects"}


def reference(to: str, **more: Any) -> Any:
    return regions.tenancy.fields.TenantForeignKey(
        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=to, **more
    )


def key() -> Any:
    return models.UUIDField(default=common.ids.uuid7, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_walls"),
        ("bookkeeping", "0014_book_style"),
        ("groups", "0004_decisions_stay"),
        ("regions", "0004_kota_opened_at"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", key()),
                ("period", models.IntegerField()),
                ("asked_at", models.DateTimeField()),
                ("asked_name", models.CharField(max_length=120)),
                ("asked_as", models.CharField(choices=[(r, r) for r in OFFICES], max_length=20)),
                ("state", models.CharField(choices=[(s, s) for s in STATES], max_length=8)),
                ("moved_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("entry", reference("bookkeeping.entry", null=True)),
                ("group", reference("groups.group")),
                ("kelurahan", reference("regions.kelurahan")),
                ("kota", regions.tenancy.fields.KotaField()),
            ],
            options=OPTIONS
            | {
                "constraints": [
                    models.UniqueConstraint(fields=["kota", "kelurahan", "id"], name="remark_in_kelurahan"),
                    models.CheckConstraint(condition=Q(state__in=STATES), name="remark_state"),
                ],
                "indexes": [
                    models.Index(fields=["kota", "group", "state"], name="remark_of_group"),
                    models.Index(
                        condition=Q(entry__isnull=False), fields=["kota", "entry"], name="remark_of_entry"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RemarkWord",
            fields=[
                ("id", key()),
                ("no", models.SmallIntegerField()),
                ("said", models.CharField(choices=[(s, s) for s in SAID], max_length=10)),
                ("sentence", models.CharField(blank=True, max_length=300)),
                ("said_at", models.DateTimeField()),
                ("said_name", models.CharField(max_length=120)),
                ("said_as", models.CharField(max_length=20)),
                ("kelurahan", reference("regions.kelurahan")),
                ("kota", regions.tenancy.fields.KotaField()),
                ("remark", reference("bookkeeping.remark")),
            ],
            options=OPTIONS
            | {
                "constraints": [
                    models.UniqueConstraint(fields=["kota", "remark", "no"], name="remark_word"),
                    models.CheckConstraint(condition=Q(said__in=SAID), name="remark_said"),
                    models.CheckConstraint(
                        condition=Q(said__in=["selesai", "ditarik"]) | ~Q(sentence=""),
                        name="remark_has_sentence",
                    ),
                ],
            },
        ),
        AgreeingKey("bookkeeping_remark", ["kelurahan_id", "group_id"], "groups_group", PLACED),
        AgreeingKey("bookkeeping_remarkword", ["kelurahan_id", "remark_id"], "bookkeeping_remark", PLACED),
        AppendOnly("bookkeeping_remarkword"),
        Grant("bookkeeping_remark", "UPDATE (state, moved_at)"),
    ]
