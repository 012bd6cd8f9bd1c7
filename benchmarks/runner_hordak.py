"""The peer: django-hordak as its documentation writes transactions, and bulk_create for the import."""

import datetime
import os
import sys
from typing import Any

import django
from django.conf import settings
from psycopg.conninfo import conninfo_to_dict

from benchmarks.protocol import Runner
from benchmarks.workload import ACCOUNTS, GROUPS, MEETING, Transaction

_at = conninfo_to_dict(os.environ["BENCH_URL"])
settings.configure(
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": _at["dbname"],
            "USER": _at["user"],
            "PASSWORD": _at.get("password", ""),
            "HOST": _at["host"],
            "PORT": _at["port"],
            "CONN_MAX_AGE": None,
        }
    },
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "mptt", "djmoney", "hordak"],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
    DEFAULT_CURRENCY="IDR",
    CURRENCIES=["IDR"],
    HORDAK_CURRENCIES=["IDR"],
    HORDAK_INTERNAL_CURRENCY="IDR",
)
django.setup()

from django.core.management import call_command
from django.db import transaction as database
from hordak.models import Account, Leg
from hordak.models import Transaction as Entry
from moneyed import Money

TYPE = {"asset": "AS", "liability": "LI", "equity": "EQ", "income": "IN", "expense": "EX"}
MONTH_END = datetime.date(2025, 6, 30)


class Hordak(Runner):
    def setup(self) -> int:
        call_command("migrate", verbosity=0)
        with database.atomic():
            for group in range(1, GROUPS + 1):
                for number, (name, kind) in ACCOUNTS.items():
                    Account.objects.create(
                        name=f"{group} {name}",
                        code=f"{group:03}{number:02}",
                        type=TYPE[kind],
                        currencies=["IDR"],
                    )
        self.accounts = {(int(a.code[:3]), int(a.code[3:])): a for a in Account.objects.all()}
        return len(self.accounts)

    def one(self, part: list[Transaction]) -> int:
        for _, date, group, legs in part:
            self._post(date, group, legs)
        return len(part)

    def meeting(self, rounds: int) -> int:
        for number in range(rounds):
            for legs in MEETING:
                self._post(datetime.date(2026, 1, 5), 1 + number % GROUPS, legs)
        return rounds * len(MEETING)

    def bulk(self, part: list[Transaction]) -> int:
        for start in range(0, len(part), 1000):
            self._bulk(part[start : start + 1000])
        return len(part)

    def read_month(self) -> int:
        """Every account of every group at the end of a month, the documented way."""
        return len([a.balance for a in Account.objects.with_balances(as_of=MONTH_END).all()])

    def _post(self, date: datetime.date, group: int, legs: Any) -> None:
        with database.atomic():
            entry = Entry.objects.create(date=date, description="x")
            for account, debit, credit in legs:
                Leg.objects.create(
                    transaction=entry, account=self.accounts[group, account], **_side(debit, credit)
                )

    @database.atomic
    def _bulk(self, part: list[Transaction]) -> None:
        entries = Entry.objects.bulk_create([Entry(date=date, description="x") for _, date, _, _ in part])
        Leg.objects.bulk_create(
            [
                Leg(transaction=entry, account=self.accounts[group, account], **_side(debit, credit))
                for entry, (_, _, group, legs) in zip(entries, part, strict=True)
                for account, debit, credit in legs
            ]
        )


def _side(debit: int, credit: int) -> dict[str, Money]:
    return {"debit": Money(debit, "IDR")} if debit else {"credit": Money(credit, "IDR")}


if __name__ == "__main__":
    Hordak(int(sys.argv[1])).serve()
