"""The virtual environment, filled from the hashed lock files and only when they changed."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from ops import locks, paths, system
from ops.console import Problem, say

REQUIREMENTS = paths.ROOT / "requirements"
# Wheels only: nothing of a package runs while it is installed, and no build tool comes in without a hash.
PIP = ["-m", "pip", "install", "-qq", "--disable-pip-version-check", "--require-hashes", "--no-deps"]


def python() -> Path:
    """The interpreter inside the virtual environment."""
    return paths.VENV / "bin" / "python"


def tool(name: str) -> Path:
    """A command that a package brings."""
    return paths.VENV / "bin" / name


def install(*names: str, wheels_only: bool = True) -> None:
    """Installs the lock files of these names ("base", "test", "bench") unless exactly they are there."""
    with locks.only_one("venv"):
        if not _usable():
            _create()
        stale = [name for name in names if _stamped(name) != _wanted(name)]
        if not stale:
            return
        say(f"Installing the {' and '.join(stale)} packages into {paths.VENV}")
        files = [part for name in stale for part in ("-r", str(REQUIREMENTS / f"{name}.txt"))]
        limit = ["--only-binary", ":all:"] if wheels_only else []
        if subprocess.run([python(), *PIP, *limit, *files], check=False).returncode != 0:
            raise Problem("pip could not install the locked packages; its message is above")
        for name in stale:
            _stamp(name).write_text(_wanted(name), encoding="ascii")


def _stamp(name: str) -> Path:
    return paths.VENV / f"up2k-{name}.stamp"


def _stamped(name: str) -> str:
    return _stamp(name).read_text(encoding="ascii") if _stamp(name).exists() else ""


def _wanted(name: str) -> str:
    lock = (REQUIREMENTS / f"{name}.txt").read_bytes()
    return hashlib.sha256(lock + sys.version.encode()).hexdigest()


def _usable() -> bool:
    """Whether there is an environment of this very Python; a moved clone or a new Python makes it anew."""
    if not python().exists():
        return False
    home = paths.VENV / "up2k-home.stamp"
    return home.exists() and home.read_text(encoding="utf-8") == _home()


def _home() -> str:
    return f"{paths.VENV} {os.path.realpath(sys.executable)} {sys.version}"


def _create() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        system.install(["python3-venv"])
    say(f"Making {paths.VENV}")
    shutil.rmtree(paths.VENV, ignore_errors=True)
    if subprocess.run([sys.executable, "-m", "venv", paths.VENV], check=False).returncode != 0:
        raise Problem("python3 -m venv failed; its message is above")
    (paths.VENV / "up2k-home.stamp").write_text(_home(), encoding="utf-8")
