"""What must come from the system: libraries for PDF, and for the tests a browser and the outside checkers."""

import ctypes
import os
import shutil
import subprocess
from collections.abc import Iterable

from ops.console import Problem, say

# WeasyPrint opens these while it is imported; postgres is linked against libz.
LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz.so.0": "libharfbuzz0b",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
    "libfontconfig.so.1": "libfontconfig1",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
}
TEST_LIBRARIES = {"libatomic.so.1": "libatomic1"}  # the browser's driver
TEST_COMMANDS = {"chromium": "chromium", "hledger": "hledger", "pdftoppm": "poppler-utils"}


def require(*, tests: bool = False) -> None:
    """Sees to the system packages of the demonstration, and of the tests when asked."""
    libraries = LIBRARIES | (TEST_LIBRARIES if tests else {})
    missing = [package for library, package in libraries.items() if not _loads(library)]
    if tests:
        missing += [package for command, package in TEST_COMMANDS.items() if shutil.which(command) is None]
    if missing:
        install(missing)


def install(packages: Iterable[str]) -> None:
    """Installs Debian packages as root; otherwise refuses with the exact command to run."""
    names = sorted(set(packages))
    command = ["apt-get", "install", "-y", "--no-install-recommends", *names]
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        by_hand = f"sudo apt-get update && sudo {' '.join(command)}"
        raise Problem(f"these system packages are missing; run\n\n    {by_hand}\n")
    say(f"Installing {', '.join(names)} from the system's packages")
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for args in (["apt-get", "update", "-q"], command):
        done = subprocess.run(args, env=env, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise Problem(f"{' '.join(command)} failed:\n{done.stderr.strip()}")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
