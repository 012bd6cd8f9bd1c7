"""The regions app, and the checks of the tenant wall."""

from django.apps import AppConfig
from django.core.checks import register

from regions.tenancy.checks import tenant_models


class RegionsConfig(AppConfig):
    """Kota, Kecamatan, Kelurahan and the wall around each kota."""

    name = "regions"

    def ready(self) -> None:
        register(tenant_models)
