"""The contests app: lomba administrasi, judged on what the books already prove."""

from django.apps import AppConfig


class ContestsConfig(AppConfig):
    """Editions, rubrics as data, scores from the books, marks of jurors, rankings."""

    name = "contests"
