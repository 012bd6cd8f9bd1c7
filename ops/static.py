"""Static files: collected, compressed and named by their content, when they changed."""

import hashlib
from pathlib import Path

from ops import paths, services

STAMP = paths.RUN / "static-stamp"


def collect(env: dict[str, str]) -> None:
    """Runs collectstatic unless the same files of ours and of the packages were collected before."""
    state = _state()
    if STAMP.exists() and STAMP.read_text(encoding="ascii") == state and (paths.VAR / "static").exists():
        return
    services.manage(env, "collectstatic", "--noinput", "--clear", "--verbosity=0")
    STAMP.write_text(state, encoding="ascii")


def _state() -> str:
    digest = hashlib.sha256((paths.ROOT / "requirements" / "base.txt").read_bytes())
    for file in sorted(_ours()):
        digest.update(f"{file} {file.stat().st_size} {file.stat().st_mtime_ns}\\n".encode())
    return digest.hexdigest()


def _ours() -> list[Path]:
    return [file for file in paths.ROOT.glob("static/**/*") if file.is_file()]
