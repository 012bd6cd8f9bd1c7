"""Migration operations for what the schema editor does not grant by itself."""

from typing import Any

from django.db.migrations.operations import RunSQL

from regions.tenancy.backend.wall import application_role


class Grant(RunSQL):
    """Let the application role do more than look and append: Grant("groups_group", "UPDATE")."""

    def __init__(self, table: str, rights: str) -> None:
        self.table, self.rights = table, rights
        role = application_role()
        super().__init__(
            f'GRANT {rights} ON {table} TO "{role}"', f'REVOKE {rights} ON {table} FROM "{role}"'
        )

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.table, self.rights], {}


class LookOnly(RunSQL):
    """Leave the application role only SELECT: for rollups that triggers keep."""

    def __init__(self, table: str) -> None:
        self.table = table
        role = application_role()
        super().__init__(f'REVOKE INSERT ON {table} FROM "{role}"', f'GRANT INSERT ON {table} TO "{role}"')

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.table], {}
