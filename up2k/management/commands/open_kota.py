"""bin/manage open_kota 35.76 --admin NAME --name "…": the password is asked for, or read from a file."""

from getpass import getpass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.policies import Actor
from common.ids import uuid7
from common.problems import Refused
from common.secret import Secret
from up2k.operator.commands import OpenKota, open_kota


class Command(BaseCommand):
    """Opens a city whose areas were loaded by import_regions."""

    help = "Give a kota its chart of accounts and its first admin."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help="35.76")
        parser.add_argument("--admin", required=True, help="name to sign in with")
        parser.add_argument("--name", required=True, help="full name of the admin")
        parser.add_argument("--password-file", type=Path, help="asked for when left out")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints what was opened; on refusal prints each problem and exits with 1."""
        code, given = str(options["code"]).replace(".", ""), options["password_file"]
        if not code.isdecimal():
            raise CommandError("Kode kota ditulis seperti 35.76.")
        word = given.read_text(encoding="utf-8").strip() if given else getpass("Kata sandi sementara: ")
        cmd = OpenKota(uuid7(), int(code), options["admin"], options["name"], Secret(word))
        try:
            done = open_kota(cmd, actor=Actor.operator("open_kota"))
        except Refused as refused:
            raise CommandError("\n".join(problem.message for problem in refused.problems)) from refused
        self.stdout.write(f"{done.kota} dibuka, adminnya {done.admin}.")
