"""The entry that closes a file where a saldo awal takes it up, and more kinds of files."""

from django.db import migrations, models

from regions.tenancy.operations import Grant


class Migration(migrations.Migration):
    dependencies = [("oldbooks", "0002_imports"), ("bookkeeping", "0013_seals")]

    operations = [
        migrations.AddField("importbatch", "leading_id", models.UUIDField(null=True)),
        migrations.AlterField(
            "importbatch",
            "target",
            models.CharField(
                blank=True,
                choices=[
                    ("kas", "Buku kas"),
                    ("bank", "Buku bank"),
                    ("simpanan", "Simpanan anggota"),
                    ("pinjaman", "Daftar pinjaman"),
                    ("setahun", "Lembar setahun: pinjaman, angsuran, iuran, simpanan"),
                    ("anggota", "Daftar anggota"),
                ],
                max_length=10,
            ),
        ),
        Grant("oldbooks_importbatch", "UPDATE (leading_id)"),
    ]
