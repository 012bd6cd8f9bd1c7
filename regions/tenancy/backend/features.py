"""What Django may take for granted of our tables."""

from django.db.backends.postgresql.features import DatabaseFeatures as PostgresFeatures
from django.db.models import Model

from regions.tenancy.backend.wall import is_tenant


class DatabaseFeatures(PostgresFeatures):
    """PostgreSQL's features, but one: id alone is not the primary key of a tenant table."""

    def allows_group_by_selected_pks_on_model(self, model: type[Model]) -> bool:
        return not is_tenant(model) and super().allows_group_by_selected_pks_on_model(model)
