"""bin/manage add_operator NAME: somebody who opens cities and belongs to none."""

from getpass import getpass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.commands import AddUser, add_operator
from accounts.policies import Actor
from common.ids import uuid7
from common.problems import Refused
from common.secret import Secret


class Command(BaseCommand):
    """Only from the command line: whoever may run it may do anything anyway."""

    help = "Add an operator."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", required=True)
        parser.add_argument("--password-file", type=Path, help="asked for when left out")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints who was added; on refusal prints each problem and exits with 1."""
        given = options["password_file"]
        word = given.read_text(encoding="utf-8").strip() if given else getpass("Kata sandi: ")
        cmd = AddUser(uuid7(), options["username"], options["name"], Secret(word), must_change=False)
        try:
            done = add_operator(cmd, actor=Actor.operator("add_operator"))
        except Refused as refused:
            raise CommandError("\n".join(problem.message for problem in refused.problems)) from refused
        self.stdout.write(f"{done.name} ditambahkan sebagai operator.")
