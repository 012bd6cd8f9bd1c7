"""Who runs the embedded servers: the caller, or for root an unprivileged user.

PostgreSQL refuses to run as root. The clone may then lie where that user cannot enter (under /root, say); no
folder is opened for it, its files move to a place it can reach instead.
"""

import hashlib
import os
import pwd
import secrets
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ops import paths
from ops.console import Problem

OWN_USER = "up2k-pg"


@dataclass(frozen=True)
class Account:
    """The user of the servers (None: the caller) and the folder that holds their data."""

    user: pwd.struct_passwd | None
    home: Path

    @property
    def uid(self) -> int | None:
        """The user's number for subprocess; None keeps the caller's."""
        return self.user.pw_uid if self.user else None

    @property
    def gid(self) -> int | None:
        """Likewise the group's."""
        return self.user.pw_gid if self.user else None

    @property
    def groups(self) -> list[int] | None:
        """Likewise the other groups: root's are dropped."""
        return [] if self.user else None

    def run(
        self, args: Sequence[str | Path], *, text: str | None = None, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """The finished process, run as this user, with its output caught."""
        return subprocess.run(
            args,
            input=text,
            env=env,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            user=self.uid,
            group=self.gid,
            extra_groups=self.groups,
        )

    def folder(self, path: Path) -> Path:
        """The folder, made when missing, that only this user may enter."""
        paths.private(path)
        self.own(path)
        return path

    def own(self, path: Path) -> None:
        """Hands a file or folder to this user."""
        if self.user is not None:
            os.chown(path, self.user.pw_uid, self.user.pw_gid)

    def reaches(self, path: Path) -> bool:
        """Whether this user can pass all folders above and read the path."""
        return self.run(["test", "-r", path]).returncode == 0

    def within_reach(self, package: str, parts: tuple[str, ...]) -> Path:
        """The folder holding these parts of an installed package: site-packages, or when this user cannot
        reach that, a copy under its home."""
        version = paths.in_venv(f"{package}-*.dist-info")
        if self.reaches(version.parent / parts[0]):
            return version.parent
        copy = self.home / "bin" / version.stem
        if not copy.exists():
            draft = copy.with_name(f"{version.stem}.new")
            shutil.rmtree(draft, ignore_errors=True)
            for part in parts:
                shutil.copytree(version.parent / part, draft / part, symlinks=True)
            draft.rename(copy)
        return copy


@cache
def servers() -> Account:
    """The account of this clone's servers."""
    if os.geteuid() != 0:
        return Account(None, paths.VAR)
    user = unprivileged()
    if Account(user, paths.VAR).reaches(paths.VAR):
        return Account(user, paths.VAR)
    home = Path("/var/lib") / f"up2k-{_clone_id()}"
    home.mkdir(exist_ok=True)
    (home / "bin").mkdir(exist_ok=True)
    return Account(user, home)


def unprivileged() -> pwd.struct_passwd:
    """UP2K_SERVER_USER, else postgres, else a user of our own, made once."""
    wanted = os.environ.get("UP2K_SERVER_USER")
    for name in [wanted] if wanted else ["postgres", OWN_USER]:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    if wanted:
        raise Problem(f"there is no user {wanted!r} (UP2K_SERVER_USER)")
    made = subprocess.run(
        [
            "useradd",
            "--system",
            "--no-create-home",
            "--home-dir=/nonexistent",
            "--shell=/bin/false",
            OWN_USER,
        ],
        check=False,
    )
    if made.returncode != 0:
        raise Problem("root needs an unprivileged user for PostgreSQL; name one in UP2K_SERVER_USER")
    return pwd.getpwnam(OWN_USER)


def _clone_id() -> str:
    """Names this clone at this place: a copied, moved or wiped clone never meets another's data."""
    mark = paths.VAR / "clone-id"
    if not mark.exists():
        mark.write_text(secrets.token_hex(8), encoding="ascii")
    return hashlib.sha256(f"{mark.read_text(encoding='ascii')} {paths.ROOT}".encode()).hexdigest()[:12]
