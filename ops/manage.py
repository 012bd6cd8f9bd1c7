"""bin/manage: a management command of Django, against the embedded servers unless others are named."""

import os
from typing import NoReturn

from ops import locks, paths, services, system, venv
from ops.console import Problem, answer

USAGE = "usage: bin/manage NAME …   or   bin/manage database_url [--role app|owner]"
# These change or read the schema, which only the owner may.
OWNER_COMMANDS = {"migrate", "showmigrations", "sqlmigrate", "inspectdb"}
ADDRESSES = {"app": "DATABASE_URL", "owner": "OWNER_DATABASE_URL"}


def main(args: list[str]) -> int:
    """Runs the command in this process's place: signals, terminal and exit status are its own."""
    if not args:
        raise Problem(USAGE)
    paths.prepare()
    with locks.only_one("setup"):
        system.require()
        venv.install("base", "embedded")
        servers = services.start()
        locks.share(services.USERS, inherited=True)  # held until the command ends
        if args[0] not in OWNER_COMMANDS:
            services.migrate_when_new(servers)
    if args[0] == "database_url":
        answer(servers.env[ADDRESSES[_role(args[1:])]])
        return 0
    return _become([str(venv.python()), str(paths.ROOT / "manage.py"), *_as_owner(args)], servers.env)


def _become(args: list[str], env: dict[str, str]) -> NoReturn:
    os.execve(args[0], args, env)


def _role(args: list[str]) -> str:
    match args:
        case []:
            return "app"
        case ["--role", ("app" | "owner") as role] | [("--role=app" | "--role=owner") as role]:
            return role.removeprefix("--role=")
        case _:
            raise Problem(USAGE)


def _as_owner(args: list[str]) -> list[str]:
    named = any(arg.startswith("--database") for arg in args)
    return args if named or args[0] not in OWNER_COMMANDS else [*args, "--database=owner"]
