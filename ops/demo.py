"""bin/demo: the whole product with demonstration data, on this machine, until Ctrl-C."""

import argparse
import os
from pathlib import Path

from ops import locks, once, paths, services, static, system, venv, web
from ops.console import Problem, answer, say
from ops.ports import free_port
from ops.processes import Family

PORT = 8000
ADDRESS = paths.RUN / "address"


def main(args: list[str]) -> int:
    """Starts all and stays; with --once runs one meeting and its reports, and ends."""
    chosen = _arguments(args)
    paths.prepare()
    with locks.only_one_or_none("demo") as alone:
        if not alone:
            where = f", at {ADDRESS.read_text(encoding='ascii')}" if ADDRESS.exists() else ""
            raise Problem(f"it runs already in this clone{where}")
        ADDRESS.unlink(missing_ok=True)
        return _set_up_and_run(chosen.out)


def _arguments(args: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/demo", description=__doc__)
    parser.add_argument("--once", action="store_true", help="post one meeting, make its reports, end")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where --once puts the PDFs")
    chosen = parser.parse_args(args)
    if chosen.once != (chosen.out is not None):
        parser.error("--once and --out DIR go together")
    return chosen


def _set_up_and_run(out: Path | None) -> int:
    system.require()
    venv.install("base", "embedded")
    with services.in_use(stop_after=True) as servers:
        env = servers.env
        with static.collected(env):
            accounts = services.fill(env, *(["--json"] if out else []))
        with Family() as family:
            address = _start(family, env)
            if out is None:
                answer(f"\nUP2K runs at {address}\n\n{accounts}\nCtrl-C stops all of it.")
                family.watch()
            else:
                for path in once.run(address, accounts, out.absolute(), family.pause):
                    answer(str(path))
            say("Stopping")
    return 0


def _start(family: Family, env: dict[str, str]) -> str:
    """Web, worker and beat; returns the address once the web server answers."""
    port = _port()
    address = f"http://127.0.0.1:{port}"
    ADDRESS.write_text(address, encoding="ascii")
    family.start("web", web.command(f"127.0.0.1:{port}"), env)
    celery: list[str | Path] = [venv.tool("celery"), "-A", "up2k"]
    family.start("worker", [*celery, "worker", "--concurrency=2", "--loglevel=INFO"], env)
    schedule = f"--schedule={paths.RUN / 'beat-schedule'}"
    family.start("beat", [*celery, "beat", "--pidfile=", schedule, "--loglevel=INFO"], env)
    web.await_answer(address, family.pause)
    return address


def _port() -> int:
    wanted = os.environ.get("UP2K_PORT")
    if wanted is None:
        return free_port(PORT)
    if free_port(int(wanted)) != int(wanted):
        raise Problem(f"port {wanted} (UP2K_PORT) is taken")
    return int(wanted)
