"""A kwitansi is found by the beginning of its seal."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0008_quicker_posting")]

    operations = [
        migrations.AddIndex(
            model_name="seal",
            index=models.Index(fields=["kota", "hash"], name="seal_hash"),
        ),
    ]
