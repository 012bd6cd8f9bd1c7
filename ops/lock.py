"""bin/lock: makes requirements/*.txt again from requirements/*.in, with the hashes of all files."""

import os
import subprocess
import sys
from pathlib import Path

from ops import paths
from ops.console import Problem, say
from ops.venv import REQUIREMENTS

TOOL = "pip-tools==7.6.2"
# Later files are constrained by base.txt, so that all locks can be installed together.
NAMES = ("base", "embedded", "test", "bench")
OPTIONS = [
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-options",
    "--strip-extras",
    "--quiet",
    # num2words needs it for its command line only, and it exists as source alone.
    "--unsafe-package=docopt",
]


def main(args: list[str]) -> int:
    """Locks what the *.in files pin. With --upgrade, dependencies that they do not pin move too."""
    paths.prepare()
    compiler = _compiler()
    for name in NAMES:
        say(f"Locking {name}")
        target = REQUIREMENTS / f"{name}.txt"
        command: list[str | Path] = [compiler, *OPTIONS, *args, "--output-file", target.name, f"{name}.in"]
        if subprocess.run(command, cwd=REQUIREMENTS, check=False).returncode != 0:
            raise Problem(f"{name}.in could not be locked")
        target.write_text(cleaned(target.read_text(encoding="ascii")), encoding="ascii")
    return 0


def cleaned(lock: str) -> str:
    """The lock without comments, which name files of the machine. Refuses one that holds an address."""
    lines = [line for line in lock.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    bad = [line for line in lines if "://" in line or line.startswith("-")]
    if bad:
        raise Problem(f"the lock would hold an address or an option: {bad[0]}")
    return "\n".join(lines) + "\n"


def _compiler() -> Path:
    folder = paths.VAR / "lock-venv"
    if not (folder / "bin" / "pip-compile").exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", TOOL], check=True, env=dict(os.environ))
    return folder / "bin" / "pip-compile"
