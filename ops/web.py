"""The web server's command line, and waiting for its first answer."""

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from ops import venv
from ops.console import Problem

PATIENCE = 60.0  # seconds


def command(bind: str) -> list[str | Path]:
    """gunicorn for one address: two processes, with threads for the slow phones that hold a connection."""
    options = ["--workers=2", "--threads=4", "--no-control-socket"]
    return [venv.tool("gunicorn"), "up2k.wsgi:application", f"--bind={bind}", *options]


def await_answer(address: str, pause: Callable[[float], bool]) -> None:
    """Waits for the first page. Refuses when there is none in time, or when the user asks to end."""
    for _ in range(int(PATIENCE / 0.2)):
        if _answers(address):
            return
        if pause(0.2):
            raise KeyboardInterrupt
    raise Problem(f"the web server gave no page within {PATIENCE:.0f} seconds; see var/log/web.log")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=10):
            return True
    except urllib.error.HTTPError as error:
        return error.code < 500
    except (OSError, http.client.HTTPException):
        return False
