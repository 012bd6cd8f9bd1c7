"""The schema editor that writes the tenant wall, so that no migration can forget it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from django.db import NotSupportedError
from django.db.backends.ddl_references import Columns, Statement, Table
from django.db.backends.postgresql.schema import DatabaseSchemaEditor as PostgresEditor
from django.db.models import Field, Model

from regions.tenancy.backend.wall import condition, is_tenant, policy_sql, shared_sql, steady_sql, wall_sql
from regions.tenancy.fields import KotaField, TenantForeignKey

# A key added under FORCE is validated against no rows, so the force is lifted around it (tenancy surprise 2).
COMPOSITE_KEY = (
    "ALTER TABLE %(table)s NO FORCE ROW LEVEL SECURITY;"
    " ALTER TABLE %(to_table)s NO FORCE ROW LEVEL SECURITY;"
    " ALTER TABLE %(table)s ADD CONSTRAINT %(name)s FOREIGN KEY (%(column)s)"
    " REFERENCES %(to_table)s (%(to_column)s);"
    " ALTER TABLE %(table)s FORCE ROW LEVEL SECURITY;"
    " ALTER TABLE %(to_table)s FORCE ROW LEVEL SECURITY"
)


class DatabaseSchemaEditor(PostgresEditor):
    """PostgreSQL's editor; tenant tables get key (kota_id, id), composite references, policy and grants."""

    def _iter_column_sql(
        self, column_db_type: Any, params: Any, model: type[Model], field: Any, *rest: Any
    ) -> Iterator[str]:
        parts = super()._iter_column_sql(column_db_type, params, model, field, *rest)  # type: ignore[misc]
        for part in parts:
            if not (part == "PRIMARY KEY" and is_tenant(model)):
                yield part

    def table_sql(self, model: type[Model]) -> tuple[str, Any]:
        """As Django's, with the tenant in the primary key."""
        sql, params = super().table_sql(model)
        if is_tenant(model):
            key = self.quote_name(str(model._meta.pk.column))
            sql = f"{sql[: sql.rindex(')')]}, PRIMARY KEY (kota_id, {key}))"
        return sql, params

    def create_model(self, model: type[Model]) -> None:
        """Create the table, then its wall or, outside the tenants, its grants."""
        super().create_model(model)
        table = self.quote_name(model._meta.db_table)
        rights = wall_sql(table, condition(model)) if is_tenant(model) else shared_sql(model, table)
        self.execute(rights, None)
        if is_tenant(model):
            self.execute(steady_sql(model._meta.db_table), None)

    def add_field(self, model: type[Model], field: Any) -> None:
        """Add a column; its reference is added after it, composite, and the policy learns of kelurahan_id."""
        if isinstance(field, KotaField):
            raise NotSupportedError("a table is walled when it is created: move kota into its CreateModel")
        with self._reference_later(field):
            super().add_field(model, field)
        if field.column == "kelurahan_id" and is_tenant(model):
            table = self.quote_name(model._meta.db_table)
            rule = f"{condition(model)}"
            self.execute(policy_sql(table, rule), None)

    @contextmanager
    def _reference_later(self, field: Any) -> Iterator[None]:
        inline = self.sql_create_column_inline_fk
        if isinstance(field, TenantForeignKey):
            self.sql_create_column_inline_fk = None  # type: ignore[assignment]
        try:
            yield
        finally:
            self.sql_create_column_inline_fk = inline

    def _alter_field(self, model: type[Model], old_field: Any, new_field: Any, *rest: Any) -> None:
        if isinstance(new_field, TenantForeignKey) and isinstance(old_field, TenantForeignKey):
            before = old_field.remote_field.model._meta.label_lower
            if before != new_field.remote_field.model._meta.label_lower:
                raise NotSupportedError("point a tenant reference elsewhere by removing and adding the field")
        super()._alter_field(model, old_field, new_field, *rest)  # type: ignore[misc]

    def _create_fk_sql(self, model: type[Model], field: Field[Any, Any], suffix: str) -> Statement:
        statement: Statement = super()._create_fk_sql(model, field, suffix)  # type: ignore[misc]
        if isinstance(field, TenantForeignKey):
            return self._composite(statement, model, field)
        if is_tenant(model):
            # Immediate: the error names its statement, and the referenced row is locked at once.
            cast(dict[str, object], statement.parts)["deferrable"] = ""
        return statement

    def _composite(self, plain: Statement, model: type[Model], field: TenantForeignKey) -> Statement:
        here, there = model._meta.db_table, field.target_field.model._meta.db_table
        return Statement(
            COMPOSITE_KEY,
            table=Table(here, self.quote_name),
            to_table=Table(there, self.quote_name),
            name=plain.parts["name"],
            column=Columns(here, ["kota_id", field.column], self.quote_name),
            to_column=Columns(there, ["kota_id", str(field.target_field.column)], self.quote_name),
        )
