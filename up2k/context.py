"""What every page shows around its content. Nothing here reads the database."""

from typing import Any

from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    """The actor and the city of the request, if it came through the door."""
    return {"actor": getattr(request, "actor", None), "kota": getattr(request, "kota", None)}
