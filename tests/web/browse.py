"""A signed-in client, and the text of a page."""

from django.test import Client

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
