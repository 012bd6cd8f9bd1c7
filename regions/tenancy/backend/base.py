"""Django's PostgreSQL backend with walls written by its schema editor, and fewer messages to the server."""

from typing import Any

from django.db.backends.postgresql.base import DatabaseWrapper as PostgresWrapper

from regions.tenancy.backend.cursor import Cursor
from regions.tenancy.backend.features import DatabaseFeatures
from regions.tenancy.backend.schema import DatabaseSchemaEditor

BEGIN = "BEGIN;"


class DatabaseWrapper(PostgresWrapper):
    """PostgreSQL; tenant tables get their wall when they are created.

    What opens and closes transactions and savepoints answers nothing, so it is held back and sent together
    with the next statement (docs/decisions/0007). psycopg stays in autocommit: else it sends a BEGIN itself.
    """

    SchemaEditorClass = DatabaseSchemaEditor
    features_class = DatabaseFeatures

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.held: list[str] = []

    def hold(self, statement: str) -> None:
        """Send this with the next statement of the open transaction; answers nothing, no parameters."""
        self.held.append(f"{statement};")

    def get_connection_params(self) -> dict[str, Any]:
        return {**super().get_connection_params(), "cursor_factory": Cursor}

    def get_new_connection(self, conn_params: Any) -> Any:
        self.held.clear()
        return super().get_new_connection(conn_params)

    def create_cursor(self, name: str | None = None) -> Any:
        if name is None:
            cursor = super().create_cursor()
            cursor.held = self.held
            return cursor
        self.create_cursor().send_held()  # a cursor on the server begins with a message of its own
        return super().create_cursor(name)

    def _set_autocommit(self, autocommit: bool) -> None:
        if autocommit:
            self.held.clear()
            super()._set_autocommit(True)  # type: ignore[misc]
        else:
            self.held.append(BEGIN)

    def _commit(self) -> None:
        self.held.clear()  # it ends all that was open, and what nobody used never began
        super()._commit()  # type: ignore[misc]

    def _rollback(self) -> None:
        self.held.clear()
        super()._rollback()  # type: ignore[misc]

    def _savepoint(self, sid: str) -> None:
        self.hold(self.ops.savepoint_create_sql(sid))

    def _savepoint_commit(self, sid: str) -> None:
        begun = f"{self.ops.savepoint_create_sql(sid)};"
        if begun in self.held:
            self.held.remove(begun)
        else:
            self.hold(self.ops.savepoint_commit_sql(sid))

    def _savepoint_rollback(self, sid: str) -> None:
        begun = f"{self.ops.savepoint_create_sql(sid)};"
        if begun in self.held:
            del self.held[self.held.index(begun) + 1 :]  # it stands until it is released
        else:
            self.held.clear()
            super()._savepoint_rollback(sid)  # type: ignore[misc]
