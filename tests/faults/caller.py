"""A client of the API over a real connection, which may break at any moment."""

import http.client
import json
from dataclasses import dataclass
from typing import Any


class Lost(Exception):
    """No answer came: whether it was done is unknown."""


@dataclass(frozen=True)
class Answer:
    """Status, headers and body of an answer that came whole."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def said(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Caller:
    """Somebody with a token."""

    port: int
    token: str

    def get(self, path: str) -> Answer:
        """Read; raises Lost when no answer comes."""
        return self._ask("GET", path, None)

    def post(self, path: str, body: Any) -> Answer:
        """Send JSON; raises Lost when no answer comes, or one of 500 or more."""
        return self._ask("POST", path, json.dumps(body))

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            head = {"Authorization": f"Token {self.token}", "Content-Type": "application/json"}
            link.request(method, f"/api/{path}", body, head)
            got = link.getresponse()
            answer = Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read())
        except (OSError, http.client.HTTPException) as error:
            raise Lost(str(error)) from error
        finally:
            link.close()
        if answer.status >= 500:
            raise Lost(f"{answer.status} {answer.body[:500]!r}")
        return answer
