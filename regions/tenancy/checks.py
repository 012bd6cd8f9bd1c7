"""System checks: no model stands outside the tenants without a reason, no key forgets the city."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error
from django.db import models

from regions.tenancy.backend.wall import is_tenant

OUTSIDE = {
    "regions.Kota": "the list of tenants itself",
    "accounts.User": "sign-in happens before a city is known",
    "auth.Permission": "Django's own, unused by our policies",
    "auth.Group_permissions": "Django's own, unused by our policies",
    "auth.Group": "Django's own, unused by our policies",
    "contenttypes.ContentType": "Django's own",
    "accounts.Session": "read before a city is known",
    "accounts.OperatorRecord": "the operator belongs to no city",
    "authtoken.Token": "read before a city is known",
    "authtoken.TokenProxy": "a view of authtoken.Token",
    "axes.AccessAttempt": "failed sign-ins have no city",
    "axes.AccessAttemptExpiration": "failed sign-ins have no city",
    "axes.AccessLog": "sign-ins are counted before a city is known",
    "axes.AccessFailureLog": "failed sign-ins have no city",
}


def tenant_models(app_configs: Any = None, **kwargs: Any) -> Iterable[CheckMessage]:
    """Refuse a model that is neither a tenant model nor listed above, and tenant keys without the city."""
    for model in apps.get_models(include_auto_created=True):
        if is_tenant(model):
            yield from _keys(model)
        elif model._meta.label not in OUTSIDE:
            yield Error(
                f"{model._meta.label} has no city",
                hint="inherit TenantModel or AreaModel, or add it to OUTSIDE with a reason",
                obj=model,
                id="up2k.E001",
            )


def _keys(model: type[models.Model]) -> Iterable[CheckMessage]:
    for field in model._meta.local_fields:
        if field.unique and not field.primary_key:
            yield Error(f"{field} is unique across cities", hint="UniqueConstraint on kota", id="up2k.E002")
        if isinstance(field, models.ForeignKey) and getattr(field.remote_field, "on_delete", None) in {
            models.SET_NULL,
            models.SET_DEFAULT,
        }:
            yield Error(f"{field} empties itself", hint="use PROTECT or CASCADE", id="up2k.E003")
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields[:1] not in (("kota",),):
            yield Error(f"{constraint.name} does not start with kota", obj=model, id="up2k.E004")
    for index in model._meta.indexes:
        if index.fields and index.fields[0] != "kota":
            yield Error(f"{index.name} does not start with kota", obj=model, id="up2k.E005")
