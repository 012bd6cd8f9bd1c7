"""Place of birth and pekerjaan, which the paper book of members asks for."""

from django.db import migrations, models
from django.db.models import Q

from regions.tenancy.operations import Grant


class Migration(migrations.Migration):
    dependencies = [("members", "0003_accesses_stay")]

    operations = [
        migrations.AddField("member", "birth_place", models.CharField(blank=True, max_length=60, null=True)),
        migrations.AddField("member", "occupation", models.CharField(blank=True, max_length=80, null=True)),
        migrations.AddConstraint(
            "member",
            models.CheckConstraint(
                name="member_birth_place", condition=Q(birth_place=None) | ~Q(birth_place="")
            ),
        ),
        migrations.AddConstraint(
            "member",
            models.CheckConstraint(
                name="member_occupation", condition=Q(occupation=None) | ~Q(occupation="")
            ),
        ),
        Grant("members_member", "UPDATE (birth_place, occupation)"),
    ]
