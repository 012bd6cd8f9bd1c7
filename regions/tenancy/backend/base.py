"""Django's PostgreSQL backend with our walls written by its schema editor."""

from django.db.backends.postgresql.base import DatabaseWrapper as PostgresWrapper

from regions.tenancy.backend.features import DatabaseFeatures
from regions.tenancy.backend.schema import DatabaseSchemaEditor


class DatabaseWrapper(PostgresWrapper):
    """PostgreSQL; tenant tables get their wall when they are created."""

    SchemaEditorClass = DatabaseSchemaEditor
    features_class = DatabaseFeatures
