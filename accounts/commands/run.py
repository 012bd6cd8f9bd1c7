"""How every command runs: in one transaction, once per command id, and written down."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar, get_type_hints
from uuid import UUID

from django.db import connection, transaction

from accounts.domain.roles import Actor
from accounts.models import CommandRecord
from common import clock, codec
from common.problems import Problem, Refused
from regions.tenancy.scope import current_kota_id, refuse_broken


class Command(Protocol):
    """A frozen dataclass with the id its client made."""

    @property
    def command_id(self) -> UUID: ...


C = TypeVar("C", bound=Command)
A = TypeVar("A")
REGISTRY: dict[str, Callable[..., Any]] = {}


def command(name: str) -> Callable[[Callable[..., A]], Callable[..., A]]:
    """Make `def verb(cmd, *, actor) -> Answer` a command called `app.verb`.

    The same id with the same body answers what was answered before, without running; the same id with another
    body is refused. Whatever the function raises rolls back all it wrote. Optional keyword `about` of the
    answer (a property) tells the log what was touched.
    """

    def decorate(function: Callable[..., A]) -> Callable[..., A]:
        if name in REGISTRY:
            raise ValueError(f"two commands are called {name}")
        answer_type: type[A] = get_type_hints(function)["return"]

        @wraps(function)
        def run(cmd: Command, *, actor: Actor) -> A:
            kota_id, body_hash = current_kota_id(), codec.body_hash(cmd)
            with transaction.atomic():
                done = _earlier(kota_id, cmd.command_id)
                if done is not None:
                    return _replay(answer_type, name, body_hash, done)
                answer = function(cmd, actor=actor)
                refuse_broken(connection)
                _write_down(name, cmd, body_hash, answer, actor)
                return answer

        REGISTRY[name] = run
        return run

    return decorate


def _earlier(kota_id: int, command_id: UUID) -> tuple[str, bytes, Any] | None:
    """The record of this id, after waiting for anybody who runs it just now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [str(command_id), kota_id])
    found = CommandRecord.objects.filter(id=command_id).values_list("name", "body_hash", "answer").first()
    return None if found is None else (found[0], bytes(found[1]), found[2])


def _replay(answer_type: type[A], name: str, body_hash: bytes, done: tuple[str, bytes, Any]) -> A:
    if (name, body_hash) != done[:2]:
        raise Refused(
            [Problem("command_id", "Kiriman ini sudah pernah dipakai untuk isi yang lain.", "dipakai")]
        )
    return codec.load_stored(answer_type, done[2])


def _write_down(name: str, cmd: Command, body_hash: bytes, answer: object, actor: Actor) -> None:
    CommandRecord.objects.create(
        id=cmd.command_id,
        name=name,
        body_hash=body_hash,
        answer=codec.dump(answer),
        about=getattr(answer, "about", {}),
        user_id=actor.user_id,
        actor=actor.name,
        address=actor.address,
        at=clock.now(),
    )
