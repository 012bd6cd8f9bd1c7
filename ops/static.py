"""Static files: collected, compressed and named by their content, when they changed."""

import hashlib
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ops import paths, venv
from ops.console import Problem

STAMP = paths.RUN / "static-stamp"


@contextmanager
def collected(env: dict[str, str]) -> Iterator[None]:
    """Runs collectstatic beside the block, unless the files are those that were collected before."""
    state = _state()
    if STAMP.exists() and STAMP.read_text(encoding="ascii") == state and (paths.VAR / "static").exists():
        yield
        return
    STAMP.unlink(missing_ok=True)
    manage: list[str | Path] = [venv.python(), paths.ROOT / "manage.py"]
    command = [*manage, "collectstatic", "--noinput", "--clear", "--verbosity=0"]
    with subprocess.Popen(command, env=env) as collecting:
        yield
    if collecting.returncode != 0:
        raise Problem("collectstatic failed; its message is above")
    STAMP.write_text(state, encoding="ascii")


def _state() -> str:
    digest = hashlib.sha256((paths.ROOT / "requirements" / "base.txt").read_bytes())
    for file in sorted(_ours()):
        digest.update(f"{file} {file.stat().st_size} {file.stat().st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _ours() -> list[Path]:
    return [file for file in paths.ROOT.glob("static/**/*") if file.is_file()]
