"""Brings the servers up and down, and says how Django reaches them."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ops import locks, paths, venv
from ops.broker import broker
from ops.console import Problem, say
from ops.postgres import cluster
from ops.secret_files import secret

USERS = "servers-in-use"


@dataclass(frozen=True)
class Servers:
    """The environment Django needs, and whether this start brought anything up."""

    env: dict[str, str]
    started: bool


def start() -> Servers:
    """The servers, up: our own, or those that DATABASE_URL and REDIS_URL name."""
    env = dict(os.environ)
    started = False
    if not own_database():
        _need("OWNER_DATABASE_URL")
    else:
        database = cluster()
        started |= database.start()
        env["DATABASE_URL"], env["OWNER_DATABASE_URL"] = database.url("app"), database.url("owner")
        env["PATH"] = f"{database.programs}{os.pathsep}{env.get('PATH', os.defpath)}"
    if own_broker():
        queue = broker()
        started |= queue.start()
        env["REDIS_URL"] = queue.url()
    env.setdefault("UP2K_SECRET_KEY", secret("secret_key"))
    env.setdefault("UP2K_HOSTS", "127.0.0.1,localhost")
    env.setdefault("UP2K_DEBUG", "0")
    return Servers(env, started)


def migrate_when_new(servers: Servers) -> None:
    """Makes the tables of an embedded database that has none yet."""
    if own_database() and not cluster().has_tables():
        migrate(servers.env)


def migrate(env: dict[str, str]) -> None:
    """Brings the tables up to this version of the code, as their owner."""
    say("Bringing the tables up to date")
    manage(env, "migrate", "--database=owner", "--verbosity=0")


def manage(env: dict[str, str], *args: str) -> None:
    """Runs a management command to its end; refuses to go on when it fails."""
    if subprocess.run([venv.python(), paths.ROOT / "manage.py", *args], env=env, check=False).returncode != 0:
        raise Problem(f"{args[0]} failed; its message is above")


def fill(env: dict[str, str], *args: str) -> str:
    """Brings the tables and the demonstration data up to date; returns the sign-ins."""
    say("Bringing the tables and the demonstration data up to date")
    command: list[str | Path] = [venv.python(), "-m", "ops.fill", *args]
    hurry = hasty(env)
    done = subprocess.run(command, env=hurry, cwd=paths.ROOT, check=False, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise Problem("the demonstration data could not be made; the message is above")
    return done.stdout


def hasty(env: dict[str, str]) -> dict[str, str]:
    """For data that can be made again: our own database need not wait for its disk."""
    return env | {"PGOPTIONS": "-c synchronous_commit=off"} if own_database() else env


def stop() -> bool:
    """Ends our own servers. False, and nothing ends, while another command of this clone uses them."""
    with locks.only_one("setup"), locks.only_one_or_none(USERS) as alone:
        if alone:
            if own_broker():
                broker().stop()
            if own_database():
                cluster().stop()
        return alone


@contextmanager
def in_use(*, stop_after: bool) -> Iterator[Servers]:
    """The servers, up and not stopped by anybody else meanwhile.

    Afterwards our own are ended when `stop_after` is set or when this start brought them up.
    """
    with locks.only_one("setup"):
        servers = start()
        hold = locks.share(USERS)
    try:
        yield servers
    finally:
        os.close(hold)
        if stop_after or servers.started:
            stop()


def own_database() -> bool:
    """Whether the embedded PostgreSQL is meant: no real server is named."""
    return "DATABASE_URL" not in os.environ


def own_broker() -> bool:
    """Whether the embedded broker is meant."""
    return "REDIS_URL" not in os.environ


def _need(name: str) -> None:
    if name not in os.environ:
        raise Problem(f"DATABASE_URL names a server of yours, so {name} must too (docs/operations.md)")
