"""More kinds of entries, what a write-off takes from a loan, and the new accounts in every kota."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Q

from regions.tenancy.operations import RunPerKota

KINDS = [
    "saldo_awal",
    "simpanan",
    "penarikan",
    "angsuran",
    "pinjaman",
    "kas_masuk",
    "kas_keluar",
    "pindah",
    "selisih",
    "pembalik",
    "impor",
    "jasa_simpanan",
    "pengembalian",
    "hapus_pinjaman",
    "pemulihan",
    "talangan",
    "pembelian",
    "penjualan",
    "produksi",
    "susut_barang",
    "bantuan",
    "inventaris",
    "penyusutan",
    "pembagian_shu",
    "pembayaran_shu",
    "lain",
]

# Code, name, heading, whether a leg names a member, and a loan.
ACCOUNTS = [
    (1202, "Piutang tanggung renteng", "ASET", True, True),
    (2202, "SHU bagian anggota", "KEWAJIBAN", True, False),
    (2302, "Utang tanggung renteng", "KEWAJIBAN", True, True),
    (4105, "Penerimaan pinjaman yang dihapus", "PENDAPATAN", True, True),
    (4106, "Laba penjualan inventaris", "PENDAPATAN", False, False),
    (5107, "Harga pokok penjualan", "BIAYA", False, False),
    (5110, "Pinjaman dihapus", "BIAYA", True, True),
    (5111, "Barang rusak dan hilang", "BIAYA", False, False),
    (5112, "Jasa simpanan", "BIAYA", False, False),
]


def open_accounts(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor, kota_id: int) -> None:
    """The new accounts in a city that has its chart; a city opened later gets them with it."""
    accounts = apps.get_model("bookkeeping", "Account").objects.using(schema_editor.connection.alias)
    if not accounts.filter(kota_id=kota_id).exists():
        return
    for code, name, kind, needs_member, needs_loan in ACCOUNTS:
        accounts.create(
            kota_id=kota_id,
            id=code,
            name=name,
            kind=kind,
            needs_member=needs_member,
            needs_loan=needs_loan,
            is_cash=False,
        )


def keep_accounts(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor, kota_id: int) -> None:
    """Going back takes nothing away: an account that is not used harms nobody."""


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0003_first_statistics")]

    operations = [
        migrations.AlterField(
            model_name="entry",
            name="kind",
            field=models.CharField(max_length=20, choices=[(k, k) for k in KINDS]),
        ),
        migrations.RemoveConstraint(model_name="entry", name="entry_kind"),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(name="entry_kind", condition=Q(kind__in=KINDS)),
        ),
        migrations.AddField(
            model_name="loanmovement",
            name="written_off",
            field=models.BigIntegerField(default=0, db_default=0),
        ),
        RunPerKota(open_accounts, keep_accounts),
    ]
