"""How every command runs: in one transaction, once per command id, and written down."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Protocol, TypeVar, get_type_hints
from uuid import UUID

from django.db import connection, transaction

from accounts.domain.roles import Actor
from accounts.models import CommandRecord, OperatorRecord
from common import clock, codec
from common.problems import Problem, Refused
from regions.tenancy.scope import current_kota_id, has_scope, refuse_broken


class ForeignActor(RuntimeError):
    """A command was called for an actor who does not belong to the open city."""


class Command(Protocol):
    """A frozen dataclass with the id its client made."""

    @property
    def command_id(self) -> UUID: ...


@dataclass(frozen=True)
class Log:
    """The table a command is written down in, and how a row of one place is found in it."""

    table: str
    lookup: str


@dataclass(frozen=True)
class Earlier:
    """What is remembered of a command that ran: who asked for what, and the answer."""

    name: str
    body_hash: bytes
    user_id: int | None
    answer: Any


CITIES = Log(
    CommandRecord._meta.db_table,
    "SELECT name, body_hash, user_id, answer FROM accounts_commandrecord"
    " WHERE kota_id = %(place)s AND id = %(id)s",
)
OPERATORS = Log(
    OperatorRecord._meta.db_table,
    "SELECT name, body_hash, user_id, answer FROM accounts_operatorrecord WHERE id = %(id)s",
)
A = TypeVar("A")
REGISTRY: dict[str, Callable[..., Any]] = {}


def command(name: str) -> Callable[[Callable[..., A]], Callable[..., A]]:
    """Make `def verb(cmd, *, actor) -> Answer` a command called `app.verb`.

    The same id with the same body from the same person answers what was answered before, without running; the
    same id with another body, or from another person, is refused. Whatever the function raises rolls back all
    it wrote. Optional keyword `about` of the answer (a property) tells the log what was touched.
    """

    def decorate(function: Callable[..., A]) -> Callable[..., A]:
        if name in REGISTRY:
            raise ValueError(f"two commands are called {name}")
        answer_type: type[A] = get_type_hints(function)["return"]

        @wraps(function)
        def run(cmd: Command, *, actor: Actor) -> A:
            log, place = _log_of(actor)
            body_hash = codec.body_hash(cmd)
            with transaction.atomic():
                done = _earlier(log, place, cmd.command_id)
                if done is not None:
                    return _replay(answer_type, (name, body_hash, actor.user_id), done)
                answer = function(cmd, actor=actor)
                refuse_broken(connection)
                _write_down(log, place, name, cmd, body_hash, answer, actor)
                return answer

        REGISTRY[name] = run
        return run

    return decorate


def answered_before(command_id: UUID, *, actor: Actor) -> bool:
    """Whether a command of this id has run; until the transaction ends nobody else can run it."""
    log, place = _log_of(actor)
    return _earlier(log, place, command_id) is not None


def _log_of(actor: Actor) -> tuple[Log, int]:
    """Where a command is written down: in the open city, or for the operator beside the cities.

    An actor of another city than the open one is a mistake of ours, never of hers.
    """
    if actor.kota_id is None:
        if has_scope():
            raise ForeignActor("the operator belongs to no city, but one is open")
        return OPERATORS, 0
    if actor.kota_id != current_kota_id():
        raise ForeignActor(f"{actor.name} belongs to another city than the open one")
    return CITIES, actor.kota_id


def _earlier(log: Log, place: int, command_id: UUID) -> Earlier | None:
    """The record of this id, after waiting for anybody who runs it just now.

    Two statements in one trip: the second sees what the first waited for.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%(id)s::text, %(place)s));" + log.lookup,
            {"id": command_id, "place": place},
        )
        cursor.nextset()
        row = cursor.fetchone()
    return None if row is None else Earlier(row[0], bytes(row[1]), row[2], json.loads(row[3]))


def _replay(answer_type: type[A], asked: tuple[str, bytes, int | None], done: Earlier) -> A:
    if asked != (done.name, done.body_hash, done.user_id):
        raise Refused(
            [Problem("command_id", "Kiriman ini sudah pernah dipakai untuk isi yang lain.", "dipakai")]
        )
    return codec.load_stored(answer_type, done.answer)


def _write_down(
    log: Log, place: int, name: str, cmd: Command, body_hash: bytes, answer: object, actor: Actor
) -> None:
    """One row in the record, as plain SQL: it is written with every command."""
    values: dict[str, Any] = {
        "id": cmd.command_id,
        "name": name,
        "body_hash": body_hash,
        "answer": json.dumps(codec.dump(answer), ensure_ascii=False),
        "about": json.dumps(getattr(answer, "about", {}), ensure_ascii=False),
        "user_id": actor.user_id,
        "actor": actor.name,
        "address": actor.address,
        "at": clock.now(),
    } | ({"kota_id": place} if log is CITIES else {})
    columns, marks = ", ".join(values), ", ".join(f"%({column})s" for column in values)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {log.table} ({columns}) VALUES ({marks})",  # noqa: S608  # constants of this file
            values,
        )
