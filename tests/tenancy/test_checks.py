"""Wall 3: the system check refuses a model without a city, and keys that forget it."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.db import models

from regions.tenancy.checks import OUTSIDE, tenant_models
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import TenantModel


@pytest.fixture(autouse=True)
def forget_models() -> Iterator[None]:
    """The models of a test are gone after it."""
    before = {label: dict(config.models) for label, config in apps.app_configs.items()}
    yield
    for label, known in before.items():
        apps.all_models[label].clear()
        apps.all_models[label].update(known)
    apps.clear_cache()


def complaints() -> list[tuple[str | None, str]]:
    return [(found.id, found.msg) for found in tenant_models()]


def test_our_models_pass() -> None:
    assert complaints() == []
    assert [found for found in run_checks() if not found.is_silenced()] == []


def test_the_list_of_exceptions_holds_only_what_exists() -> None:
    known = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert set(OUTSIDE) - known <= {"authtoken.TokenProxy", "auth.Group_permissions"}


def test_a_model_without_a_city_is_refused() -> None:
    class Stray(models.Model):
        class Meta:
            app_label = "regions"

    assert complaints() == [("up2k.E001", "regions.Stray has no city")]


def test_a_key_across_cities_is_refused() -> None:
    class Numbered(TenantModel):
        number = models.IntegerField(unique=True)

        class Meta(TenantModel.Meta):
            app_label = "regions"

    assert [code for code, _ in complaints()] == ["up2k.E002"]


def test_a_reference_that_empties_itself_is_refused() -> None:
    class Forgetful(TenantModel):
        kecamatan = TenantForeignKey("regions.Kecamatan", models.SET_NULL, null=True)

        class Meta(TenantModel.Meta):
            app_label = "regions"

    assert [code for code, _ in complaints()] == ["up2k.E003"]


def test_constraints_and_indexes_start_with_the_city() -> None:
    class Loose(TenantModel):
        number = models.IntegerField()

        class Meta(TenantModel.Meta):
            app_label = "regions"
            constraints = [models.UniqueConstraint(name="loose_number", fields=["number", "kota"])]
            indexes = [models.Index(name="loose_index", fields=["number"])]

    assert [code for code, _ in complaints()] == ["up2k.E004", "up2k.E005"]
