"""What the launcher says, and how it gives up."""

import sys


class Problem(Exception):
    """A start that cannot go on; its text says why and what to do."""


def say(text: str) -> None:
    """One line of progress, beside the output, so that a pipe gets the answer alone."""
    print(text, file=sys.stderr, flush=True)


def answer(text: str) -> None:
    """What was asked for."""
    print(text, flush=True)
