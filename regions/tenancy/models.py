"""What every tenant model inherits: the city, a key of its own, and managers that never forget the city."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import models
from django.db.models.expressions import Expression
from django.db.models.sql.compiler import SQLCompiler

from common.ids import uuid7
from regions.tenancy.fields import KotaField, TenantForeignKey
from regions.tenancy.scope import current_kota_id

M = TypeVar("M", bound=models.Model, covariant=True)


class CurrentKota(Expression):
    """The open city as a query parameter, looked up when SQL is compiled: no scope, no SQL."""

    output_field = models.IntegerField()

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, list[int]]:  # type: ignore[override]
        return "%s", [current_kota_id()]


class TenantQuerySet(models.QuerySet[M]):
    """A queryset that reads one city. Raw SQL does not pass through here: it lives in queries/."""

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        current_kota_id()
        return super().bulk_create(objs, *args, **kwargs)

    def raw(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("raw() forgets the city: write the SQL in queries/ with a cursor and name kota_id")


class TenantManager(models.Manager[M]):
    """Every query of a tenant model names kota_id."""

    def get_queryset(self) -> TenantQuerySet[M]:
        return TenantQuerySet(self.model, using=self._db).filter(kota_id=CurrentKota())


class TenantRow(models.Model):
    """A row of one city. In the database: primary key (kota_id, id), row-level security, composite keys.

    The model brings its own `id`; with a UUID, inherit TenantModel.
    """

    kota = KotaField()
    kota_id: int

    objects = TenantManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_manager_name = "objects"


class TenantModel(TenantRow):
    """A row of one city with an id of our making, never shown to mean anything."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta(TenantRow.Meta):
        abstract = True


class AreaRow(TenantRow):
    """A row of one kelurahan: the column kelurahan_id puts the second condition into the policy."""

    kelurahan = TenantForeignKey("regions.Kelurahan")
    kelurahan_id: int

    class Meta(TenantRow.Meta):
        abstract = True


class AreaModel(AreaRow):
    """A row of one kelurahan with an id of our making."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta(AreaRow.Meta):
        abstract = True
