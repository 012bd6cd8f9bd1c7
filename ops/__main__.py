"""Which command of bin/ runs which module. An older Python gets far enough to read the refusal."""

from __future__ import annotations

import importlib
import os
import signal
import sys

COMMANDS = {
    "bench": "ops.bench",
    "demo": "ops.demo",
    "lock": "ops.lock",
    "manage": "ops.manage",
    "stop": "ops.stop",
    "test": "ops.check",
}


def run(name: str, args: list[str]) -> int | str:
    """The exit status of bin/NAME, or the sentence it gave up with."""
    if sys.hexversion < 0x030B0000:
        return f"UP2K needs Python 3.11 or later, and this is {sys.version.split()[0]}"
    # Running a folder puts it first on the path, where our module names would hide the library's.
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    command = importlib.import_module(COMMANDS[name])
    # What was started is put away, whoever asks to end: also in the background, where a shell ignores SIGINT.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup means it
        signal.signal(signal.SIGHUP, signal.default_int_handler)
    try:
        status: int = command.main(args)
        return status
    except importlib.import_module("ops.console").Problem as error:
        return f"bin/{name}: {error}"
    except KeyboardInterrupt:
        return f"bin/{name}: stopped"


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], sys.argv[2:]))
