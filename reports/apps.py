"""The reports app: the monthly Pokja II report, frozen once it is issued."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Runs of reports, the yearly figures of form 4.22, and how a kota wants its papers."""

    name = "reports"
