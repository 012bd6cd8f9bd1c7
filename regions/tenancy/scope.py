"""The current tenant: one context variable and the database setting that row-level security reads.

Both are opened and closed together, for one transaction. Outside of it there is no city: the ORM raises
NoScope and the database shows no row.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Protocol, cast

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.pq import TransactionStatus

WHOLE_KOTA = (0,)


class NoScope(RuntimeError):
    """A query or a new row was asked for while no city is open."""


class NestedScope(RuntimeError):
    """A second city was asked for while one is open."""


class BrokenTransaction(RuntimeError):
    """A database error was swallowed inside the scope: what was written would be lost without a word."""


class Holding(Protocol):
    """A connection of our backend, which sends some statements together with the next one."""

    def hold(self, statement: str) -> None: ...


@dataclass(frozen=True)
class Scope:
    """The open city, and the kelurahan seen in it: (0,) is the whole city, () is none."""

    kota_id: int
    kelurahan: tuple[int, ...]


_current: ContextVar[Scope | None] = ContextVar("up2k_scope", default=None)


def current_scope() -> Scope:
    """The open scope; raises NoScope when there is none."""
    found = _current.get()
    if found is None:
        raise NoScope("no city is open: go through accounts.door, a scoped task or regions.tenancy.scope")
    return found


def current_kota_id() -> int:
    """Number of the open city (35.76 -> 3576); raises NoScope when there is none."""
    return current_scope().kota_id


def has_scope() -> bool:
    """Whether a city is open."""
    return _current.get() is not None


@contextmanager
def scope(
    kota_id: int, *, kelurahan: Sequence[int] = WHOLE_KOTA, using: str = DEFAULT_DB_ALIAS
) -> Iterator[None]:
    """Open a city for the length of one transaction.

    Takes the number of the kota and the kelurahan that may be seen in it. Refuses a scope inside a scope, and
    rolls back when a database error was swallowed inside.
    """
    if has_scope():
        raise NestedScope("a city is open already")
    connection = connections[using]
    outer = connection.in_atomic_block
    with transaction.atomic(using=using):
        _announce(connection, Scope(int(kota_id), tuple(int(k) for k in kelurahan)))
        try:
            yield
            refuse_broken(connection)
        finally:
            _current.set(None)  # before COMMIT: hooks that run after it have no city
        if outer:  # a savepoint's release keeps SET LOCAL; close it by hand
            _set_local(connection, "", "")


def see_kelurahan(kelurahan: Sequence[int], using: str = DEFAULT_DB_ALIAS) -> None:
    """Until the open scope ends, show these kelurahan: for the door, which reads grants first."""
    before = current_scope()
    _announce(connections[using], Scope(before.kota_id, tuple(int(k) for k in kelurahan)))


def refuse_broken(connection: BaseDatabaseWrapper) -> None:
    """Raise BrokenTransaction if the transaction can only be rolled back (tenancy surprise 5)."""
    status = connection.connection.info.transaction_status
    if connection.needs_rollback or status == TransactionStatus.INERROR:
        connection.set_rollback(True)
        raise BrokenTransaction("a database error was caught without a savepoint; nothing is saved")


def _announce(connection: BaseDatabaseWrapper, new: Scope) -> None:
    _set_local(connection, str(new.kota_id), ",".join(str(k) for k in new.kelurahan))
    _current.set(new)


def _set_local(connection: BaseDatabaseWrapper, kota: str, kelurahan: str) -> None:
    # Literals, because SET takes no parameter; both strings are digits and commas made from int above.
    # Held back until the first statement that reads under them.
    ours = cast(Holding, connection)
    ours.hold(f"SET LOCAL up2k.kota_id = '{kota}'")
    ours.hold(f"SET LOCAL up2k.kelurahan = '{kelurahan}'")
