"""How often simpanan wajib falls due, how a payment is laid on a loan, and what the group answers for."""

from django.db import migrations, models
from django.db.models import Q

ORDERS = [
    "DENDA,JASA,POKOK",
    "DENDA,POKOK,JASA",
    "JASA,DENDA,POKOK",
    "JASA,POKOK,DENDA",
    "POKOK,DENDA,JASA",
    "POKOK,JASA,DENDA",
]


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0004_kinds_of_entries")]

    operations = [
        migrations.AddField(
            model_name="grouprules",
            name="wajib_every",
            field=models.CharField(
                max_length=7,
                default="MEETING",
                choices=[("MEETING", "MEETING"), ("MONTH", "MONTH")],
            ),
        ),
        migrations.AddField(
            model_name="grouprules",
            name="wajib_paid_out",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="grouprules",
            name="allocation",
            field=models.CharField(max_length=16, default="DENDA,JASA,POKOK"),
        ),
        migrations.AddField(
            model_name="grouprules",
            name="settlement",
            field=models.CharField(
                max_length=8,
                default="SEMUA",
                choices=[("SEMUA", "SEMUA"), ("BERJALAN", "BERJALAN")],
            ),
        ),
        migrations.AddField(
            model_name="grouprules",
            name="joint_liability",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="grouprules",
            constraint=models.CheckConstraint(
                name="rules_words",
                condition=Q(
                    wajib_every__in=["MEETING", "MONTH"],
                    settlement__in=["SEMUA", "BERJALAN"],
                    allocation__in=ORDERS,
                ),
            ),
        ),
    ]
