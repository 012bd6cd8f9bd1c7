"""One's own sign-ins and token: seen, ended, made."""

from dataclasses import dataclass
from uuid import UUID

from rest_framework.authtoken.models import Token

from accounts.commands.run import command
from accounts.models import Session
from accounts.policies import Actor
from common.problems import Forbidden, Problem, Refused
from common.secret import Secret


@dataclass(frozen=True)
class EndSession:
    """One of one's own sessions, by its handle."""

    command_id: UUID
    handle: UUID


@dataclass(frozen=True)
class SessionEnded:
    """From which device the ended session was."""

    agent: str

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        return {"perangkat": self.agent}


@dataclass(frozen=True)
class MakeToken:
    """A token for programs that act in one's name; the one before stops working.

    The page makes the key (Token.generate_key) and shows it once, so that no answer has to hold it.
    """

    command_id: UUID
    key: Secret


@dataclass(frozen=True)
class EndToken:
    """No token any more."""

    command_id: UUID


@dataclass(frozen=True)
class TokenAnswer:
    """Whether there is a token now."""

    exists: bool


@command("accounts.end_session")
def end_session(cmd: EndSession, *, actor: Actor) -> SessionEnded:
    """End one of one's own sessions. Refuses one that is not there any more, or somebody else's."""
    session = Session.objects.filter(handle=cmd.handle, user_id=_person(actor)).first()
    if session is None:
        raise Refused([Problem("handle", "Perangkat ini sudah tidak masuk.", "tidak_ada")])
    session.delete()
    return SessionEnded(session.agent)


@command("accounts.make_token")
def make_token(cmd: MakeToken, *, actor: Actor) -> TokenAnswer:
    """Make or replace one's own API token. Refuses a key that is not 40 hexadecimal digits."""
    person, key = _person(actor), cmd.key.value
    if len(key) != 40 or set(key) - set("0123456789abcdef"):
        raise Refused([Problem("key", "Kunci sambungan harus 40 angka heksadesimal.", "bentuk")])
    Token.objects.filter(user_id=person).delete()
    Token.objects.create(user_id=person, key=key)
    return TokenAnswer(exists=True)


@command("accounts.end_token")
def end_token(cmd: EndToken, *, actor: Actor) -> TokenAnswer:
    """End one's own API token; does nothing more when there is none."""
    Token.objects.filter(user_id=_person(actor)).delete()
    return TokenAnswer(exists=False)


def _person(actor: Actor) -> int:
    if actor.user_id is None:
        raise Forbidden("the system has no session and no token")
    return actor.user_id
