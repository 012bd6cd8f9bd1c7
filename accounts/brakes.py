"""Brakes for pages without sign-in: how often one address may be wrong."""

from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest

from accounts.addresses import client_address


@dataclass(frozen=True, slots=True)
class Brake:
    """At most `most` wrong tries within so many seconds, counted for each address of the network."""

    name: str
    most: int
    seconds: int

    def holds(self, request: HttpRequest) -> bool:
        """Whether this address was wrong too often."""
        tries: int = cache.get(self._key(request), 0)
        return tries >= self.most

    def note(self, request: HttpRequest) -> None:
        """One more wrong try."""
        key = self._key(request)
        if not cache.add(key, 1, self.seconds):
            cache.incr(key)

    def _key(self, request: HttpRequest) -> str:
        return f"brake:{self.name}:{client_address(request) or 'unknown'}"
