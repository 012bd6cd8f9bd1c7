"""bin/test: sets up what is missing, then every check and every test. With arguments: pytest with those."""

import subprocess
from pathlib import Path

from ops import paths, services, system, venv
from ops.console import Problem, say

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy", "."),
    ("lint-imports",),
    ("python", "manage.py", "makemigrations", "--check", "--dry-run"),
)
WORKERS = ["-n", "2"]


def main(args: list[str]) -> int:
    """The status of pytest, whose summary comes last; or 1 when it passed and a check did not."""
    paths.prepare()
    system.require(tests=True)
    venv.install("base", "embedded", "test")
    with services.in_use(stop_after=False) as servers:
        # Debug takes scripts and styles from their source: their web server knows no collected ones.
        env = services.hasty(servers.env) | {"UP2K_DEBUG": "1"}
        failed = [] if args else [check for check in CHECKS if not _passes(check, env)]
        status = _run(["pytest", *([] if _chooses_workers(args) else WORKERS), *args], env)
    if failed:
        raise Problem("failed, with their messages above: " + "; ".join(" ".join(check) for check in failed))
    return status


def _passes(check: tuple[str, ...], env: dict[str, str]) -> bool:
    say(f"== {' '.join(check)}")
    return _run(list(check), env) == 0


def _run(command: list[str], env: dict[str, str]) -> int:
    program: Path = venv.tool(command[0])
    return subprocess.run([program, *command[1:]], env=env, cwd=paths.ROOT, check=False).returncode


def _chooses_workers(args: list[str]) -> bool:
    return any(arg.startswith(("-n", "--numprocesses", "--pdb")) for arg in args)
