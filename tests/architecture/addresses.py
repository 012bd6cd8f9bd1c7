"""Every address of the site, as the resolver knows it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

DEVELOPMENT = {"gaya"}  # installed with UP2K_DEBUG only


@dataclass(frozen=True)
class Address:
    """One address: how it is written, its full name, the values it asks for, and the view behind it."""

    path: str
    name: str
    asks: tuple[str, ...]
    view: Callable[..., Any]

    def __str__(self) -> str:
        return f"/{self.path} ({self.name or 'no name'})"


def addresses() -> tuple[Address, ...]:
    """All of them, those of included files too, in the order they are tried."""
    found = _walk(get_resolver().url_patterns, "", (), ())
    return tuple(address for address in found if address.name not in DEVELOPMENT)


def _walk(
    patterns: list[URLPattern | URLResolver], before: str, spaces: tuple[str, ...], asks: tuple[str, ...]
) -> Iterator[Address]:
    for pattern in patterns:
        path = f"{before}{pattern.pattern}"
        asked = asks + _asks(pattern)
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _walk(pattern.url_patterns, path, inner, asked)
        else:
            yield Address(path, ":".join((*spaces, pattern.name or "")), asked, pattern.callback)


def _asks(pattern: URLPattern | URLResolver) -> tuple[str, ...]:
    route: Any = pattern.pattern
    return tuple(route.regex.groupindex)
