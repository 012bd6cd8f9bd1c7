"""The rules of the ledger, written into the database: see sql/0002_ledger.sql and docs/ledger.md."""

from pathlib import Path

from django.db import migrations

from regions.tenancy.operations import Grant, LookOnly

SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0001_initial")]

    operations = [
        migrations.RunSQL((SQL / "0002_ledger.sql").read_text(), (SQL / "0002_ledger_back.sql").read_text()),
        LookOnly("bookkeeping_book"),
        LookOnly("bookkeeping_voucherrun"),
        LookOnly("bookkeeping_seal"),
        LookOnly("bookkeeping_monthlymovement"),
        LookOnly("bookkeeping_loanmovement"),
        Grant("bookkeeping_month", "UPDATE"),
        Grant("bookkeeping_loan", "UPDATE (cancelled_on)"),
    ]
