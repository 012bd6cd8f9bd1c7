from django.db import migrations, models

from regions.tenancy.operations import Grant


class Migration(migrations.Migration):
    dependencies = [("groups", "0002_walls")]

    operations = [
        migrations.AddField(
            model_name="group",
            name="closed_reason",
            field=models.CharField(blank=True, default="", max_length=300),
        ),
        Grant("groups_group", "UPDATE (closed_reason)"),
    ]
