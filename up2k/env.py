"""The only reader of the environment: a value that is missing or odd stops the start, it is never guessed."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict


def text(name: str, default: str | None = None) -> str:
    """The value of NAME; without one the default, and without a default a refusal."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"{name} is not set")
    return value


def secret(name: str) -> str:
    """The value of NAME, or the content of the file that NAME_FILE names (for container secrets)."""
    path = os.environ.get(f"{name}_FILE")
    if path is None:
        return text(name)
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE cannot be read: {error}") from error


def flag(name: str) -> bool:
    """True for "1", False for "0" or nothing; anything else is refused."""
    value = os.environ.get(name, "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}")
    return value == "1"


def number(name: str, default: int) -> int:
    """The value of NAME as a whole number of at least 0; anything else is refused."""
    value = os.environ.get(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a number, not {value!r}")
    return int(value)


def database(name: str) -> dict[str, object]:
    """Django's connection settings from a libpq URL, which may name a socket folder as host."""
    parts = conninfo_to_dict(secret(name))
    return {
        "NAME": parts.get("dbname", "up2k"),
        "USER": parts.get("user", ""),
        "PASSWORD": parts.get("password", ""),
        "HOST": parts.get("host", ""),
        "PORT": parts.get("port", ""),
    }
