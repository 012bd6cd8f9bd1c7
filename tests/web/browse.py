"""A signed-in client, and the text of a page."""

from django.core.cache import cache
from django.test import Client

from accounts.brakes import Brake
from accounts.domain.roles import Actor
from accounts.models import User


def sign_in(actor: Actor) -> Client:
    """A client of this person; call it outside of a scope."""
    assert actor.user_id is not None
    client = Client()
    user = User.objects.get(pk=actor.user_id)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text(client: Client, address: str, status: int = 200) -> str:
    """The page at an address, which must answer with this status."""
    answer = client.get(address)
    assert answer.status_code == status, f"{address}: {answer.status_code}"
    return answer.content.decode()


def forget(brake: Brake, *addresses: str) -> None:
    """Wrong tries outlive a test: let these addresses, and that of every test client, try again."""
    cache.delete_many([f"brake:{brake.name}:{address}" for address in ("127.0.0.1", *addresses)])
