"""What was still missing when a month was closed is kept with the act."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0009_seals_by_hash")]

    operations = [
        migrations.AddField("month", "warnings", models.TextField(blank=True, db_default="")),
    ]
