"""bin/test: sets up what is missing, then every test and every check. With arguments: pytest with those."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
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
    """The status of pytest; or 1 when it passed and a check did not. What the checks say comes last."""
    paths.prepare()
    system.require(tests=True)
    venv.install("base", "embedded", "test")
    with services.in_use(stop_after=False) as servers:
        # Debug takes scripts and styles from their source: their web server knows no collected ones.
        env = services.hasty(servers.env) | {"UP2K_DEBUG": "1"}
        with ThreadPoolExecutor(max_workers=1) as beside:
            checks = [beside.submit(_checked, check, env) for check in ([] if args else CHECKS)]
            status = _run(["pytest", *([] if _chooses_workers(args) else WORKERS), *args], env)
    failed = [check for check, done in zip(CHECKS, checks, strict=False) if not _told(check, done.result())]
    if failed:
        raise Problem("failed, with their messages above: " + "; ".join(" ".join(check) for check in failed))
    return status


def _checked(check: tuple[str, ...], env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command: list[str | Path] = [venv.tool(check[0]), *check[1:]]
    return subprocess.run(
        command,
        env=env,
        cwd=paths.ROOT,
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def _told(check: tuple[str, ...], done: subprocess.CompletedProcess[str]) -> bool:
    say(f"== {' '.join(check)}")
    say(done.stdout.rstrip())
    return done.returncode == 0


def _run(command: list[str], env: dict[str, str]) -> int:
    program: Path = venv.tool(command[0])
    return subprocess.run([program, *command[1:]], env=env, cwd=paths.ROOT, check=False).returncode


def _chooses_workers(args: list[str]) -> bool:
    return any(arg.startswith(("-n", "--numprocesses", "--pdb")) for arg in args)
