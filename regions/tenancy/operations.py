"""Migration operations for what the schema editor does not grant by itself."""

from collections.abc import Callable
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import RunPython, RunSQL
from django.db.migrations.state import StateApps

from regions.tenancy.backend.wall import application_role
from regions.tenancy.scope import scope

PerKota = Callable[[StateApps, BaseDatabaseSchemaEditor, int], None]


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


class AgreeingKey(RunSQL):
    """A reference that makes copied columns agree: a child's kelurahan with that of its group.

    AgreeingKey("groups_stagedecision", ["kelurahan_id", "group_id"], "groups_group", ["kelurahan_id", "id"]);
    kota_id comes first by itself. The columns referred to need a unique key.
    """

    def __init__(self, table: str, columns: list[str], to_table: str, to_columns: list[str]) -> None:
        self.parts = [table, columns, to_table, to_columns]
        name = f"{table}_{'_'.join(columns)}_agree"[:63]
        unforced = "".join(
            f"ALTER TABLE {t} NO FORCE ROW LEVEL SECURITY; " for t in sorted({table, to_table})
        )
        forced = "".join(f"; ALTER TABLE {t} FORCE ROW LEVEL SECURITY" for t in sorted({table, to_table}))
        key = (
            f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (kota_id, {', '.join(columns)})"
            f" REFERENCES {to_table} (kota_id, {', '.join(to_columns)})"
        )
        super().__init__(unforced + key + forced, f"ALTER TABLE {table} DROP CONSTRAINT {name}")

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, self.parts, {}


class OneAtATime(RunSQL):
    """No two rows with the same columns may cover one day: the last day counts, an empty one is for ever."""

    def __init__(self, table: str, name: str, same: list[str], starts: str, ends: str) -> None:
        self.parts = [table, name, same, starts, ends]
        equal = ", ".join(f"{column} WITH =" for column in ["kota_id", *same])
        super().__init__(
            f"ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist"
            f" ({equal}, daterange({starts}, {ends}, '[]') WITH &&)",
            f"ALTER TABLE {table} DROP CONSTRAINT {name}",
        )

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, self.parts, {}


class Revoke(RunSQL):
    """Take a right from the application role that every table of its kind gets."""

    def __init__(self, table: str, rights: str) -> None:
        self.table, self.rights = table, rights
        role = application_role()
        super().__init__(
            f'REVOKE {rights} ON {table} FROM "{role}"', f'GRANT {rights} ON {table} TO "{role}"'
        )

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.table, self.rights], {}


class AppendOnly(RunSQL):
    """No row of this table is ever changed or removed, whoever tries: the owner is stopped by a trigger.

    No trigger on TRUNCATE: tests empty tables with it, and the application role may not do it anyway.
    """

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION up2k_keep_row()",
            f"DROP TRIGGER append_only ON {table}",
        )

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.table], {}


class RunPerKota(RunPython):
    """A data migration that sees rows: `code(apps, schema_editor, kota_id)` runs once in each city.

    The owner of the tables stands behind the wall like everybody: without a city it reads nothing and
    updates nothing, without an error. Historical models have no manager of ours, so `code` names kota_id.
    """

    def __init__(self, code: PerKota, reverse_code: PerKota | None = None) -> None:
        self.per_kota, self.reverse_per_kota = code, reverse_code
        super().__init__(_in_every_kota(code), None if reverse_code is None else _in_every_kota(reverse_code))

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        args = [self.per_kota] + ([self.reverse_per_kota] if self.reverse_per_kota else [])
        return self.__class__.__name__, args, {}


def _in_every_kota(code: PerKota) -> Callable[[StateApps, BaseDatabaseSchemaEditor], None]:
    def run(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        connection = schema_editor.connection
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM regions_kota ORDER BY id")
            numbers = [int(number) for (number,) in cursor.fetchall()]
        for kota_id in numbers:
            with scope(kota_id, using=connection.alias):
                code(apps, schema_editor, kota_id)

    return run
