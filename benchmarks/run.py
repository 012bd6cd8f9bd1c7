"""Side by side with a peer, in turns within one run: only the ratios mean anything on a shared machine.

python benchmarks/run.py [--rounds 5] [--one 300] [--meetings 10] [--import 50000] [--growth 10]
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

HERE = Path(__file__).resolve().parent
AIMS = {
    "one command": (">= 1.0", "commands a second, a commit each"),
    "meeting, an entry": (">= 4.0", "entries a second of a 70-leg meeting"),
    "import": (">= 4.0", "transactions a second of the import"),
    "month of 200 groups": ("", "reads a second of all groups at a month's end"),
}


@dataclass
class Peer:
    """One process under measure, and the figures it gave: what -> rates a second."""

    name: str
    process: "subprocess.Popen[str]"
    rates: dict[str, list[float]] = field(default_factory=dict)

    def ask(self, *what: Any) -> dict[str, Any]:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(what) + "\n")
        self.process.stdin.flush()
        for line in self.process.stdout:
            if line.startswith("@"):
                answer: dict[str, Any] = json.loads(line[1:])
                if "error" in answer:
                    raise SystemExit(f"{self.name} {what}: {answer['error']}")
                return answer
        raise SystemExit(f"{self.name} died at {what}")

    def note(self, what: str, answer: dict[str, Any]) -> None:
        if "seconds" in answer:
            self.rates.setdefault(what, []).append(answer["count"] / answer["seconds"])
        elif "ms" in answer:
            self.rates.setdefault(what, []).extend(1000 / ms for ms in answer["ms"])


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--one", type=int, default=300)
    parser.add_argument("--meetings", type=int, default=10)
    parser.add_argument("--import", dest="bulk", type=int, default=50_000)
    parser.add_argument("--growth", type=int, default=10)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def main() -> None:
    """Make two fresh databases, measure in turns, print a table."""
    chosen = options()
    count = chosen.bulk * (1 + chosen.growth) + chosen.rounds * chosen.one
    up2k, hordak = start("up2k", count), start("hordak", chosen.bulk + chosen.rounds * chosen.one)
    for peer in (up2k, hordak):
        peer.ask("setup")
    measure_import(up2k, hordak, chosen.bulk)
    small = reads(up2k, hordak)
    for turn in range(chosen.rounds):
        begin = chosen.bulk + turn * chosen.one
        for peer in (up2k, hordak):
            peer.note("one command", peer.ask("one", begin, begin + chosen.one))
            peer.note("meeting, an entry", peer.ask("meeting", chosen.meetings))
    table(up2k, hordak)
    if chosen.growth > 1:
        large = grown(up2k, chosen)
        print(f"dashboard read at {chosen.growth} x the data: {large / small:.2f} x the time (aim <= 1.3)")
    if chosen.json:
        chosen.json.write_text(json.dumps({p.name: p.rates for p in (up2k, hordak)}, indent=1))


def measure_import(up2k: Peer, hordak: Peer, size: int) -> None:
    """In two halves and in turns, so that both meet the same noise."""
    step = max(size // 2, 1)
    for begin in range(0, size, step):
        for peer in (up2k, hordak):
            peer.note("import", peer.ask("import", begin, min(begin + step, size)))


def reads(up2k: Peer, hordak: Peer) -> float:
    """The month of all groups, in turns; answers the median time of one city's dashboard read in ms."""
    times: list[float] = []
    for _ in range(5):
        for peer in (up2k, hordak):
            peer.note("month of 200 groups", peer.ask("read", "month", 2))
        times += up2k.ask("read", "city", 5)["ms"]
    return statistics.median(times)


def grown(up2k: Peer, chosen: argparse.Namespace) -> float:
    """Load up to `growth` times the data, then the same read: its median time in ms."""
    begin = chosen.bulk + chosen.rounds * chosen.one
    up2k.ask("import", begin, begin + chosen.bulk * (chosen.growth - 1))
    times: list[float] = []
    for _ in range(5):
        times += up2k.ask("read", "city", 5)["ms"]
    return statistics.median(times)


def table(up2k: Peer, hordak: Peer) -> None:
    print(f"{'':22} {'up2k':>22} {'hordak':>22} {'ratio':>7}  aim")
    for what, (aim, unit) in AIMS.items():
        ours, theirs = up2k.rates[what], hordak.rates[what]
        ratio = statistics.median(ours) / statistics.median(theirs)
        print(f"{what:22} {spread(ours):>22} {spread(theirs):>22} {ratio:7.2f}  {aim}  ({unit})")


def spread(rates: list[float]) -> str:
    """min/median/max."""
    return "/".join(f"{value:.0f}" for value in (min(rates), statistics.median(rates), max(rates)))


def start(name: str, count: int) -> Peer:
    """A fresh database for a runner, and the runner."""
    env = dict(os.environ) | {"DJANGO_SETTINGS_MODULE": "up2k.settings"}
    for variable in ("OWNER_DATABASE_URL", "DATABASE_URL"):
        env[variable] = make_conninfo(os.environ[variable], dbname=f"bench_{name}")
    env["BENCH_URL"] = env["OWNER_DATABASE_URL"]
    fresh_database(f"bench_{name}")
    if name == "up2k":
        migrate = [
            sys.executable,
            str(HERE.parent / "manage.py"),
            "migrate",
            "--database=owner",
            "--verbosity=0",
        ]
        subprocess.run(migrate, env=env, check=True)
    process = subprocess.Popen(
        [sys.executable, "-m", f"benchmarks.runner_{name}", str(count)],
        env=env,
        cwd=HERE.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    return Peer(name, process)


def fresh_database(name: str) -> None:
    owner = os.environ["OWNER_DATABASE_URL"]
    user = str(conninfo_to_dict(owner)["user"])
    with psycopg.connect(make_conninfo(owner, dbname="postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), sql.Identifier(user))
        )


if __name__ == "__main__":
    main()
