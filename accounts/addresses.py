"""From which address a request came, for the audit log and the lockout."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """The client's address; None when it is unknown (a socket without a proxy's word).

    Each trusted proxy (settings.PROXIES) appends the address it saw to X-Forwarded-For, so ours is the nth
    from the right; what stands left of it was written by the client and proves nothing.
    """
    proxies: int = settings.PROXIES
    if proxies:
        hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        return _address(hops[-proxies] if len(hops) >= proxies else "")
    return _address(request.META.get("REMOTE_ADDR", ""))


def _address(text: str) -> str | None:
    try:
        return str(ip_address(text))
    except ValueError:
        return None
