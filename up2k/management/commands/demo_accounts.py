"""demo_accounts: who can sign in to the demonstration."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accounts.domain.roles import Role
from regions.models import Kota
from up2k.demo import staff


class Command(BaseCommand):
    """Prints the sign-ins of each role."""

    help = "Tampilkan akun contoh."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """A line each, or JSON for programs."""
        rows = list(_accounts())
        if options["json"]:
            self.stdout.write(json.dumps(rows))
            return
        for row in rows:
            self.stdout.write(f"{Role(row['role']).label:22} {row['username']:18} {row['password']}")


def _accounts() -> Iterator[dict[str, Any]]:
    for person in (*staff.MOJOKERTO_STAFF, staff.OPERATOR):
        yield _row(person.username, person.role, person.area_id)
    for kota in Kota.objects.order_by("id"):
        yield _row(f"admin.{kota.id}", Role.ADMIN, kota.id)
        if kota.id != staff.MOJOKERTO:
            yield _row(staff.pokja_of(kota.id, kota.code).username, Role.POKJA_KOTA, kota.id)


def _row(username: str, role: Role, area_id: int) -> dict[str, Any]:
    return {"role": role.value, "username": username, "password": staff.PASSWORD, "area_id": area_id}
