"""bin/stop: ends the servers that bin/manage left up for the next call."""

from ops import paths, services
from ops.console import Problem, say


def main(args: list[str]) -> int:
    """Stops PostgreSQL and the broker of this clone; refuses while bin/demo or bin/test runs."""
    if args:
        raise Problem("takes no arguments")
    paths.prepare()
    if not services.stop():
        raise Problem("another command of this clone still uses the servers")
    say("The servers of this clone are stopped.")
    return 0
