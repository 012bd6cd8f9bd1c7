"""Where everything of this clone lies: all of it under var/, which git ignores."""

import os
from pathlib import Path

from ops.console import Problem

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
SECRETS = VAR / "secrets"
RUN = VAR / "run"
LOG = VAR / "log"
VENV = Path(os.environ.get("UP2K_VENV") or VAR / "venv").absolute()
SITE_PACKAGES = "lib/python3*/site-packages"


def private(folder: Path) -> Path:
    """The folder, made when missing, that only the caller may enter."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def prepare() -> None:
    """Makes var/ and its folders. Refuses a var/ that another user made: half of it would be out of reach."""
    os.umask(0o022)  # what must be private says so itself
    VAR.mkdir(exist_ok=True)
    if VAR.stat().st_uid != os.geteuid():
        raise Problem(f"{VAR} belongs to another user; run this as that user, or from a clone of your own")
    VAR.chmod(0o755)  # the servers of a root start run as another user and must pass through
    for folder in (SECRETS, RUN, LOG):
        private(folder)


def in_venv(pattern: str) -> Path:
    """The one file that an installed package keeps at this place (a glob below site-packages)."""
    found = sorted(VENV.glob(f"{SITE_PACKAGES}/{pattern}"))
    if not found:
        raise Problem(f"{pattern} is not in {VENV}; delete that folder and start again")
    return found[0]
