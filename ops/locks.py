"""File locks: two starts at once wait for each other, and nobody stops servers that another still uses."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from ops import paths


def _open(name: str) -> int:
    return os.open(paths.private(paths.RUN) / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)


@contextmanager
def only_one(name: str) -> Iterator[None]:
    """Waits until nobody else holds the lock, then holds it."""
    handle = _open(name)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def only_one_or_none(name: str) -> Iterator[bool]:
    """True while we hold the lock; False at once when another does."""
    handle = _open(name)
    try:
        held = False
        with suppress(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            held = True
        yield held
    finally:
        os.close(handle)


def share(name: str, *, inherited: bool = False) -> int:
    """A shared hold on the lock, to be closed with os.close; `inherited` keeps it through an exec."""
    handle = _open(name)
    fcntl.flock(handle, fcntl.LOCK_SH)
    os.set_inheritable(handle, inherited)
    return handle
