"""A family of processes ends to the last one, whatever its members do."""

import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from ops import paths
from ops.console import Problem
from ops.processes import Family

QUICK = ((signal.SIGTERM, 0.3), (signal.SIGQUIT, 0.1))
# A parent and a child that ignore every polite request; both say who they are.
STUBBORN = """
import os, signal, sys
for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
    signal.signal(number, signal.SIG_IGN)
os.fork()
os.write(1, b"%d\\n" % os.getpid())  # one write, so that two lines never mix
while True:
    signal.pause()
"""
POLITE = """
import signal, sys
signal.signal(signal.SIGTERM, lambda *_: sys.exit(print("ended", flush=True)))
print("up", flush=True)
signal.pause()
"""


@pytest.fixture(autouse=True)
def _own_logs_and_signals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "object":
    monkeypatch.setattr(paths, "LOG", tmp_path)
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def start(family: Family, script: str, lines: int) -> list[str]:
    """Starts the script and waits until its log has that many lines."""
    child = family.start("child", [sys.executable, "-c", script], dict(os.environ))
    for _ in range(200):
        said = child.log.read_text(encoding="utf-8").splitlines()
        if len(said) == lines or family.pause(0.05):
            return said
    raise AssertionError(f"the child said {said}")


def gone(pid: int) -> bool:
    """Whether the process ends within a moment: a kill reaches a grandchild when the kernel gets to it."""
    moment = threading.Event()
    return any(not alive(pid) or moment.wait(0.02) for _ in range(100))


def alive(pid: int) -> bool:
    """Whether the process still runs; a dead one that nobody has reaped yet does not."""
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


def test_a_hanging_child_and_its_own_child_are_killed(capsys: pytest.CaptureFixture[str]) -> None:
    with Family(steps=QUICK) as family:
        pids = [int(line) for line in start(family, STUBBORN, 2)]
        assert [alive(pid) for pid in pids] == [True, True]
    assert [gone(pid) for pid in pids] == [True, True]
    assert "child hangs and is killed" in capsys.readouterr().err


def test_a_polite_child_may_finish(tmp_path: Path) -> None:
    with Family(steps=((signal.SIGTERM, 5.0),)) as family:
        start(family, POLITE, 1)
    assert (tmp_path / "child.log").read_text(encoding="utf-8") == "up\nended\n"


def test_children_end_when_the_start_fails() -> None:
    with pytest.raises(Problem, match="no such thing"), Family(steps=QUICK) as family:
        pids = [int(line) for line in start(family, STUBBORN, 2)]
        raise Problem("no such thing")
    assert [gone(pid) for pid in pids] == [True, True]


def test_a_child_that_dies_is_told_with_the_end_of_its_log() -> None:
    with Family(steps=QUICK) as family:
        family.start("worker", [sys.executable, "-c", "raise SystemExit('no broker')"], dict(os.environ))
        with pytest.raises(Problem, match=r"(?s)worker ended by itself.*no broker"):
            family.watch()


def test_a_signal_ends_the_wait() -> None:
    with Family(steps=QUICK) as family:
        start(family, POLITE, 1)
        os.kill(os.getpid(), signal.SIGINT)
        family.watch()
        assert family.asked_to_end.is_set()
