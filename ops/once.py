"""bin/demo --once: one meeting and three reports, through the running web server as its users see it."""

from collections.abc import Callable, Iterator
from pathlib import Path


def run(address: str, out: Path, pause: Callable[[float], bool]) -> Iterator[Path]:
    """Yields each PDF as it lies in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    yield from ()
