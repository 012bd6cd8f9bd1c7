"""Children that live exactly as long as the launcher: started together, watched, ended to the last one."""

import ctypes
import os
import signal
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from ops import paths
from ops.console import Problem, say

# How long each request to end gets (seconds): finish what is in hand; drop it and end; then they are killed.
STEPS = ((signal.SIGTERM, 8.0), (signal.SIGQUIT, 2.0))
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)


def _end_with_parent() -> None:
    """Between fork and exec: a launcher that is killed outright takes its children with it."""
    _LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass(frozen=True)
class Child:
    """A process that leads a session of its own, so that all its descendants can be ended at once."""

    name: str
    process: "subprocess.Popen[bytes]"
    log: Path

    def kill_group(self) -> None:
        """Ends it and all that it started, and takes its exit status."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@dataclass
class Family:
    """The children of one start. A context manager: leaving it, by whatever way, ends them all."""

    steps: tuple[tuple[signal.Signals, float], ...] = STEPS
    children: list[Child] = field(default_factory=list)
    asked_to_end: threading.Event = field(default_factory=threading.Event)
    impatient: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Family":
        for number in SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._on_signal)
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def start(self, name: str, args: Sequence[str | Path], env: dict[str, str]) -> Child:
        """Starts a child whose output goes to var/log/NAME.log."""
        log = paths.LOG / f"{name}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                args,
                env=env,
                cwd=paths.ROOT,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_end_with_parent,
            )
        child = Child(name, process, log)
        self.children.append(child)
        return child

    def pause(self, seconds: float) -> bool:
        """Waits; True when the user asked to end meanwhile. Refuses to go on when a child has died."""
        ending = self.asked_to_end.wait(seconds)
        for child in self.children:
            if not ending and child.process.poll() is not None:
                raise Problem(f"{child.name} ended by itself; the end of {child.log}:\n{tail(child.log)}")
        return ending

    def watch(self) -> None:
        """Waits until the user asks to end, or a child dies."""
        while not self.pause(0.5):
            pass

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        (self.impatient if self.asked_to_end.is_set() else self.asked_to_end).set()

    def _end(self) -> None:
        for number, patience in self.steps:
            alive = [child for child in self.children if child.process.poll() is None]
            for child in alive:
                child.process.send_signal(number)
            self._wait_for(alive, patience)
        for child in self.children:
            if child.process.poll() is None:
                say(f"{child.name} hangs and is killed")
            child.kill_group()

    def _wait_for(self, children: list[Child], patience: float) -> None:
        for _ in range(int(patience / 0.1)):
            if all(child.process.poll() is not None for child in children):
                return
            if self.impatient.wait(0.1):
                return


def tail(log: Path, lines: int = 15) -> str:
    """The last lines of a log."""
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
