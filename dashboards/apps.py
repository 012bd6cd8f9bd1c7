"""The dashboards app: screens only, no models."""

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    """The pages of the kota, its kecamatan and its kelurahan."""

    name = "dashboards"
