"""A cursor that takes what its connection holds back along with the next statement."""

from typing import Any

from django.db.backends.postgresql.base import Cursor as PostgresCursor
from psycopg import ClientCursor, Connection
from psycopg.pq import TransactionStatus


class Cursor(PostgresCursor, ClientCursor[Any]):
    """Sends BEGIN, SET LOCAL, SAVEPOINT and RELEASE in one message with the statement they were meant for.

    Each message costs two wake-ups, on a busy machine more than most statements.
    """

    held: list[str]  # of the wrapper that made this cursor, shared by all its cursors

    def __init__(self, connection: Connection[Any], **more: Any) -> None:
        super().__init__(connection, **more)
        self.held = []

    def execute(self, query: Any, params: Any = None, **more: Any) -> Any:
        """As psycopg's; the current result is that of `query`, whatever went before it."""
        if not self.held:
            return super().execute(query, params, **more)
        if not isinstance(query, str):
            self.send_held()
            return super().execute(query, params, **more)
        with _Sending(self) as count:
            super().execute("".join(self.held) + query, params, **more)
        for _ in range(count):
            self.nextset()
        return self

    def executemany(self, *args: Any, **more: Any) -> None:
        """As psycopg's, after what was held back."""
        self.send_held()
        super().executemany(*args, **more)

    def copy(self, *args: Any, **more: Any) -> Any:
        """As psycopg's, after what was held back."""
        self.send_held()
        return super().copy(*args, **more)

    def send_held(self) -> None:
        """Send what is held back by itself, where nothing can be put before a statement."""
        if self.held:
            with _Sending(self):
                super().execute("".join(self.held))


class _Sending:
    """While a message is on its way: afterwards nothing is held, unless the server has seen none of it."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        self.before = self._status()

    def __enter__(self) -> int:
        return len(self.cursor.held)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        # A server that refuses a statement of an open transaction leaves it broken; one that is as it was has
        # seen nothing, and neither has one that did not even begin.
        if kind is None or self._status() != self.before:
            self.cursor.held.clear()

    def _status(self) -> TransactionStatus:
        return TransactionStatus(self.cursor.connection.pgconn.transaction_status)
