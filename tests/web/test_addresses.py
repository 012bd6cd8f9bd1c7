"""From which address a request came: only what a trusted proxy wrote counts."""

from typing import Any

import pytest
from django.test import RequestFactory

from accounts.addresses import client_address


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, None, "10.0.0.9"),
        (0, "1.2.3.4", "10.0.0.9"),  # no proxy: anybody may have written the header
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),  # the client's own line stands left of the proxy's
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.2", "1.2.3.4"),
        (2, "1.2.3.4", None),
        (1, None, None),
        (1, "bukan alamat", None),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_client_address(settings: Any, proxies: int, forwarded: str | None, address: str | None) -> None:
    settings.PROXIES = proxies
    header: dict[str, Any] = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    assert client_address(RequestFactory().get("/", REMOTE_ADDR="10.0.0.9", **header)) == address


def test_a_socket_has_no_address(settings: Any) -> None:
    settings.PROXIES = 0
    assert client_address(RequestFactory().get("/", REMOTE_ADDR="")) is None
