"""bin/bench: the measurements of benchmarks/, on the embedded PostgreSQL unless another is named."""

import subprocess
from pathlib import Path

from ops import paths, services, system, venv


def main(args: list[str]) -> int:
    """Installs the peer, starts the servers and passes the arguments on to benchmarks/run.py."""
    paths.prepare()
    system.require()
    venv.install("base", "embedded")
    venv.install("bench", wheels_only=False)  # the peer is published as source alone
    with services.in_use(stop_after=False) as servers:
        command: list[str | Path] = [venv.python(), paths.ROOT / "benchmarks" / "run.py", *args]
        return subprocess.run(command, env=servers.env, cwd=paths.ROOT, check=False).returncode
